// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/trainingpage.h"

#include "engine/workflow/runlog.h"
#include "engine/workflow/workflow.h"
#include "widgets/common/segments.h"
#include "widgets/jobs/trainingjob.h"
#include "widgets/training/drawpanel.h"
#include "widgets/training/machinefigures.h"
#include "widgets/training/predictionsview.h"
#include "widgets/training/runlogview.h"
#include "widgets/training/trainingform.h"
#include "widgets/training/trainingmonitor.h"

#include <nlohmann/json.hpp>

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

/// What the frame of the window leaves to a page on a screen of 800 x 600.
constexpr QSize roomOnSmallScreen(720, 490);

} // namespace

class TrainingPageTest : public QObject
{
    Q_OBJECT

    static bool showsLabel(const QWidget& page, const QString& text)
    {
        const QList<QLabel*> labels = page.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }

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
        const workflow::TrainingTask again = page.form().task();
        QVERIFY(std::holds_alternative<workflow::BaselineRequest>(again));
        QVERIFY(std::get<workflow::BaselineRequest>(again).kind == learning::BaselineKind::Markov);

        page.openObject(QStringLiteral("no such run"));
        QCOMPARE(errors.size(), 1);
    }

    void aDoubleClickStartsOneRun()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workflow::ensureExample(*workspace).has_value());
        Workbench workbench(std::move(*workspace));
        TrainingPage page(workbench);
        page.retranslate();
        page.refresh();
        page.show();
        page.form().setTask(workflow::BaselineRequest{.data = "example shop"});
        const QList<QPushButton*> buttons = page.form().findChildren<QPushButton*>();
        const auto start = std::ranges::find_if(
            buttons, [](const QPushButton* button) { return button->property("primary").toBool(); });
        QVERIFY(start != buttons.end() && (*start)->isEnabled());
        const int interval = QApplication::doubleClickInterval();
        QApplication::setDoubleClickInterval(2000); // longer than a busy machine takes for what follows
        QTest::mouseClick(*start, Qt::LeftButton);
        QTest::mouseClick(*start, Qt::LeftButton);
        QTRY_VERIFY(workbench.workspace().runs()->size() > 0); // it has begun
        QTest::mouseClick(*start, Qt::LeftButton);
        QTRY_VERIFY(workbench.jobs().running().isEmpty());
        QCOMPARE(workbench.workspace().runs()->size(), std::size_t(1));
        QTRY_VERIFY((*start)->isEnabled());
        QApplication::setDoubleClickInterval(interval);
    }

    void seedsInARowAreTrainedOneAfterTheOther()
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
        workflow::FinetuneRequest task{.data = "example shop", .name = "tuned"};
        task.spec.model = {learning::Architecture::Gru, 1, 8, 1, 10};
        task.spec.objective = learning::Objective::NextItem;
        task.spec.epochs = 1;
        page.form().setTask(task);
        for (auto* field : page.form().findChildren<QSpinBox*>())
            if (field->accessibleName() == QStringLiteral("Seeds in a row")) field->setValue(3);
        for (auto* field : page.form().findChildren<QLineEdit*>())
            if (field->accessibleName() == QStringLiteral("Name")) field->setText(QStringLiteral("tuned"));
        std::size_t mostAtOnce = 0;
        connect(&workbench, &Workbench::runsChanged, &page, [&] {
            const auto runs = workbench.workspace().runs();
            mostAtOnce = std::max(mostAtOnce, std::size_t(std::ranges::count_if(
                                                  *runs, [](const auto& run) { return store::isActive(run.status); })));
        });
        Q_EMIT page.form().startRequested();
        const auto finished = [&] {
            const auto runs = workbench.workspace().runs();
            return std::ranges::count(*runs, store::RunStatus::Finished, &store::RunRecord::status);
        };
        QTRY_COMPARE_WITH_TIMEOUT(finished(), 3, 60'000);
        QCOMPARE(mostAtOnce, std::size_t(1));
        for (const char* name : {"tuned seed 1", "tuned seed 2", "tuned seed 3"})
            QVERIFY2(workbench.workspace().run(name).has_value(), name);
        QTRY_COMPARE(page.object(), QStringLiteral("tuned seed 3")); // who watched one goes on to the next
    }

    void fitsASmallScreen()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        Workbench workbench(std::move(*workspace));
        TrainingPage page(workbench);
        page.retranslate();
        QCOMPARE(page.minimumSizeHint().boundedTo(roomOnSmallScreen), page.minimumSizeHint());
    }

    void tellsWhatARunCameTo()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        store::RunRecord record;
        record.name = "good";
        record.kind = store::RunKind::Baseline;
        const auto good = workspace->beginRun(record);
        QVERIFY(workspace->finishRun(good->id, store::RunStatus::Finished, {{"test", {{"ndcg@10", 0.125}}}}, {}, 0));
        record.name = "bad";
        record.kind = store::RunKind::Finetune;
        const auto bad = workspace->beginRun(record);
        const std::string reason = Error("The cat sat on the {0}", "keyboard").advise("Feed the cat").packed();
        QVERIFY(workspace->finishRun(bad->id, store::RunStatus::Failed, {}, reason, 0));
        Workbench workbench(std::move(*workspace));
        TrainingPage page(workbench);
        page.retranslate();
        page.refresh();
        page.show();

        page.openObject(QStringLiteral("good"));
        QVERIFY(showsLabel(page, QStringLiteral("0.1250")));
        QVERIFY(!showsLabel(page, QStringLiteral("cat")));
        page.openObject(QStringLiteral("bad"));
        QVERIFY(!showsLabel(page, QStringLiteral("0.1250")));
        QVERIFY(showsLabel(page, QStringLiteral("The cat sat on the keyboard. Feed the cat")));
    }

    void tellsWhatHappenedAndWhatIsPredicted()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        store::RunRecord record;
        record.name = "run";
        const auto run = workspace->beginRun(record);
        workflow::RunLog log(*workspace, run->id);
        QVERIFY(log.add(workflow::LogLevel::Detail, Message("a checkpoint")));
        QVERIFY(log.add(workflow::LogLevel::Warning, Message("too hot")));
        QVERIFY(log.add(learning::Predictions{0, 0, {{{"shirt"}, "hat", {"sock", "shoe"}, 7}}}));
        QVERIFY(
            workspace->writeMetrics(run->id, {{"train/gradient_norm", 1, 0, 0.25, 1}, {"system/cpu", 1, 0, 1.5, 1}}));
        Workbench workbench(std::move(*workspace));
        TrainingPage page(workbench);
        page.retranslate();
        page.refresh();
        page.resize(1200, 800);
        page.show();
        auto* shown = page.findChild<RunLogView*>();
        auto* level = shown->findChild<Segments*>();
        QCOMPARE(shown->lineCount(), 2); // that it started, and the warning
        level->setCurrent(int(workflow::LogLevel::Detail));
        QCOMPARE(shown->lineCount(), 3);
        shown->findChild<QLineEdit*>()->setText(QStringLiteral("HOT"));
        QCOMPARE(shown->lineCount(), 1);
        const auto* table = page.findChild<PredictionsView*>()->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("hat"));
        QCOMPARE(table->item(0, 2)->text(), QStringLiteral("7"));
        QTRY_COMPARE(page.findChild<MachineFigures*>()->words().size(), 2);
        QVERIFY(page.findChild<MachineFigures*>()->words()[1].contains(QStringLiteral("1.5")));

        // What comes while it is watched.
        auto writer = store::Workspace::open(folder.path().toStdString());
        workflow::RunLog further(*writer, run->id);
        QVERIFY(further.add(workflow::LogLevel::Warning, Message("still hot")));
        QVERIFY(further.add(learning::Predictions{10, 1, {{{"shirt"}, "hat", {"hat", "shoe"}, 1}}}));
        QVERIFY(writer->writeMetrics(run->id, {{"train/loss", 10, 1, 2, 2}}));
        QTRY_COMPARE(shown->lineCount(), 2);
        QCOMPARE(table->item(0, 2)->text(), QStringLiteral("7 → 1"));
        QVERIFY(table->item(0, 3)->text().startsWith(QStringLiteral("✓ hat")));
    }

    void aPauseIsSeenInTheWorkspace()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workflow::ensureExample(*workspace).has_value());
        Workbench workbench(std::move(*workspace));
        workflow::PretrainRequest task;
        task.data = "example shop";
        task.spec.objective = learning::Objective::Causal;
        task.spec.epochs = 1000;
        store::Id run = 0;
        Job* job = startTraining(
            workbench, task, this, [&](store::Id started) { run = started; },
            [](Job* ended) {
                if (ended->error() && !ended->error()->isCancelled()) qWarning("%s", ended->error()->message().c_str());
            });
        QTRY_VERIFY_WITH_TIMEOUT(run != 0, 60'000); // LibTorch is loaded first
        const auto status = [&] { return workbench.workspace().run(run)->status; };
        const QSignalSpy changed(&workbench, &Workbench::runsChanged);
        job->pause();
        QCOMPARE(status(), store::RunStatus::Paused);
        QCOMPARE(changed.size(), 1);
        job->resume();
        QCOMPARE(status(), store::RunStatus::Running);
        job->pause();
        workbench.jobs().stopAllAndWait();
        QCOMPARE(status(), store::RunStatus::Cancelled);
    }

    void trainsAGeneratorAndDrawsFromIt()
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
        QVERIFY(page.pageActions().isEmpty());

        workflow::GeneratorRequest task;
        task.data = "example shop";
        task.spec.kind = learning::GeneratorKind::Gan;
        task.spec.hidden = task.spec.embedding = 8;
        task.spec.epochs = task.spec.adversarialEpochs = 1;
        task.holdOut = false;
        page.form().setTask(task);
        Q_EMIT page.form().startRequested();
        QTRY_VERIFY_WITH_TIMEOUT(page.monitor().run().has_value(), 60'000); // LibTorch is loaded first
        QTRY_VERIFY_WITH_TIMEOUT(page.monitor().run()->status == store::RunStatus::Finished, 60'000);
        QTRY_COMPARE(page.pageActions().size(), 1);
        page.form().setTask(workflow::BaselineRequest{});
        page.openObject(page.object());
        const workflow::TrainingTask again = page.form().task();
        const auto* generator = std::get_if<workflow::GeneratorRequest>(&again);
        QVERIFY(generator && generator->spec.kind == learning::GeneratorKind::Gan && !generator->holdOut);
        QCOMPARE(generator->spec.hidden, 8);

        QSignalSpy errors(&page, &Page::errorOccurred), notices(&page, &Page::noticed);
        page.pageActions().front()->trigger();
        auto* panel = page.findChild<DrawPanel*>();
        QVERIFY(panel && panel->isOpen());
        Q_EMIT panel->accepted();
        QTRY_COMPARE_WITH_TIMEOUT(notices.size(), 1, 60'000);
        QVERIFY(errors.isEmpty());
        const auto made = workbench.workspace().dataset(page.object().toStdString() + " synthetic");
        QVERIFY(made && made->run == page.monitor().run()->id);
        QCOMPARE(page.pageActions().size(), 2);
        QSignalSpy opened(&page, &Page::openRequested);
        page.pageActions().front()->trigger();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0], (QVariantList{QStringLiteral("data"), page.object() + QStringLiteral(" synthetic"), 0}));
        page.openObject(page.object()); // looked at anew
        QCOMPARE(page.pageActions().size(), 1);
    }

    void tellsHowFarARunOfAnotherProgramIs()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        workflow::PretrainRequest task{.data = "log"};
        task.spec.epochs = 4;
        task.spec.objective = learning::pretrainingOf(task.spec.model.architecture);
        store::RunRecord record;
        record.name = "elsewhere";
        record.kind = store::RunKind::Pretrain;
        record.spec = workflow::toJson(workflow::TrainingTask(task)).dump();
        const auto run = workspace->beginRun(record);
        QVERIFY(run.has_value());
        Workbench workbench(std::move(*workspace));
        TrainingPage page(workbench);
        page.retranslate();
        page.refresh();
        page.resize(1100, 800);
        page.show();
        QVERIFY(showsLabel(page, QStringLiteral("in another program")));
        const auto* bar = page.monitor().findChild<QProgressBar*>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->maximum(), 0); // how far is not known yet
        QVERIFY(workbench.workspace().writeMetrics(run->id, {{"train/loss", 1, 0.5, 3, 1'000},
                                                             {"train/loss", 2, 1, 2, 61'000},
                                                             {"train/sequences_per_second", 2, 1, 250, 61'000}}));

        QTRY_VERIFY(showsLabel(page, QStringLiteral("Epoch 2 of 4 · 250 sequences/s")));
        QVERIFY(showsLabel(page, QStringLiteral("3 min 0 s left")));
        QCOMPARE(bar->value() * 4, bar->maximum());
        QVERIFY(workbench.workspace().finishRun(run->id, store::RunStatus::Finished, {}, {}, 200));
        page.refresh();
        QTRY_VERIFY(!bar->isVisible());
    }

    void changesBetweenRunsUnderWay()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        store::RunRecord record;
        for (const char* name : {"first", "second"}) {
            record.name = name;
            QVERIFY(workspace->beginRun(record));
        }
        Workbench workbench(std::move(*workspace));
        TrainingPage page(workbench);
        page.retranslate();
        page.refresh();
        page.show();
        QCOMPARE(page.object(), QStringLiteral("second"));
        for (auto* choice : page.monitor().findChildren<QComboBox*>()) {
            QVERIFY(choice->isVisible());
            QCOMPARE(choice->currentText(), QStringLiteral("second"));
            choice->setCurrentIndex(choice->findText(QStringLiteral("first")));
            Q_EMIT choice->activated(choice->currentIndex());
        }
        QCOMPARE(page.object(), QStringLiteral("first"));

        // Of one run alone there is nothing to choose.
        const auto ended = page.monitor().run();
        QVERIFY(workbench.workspace().finishRun(ended->id, store::RunStatus::Finished, {}, {}, 0));
        page.refresh();
        page.openObject(QStringLiteral("second"));
        for (auto* choice : page.monitor().findChildren<QComboBox*>())
            QVERIFY(!choice->isVisible());
    }
};

QTEST_MAIN(TrainingPageTest)
#include "trainingpage.moc"
