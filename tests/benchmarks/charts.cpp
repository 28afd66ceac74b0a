// SPDX-License-Identifier: GPL-3.0-or-later
// How long a chart takes from a turn of the wheel or a pull of the hand to its next frame, painted.
//
//     benchmark_charts [--curves 20] [--points 1000000] [--frames 300] [--smooth]
//
// It needs a screen (`xvfb-run`) or QT_QPA_PLATFORM=offscreen.
#include "tests/benchmarks/window.h"

#include "widgets/charts/chartview.h"
#include "widgets/charts/linechart.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStyleFactory>
#include <QWheelEvent>

#include <cstdio>
#include <fstream>
#include <functional>
#include <string>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using namespace sessionsmith::benchmarks;

namespace {

/// MiB that the process has in memory.
double residentMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
    return 0;
}

/// A loss that falls, with noise.
std::shared_ptr<Curve> curveOf(int number, int points)
{
    Philox random(1, std::uint64_t(number), 0);
    auto curve = std::make_shared<Curve>();
    curve->reserve(std::size_t(points));
    for (int i = 0; i < points; ++i) {
        const double trend = 2 + 3 * std::exp(-5.0 * i / points * (1 + number / 10.0)) + number * 0.1;
        curve->append(i, trend + 0.4 * (random.uniform() + random.uniform() - 1));
    }
    return curve;
}

void turn(ChartView& view, const QPointF& place, int angle)
{
    QWheelEvent event(place, view.viewport()->mapToGlobal(place), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
}

void pull(ChartView& view, int pixels)
{
    const QPointF place = view.frame().plot.center();
    QWheelEvent event(place, view.viewport()->mapToGlobal(place), {pixels, 0}, {pixels, 0}, Qt::NoButton,
                      Qt::NoModifier, Qt::ScrollUpdate, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
}

/// Each frame is timed from the event to the end of the repaint.
void measure(const char* what, ChartView& view, int frames, const std::function<void(int)>& act)
{
    PaintWatch watch;
    view.viewport()->installEventFilter(&watch);
    std::vector<double> wall, busy;
    for (int frame = 0; frame < frames + 10; ++frame) {
        watch.painted = false;
        QElapsedTimer clock;
        clock.start();
        const double before = threadMilliseconds();
        act(frame);
        while (!watch.painted)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (frame < 10) continue; // the first ones warm up
        wall.push_back(double(clock.nsecsElapsed()) / 1e6);
        busy.push_back(threadMilliseconds() - before);
    }
    const Times times = timesOf(wall, busy);
    std::printf("%-24s %8.1f %8.1f %8.1f\n", what, times.median, times.high, times.busy);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    const auto option = [&](const char* name, const char* value) {
        parser.addOption({QLatin1String(name), {}, QLatin1String(name), QLatin1String(value)});
    };
    option("curves", "20");
    option("points", "1000000");
    option("frames", "300");
    option("width", "1180");
    option("height", "420");
    parser.addOption({QStringLiteral("smooth"), QStringLiteral("smoothed lines before the raw ones")});
    parser.addHelpOption();
    parser.process(application);
    const auto number = [&](const char* name) { return parser.value(QLatin1String(name)).toInt(); };

    Theme::instance();
    const double before = residentMemory();
    std::vector<ChartSeries> series;
    for (int i = 0; i < number("curves"); ++i)
        series.push_back({QStringLiteral("run %1").arg(i + 1), Theme::instance().category(i),
                          curveOf(i, number("points")), parser.isSet(QStringLiteral("smooth"))});
    const double curves = residentMemory();
    LineChart chart;
    chart.setAxisTitles(QStringLiteral("step"), {});
    chart.resize(number("width"), number("height"));
    chart.show();
    chart.setSeries(series);
    settle();
    ChartView& view = chart.view();
    std::printf("%d curves of %d points, %d x %d, %s; MiB: curves %.0f, with the chart %.0f\n", number("curves"),
                number("points"), chart.width(), chart.height(), qPrintable(QGuiApplication::platformName()),
                curves - before, residentMemory() - before);
    std::printf("%-24s %8s %8s %8s (ms)\n", "", "median", "99 %", "busy");
    const int frames = number("frames");
    const QPointF place = view.frame().plot.center() + QPointF(37, 0);
    measure("zoom in and out", view, frames, [&](int frame) { turn(view, place, frame / 40 % 2 == 0 ? 120 : -120); });
    chart.showWhole();
    turn(view, place, 480);
    settle();
    measure("pan, a quarter seen", view, frames, [&](int frame) { pull(view, frame / 60 % 2 == 0 ? 3 : -3); });
    settle();
    measure("cursor", view, frames, [&](int frame) { chart.setCursor(view.frame().x.low + frame * 100.0); });
    measure("at rest", view, std::min(frames, 50), [&](int) { view.redrawCurves(false); });
    return 0;
}
