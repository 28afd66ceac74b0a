// SPDX-License-Identifier: GPL-3.0-or-later
// How long the matrix editor takes from a key or a turn of the wheel to the matrix painted anew, and to the preview
// that follows.
//
//     benchmark_matrixeditor [--states 256] [--moves 300]
//
// It needs a screen (`xvfb-run`) or QT_QPA_PLATFORM=offscreen.
#include "tests/benchmarks/window.h"

#include "engine/workflow/workflow.h"
#include "widgets/behaviour/behaviourpage.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/previewcard.h"
#include "widgets/jobs/workbench.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTemporaryDir>

#include <cstdio>
#include <functional>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using namespace sessionsmith::benchmarks;

namespace {

void press(QWidget& widget, int key)
{
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Times `move(i)` until the matrix is painted, `alsoPreview`: until the preview has followed too.
Times timeMoves(MatrixView& matrix, PreviewCard& preview, int moves, bool alsoPreview,
                const std::function<void(int)>& move)
{
    PaintWatch watch;
    matrix.viewport()->installEventFilter(&watch);
    bool isRedrawn = false;
    const auto redrawn = QObject::connect(&preview, &PreviewCard::updated, [&] { isRedrawn = true; });
    std::vector<double> wall, busy;
    for (int i = 0; i < moves; ++i) {
        watch.painted = isRedrawn = false;
        QElapsedTimer clock;
        clock.start();
        const double before = threadMilliseconds();
        move(i);
        while (!watch.painted || (alsoPreview && !isRedrawn))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        wall.push_back(double(clock.nsecsElapsed()) / 1e6);
        busy.push_back(threadMilliseconds() - before);
        // What still follows belongs to no move.
        QCoreApplication::processEvents();
    }
    QObject::disconnect(redrawn);
    matrix.viewport()->removeEventFilter(&watch);
    return timesOf(std::move(wall), std::move(busy));
}

void print(const char* what, const Times& times)
{
    std::printf("%-34s %8.1f %8.1f %8.1f\n", what, times.median, times.high, times.busy);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("states"), {}, QStringLiteral("states"), QStringLiteral("256")});
    parser.addOption({QStringLiteral("moves"), {}, QStringLiteral("moves"), QStringLiteral("300")});
    parser.addHelpOption();
    parser.process(application);
    const int moves = parser.value(QStringLiteral("moves")).toInt();

    const QTemporaryDir folder;
    auto workspace = store::Workspace::open(folder.path().toStdString());
    const hmm::Model model = randomModel(parser.value(QStringLiteral("states")).toInt(), false);
    if (!workspace || !workflow::saveModel(*workspace, "large", {model, {}, {}})) return 1;
    Workbench workbench(std::move(*workspace));
    BehaviourPage page(workbench);
    page.resize(1207, 700);
    page.show();
    auto* preview = page.findChild<PreviewCard*>();
    auto* matrix = page.findChild<MatrixView*>();
    settle();
    std::printf("K = M = %d, %d moves, %s\n%-34s %8s %8s %8s\n", model.stateCount(), moves,
                qPrintable(QGuiApplication::platformName()), "milliseconds", "median", "99 %", "busy");
    const auto scroll = [&](const char* what, QScrollBar* bar) {
        if (bar->maximum() < 100 * bar->singleStep()) return; // it all has room, or nearly so
        print(what, timeMoves(*matrix, *preview, moves, false, [&](int i) {
                  bar->setValue(bar->value() + (i / 100 % 2 == 0 ? 1 : -1) * bar->singleStep());
              }));
    };
    scroll("scroll by a row, painted", matrix->verticalScrollBar());
    scroll("scroll by a column, painted", matrix->horizontalScrollBar());
    matrix->setCurrentCell(3, 3);
    print("move to the next cell, painted", timeMoves(*matrix, *preview, moves, false, [&](int i) {
              press(*matrix, i % 2 == 0 ? Qt::Key_Down : Qt::Key_Up);
          }));
    matrix->setCurrentCell(3, 3);
    print("edit a cell, painted", timeMoves(*matrix, *preview, moves, false, [&](int i) {
              press(*matrix, i / 20 % 2 == 0 ? Qt::Key_Plus : Qt::Key_Minus);
          }));
    print("edit a cell, preview painted", timeMoves(*matrix, *preview, moves, true, [&](int i) {
              press(*matrix, i / 20 % 2 == 0 ? Qt::Key_Plus : Qt::Key_Minus);
          }));
    return 0;
}
