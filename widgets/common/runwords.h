// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"

#include <QColor>
#include <QString>

namespace sessionsmith::widgets {

QString statusWord(store::RunStatus status); ///< "finished"
QChar statusSign(store::RunStatus status);   ///< a shape of its own for each, so that colour is not needed
QString kindWord(store::RunKind kind);       ///< "pre-training"
QColor runColour(store::Id run);             ///< of its curves and its mark, whatever else is shown
bool canResume(const store::RunRecord& run);
/// The final value, of the test where there is one and of the validation else; NaN where there is none.
double finalMetric(const store::RunRecord& run, const std::string& metric);

} // namespace sessionsmith::widgets
