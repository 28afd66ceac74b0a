// SPDX-License-Identifier: GPL-3.0-or-later
// How long a drag of a bar takes to reach the eye: the page in a window, a bar of the transition matrix moved by mouse
// events, and for each view of the preview the time from the move to the preview painted with what it made.
//
//     benchmark_previewdrag [--states 16] [--sessions 10000] [--moves 300] [--end]
//
// It needs a screen (`xvfb-run`) or QT_QPA_PLATFORM=offscreen. The log beside has 20,000 sessions of the same model.
#include "tests/benchmarks/window.h"

#include "engine/synthesis/generator.h"
#include "engine/workflow/workflow.h"
#include "widgets/behaviour/behaviourpage.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/previewcard.h"
#include "widgets/behaviour/previewoptions.h"
#include "widgets/behaviour/rowbars.h"
#include "widgets/common/theme.h"
#include "widgets/jobs/workbench.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMouseEvent>
#include <QStyleFactory>
#include <QTemporaryDir>

#include <cstdio>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using namespace sessionsmith::benchmarks;

namespace {

/// The log that lies beside, as an import of a person's own would.
bool addLog(store::Workspace& workspace, const hmm::Model& model)
{
    if (!workflow::saveModel(workspace, "shop", {model, {}, {}})) return false;
    workflow::SynthesizeRequest request;
    request.model = "shop";
    request.name = "log";
    request.spec.sessions = 20'000;
    request.spec.length = model.hasEnd() ? 0 : synthesis::defaultPreviewLength;
    return workflow::synthesize(workspace, request).has_value();
}

void send(QWidget& widget, QEvent::Type type, const QPoint& place)
{
    const bool isMove = type == QEvent::MouseMove;
    QMouseEvent event(type, place, widget.mapToGlobal(place), isMove ? Qt::NoButton : Qt::LeftButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Drags a bar up and down; each move is timed from its event to the end of the repaint of the preview.
Times drag(RowBars& bars, PreviewCard& preview, int moves)
{
    PaintWatch watch;
    preview.currentView().installEventFilter(&watch);
    bool isRedrawn = false;
    const auto redrawn = QObject::connect(&preview, &PreviewCard::updated, [&] { isRedrawn = true; });
    const QRect track = bars.track(2);
    QPoint place(track.center().x(), track.center().y());
    send(bars, QEvent::MouseButtonPress, place);
    settle();
    std::vector<double> wall, busy;
    for (int move = 0; move < moves + 10; ++move) {
        place.ry() += move / 20 % 2 == 0 ? -1 : 1;
        watch.painted = isRedrawn = false;
        QElapsedTimer clock;
        clock.start();
        const double before = threadMilliseconds();
        send(bars, QEvent::MouseMove, place);
        while (!watch.painted || !isRedrawn)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (move >= 10) { // the first ones warm up
            wall.push_back(double(clock.nsecsElapsed()) / 1e6);
            busy.push_back(threadMilliseconds() - before);
        }
        QCoreApplication::processEvents();
    }
    send(bars, QEvent::MouseButtonRelease, place);
    QObject::disconnect(redrawn);
    return timesOf(std::move(wall), std::move(busy));
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
    option("states", "16");
    option("sessions", "10000");
    option("moves", "300");
    option("width", "1207"); // of the page in a window of 1280 x 800
    option("height", "700");
    parser.addOption({QStringLiteral("end"), QStringLiteral("sessions end by an END state")});
    parser.addHelpOption();
    parser.process(application);
    const auto number = [&](const char* name) { return parser.value(QLatin1String(name)).toInt(); };

    Theme::instance();
    const QTemporaryDir folder;
    auto workspace = store::Workspace::open(folder.path().toStdString());
    const hmm::Model model = randomModel(number("states"), parser.isSet(QStringLiteral("end")));
    if (!workspace || !addLog(*workspace, model)) return 1;
    Workbench workbench(std::move(*workspace));
    BehaviourPage page(workbench);
    page.resize(number("width"), number("height"));
    page.show();
    auto* preview = page.findChild<PreviewCard*>();
    auto* matrix = page.findChild<MatrixView*>();
    preview->options().setSessionCount(number("sessions"));
    matrix->setOpenRow(1);
    settle();
    std::printf("K = M = %d, %zu sessions of %.1f events, %d moves, %s\n", model.stateCount(),
                preview->sample().sessions.size(), preview->sample().meanLength, number("moves"),
                qPrintable(QGuiApplication::platformName()));
    std::printf("%-20s %27s %27s\n", "median, 99 %, busy", "alone (ms)", "beside a log (ms)");
    for (std::size_t view = 0; view < preview->views().size(); ++view) {
        preview->setCurrentView(int(view));
        std::printf("%-20s", qPrintable(preview->currentView().word()));
        for (const char* beside : {"", "log"}) {
            preview->setBeside(QLatin1String(beside));
            while (preview->isReading())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            settle();
            const Times times = drag(matrix->bars(), *preview, number("moves"));
            std::printf("%13.1f %6.1f %6.1f", times.median, times.high, times.busy);
            std::fflush(stdout);
        }
        std::printf("\n");
    }
    return 0;
}
