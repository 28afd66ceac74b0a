// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace sessionsmith::widgets {

/// Asks in a line of its page before something is deleted; Escape keeps it.
class ConfirmBar : public QFrame
{
    Q_OBJECT
public:
    explicit ConfirmBar(QWidget* parent = nullptr);
    void ask(const QString& question);
    void retranslate();

Q_SIGNALS:
    void accepted();

private:
    QLabel* m_question;
    QPushButton* m_keep;
    QPushButton* m_delete;
};

} // namespace sessionsmith::widgets
