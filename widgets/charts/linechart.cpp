// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/linechart.h"

#include "widgets/charts/chartview.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QChart>
#include <QGraphicsLayout>
#include <QLabel>
#include <QStackedLayout>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int redrawInterval = 100; // ms
constexpr int restAfter = 150;      // ms without a movement: time to draw beautifully

} // namespace

LineChart::LineChart(QWidget* parent)
    : QWidget(parent), m_chart(new QChart), m_axes(*m_chart), m_view(new ChartView(m_chart, m_curves)),
      m_legend(new QLabel), m_empty(new EmptyState), m_stack(new QStackedLayout(this))
{
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setProperty("small", true);
    m_legend->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setMinimumSize(200, 140);

    auto* plot = new QWidget;
    auto* layout = new QVBoxLayout(plot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_legend);
    layout->addWidget(m_view, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(plot);

    m_delay.setSingleShot(true);
    m_delay.setInterval(redrawInterval);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfter);
    connect(&m_delay, &QTimer::timeout, this, &LineChart::redraw);
    connect(&m_rest, &QTimer::timeout, this, [this] { m_view->redrawCurves(false); });
    connect(m_view, &ChartView::pointed, this, &LineChart::point);
    connect(m_view, &ChartView::zoomRequested, this, &LineChart::zoom);
    connect(m_view, &ChartView::panRequested, this, &LineChart::pan);
    connect(m_view, &ChartView::stretchChosen, this, &LineChart::choose);
    connect(m_view, &ChartView::wholeRequested, this, [this] {
        showWhole();
        Q_EMIT acrossChanged();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_axes.takeTheme();
        schedule();
    });
}

LineChart::~LineChart()
{
    delete m_view; // before the curves that it draws
}

void LineChart::schedule()
{
    if (!m_delay.isActive()) m_delay.start();
}

void LineChart::setSeries(std::vector<ChartSeries> series)
{
    m_series = std::move(series);
    schedule();
}

void LineChart::setTitle(const QString& title)
{
    m_title = title;
}

void LineChart::setAxisTitles(const QString& x, const QString& y)
{
    m_xTitle = x;
    m_yTitle = y;
    schedule();
}

void LineChart::setEmptyTexts(const QString& what, const QString& how)
{
    m_empty->setTexts(what, how);
}

void LineChart::setSettings(const ChartSettings& settings)
{
    if (settings == m_settings) return;
    const ChartSettings before = std::exchange(m_settings, settings);
    if (before.axis != settings.axis) m_across.reset();
    if (before.axis != settings.axis || before.logarithmic != settings.logarithmic) m_up.reset();
    schedule();
    Q_EMIT settingsChanged();
}

void LineChart::setReferences(const QList<ChartReference>& references)
{
    if (references == m_references) return;
    m_references = references;
    schedule();
}

QList<ChartReference> LineChart::references() const
{
    QList<ChartReference> drawn = m_references;
    drawn.removeIf([this](const ChartReference& reference) {
        return !std::isfinite(reference.y) || (m_settings.logarithmic && reference.y <= 0);
    });
    return drawn;
}

Smoothing LineChart::smoothing() const
{
    double fitting = 0;
    for (const ChartSeries& series : m_series)
        if (series.smooth && series.curve) fitting = std::max(fitting, smoothingFor(*series.curve));
    if (fitting == 0) return {}; // there is nothing to smooth
    return {m_settings.smoothing, m_settings.scale > 0 ? m_settings.scale : fitting};
}

QString LineChart::processing() const
{
    return m_processing;
}

void LineChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    schedule();
}

void LineChart::redraw()
{
    m_curves.setSeries(m_series, smoothing());
    ChartNotes notes{references(), {}, {}};
    for (const ChartSeries& series : m_series) {
        if (!series.marks.isEmpty()) notes.marks.emplace_back(series.colour, series.marks);
        if (series.curve)
            notes.broken.insert(notes.broken.end(), series.curve->broken().begin(), series.curve->broken().end());
    }
    std::ranges::stable_sort(notes.broken, {}, &CurvePoint::x);
    m_view->setNotes(std::move(notes));
    m_stack->setCurrentIndex(m_curves.isEmpty() ? 0 : 1);
    showLegend();
    layOut(false);
    if (m_curves.isEmpty()) return;
    setCursor(m_cursor);
    m_view->tellPointer();
}

void LineChart::showLegend()
{
    QStringList entries;
    for (const ChartSeries& series : m_series)
        if (!series.name.isEmpty())
            entries.append(QStringLiteral("<span style='color:%1'>●</span>&nbsp;%2")
                               .arg(series.colour.name(), series.name.toHtmlEscaped()));
    m_legend->setText(entries.join(QStringLiteral(" &nbsp;&nbsp; ")));
}

} // namespace sessionsmith::widgets
