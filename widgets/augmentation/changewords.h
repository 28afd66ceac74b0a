// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/pipeline.h"
#include "widgets/augmentation/sessionalignment.h"

#include <QString>

namespace sessionsmith::widgets {

QString stepWord(augmentation::StepKind kind); ///< "Mask items"
QString changeWord(Change change);             ///< "masked"; empty for none
QChar changeSign(Change change);               ///< of its own for each, so that colour is not needed; null for none

} // namespace sessionsmith::widgets
