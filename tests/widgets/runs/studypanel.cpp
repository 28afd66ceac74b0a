// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/studypanel.h"

#include "engine/workflow/datasets.h"
#include "widgets/jobs/workbench.h"
#include "widgets/runs/studychart.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

events::EventLog someLog()
{
    events::EventLog log;
    log.actions.add("view");
    for (int user = 0; user < 12; ++user)
        for (int event = 0; event < 4; ++event) {
            log.user.push_back(log.users.add("u" + std::to_string(user)));
            log.session.push_back(user);
            log.item.push_back(log.items.add("i" + std::to_string((user + event) % 3)));
            log.action.push_back(0);
        }
    return log;
}

} // namespace

/// What the panel asks for, what it refuses, and that it shows what is there of a study.
class StudyPanelTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<QWidget> m_page;

private Q_SLOTS:
    void initTestCase()
    {
        auto workspace = store::Workspace::open(m_folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workflow::storeDataset(*workspace, someLog(), {}, "log").has_value());
        m_workbench = std::make_unique<Workbench>(std::move(*workspace));
        m_workbench->jobs().setWorkspace(m_folder.path().toStdString());
        m_page = std::make_unique<QWidget>();
        m_page->resize(1200, 800);
        m_page->show();
    }

    void asksForWhatIsTyped()
    {
        StudyPanel panel(*m_workbench, m_page.get());
        panel.open();
        const auto asked = panel.request();
        QCOMPARE(asked.data, std::string("log"));
        QVERIFY(asked.model.empty());
        QCOMPARE(asked.shares, (std::vector<double>{1, 10, 100}));
        QCOMPARE(asked.seeds, (std::vector<std::uint64_t>{1, 2}));
        QVERIFY(workflow::checkStudy(asked).has_value());
        workflow::TransferStudyRequest other = asked;
        other.shares = {2.5, 50};
        other.seeds = {7};
        other.sessions = 500;
        other.pretrainEpochs = 4;
        other.spec.epochs = 9;
        other.name = "mine";
        panel.setRequest(other);
        QCOMPARE(panel.request().shares, other.shares);
        QCOMPARE(panel.request().seeds, other.seeds);
        QCOMPARE(panel.request().sessions, other.sessions);
        QCOMPARE(panel.request().pretrainEpochs, 4);
        QCOMPARE(panel.request().spec.epochs, 9);
        QCOMPARE(panel.request().name, std::string("mine"));
    }

    void refusesWhatCannotBe()
    {
        StudyPanel panel(*m_workbench, m_page.get());
        panel.open();
        QPushButton* start = nullptr;
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Start or go on")) start = button;
        QVERIFY(start && start->isEnabled());
        QLineEdit* shares = nullptr;
        for (QLineEdit* edit : panel.findChildren<QLineEdit*>())
            if (edit->text() == QStringLiteral("1, 10, 100")) shares = edit;
        QVERIFY(shares);
        for (const char* wrong : {"", "1, many", "0", "101"}) {
            shares->setText(QString::fromLatin1(wrong));
            QVERIFY2(!start->isEnabled(), wrong);
        }
        shares->setText(QStringLiteral("5"));
        QVERIFY(start->isEnabled());
    }

    void showsWhatIsThere()
    {
        StudyPanel panel(*m_workbench, m_page.get());
        panel.open();
        auto* chart = panel.findChild<StudyChart*>();
        QVERIFY(chart->isHidden()); // of no study there is nothing to show
        panel.setRequest(panel.request());
        QTRY_VERIFY(!chart->isHidden());
        bool told = false;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            told |= label->text().contains(QStringLiteral("Markov"));
        QVERIFY(told);
    }

    void drawsAnyStudy()
    {
        StudyChart chart;
        chart.resize(400, 240);
        chart.grab(); // nothing yet
        workflow::TransferStudy study;
        study.request.shares = {1, 100};
        constexpr double none = std::numeric_limits<double>::quiet_NaN();
        for (const double share : study.request.shares)
            for (const char* arm : {"scratch", "generator"}) {
                workflow::TransferRow row;
                row.arm = arm;
                row.share = share;
                row.values = {share == 1 ? 0.1 : none, none};
                row.summary = learning::summariseSeeds(row.values);
                study.rows.push_back(row);
            }
        learning::PairedTest difference;
        difference.difference = 0.02;
        difference.interval = {0.01, 0.03};
        study.rows[1].difference = difference;
        const QImage empty = chart.grab().toImage();
        chart.setStudy(study);
        QVERIFY(chart.grab().toImage() != empty);
    }
};

QTEST_MAIN(StudyPanelTest)
#include "studypanel.moc"
