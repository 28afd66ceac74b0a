// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QFrame>

class QLabel;
class QPushButton;

namespace sessionsmith::widgets {

/// Asks in a line of its page or panel before something is lost; Escape keeps it. Where it is about what can be
/// discarded it waits without the focus until a person has seen it, and Escape is left to the page.
class ConfirmBar : public QFrame
{
    Q_OBJECT
public:
    enum class Loss { Delete, Replace, Discard };

    /// `direction`: LeftToRight has the buttons beside the question, TopToBottom below it, where there is little room.
    explicit ConfirmBar(Loss loss = Loss::Delete, QBoxLayout::Direction direction = QBoxLayout::LeftToRight);
    void ask(const QString& question);
    void retranslate();

Q_SIGNALS:
    void accepted();
    void kept();

private:
    void keep();

    Loss m_loss;
    QLabel* m_question;
    QPushButton* m_keep;
    QPushButton* m_accept;
};

} // namespace sessionsmith::widgets
