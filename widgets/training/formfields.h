// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/limits.h"
#include "engine/learning/spec.h"
#include "widgets/common/choicebox.h"
#include "widgets/common/specwords.h"
#include "widgets/common/texts.h"

#include <QJsonValue>

class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace sessionsmith::widgets {

QSpinBox* spinBox(Limits limits);
/// For a share or a weight.
QDoubleSpinBox* shareBox(Limits limits);
QLineEdit* numberEdit();
/// NaN where no number stands, so that validation names the field.
double numberIn(const QLineEdit& edit);

/// A choice among `count` values of an enumeration of the engine, nameless yet.
inline QComboBox* choices(int count)
{
    auto* box = new ChoiceBox;
    for (int i = 0; i < count; ++i)
        box->addItem(QString());
    return box;
}

/// Names them as the values of `key`.
template <typename Enum>
void nameChoices(QComboBox& box, const QString& key)
{
    for (int i = 0; i < box.count(); ++i)
        box.setItemText(i, specValue(key, text(learning::name(Enum(i)))));
}

} // namespace sessionsmith::widgets
