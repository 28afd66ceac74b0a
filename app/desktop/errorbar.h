// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QToolButton;

namespace sessionsmith::desktop {

/// Says under the top bar what went wrong, each error until it is closed or settled, the latest first; the text can be
/// selected and copied.
class ErrorBar : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorBar(QWidget* parent = nullptr);
    void tell(const QString& text);
    void settle(const QString& text); ///< that is over
    void clear();
    void retranslate();

private:
    void restyle();
    void showLatest();

    QStringList m_errors; ///< that nobody closed, the latest at the end
    QLabel* m_text;
    QLabel* m_more;
    QToolButton* m_close;
};

} // namespace sessionsmith::desktop
