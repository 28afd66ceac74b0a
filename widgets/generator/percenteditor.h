// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace sessionsmith::widgets {

/// A small field over a picture in which a percentage is typed, up to that of `most`. Enter or leaving it takes the
/// number, Escape does not; then it is gone. The keys that end it do nothing else: the picture would open another one.
class PercentEditor : public QLineEdit
{
    Q_OBJECT
public:
    PercentEditor(const QString& text, const QRect& place, QWidget* picture, double most = 1);

Q_SIGNALS:
    void entered(double share);
    void refused(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void finish(bool takes);

    double m_most;
    bool m_isOver = false;
};

} // namespace sessionsmith::widgets
