// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace sessionsmith::widgets {

/// Stands where there is nothing yet: what will appear here, and how to make it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);
    void setTexts(const QString& what, const QString& how);
    void setButton(const QString& word); ///< below the texts; empty: none

Q_SIGNALS:
    void pressed(); ///< the button

private:
    QLabel* m_what;
    QLabel* m_how;
    QPushButton* m_button;
};

} // namespace sessionsmith::widgets
