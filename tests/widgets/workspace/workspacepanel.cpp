// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workspace/workspacepanel.h"

#include "widgets/jobs/workbench.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class WorkspacePanelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<QWidget> m_page;
    WorkspacePanel* m_panel = nullptr;

    void press(const QString& words)
    {
        for (QPushButton* button : m_panel->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == words) return button->click();
        QFAIL(qPrintable("no button " + words));
    }
    int shown() { return m_panel->findChild<QListWidget*>()->count(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto workspace = store::Workspace::open(m_folder->path().toStdString());
        QVERIFY(workspace.has_value());
        for (const char* name : {"first", "second"}) {
            store::RunRecord record;
            record.name = name;
            const auto run = workspace->beginRun(record);
            QVERIFY(run && workspace->finishRun(run->id, store::RunStatus::Finished, {}, {}, 1));
            QVERIFY(workspace->removeRun(run->id));
        }
        m_workbench = std::make_unique<Workbench>(std::move(*workspace));
        m_workbench->jobs().setWorkspace(m_folder->path().toStdString());
        m_page = std::make_unique<QWidget>();
        m_page->resize(1000, 800);
        m_page->show();
        m_panel = new WorkspacePanel(*m_workbench, m_page.get());
        m_panel->open();
    }
    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
    }

    void givesBackWhatWasDeleted()
    {
        QCOMPARE(shown(), 2);
        QSignalSpy changed(m_workbench.get(), &Workbench::runsChanged);
        press(QStringLiteral("Have it back")); // the latest
        QCOMPARE(shown(), 1);
        QVERIFY(changed.size() > 0);
        QVERIFY(m_workbench->workspace().run(std::string("second")));
    }

    void asksBeforeItDeletesForGood()
    {
        press(QStringLiteral("Delete for good…"));
        QCOMPARE(shown(), 2);
        press(QStringLiteral("Delete"));
        QCOMPARE(shown(), 1);
        press(QStringLiteral("Empty the bin…"));
        press(QStringLiteral("Keep"));
        QCOMPARE(shown(), 1);
        press(QStringLiteral("Empty the bin…"));
        press(QStringLiteral("Delete"));
        QTRY_COMPARE(shown(), 0);
        QVERIFY(m_workbench->workspace().bin()->empty());
    }

    void copiesTheWorkspace()
    {
        QTemporaryDir other;
        QSignalSpy noticed(m_panel, &WorkspacePanel::noticed);
        const QString folder = other.filePath(QStringLiteral("copy"));
        m_panel->backUpTo(folder);
        QTRY_COMPARE(noticed.size(), 1);
        QVERIFY(store::Workspace::isIn(folder.toStdString()));
        m_panel->backUpTo(folder); // is there already
        QTRY_VERIFY(std::ranges::any_of(m_panel->findChildren<QLabel*>(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("something in this folder"));
        }));
        QCOMPARE(noticed.size(), 1);
    }
};

QTEST_MAIN(WorkspacePanelTest)
#include "workspacepanel.moc"
