// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace sessionsmith::widgets {

/// Stands where there is nothing yet: what will appear here, and how to make it.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);
    void setTexts(const QString& what, const QString& how);

private:
    QLabel* m_what;
    QLabel* m_how;
};

} // namespace sessionsmith::widgets
