// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace sessionsmith::widgets {

/// A spin box that writes its number as the window writes all others: "10 000".
class IntegerBox : public QSpinBox
{
    Q_OBJECT
public:
    IntegerBox(int least, int most, int value);

protected:
    QString textFromValue(int value) const override;
    int valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& place) const override;
};

} // namespace sessionsmith::widgets
