// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/formfields.h"

#include "engine/base/text.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>

#include <limits>

namespace sessionsmith::widgets {

QSpinBox* spinBox(Limits limits)
{
    auto* box = new QSpinBox;
    box->setRange(int(limits.low), int(limits.high));
    box->setAlignment(Qt::AlignRight);
    return box;
}

QDoubleSpinBox* shareBox(Limits limits)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(limits.low, limits.high);
    box->setSingleStep(0.05);
    box->setAlignment(Qt::AlignRight);
    return box;
}

QLineEdit* numberEdit()
{
    auto* edit = new QLineEdit;
    edit->setAlignment(Qt::AlignRight);
    return edit;
}

double numberIn(const QLineEdit& edit)
{
    return parseDouble(edit.text().toStdString()).value_or(std::numeric_limits<double>::quiet_NaN());
}

} // namespace sessionsmith::widgets
