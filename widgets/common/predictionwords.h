// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/predictedcase.h"

#include <QString>

/// How the predictions of a run are written.
namespace sessionsmith::widgets::predictionwords {

QString history(const learning::PredictedCase& one); ///< "a → b → c"
/// The most probable first; what was expected has a tick.
QString top(const learning::PredictedCase& one);
/// Of a case at all evaluations, the first and the last ones: "41 → … → 3 → 1".
QString ranks(const std::vector<learning::Predictions>& evaluations, std::size_t number);

} // namespace sessionsmith::widgets::predictionwords
