// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/spokenview.h"

#include <QAbstractScrollArea>
#include <QColor>

#include <vector>

namespace sessionsmith::widgets {

/// How often each action returns to an item of its session, as bars that are dragged, with the interval of the log that
/// they were estimated from, the log beside, and a tick for actions that always do. Up and down choose a row, left and
/// right change it, digits type it in percent, space ticks it.
class RevisitBars : public QAbstractScrollArea, public SpokenView
{
    Q_OBJECT
public:
    struct Row
    {
        QString name;
        QColor colour;
        double probability = 0;
        bool always = false;
        double low = -1, high = -1; ///< negative: not estimated
        double beside = -1;         ///< negative: no log says
        QString counts;             ///< "340 of 1,200 events"
    };

    explicit RevisitBars(QWidget* parent = nullptr);
    void setRows(std::vector<Row> rows);
    void setPlaceholder(const QString& text);
    void retranslate();
    int current() const { return m_current; }
    QRect bar(int row) const;  ///< the whole track
    QRect tick(int row) const; ///< what is clicked for `always`
    QSize sizeHint() const override { return {320, 170}; }
    QSize minimumSizeHint() const override { return {240, 96}; }

    QAccessible::Role spokenRole() const override { return QAccessible::Slider; }
    QString spokenValue() const override;

Q_SIGNALS:
    void dragBegun();
    void edited(int row, double probability);
    void dragEnded();
    void dragCancelled();
    void ticked(int row, bool always);
    void refused(const QString& why); ///< what was typed

protected:
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override { updateScrolling(); }
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int rowAt(int y) const;
    QRect rowRect(int row) const;
    double probabilityAt(double x) const;
    void setCurrent(int row);
    void updateScrolling();
    void openEditor(const QString& text);
    QString describe(int row) const;
    void paintHeader(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;

    std::vector<Row> m_rows;
    QString m_placeholder, m_tickWords;
    int m_current = 0;
    int m_dragged = -1;
    double m_before = 0; ///< while one is dragged
};

} // namespace sessionsmith::widgets
