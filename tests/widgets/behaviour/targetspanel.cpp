// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/targetspanel.h"

#include "widgets/behaviour/targetrow.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TestTargetsPanel : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<ModelDocument> m_document;
    std::unique_ptr<QWidget> m_page;
    TargetsPanel* m_panel = nullptr;

    bool says(const QString& words) const
    {
        const auto labels = m_panel->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().contains(words); });
    }
    double lengthNow() const { return hmm::Figures(m_document->hmm(), 0).value({hmm::Figure::Kind::Length, 0, {}}); }

private Q_SLOTS:
    void init()
    {
        auto workspace = store::Workspace::open(m_folder.path().toStdString());
        QVERIFY(workspace.has_value());
        m_workbench = std::make_unique<Workbench>(std::move(*workspace));
        m_document = std::make_unique<ModelDocument>();
        m_page = std::make_unique<QWidget>();
        m_panel = new TargetsPanel(*m_workbench, *m_document, m_page.get());
        m_page->show();
        m_panel->present();
    }

    void cleanup()
    {
        m_page.reset();
        m_workbench.reset();
    }

    void beginsWithTheGoalOfTheShop()
    {
        QCOMPARE(m_panel->rows().size(), 1);
        const hmm::Figure figure = m_panel->rows().first()->figure();
        QCOMPARE(figure.kind, hmm::Figure::Kind::ActionShare);
        QCOMPARE(m_document->hmm().actions[std::size_t(figure.index)], std::string("purchase"));
        QVERIFY(says(QStringLiteral("now ")));
        QVERIFY(says(QStringLiteral("at least one figure")));
    }

    void solvesThenAppliesAsOneEdit()
    {
        m_panel->rows().first()->setValueText(QStringLiteral("2.1 %"));
        m_panel->add({hmm::Figure::Kind::Length, 0, {}});
        m_panel->rows().last()->setValueText(QStringLiteral("8"));
        const hmm::Model before = m_document->hmm();
        m_panel->proceed();
        QTRY_VERIFY(m_panel->solution().has_value());
        QVERIFY(m_document->hmm().end == before.end); // shown, not applied yet
        QVERIFY(says(QStringLiteral("reached 2.10")));
        QVERIFY(says(QStringLiteral("reached 8.00")));
        QVERIFY(says(QStringLiteral("nats of relative entropy")));
        m_panel->proceed();
        QCOMPARE(m_document->undoStack()->count(), 1);
        QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("Meet 2 targets"));
        QVERIFY(std::abs(lengthNow() - 8) < 1e-6);
        QVERIFY(!m_panel->solution());
        QTRY_VERIFY(says(QStringLiteral("now 2.10")));
        m_document->undoStack()->undo();
        QVERIFY(m_document->hmm().end == before.end && m_document->hmm().transition == before.transition);
    }

    void theEditOfOneTargetSaysIt()
    {
        m_panel->rows().first()->setValueText(QStringLiteral("2.1"));
        m_panel->proceed();
        QTRY_VERIFY(m_panel->solution().has_value());
        m_panel->proceed();
        QVERIFY(m_document->undoStack()->undoText().contains(QStringLiteral("share of the action purchase 2.10")));
    }

    void whatChangesNothingLeavesNoEdit()
    {
        m_panel->rows().first()->setValueText(QStringLiteral("2.1"));
        for (int round = 0; round < 2; ++round) {
            m_panel->proceed();
            QTRY_VERIFY(m_panel->solution().has_value());
            m_panel->proceed();
            QVERIFY(!m_panel->solution());
            QTRY_VERIFY(m_workbench->jobs().running().isEmpty());
        }
        QCOMPARE(m_document->undoStack()->count(), 1);
        m_panel->retranslate();
    }

    void saysWhyItIsImpossible()
    {
        for (int state = 0; state < 5; ++state)
            m_document->setLocked(Part::Initial, 0, state, true);
        m_panel->add({hmm::Figure::Kind::Probability, 0, {Part::Initial, 0, 0}});
        m_panel->rows().last()->setValueText(QStringLiteral("99"));
        m_panel->proceed();
        QTRY_VERIFY(says(QStringLiteral("locked")) && says(QStringLiteral("initial")));
        QTRY_VERIFY(m_workbench->jobs().running().isEmpty());
        QVERIFY(!m_panel->solution());
        m_panel->rows().last()->setValueText(QStringLiteral("9"));
        QTRY_VERIFY(!says(QStringLiteral("is locked")));
    }

    void saysItInTheWordsOfThePage()
    {
        hmm::Model model = m_document->hmm();
        model.actions = {"pv", "clicks", "fav", "add_to_cart", "state 3"};
        m_document->open({model, {}, {}});
        for (const auto& [action, share] : {std::pair(0, "50"), std::pair(4, "50"), std::pair(3, "10")}) {
            m_panel->add({hmm::Figure::Kind::ActionShare, action, {}});
            m_panel->rows().last()->setValueText(QString::fromLatin1(share));
        }
        m_panel->proceed();
        QTRY_VERIFY(says(QStringLiteral("contradict each other")));
        QVERIFY(says(QStringLiteral("action browse = 50%; action \"state 3\" = 50%; action cart = 10%")));
        QTRY_VERIFY(m_workbench->jobs().running().isEmpty());
    }

    void keepsAnAnswerThatComesBeforeTheQuestionIsDrawn()
    {
        for (const char* share : {"60", "70"}) {
            m_panel->add({hmm::Figure::Kind::ActionShare, share[0] - '6', {}});
            m_panel->rows().last()->setValueText(QString::fromLatin1(share));
        }
        m_panel->proceed();
        QThread::msleep(300); // the solver is done, and nothing was drawn in between
        QTRY_VERIFY(m_workbench->jobs().running().isEmpty());
        QTest::qWait(50);
        QVERIFY(says(QStringLiteral("contradict each other")));
    }

    void saysWhatCountsAndPerWhat()
    {
        QVERIFY(says(QStringLiteral("each row counts by how often sessions visit its state")));
        m_panel->rows().first()->setValueText(QStringLiteral("2.1"));
        m_panel->proceed();
        QTRY_VERIFY(m_panel->solution().has_value());
        QVERIFY(says(QStringLiteral("entropy a session")) && says(QStringLiteral("seldom visit")));

        synthesis::BehaviourModel endless = m_document->model();
        endless.hmm.end = {};
        m_document->replace(endless, QStringLiteral("Without end"));
        QTRY_VERIFY(m_workbench->jobs().running().isEmpty());
        m_panel->proceed();
        QTRY_VERIFY(m_panel->solution().has_value());
        QVERIFY(says(QStringLiteral("entropy an event")));
    }

    void whatWasFoundIsForgottenWithAnotherEdit()
    {
        m_panel->rows().first()->setValueText(QStringLiteral("2.1"));
        m_panel->proceed();
        QTRY_VERIFY(m_panel->solution().has_value());
        m_document->setValue(Part::Transition, 0, 1, 0.5);
        QVERIFY(!m_panel->solution());
    }

    void targetsFollowNamesAndGoWithThem()
    {
        m_panel->add({hmm::Figure::Kind::Probability, 0, {Part::Transition, 0, 1}});
        synthesis::BehaviourModel other = m_document->model();
        std::swap(other.hmm.actions[0], other.hmm.actions[4]);
        other.hmm.states[1] = "another";
        m_document->replace(other, QStringLiteral("Other"));
        QCOMPARE(m_panel->rows().size(), 1); // its state is gone
        QCOMPARE(m_panel->rows().first()->figure().index, 0);
    }
};

QTEST_MAIN(TestTargetsPanel)
#include "targetspanel.moc"
