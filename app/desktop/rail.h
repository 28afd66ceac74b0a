// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QToolButton;
class QVBoxLayout;

namespace sessionsmith::desktop {

/// The pages as icons with their words, one below the other; the arrow keys go through them.
class Rail : public QFrame
{
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);
    void clear();
    void addPage(const QString& iconName);
    void setWord(int index, const QString& word);
    void setCurrent(int index);

Q_SIGNALS:
    void chosen(int index);

private:
    void restyle();

    QVBoxLayout* m_layout;
    QList<QToolButton*> m_buttons;
};

} // namespace sessionsmith::desktop
