// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/trainingpage.h"

#include "engine/workflow/workflow.h"
#include "widgets/training/trainingform.h"
#include "widgets/training/trainingmonitor.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TrainingPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsABaselineAndWatchesIt()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workflow::ensureExample(*workspace).has_value());
        Workbench workbench(std::move(*workspace));
        TrainingPage page(workbench);
        page.retranslate();
        page.refresh();
        connect(&workbench, &Workbench::runsChanged, &page, &TrainingPage::refresh);
        QSignalSpy errors(&page, &Page::errorOccurred);

        workflow::BaselineRequest task;
        task.data = "example shop";
        task.kind = learning::BaselineKind::Markov;
        page.form().setTask(task);
        Q_EMIT page.form().startRequested();
        QTRY_VERIFY(page.monitor().run().has_value());
        QTRY_COMPARE(page.monitor().run()->status, store::RunStatus::Finished);
        QVERIFY(!page.object().isEmpty());
        QVERIFY(errors.isEmpty());

        // The run can be opened again, with its form filled in as it was.
        page.form().setTask(workflow::PretrainRequest{});
        page.openObject(page.object());
        const TrainingTask again = page.form().task();
        QVERIFY(std::holds_alternative<workflow::BaselineRequest>(again));
        QVERIFY(std::get<workflow::BaselineRequest>(again).kind == learning::BaselineKind::Markov);

        page.openObject(QStringLiteral("no such run"));
        QCOMPARE(errors.size(), 1);
    }
};

QTEST_MAIN(TrainingPageTest)
#include "trainingpage.moc"
