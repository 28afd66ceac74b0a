// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/limits.h"

class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

QSpinBox* spinBox(Limits limits);
QLineEdit* numberEdit();
/// NaN where no number stands, so that validation names the field.
double numberIn(const QLineEdit& edit);

} // namespace sessionsmith::widgets
