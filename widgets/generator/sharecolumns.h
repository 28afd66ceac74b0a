// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/spokenview.h"

#include <QColor>
#include <QWidget>

#include <vector>

namespace sessionsmith::widgets {

/// Shares of a whole, or of what is usual, as columns, with those of a log as a stepped line. Columns that can be
/// edited are dragged at their upper end; with the keyboard left and right choose one, up and down change it, and
/// digits type it in percent.
class ShareColumns : public QWidget, public SpokenView
{
    Q_OBJECT
public:
    struct Column
    {
        QString name; ///< below it, where there is room
        double share = 0;
        double low = -1, high = -1; ///< an interval of what the log said; negative: none
        double beside = -1;         ///< the same of the log beside
        QString longName;           ///< where it is told; empty: the name
    };

    explicit ShareColumns(QWidget* parent = nullptr);
    void setColumns(std::vector<Column> columns);
    void setEditable(bool editable);
    void setMost(double share);           ///< to which a column can be edited; by itself 1
    void setColour(const QColor& colour); ///< of the columns; by itself the accent
    /// What columns and line stand for; an empty name is left out.
    void setKey(const QString& columns, const QString& line);
    void setAxisTitle(const QString& title);
    void setPlaceholder(const QString& text);
    int current() const { return m_current; }
    QRectF column(int index) const; ///< from its share down
    QSize sizeHint() const override { return {300, 170}; }
    QSize minimumSizeHint() const override { return {200, 120}; }

    QAccessible::Role spokenRole() const override { return QAccessible::Slider; }
    QString spokenValue() const override;

Q_SIGNALS:
    void dragBegun();
    void edited(int column, double share); ///< 0 ... the most; of a whole, the others are to share the rest
    void dragEnded();
    void dragCancelled();
    void refused(const QString& why); ///< what was typed

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF plot() const;
    double top() const { return m_dragged >= 0 ? m_top : largest(); } ///< the share at the upper end
    double largest() const;
    double y(double share) const;
    int columnAt(double x) const;
    void setCurrent(int index);
    QString describe(int index) const;
    void openEditor(const QString& text);
    void paintAxes(QPainter& painter) const;
    void paintColumn(QPainter& painter, int index) const;
    void paintBeside(QPainter& painter) const;

    std::vector<Column> m_columns;
    bool m_editable = false;
    double m_most = 1;
    QColor m_colour;
    QString m_columnsName, m_lineName, m_axisTitle, m_placeholder;
    int m_current = 0, m_hovered = -1;
    int m_dragged = -1;
    double m_top = 0, m_before = 0; ///< while one is dragged
};

/// Relative to their sum, at most so many: the last one with all that follow.
std::vector<double> gathered(const std::vector<double>& shares, std::size_t most);
/// The same shares where column `index` of gathered() has `share`, the others in their old proportions; all alike where
/// they had nothing.
std::vector<double> withShare(std::vector<double> shares, std::size_t most, std::size_t index, double share);

} // namespace sessionsmith::widgets
