// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/augmentation/augmentationsample.h"
#include "widgets/common/actioncolours.h"
#include "widgets/common/spokenview.h"

#include <QAbstractScrollArea>

namespace sessionsmith::widgets {

/// Sessions as rows of blocks, one an event, in the colours of the actions: before above after, what belongs together
/// one below the other, and what changed with its sign. Arrow keys move the current session.
class SessionPairs : public QAbstractScrollArea, public SpokenView
{
    Q_OBJECT
public:
    explicit SessionPairs(QWidget* parent = nullptr);
    void setSample(std::shared_ptr<const AugmentationSample> sample); ///< null: none
    void setPlaceholder(const QString& text);
    int current() const { return m_current; } ///< index of the sample; -1: none

    QAccessible::Role spokenRole() const override { return QAccessible::List; }
    QString spokenValue() const override;
    QSize sizeHint() const override { return {360, 200}; }
    QSize minimumSizeHint() const override { return {200, 160}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override { layOut(); }
    void scrollContentsBy(int, int) override { viewport()->update(); }
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    int count() const { return m_sample ? int(m_sample->sessions.size()) : 0; }
    void layOut();
    void setCurrent(int index);
    void paintPair(QPainter& painter, int index, int top) const;
    void paintBlock(QPainter& painter, const QRect& place, const augmentation::Event& event, Change change) const;
    QString eventWords(const augmentation::Event& event) const;
    QString tipAt(const QPoint& place) const;

    std::shared_ptr<const AugmentationSample> m_sample;
    ActionColours m_colours;
    QString m_placeholder;
    int m_current = -1;
};

} // namespace sessionsmith::widgets
