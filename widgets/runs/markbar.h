// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sessionsmith::widgets {

/// Asks in a line above the table for words about the selected runs: their tags or their note. Return keeps them,
/// Escape leaves everything as it was.
class MarkBar : public QFrame
{
    Q_OBJECT
public:
    MarkBar();
    /// `keep` gets what was written.
    void ask(const QString& question, const QString& words, std::function<void(const QString&)> keep);
    void retranslate();

private:
    void accept();

    QLabel* m_question;
    QLineEdit* m_words;
    QPushButton* m_cancel;
    QPushButton* m_accept;
    std::function<void(const QString&)> m_keep;
};

} // namespace sessionsmith::widgets
