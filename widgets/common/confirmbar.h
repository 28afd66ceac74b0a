// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace sessionsmith::widgets {

/// Asks in a line of its page before something is deleted; Escape keeps it. Where it is about what can be discarded it
/// waits without the focus until a person has seen it, and Escape is left to the page.
class ConfirmBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Delete, Discard };

    explicit ConfirmBar(Kind kind = Kind::Delete, QWidget* parent = nullptr);
    void ask(const QString& question);
    void retranslate();

Q_SIGNALS:
    void accepted();
    void kept();

private:
    void keep();

    Kind m_kind;
    QLabel* m_question;
    QPushButton* m_keep;
    QPushButton* m_delete;
};

} // namespace sessionsmith::widgets
