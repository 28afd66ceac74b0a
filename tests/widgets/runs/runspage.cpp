// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/runspage.h"

#include "engine/workflow/runlog.h"
#include "engine/workflow/workflow.h"
#include "widgets/charts/linechart.h"
#include "widgets/common/texts.h"
#include "widgets/lineage/lineageview.h"
#include "widgets/runs/metricgrid.h"
#include "widgets/runs/reportpanel.h"
#include "widgets/runs/rundetails.h"
#include "widgets/runs/runsmodel.h"
#include "widgets/runs/runstable.h"
#include "widgets/runs/runtransfers.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class RunsPageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static store::Id addRun(store::Workspace& workspace, const std::string& name, store::RunStatus status)
    {
        store::RunRecord record;
        record.name = name;
        record.kind = store::RunKind::Pretrain;
        record.spec = R"({"epochs": 3})";
        const auto run = workspace.beginRun(record);
        (void)workspace.setRunCheckpoint(run->id, "checkpoints/1.safetensors", 2);
        (void)workspace.finishRun(run->id, status, {}, {}, 2);
        return run->id;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("sessionsmith-test"));
        QSettings().clear();
    }

    void choosesOpensAndDeletes()
    {
        auto workspace = store::Workspace::open(m_folder.path().toStdString());
        QVERIFY(workspace.has_value());
        addRun(*workspace, "first", store::RunStatus::Finished);
        addRun(*workspace, "second", store::RunStatus::Cancelled);
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        connect(&workbench, &Workbench::runsChanged, &page, &RunsPage::refresh);
        page.retranslate();
        page.resize(1000, 700);
        page.show();

        QCOMPARE(page.object(), QStringLiteral("second"));
        const QList<QAction*> actions = page.pageActions();
        QVERIFY(actions.last()->isEnabled()); // a cancelled run with a checkpoint can go on
        page.openObject(QStringLiteral("first"));
        QCOMPARE(page.object(), QStringLiteral("first"));
        QVERIFY(!actions.last()->isEnabled());

        QSignalSpy opened(&page, &Page::openRequested);
        const auto named = [&](const char* text) {
            return *std::ranges::find_if(
                actions, [&](const QAction* action) { return action->text().startsWith(QString::fromLatin1(text)); });
        };
        named("Open in")->trigger();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][1].toString(), QStringLiteral("first"));

        named("Delete")->trigger();
        QCOMPARE(page.model().rowCount(), 2); // it asks first
        for (QPushButton* button : page.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QStringLiteral("Delete")) button->click();
        QCOMPARE(page.model().rowCount(), 1);
        QCOMPARE(page.object(), QStringLiteral("second"));
    }

    void runsAgainAndCopiesTheCommand()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workflow::ensureExample(*workspace).has_value());
        workflow::RunObserver observer;
        workflow::BaselineRequest task;
        task.data = "example shop";
        task.kind = learning::BaselineKind::Markov;
        task.name = "markov";
        const auto first = workflow::runBaseline(*workspace, task, observer);
        QVERIFY(first.has_value());
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        connect(&workbench, &Workbench::runsChanged, &page, &RunsPage::refresh);
        page.retranslate();
        page.openObject(QStringLiteral("markov"));
        const auto named = [&](const char* text) {
            const QList<QAction*> actions = page.findChildren<QAction*>();
            return *std::ranges::find_if(
                actions, [&](const QAction* action) { return action->text() == QString::fromUtf8(text); });
        };
        named("Copy as command")->trigger();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY2(command.contains(QStringLiteral("train baseline")), qPrintable(command));
        QVERIFY(command.contains(QStringLiteral("--data 'example shop'")));
        QVERIFY(command.contains(QStringLiteral("--kind markov")));

        QSignalSpy opened(&page, &Page::openRequested), errors(&page, &Page::errorOccurred);
        named("Run again with one change…")->trigger();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("training"));

        named("Run again")->trigger();
        QTRY_VERIFY(workbench.jobs().running().isEmpty());
        QVERIFY(errors.isEmpty());
        const auto again = workbench.workspace().run("markov 2");
        QVERIFY(again.has_value());
        QCOMPARE(again->spec, first->spec);
        QCOMPARE(again->metrics.at("test"), first->metrics.at("test"));
    }

    void tellsAlertsPredictionsAndTheVersionOfTheModel()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workspace->saveModel("shop", "{}", "first hash"));
        const auto model = workspace->saveModel("shop", "{ }", "second hash");
        store::DatasetRecord sessions;
        sessions.name = "sessions";
        sessions.contentHash = "d";
        sessions.model = model->id;
        const auto data = workspace->addDataset(sessions);
        store::RunRecord record;
        record.name = "run";
        record.dataset = data->id;
        const auto run = workspace->beginRun(record);
        workflow::RunLog log(*workspace, run->id);
        for (int i = 0; i < 3; ++i)
            QVERIFY(log.add(workflow::LogLevel::Warning, Message("No progress for {0} evaluations", 5)));
        QVERIFY(log.add(learning::Predictions{4, 1, {{{"shirt", "shoe"}, "hat", {"sock", "hat"}, 2}}}));
        QVERIFY(workspace->finishRun(run->id, store::RunStatus::Finished, {{"alerts", {{"stalled", 4}}}}, {}, 1));
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        page.retranslate();
        page.resize(1000, 700);
        page.show();
        QString details;
        for (const QLabel* label : page.findChild<RunDetails*>()->findChildren<QLabel*>())
            details += label->text();
        for (const char* words :
             {"No progress for 5 evaluations", "shop, version 2", "shirt → shoe", "✓ hat", "rank 2"})
            QVERIFY2(details.contains(QString::fromUtf8(words)), words);
        QCOMPARE(details.count(QStringLiteral("No progress")), qsizetype(1)); // though it was raised three times
        QVERIFY(details.contains(QStringLiteral("3 times")));
        auto* table = page.findChild<QTableView*>(QStringLiteral("runs"));
        QVERIFY(table->model()->index(0, RunsModel::Status).data().toString().contains(QStringLiteral("⚠")));
    }

    void showsTheLineageOfTheShownRun()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        addRun(*workspace, "first", store::RunStatus::Finished);
        addRun(*workspace, "second", store::RunStatus::Finished);
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        page.retranslate();
        page.openObject(QStringLiteral("first"));
        page.showView(RunsPage::Lineage);
        const auto* view = page.findChild<LineageView*>();
        const auto shown = [&] { return std::get<store::RunRecord>(view->graph().nodes().at(0).thing).name; };
        QCOMPARE(shown(), std::string("first"));
        page.openObject(QStringLiteral("second")); // as a card asks for
        QCOMPARE(page.view(), int(RunsPage::Table));
        page.showView(RunsPage::Lineage);
        QCOMPARE(shown(), std::string("second"));
    }

    void saysThatNoRunMatchesAndShowsAllAgain()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        addRun(*workspace, "first", store::RunStatus::Finished);
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        page.retranslate();
        page.resize(1000, 700);
        page.show();
        auto* filter = page.findChild<QLineEdit*>(QStringLiteral("filter"));
        auto* table = page.findChild<QTableView*>(QStringLiteral("runs"));
        QVERIFY(table->isVisible());
        filter->setText(QStringLiteral("nothing of that name"));
        QVERIFY(!table->isVisible());
        for (QPushButton* button : page.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QStringLiteral("Show all runs")) button->click();
        QVERIFY(table->isVisible());
        QVERIFY(filter->text().isEmpty());
    }

    void remembersTheShownRun()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        addRun(*workspace, "first", store::RunStatus::Finished);
        addRun(*workspace, "second", store::RunStatus::Finished);
        Workbench workbench(std::move(*workspace));
        {
            RunsPage page(workbench);
            page.retranslate();
            page.openObject(QStringLiteral("first"));
            page.saveState();
        }
        RunsPage page(workbench);
        page.restoreState();
        page.retranslate();
        QCOMPARE(page.object(), QStringLiteral("first"));
    }

    void showsSeveralMetricsAndRemembersWhich()
    {
        QSettings().clear();
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        const store::Id run = addRun(*workspace, "first", store::RunStatus::Finished);
        QVERIFY(workspace->writeMetrics(run, {{"valid/loss", 1, 1, 3, 1000},
                                              {"valid/loss", 2, 2, 2, 2000},
                                              {"train/loss", 1, 1, 4, 1000},
                                              {"train/loss", 2, 2, 3, 2000}}));
        Workbench workbench(std::move(*workspace));
        const auto drawn = [](RunsPage& page) {
            QStringList titles;
            for (const LineChart* chart : page.findChildren<LineChart*>())
                if (chart->isVisible() && !chart->series().empty()) titles.append(chart->title());
            titles.sort();
            return titles;
        };
        {
            RunsPage page(workbench);
            page.retranslate();
            page.resize(1000, 700);
            page.show();
            page.openObject(QStringLiteral("first"));
            QTRY_COMPARE(drawn(page), QStringList{metricWord("valid/loss")}); // the first that it has
            auto* grid = page.findChild<MetricGrid*>();
            Q_EMIT grid->button().menu()->aboutToShow();
            for (QAction* action : grid->button().menu()->actions())
                if (action->text() == metricWord("train/loss")) action->trigger();
            QTRY_COMPARE(drawn(page), (QStringList{metricWord("train/loss"), metricWord("valid/loss")}));
            page.saveState();
        }
        RunsPage page(workbench);
        page.restoreState();
        page.retranslate();
        page.resize(1000, 700);
        page.show();
        page.openObject(QStringLiteral("first"));
        QTRY_COMPARE(drawn(page), (QStringList{metricWord("train/loss"), metricWord("valid/loss")}));
        // The same points over another axis, in all charts.
        ChartSettings settings;
        settings.axis = ChartAxis::Epoch;
        page.findChildren<LineChart*>().front()->setSettings(settings);
        for (const LineChart* chart : page.findChildren<LineChart*>())
            QCOMPARE(chart->settings().axis, ChartAxis::Epoch);
    }

    void showsSeveralRunsSideBySide()
    {
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        for (const double value : {0.25, 0.5}) {
            store::RunRecord record;
            record.name = "run " + std::to_string(value);
            record.kind = store::RunKind::Finetune;
            const auto run = workspace->beginRun(record);
            QVERIFY(workspace->finishRun(run->id, store::RunStatus::Finished, {{"test", {{"ndcg@10", value}}}}, {}, 1));
        }
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        page.retranslate();
        page.resize(1000, 700);
        page.show();
        page.findChild<QTableView*>(QStringLiteral("runs"))->selectAll();
        QString details;
        for (const QLabel* label : page.findChild<RunDetails*>()->findChildren<QLabel*>())
            details += label->text();
        QVERIFY2(details.contains(QStringLiteral("0.2500")), qPrintable(details));
        QVERIFY(details.contains(QStringLiteral("<b>★0.5000</b>")));
    }

    void keepsWhatIsSelectedWhenARunIsAdded()
    {
        QSettings().clear();
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        addRun(*workspace, "first", store::RunStatus::Finished);
        addRun(*workspace, "second", store::RunStatus::Finished);
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        page.retranslate();
        page.show();
        page.findChild<QTableView*>(QStringLiteral("runs"))->selectAll();
        const auto selected = [&] { return page.statusItems().back().value; };
        QCOMPARE(selected(), QStringLiteral("2"));
        addRun(workbench.workspace(), "third", store::RunStatus::Running);
        page.refresh();
        QCOMPARE(page.statusItems().front().value, QStringLiteral("3"));
        QCOMPARE(selected(), QStringLiteral("2"));

        // Nor is a comparison begun anew for what does not concern it.
        page.showView(RunsPage::Compare);
        QSignalSpy jobs(&workbench.jobs(), &JobRunner::started);
        addRun(workbench.workspace(), "fourth", store::RunStatus::Running);
        page.refresh();
        QCOMPARE(jobs.size(), qsizetype(0));
    }

    /// What can be known of synthetic data stands beside what a run knows of them.
    void showsTheCeiling()
    {
        QSettings().clear();
        QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        store::RunRecord record;
        record.name = "synthetic";
        record.kind = store::RunKind::Pretrain;
        record.spec = R"({"start_weights": "/somewhere/other weights.safetensors"})";
        const auto run = workspace->beginRun(record);
        QVERIFY(workspace->finishRun(run->id, store::RunStatus::Finished,
                                     {{"valid", {{"accuracy", 0.25}}}, {"ceiling", {{"accuracy", 0.375}}}}, {}, 1));
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        page.retranslate();
        page.show();
        QString details;
        for (const QLabel* label : page.findChild<RunDetails*>()->findChildren<QLabel*>())
            details += label->text();
        QVERIFY2(details.contains(QStringLiteral("at best 0.3750")), qPrintable(details));
        const auto* table = page.findChild<QTableView*>(QStringLiteral("runs"));
        QCOMPARE(table->model()->index(0, RunsModel::From).data().toString(),
                 QStringLiteral("other weights.safetensors"));
    }

    void importsChartsAndExportsRuns()
    {
        QSettings().clear();
        QTemporaryDir folder, files;
        QFile table(files.filePath(QStringLiteral("other tool.csv")));
        QVERIFY(table.open(QIODevice::WriteOnly) && table.write("step,total loss\n1,2\n2,1\n2,0.5\n") > 0);
        table.close();
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        addRun(*workspace, "own", store::RunStatus::Finished);
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        connect(&workbench, &Workbench::runsChanged, &page, &RunsPage::refresh);
        page.retranslate();
        page.resize(1000, 700);
        page.show();
        QSignalSpy noticed(&page, &Page::noticed), failed(&page, &Page::errorOccurred);

        page.transfers().importFrom({table.fileName()});
        QTRY_COMPARE(page.object(), QStringLiteral("other tool"));
        QVERIFY(noticed.last()[0].toString().contains(QStringLiteral("came again")));
        const auto drawn = [&] {
            std::size_t points = 0;
            for (const LineChart* chart : page.findChildren<LineChart*>())
                for (const ChartSeries& series : chart->isVisible() ? chart->series() : std::vector<ChartSeries>())
                    points += series.curve->size();
            return points;
        };
        QTRY_COMPARE(drawn(), std::size_t(2)); // of a metric that no run of ours has
        const auto enabled = [&](const char* words) {
            for (const QAction* action : page.findChildren<QAction*>())
                if (action->text().startsWith(QLatin1String(words))) return action->isEnabled();
            return false;
        };
        QVERIFY(!enabled("Open in")); // it was not trained here
        QVERIFY(!enabled("Export weights"));
        QVERIFY(enabled("Export runs"));

        const QString exported = files.filePath(QStringLiteral("out.jsonl"));
        page.transfers().exportTo(exported, workbench.workspace().runs().value());
        QTRY_VERIFY(QFile::exists(exported));
        QVERIFY(QFile::exists(files.filePath(QStringLiteral("out.runs.jsonl"))));

        QFile bad(files.filePath(QStringLiteral("bad.csv")));
        QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("a,b\n") > 0);
        bad.close();
        page.transfers().importFrom({bad.fileName()});
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("no column step")));
        QCOMPARE(page.model().rowCount(), 2);
    }

    void savesAReport()
    {
        QTemporaryDir folder, files;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        for (const char* name : {"first", "second"}) {
            const store::Id run = addRun(*workspace, name, store::RunStatus::Finished);
            QVERIFY(workspace->writeMetrics(run, {{"valid/loss", 1, 1, 3, 1000}, {"valid/loss", 2, 2, 2, 2000}}));
        }
        Workbench workbench(std::move(*workspace));
        RunsPage page(workbench);
        page.retranslate();
        page.resize(1000, 700);
        page.show();
        page.findChild<QTableView*>(QStringLiteral("runs"))->selectAll();
        auto* panel = page.findChild<ReportPanel*>();
        Q_EMIT page.findChild<RunsTable*>()->reportRequested();
        QVERIFY(panel->isOpen());
        panel->findChild<QLineEdit*>()->setText(QStringLiteral("My title"));

        const QString html = files.filePath(QStringLiteral("report.html")),
                      pdf = files.filePath(QStringLiteral("report.pdf"));
        panel->save(html);
        QTRY_VERIFY(!panel->isOpen());
        QFile saved(html);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray content = saved.readAll();
        QVERIFY(content.contains("<h1>My title</h1>") && content.contains("first") && content.contains("second"));
        QCOMPARE(content.count("<polyline"), 2);

        Q_EMIT page.findChild<RunsTable*>()->reportRequested();
        panel->save(pdf);
        QTRY_VERIFY(!panel->isOpen());
        QFile paper(pdf);
        QVERIFY(paper.open(QIODevice::ReadOnly));
        QVERIFY(paper.readAll().startsWith("%PDF"));
    }
};

QTEST_MAIN(RunsPageTest)
#include "runspage.moc"
