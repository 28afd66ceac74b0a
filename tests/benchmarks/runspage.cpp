// SPDX-License-Identifier: GPL-3.0-or-later
// How long the page of the runs takes from the folder of a workspace to its first frame, and a metric from its writing
// to the screen.
//
//     benchmark_runspage [--runs 1000] [--metrics 20] [--points 1000] [--select 20] [--beats 100]
//
// It needs a screen (`xvfb-run`) or QT_QPA_PLATFORM=offscreen.
#include "widgets/runs/runspage.h"
#include "engine/store/workspace.h"
#include "tests/benchmarks/window.h"
#include "widgets/charts/chartview.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStyleFactory>
#include <QTableView>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using namespace sessionsmith::benchmarks;

namespace {

template <typename T>
T valueOf(Result<T> result)
{
    if (!result) qFatal("%s", result.error().message().c_str());
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

std::string metricName(int metric)
{
    static const char* const known[] = {"train/loss", "valid/loss", "valid/ndcg@10", "valid/hr@10"};
    return metric < 4 ? known[metric] : "further/" + std::to_string(metric);
}

store::Id addRun(store::Workspace& workspace, const std::string& name)
{
    store::RunRecord record;
    record.name = name;
    record.kind = store::RunKind::Finetune;
    record.spec = R"({"learning_rate":0.001,"hidden":64,"architecture":"gpt"})";
    return valueOf(workspace.beginRun(record)).id;
}

void fill(store::Workspace& workspace, int runs, int metrics, int points)
{
    constexpr int batch = 50'000;
    std::vector<store::MetricPoint> rows;
    for (int run = 0; run < runs; ++run) {
        const store::Id id = addRun(workspace, "run " + std::to_string(run));
        for (int step = 0; step < points; ++step)
            for (int metric = 0; metric < metrics; ++metric) {
                rows.push_back({metricName(metric), step, step / 100.0,
                                std::exp(-step / (0.3 * points)) + 0.05 * std::sin(step * 0.7 + run), step * 1000});
                if (int(rows.size()) < batch) continue;
                valueOf(workspace.writeMetrics(id, rows));
                rows.clear();
            }
        valueOf(workspace.writeMetrics(id, rows));
        rows.clear();
        if (run % 100 == 99) std::fprintf(stderr, "%d runs\n", run + 1);
    }
}

/// Processes events until `isDone`, for a minute at most.
template <typename Done>
void waitFor(const Done& isDone)
{
    QElapsedTimer clock;
    clock.start();
    while (!isDone() && clock.elapsed() < 60'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    Theme::instance();
    QCommandLineParser parser;
    const auto number = [&](const char* name, const char* byDefault) {
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("N"), QString::fromLatin1(byDefault)});
    };
    number("runs", "1000");
    number("metrics", "20");
    number("points", "1000");
    number("select", "20");
    number("beats", "100");
    parser.process(application);
    const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)).toInt(); };

    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    QElapsedTimer clock;
    clock.start();
    {
        auto workspace = valueOf(store::Workspace::open(place));
        fill(workspace, value("runs"), value("metrics"), value("points"));
    }
    std::printf("%d runs of %d metrics of %d points written in %.1f s\n", value("runs"), value("metrics"),
                value("points"), double(clock.elapsed()) / 1000);

    clock.start();
    Workbench workbench(valueOf(store::Workspace::open(place)));
    RunsPage page(workbench);
    page.resize(1280, 800);
    page.refresh();
    page.show();
    page.grab();
    std::printf("opened and painted in %.0f ms\n", double(clock.elapsed()));

    auto* table = page.findChild<QTableView*>(QStringLiteral("runs"));
    PaintWatch watch;
    for (ChartView* view : page.findChildren<ChartView*>())
        view->viewport()->installEventFilter(&watch);
    clock.start();
    QItemSelection rows(table->model()->index(0, 0),
                        table->model()->index(std::min(value("select"), value("runs")) - 1, 0));
    table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    watch.painted = false;
    waitFor([&] { return watch.painted; });
    std::printf("%d runs selected: curves after %.0f ms\n", value("select"), double(clock.elapsed()));

    auto writer = valueOf(store::Workspace::open(place));
    const store::Id live = addRun(writer, "live");
    workbench.notifyRunsChanged();
    page.refresh();
    page.openObject(QStringLiteral("live"));
    std::vector<double> delays;
    for (int beat = 0; beat < value("beats"); ++beat) {
        watch.painted = false;
        clock.start();
        valueOf(writer.writeMetrics(live, {{"valid/ndcg@10", beat, 0, std::sqrt(beat), beat}}));
        waitFor([&] { return watch.painted; });
        delays.push_back(double(clock.nsecsElapsed()) / 1e6);
        clock.start(); // out of step with the follower
        waitFor([&] { return clock.elapsed() > 37 * (1 + beat % 7); });
    }
    std::printf("from a metric to the screen: median %.0f ms, 99 %% %.0f ms, most %.0f ms\n", quantile(delays, 0.5),
                quantile(delays, 0.99), quantile(delays, 1));
    return 0;
}
