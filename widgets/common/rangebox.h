// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSpinBox;

namespace sessionsmith::widgets {

/// Two numbers, "2 to 6": from the least to the most of something.
class RangeBox : public QWidget
{
    Q_OBJECT
public:
    RangeBox(int least, int most, int value);
    void setWords(const QString& to, const QString& least, const QString& most);
    int least() const;
    int most() const;
    bool isOne() const { return least() == most(); }
    bool isReversed() const { return most() < least(); }

Q_SIGNALS:
    void changed();

private:
    QSpinBox* m_least;
    QLabel* m_to;
    QSpinBox* m_most;
};

} // namespace sessionsmith::widgets
