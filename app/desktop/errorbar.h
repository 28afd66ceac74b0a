// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace sessionsmith::desktop {

/// Says under the top bar what went wrong, until it is closed; the text can be selected and copied.
class ErrorBar : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorBar(QWidget* parent = nullptr);
    void tell(const QString& text);
    void retranslate();

private:
    void restyle();

    QLabel* m_text;
    QToolButton* m_close;
};

} // namespace sessionsmith::desktop
