// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "engine/synthesis/lengths.h"
#include "widgets/common/statusitems.h"

namespace sessionsmith::widgets {

struct SessionSample;

/// The numbers of the status line that follow an edit: how long sessions are, how often they come to the goal, how far
/// what comes next can be told, and how long the way to the goal is. Exact ones of `model`, not of the sessions that
/// happen to be drawn, wherever a formula gives them within the time of a repaint; else those of `sample`.
/// `persona`: whom the model stands for, where it is not everybody.
QList<StatusItem> modelFigures(const hmm::Model& model, const synthesis::LengthSettings& lengths,
                               const SessionSample& sample, const QString& persona);

} // namespace sessionsmith::widgets
