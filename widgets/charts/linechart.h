// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartaxes.h"
#include "widgets/charts/chartsettings.h"
#include "widgets/charts/curvelayer.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QChart;
class QLabel;
class QStackedLayout;

namespace sessionsmith::widgets {

class ChartView;
class EmptyState;

/// Curves over steps or time. Raw values lie behind at a quarter of the strength, the smoothed line in front; both are
/// reduced to what the pixels can show. What is new is drawn at most ten times a second, however often it comes; what a
/// hand does is drawn at once. The axis upwards fits what is seen, until a person chooses otherwise.
class LineChart : public QWidget
{
    Q_OBJECT
public:
    explicit LineChart(QWidget* parent = nullptr);
    ~LineChart() override;
    /// Curves are over the axis of the settings; they may grow, which the next call tells.
    void setSeries(std::vector<ChartSeries> series);
    const std::vector<ChartSeries>& series() const { return m_series; }
    void setTitle(const QString& title); ///< of its pictures on paper
    const QString& title() const { return m_title; }
    /// `x`: what the curves lie over where it is neither steps nor what the settings say.
    void setAxisTitles(const QString& x, const QString& y);
    void setEmptyTexts(const QString& what, const QString& how);
    void setSettings(const ChartSettings& settings);
    const ChartSettings& settings() const { return m_settings; }
    /// They belong to what is shown, however far they lie from the curves. What cannot be drawn is left out.
    void setReferences(const QList<ChartReference>& references);
    QList<ChartReference> references() const;
    void setCursor(std::optional<double> x); ///< shown here too when another chart is pointed at
    QList<CursorValue> valuesAt(double x) const;
    QString placeText(double x) const; ///< "step 8 200"
    /// For the subtitle of the card: how the curves were smoothed and reduced.
    QString processing() const;

    /// The stretch that is seen; nothing: all of it.
    std::optional<Range> across() const { return m_across; }
    void setAcross(std::optional<Range> across);
    void showWhole();
    ChartView& view() const { return *m_view; }

Q_SIGNALS:
    /// `x` is that of the nearest point of any series.
    void cursorMoved(std::optional<double> x, const QList<sessionsmith::widgets::CursorValue>& values);
    void acrossChanged(); ///< by a hand
    void settingsChanged();
    void processingChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void schedule();
    void redraw();
    void layOut(bool quick);
    void navigate();
    Range shownAcross() const;
    Range shownUp(const Range& across) const;
    QList<Tick> ticksAcross(const Range& range, double width) const;
    QString titleAcross(const Range& range) const;
    Smoothing smoothing() const;
    ValueRange allValues(const Range& across) const;
    void showLegend();
    void zoom(const QPointF& anchor, double factor, Qt::Orientation along);
    void pan(const QPointF& pixels);
    void choose(const QRectF& pixels, bool isAcross);
    void point(std::optional<double> x);
    std::optional<double> nearestPlace(double x) const;

    std::vector<ChartSeries> m_series;
    ChartSettings m_settings;
    QList<ChartReference> m_references;
    QString m_title, m_xTitle, m_yTitle, m_processing;
    std::optional<Range> m_across, m_up; ///< chosen by a person
    std::optional<double> m_cursor;
    CurveLayer m_curves;
    QTimer m_delay, m_rest;
    QChart* m_chart;
    ChartAxes m_axes;
    ChartView* m_view;
    QLabel* m_legend;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
};

} // namespace sessionsmith::widgets
