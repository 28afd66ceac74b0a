// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace sessionsmith::widgets {

/// When its parent is hidden while it holds the keyboard's focus, that returns to where it was before the parent was
/// shown, or else to what the parent stands in. Qt alone passes it on to the next widget, anywhere in the window.
class FocusReturn : public QObject
{
    Q_OBJECT
public:
    explicit FocusReturn(QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool holds(const QWidget* widget) const;
    void giveBack();

    QWidget* m_widget;
    QPointer<QWidget> m_before;
};

} // namespace sessionsmith::widgets
