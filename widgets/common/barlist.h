// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

namespace sessionsmith::widgets {

/// Named quantities as horizontal bars, each with its value in words at the right; a second, thinner bar below stands
/// for comparison.
class BarList : public QWidget
{
    Q_OBJECT
public:
    struct Bar
    {
        QString name;
        double value = 0;
        QString text; ///< the value as it is read
        QColor colour;
        double beside = -1; ///< negative: none
        QString besideText;
    };

    explicit BarList(QWidget* parent = nullptr);
    void setBars(std::vector<Bar> bars);
    /// What the bars and those for comparison stand for; told above them where there are both.
    void setKey(const QString& bars, const QString& beside);
    void setPlaceholder(const QString& text); ///< what will stand here
    void setRest(const QString& text);        ///< a line below the bars on those that have none; empty: none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    void describe();
    int rowHeight() const;
    int top() const; ///< of the first row
    void paintBar(QPainter& painter, const Bar& bar, int top, int nameWidth, int textWidth, double largest) const;

    std::vector<Bar> m_bars;
    QString m_placeholder, m_rest, m_barsName, m_besideName;
    bool m_hasBeside = false;
};

} // namespace sessionsmith::widgets
