// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace sessionsmith::widgets {

/// A number to type, with its unit. Up and down step it, Escape takes back what is typed; what is no number of the
/// range is not taken: the field is marked, says why, and keeps the text until it is right.
class NumberField : public QLineEdit
{
    Q_OBJECT
public:
    NumberField(double least, double most, int decimals, QWidget* parent = nullptr);
    double value() const { return m_value; }
    void setValue(double value); ///< not while it is being typed
    void setUnit(const QString& unit);
    void setStep(double step) { m_step = step; }
    bool isInvalid() const { return m_isInvalid; }

Q_SIGNALS:
    void edited(double value);        ///< by a person, and within the range
    void refused(const QString& why); ///< empty: what was wrong no longer is

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void take();
    void show();
    void setInvalid(bool invalid);
    QString words(double value) const;

    double m_least, m_most, m_value, m_step;
    int m_decimals;
    QString m_unit;
    bool m_isInvalid = false;
};

} // namespace sessionsmith::widgets
