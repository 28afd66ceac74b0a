// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/reduction.h"
#include "widgets/charts/ticks.h"

#include <QColor>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QAbstractAxis;
class QStackedLayout;
class QXYSeries;
class QChart;

namespace sessionsmith::widgets {

class ChartView;
class EmptyState;

struct ChartSeries
{
    QString name; ///< empty: not named in the legend
    QColor colour;
    Curve points;
    bool smooth = true; ///< false: drawn as it is, however the chart smooths
};

/// The value of a series under the cursor.
struct CursorValue
{
    QString name;
    double x = 0; ///< of the value: the nearest to the cursor that the series has
    double value = 0;
};

/// Curves over steps. Raw values lie behind at a quarter of the strength, the smoothed line in front; both are reduced
/// to what the pixels can show, at most ten times a second, however often new points come.
class LineChart : public QWidget
{
    Q_OBJECT
public:
    explicit LineChart(QWidget* parent = nullptr);
    void setSeries(std::vector<ChartSeries> series);
    void setAxisTitles(const QString& x, const QString& y);
    void setEmptyTexts(const QString& what, const QString& how);
    void setSmoothing(double scale); ///< in units of x; 0: none
    void setLogarithmic(bool logarithmic);
    /// A level to hold the curves against; it belongs to what is shown, however far it lies from them.
    void setReference(std::optional<double> y, const QString& label = {});
    std::optional<double> reference() const;
    void setCursor(std::optional<double> x); ///< shown here too when another chart is pointed at
    /// For the subtitle of the card: how the curves were smoothed and reduced.
    QString processing() const;

Q_SIGNALS:
    /// `x` is that of the nearest point of any series.
    void cursorMoved(std::optional<double> x, const QList<sessionsmith::widgets::CursorValue>& values);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void schedule();
    void redraw();
    void drawSeries(const ChartSeries& series, double to);
    void addLine(const Curve& points, const QColor& colour, double width);
    void drawAxes(double to, double low, double high);
    AxisRange fittingRange(double low, double high) const;
    void styleAxis(QAbstractAxis& axis, const QString& title, bool grid) const;
    void showLegend();
    void point(std::optional<double> x);
    std::optional<double> nearestStep(double x) const;
    Curve visible(const ChartSeries& series, std::vector<double>& broken) const;

    std::vector<ChartSeries> m_series;
    QString m_xTitle, m_yTitle;
    double m_smoothing = 0;
    bool m_logarithmic = false;
    QTimer m_delay;
    QChart* m_chart;
    ChartView* m_view;
    QLabel* m_legend;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace sessionsmith::widgets
