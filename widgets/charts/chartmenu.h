// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartsettings.h"

#include <QToolButton>

class QMenu;

namespace sessionsmith::widgets {

class LineChart;
enum class ChartFormat;

/// The button at the right end of a chart's card: what it is drawn over and how, and its files.
class ChartMenu : public QToolButton
{
    Q_OBJECT
public:
    /// `key`: under which the settings of the chart are kept; they are taken over now.
    ChartMenu(LineChart& chart, const QString& key, QWidget* parent = nullptr);
    /// The axes that the chart's curves are at hand over; all of them at first. One alone is not asked for.
    void setAxes(const QList<ChartAxis>& axes) { m_axes = axes; }

Q_SIGNALS:
    void noticed(const QString& text);
    void errorOccurred(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fill();
    void addAxes();
    void addSmoothing();
    void addExport();
    /// An entry that changes the settings, marked where they have it already.
    void addChoice(QMenu& menu, const QString& word, const ChartSettings& settings);
    void exportChart(ChartFormat format);

    LineChart& m_chart;
    QList<ChartAxis> m_axes{ChartAxis::Step, ChartAxis::Epoch, ChartAxis::Examples, ChartAxis::Relative,
                            ChartAxis::Wall};
};

} // namespace sessionsmith::widgets
