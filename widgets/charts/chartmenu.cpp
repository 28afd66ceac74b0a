// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartmenu.h"

#include "widgets/charts/chartexport.h"
#include "widgets/charts/linechart.h"
#include "widgets/common/filedialogs.h"
#include "widgets/common/icons.h"
#include "widgets/common/texts.h"

#include <QEvent>
#include <QFile>
#include <QMenu>
#include <QSettings>

namespace sessionsmith::widgets {

namespace {

constexpr int scales[] = {5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10'000};

} // namespace

ChartMenu::ChartMenu(LineChart& chart, const QString& key, QWidget* parent) : QToolButton(parent), m_chart(chart)
{
    const QString place = QStringLiteral("charts/") + key;
    m_chart.setSettings(ChartSettings::fromText(QSettings().value(place).toString()));
    connect(&m_chart, &LineChart::settingsChanged, this,
            [this, place] { QSettings().setValue(place, m_chart.settings().toText()); });
    setIcon(widgets::icon(QStringLiteral("more")));
    setAutoRaise(true);
    setMenu(new QMenu(this));
    connect(this, &QToolButton::clicked, this, &QToolButton::showMenu);
    connect(menu(), &QMenu::aboutToShow, this, &ChartMenu::fill);
    retranslate();
}

void ChartMenu::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void ChartMenu::retranslate()
{
    setAccessibleName(tr("How the chart is drawn, and its files"));
    setToolTip(accessibleName());
}

void ChartMenu::addChoice(QMenu& menu, const QString& word, const ChartSettings& settings)
{
    QAction* action = menu.addAction(word);
    action->setCheckable(true);
    action->setChecked(settings == m_chart.settings());
    connect(action, &QAction::triggered, &m_chart, [this, settings] { m_chart.setSettings(settings); });
}

void ChartMenu::fill()
{
    menu()->clear(); // its submenus are its children
    qDeleteAll(menu()->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    if (m_axes.size() > 1) addAxes();
    QAction* logarithmic = menu()->addAction(tr("Logarithmic upwards"));
    QAction* inner = menu()->addAction(tr("Leave out what is far out"));
    inner->setToolTip(tr("The axis upwards fits the inner 98 % of the values"));
    logarithmic->setCheckable(true);
    logarithmic->setChecked(m_chart.settings().logarithmic);
    inner->setCheckable(true);
    inner->setChecked(m_chart.settings().inner);
    const auto change = [this](bool ChartSettings::*what) {
        return [this, what](bool isOn) {
            ChartSettings settings = m_chart.settings();
            settings.*what = isOn;
            m_chart.setSettings(settings);
        };
    };
    connect(logarithmic, &QAction::toggled, &m_chart, change(&ChartSettings::logarithmic));
    connect(inner, &QAction::toggled, &m_chart, change(&ChartSettings::inner));
    addSmoothing();
    menu()->addSeparator();
    QAction* whole = menu()->addAction(tr("Show all"));
    connect(whole, &QAction::triggered, &m_chart, [this] {
        m_chart.showWhole();
        Q_EMIT m_chart.acrossChanged();
    });
    addExport();
}

void ChartMenu::addAxes()
{
    QMenu* axes = menu()->addMenu(tr("Draw over"));
    for (const ChartAxis axis : m_axes) {
        ChartSettings settings = m_chart.settings();
        settings.axis = axis;
        addChoice(*axes, axisWord(axis), settings);
    }
}

void ChartMenu::addSmoothing()
{
    if (std::ranges::none_of(m_chart.series(), &ChartSeries::smooth)) return;
    QMenu* smoothing = menu()->addMenu(tr("Smoothing"));
    for (const SmoothingKind kind :
         {SmoothingKind::None, SmoothingKind::Exponential, SmoothingKind::Mean, SmoothingKind::Gaussian}) {
        ChartSettings settings = m_chart.settings();
        settings.smoothing = kind;
        addChoice(*smoothing, smoothingWord(kind), settings);
    }
    smoothing->addSeparator();
    ChartSettings settings = m_chart.settings();
    settings.scale = 0;
    addChoice(*smoothing, tr("Fitting the width"), settings);
    for (const int scale : scales) {
        settings.scale = scale;
        addChoice(*smoothing, tr("%n step(s)", nullptr, scale), settings);
    }
}

void ChartMenu::addExport()
{
    QMenu* files = menu()->addMenu(tr("Export"));
    const std::pair<ChartFormat, QString> formats[] = {{ChartFormat::Png, tr("PNG picture…")},
                                                       {ChartFormat::Svg, tr("SVG drawing…")},
                                                       {ChartFormat::Pdf, tr("PDF page…")},
                                                       {ChartFormat::Csv, tr("CSV table of the values…")}};
    files->setEnabled(!m_chart.series().empty());
    for (const auto& [format, word] : formats)
        connect(files->addAction(word), &QAction::triggered, this, [this, format = format] { exportChart(format); });
}

void ChartMenu::exportChart(ChartFormat format)
{
    constexpr const char* suffixes[] = {"png", "svg", "pdf", "csv"};
    const QString suffix = QLatin1String(suffixes[int(format)]);
    const QString file = askForNewFile(this, FileKind::Chart, tr("Export the chart"), m_chart.title(), suffix,
                                       tr("%1 files (*.%2);;All files (*)").arg(suffix.toUpper(), suffix));
    if (file.isEmpty()) return;
    if (const auto written = writeChart(m_chart, format, QFile::encodeName(file).toStdString()); !written)
        Q_EMIT errorOccurred(translated(written.error()));
    else
        Q_EMIT noticed(tr("Exported to %1").arg(file));
}

} // namespace sessionsmith::widgets
