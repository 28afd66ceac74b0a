// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace sessionsmith::widgets {

/// A row of words of which one is chosen: the switch in the header of a card. Left and right choose with the keyboard.
class Segments : public QWidget
{
    Q_OBJECT
public:
    explicit Segments(QWidget* parent = nullptr);
    void setWords(const QStringList& words);
    int current() const { return m_current; }
    void setCurrent(int index);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect segment(int index) const;
    int segmentAt(const QPoint& position) const;
    int widthOf(int index) const;

    QStringList m_words;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace sessionsmith::widgets
