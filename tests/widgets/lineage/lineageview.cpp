// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lineage/lineageview.h"

#include "widgets/lineage/lineagecard.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class LineageViewTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    store::Id m_tuned = 0;

    static LineageCard* cardOf(LineageView& view, const QString& words)
    {
        for (LineageCard* card : view.findChildren<LineageCard*>())
            if (card->accessibleName().contains(words)) return card;
        return nullptr;
    }

    std::unique_ptr<Workbench> workbench() const
    {
        return std::make_unique<Workbench>(*store::Workspace::open(m_folder.path().toStdString()));
    }

    static store::Id addRun(store::Workspace& workspace, const std::string& name, store::RunKind kind, store::Id data,
                            std::optional<store::Id> parent)
    {
        store::RunRecord record;
        record.name = name;
        record.kind = kind;
        record.dataset = data;
        record.parent = parent;
        const auto run = workspace.beginRun(record);
        (void)workspace.finishRun(run->id, store::RunStatus::Finished, {{"test", {{"ndcg@10", 0.125}}}}, {}, 2);
        return run->id;
    }

private Q_SLOTS:
    /// shop (2 versions) -> sessions -> pre-trained -> tuned on log, and ten more beside it.
    void initTestCase()
    {
        auto workspace = store::Workspace::open(m_folder.path().toStdString());
        QVERIFY(workspace.has_value());
        const auto model = workspace->saveModel("shop", "{}", "a");
        QVERIFY(workspace->saveModel("shop", "{ }", "b"));
        store::DatasetRecord log, sessions;
        log.name = "log";
        log.contentHash = "c";
        log.summary = R"({"events": 12000})";
        const auto kept = workspace->addDataset(log);
        sessions.name = "sessions";
        sessions.contentHash = "d";
        sessions.kind = store::DatasetKind::Synthetic;
        sessions.model = model->id;
        const auto drawn = workspace->addDataset(sessions);
        QVERIFY(kept && drawn);
        const store::Id first = addRun(*workspace, "pre-trained", store::RunKind::Pretrain, drawn->id, {});
        m_tuned = addRun(*workspace, "tuned", store::RunKind::Finetune, kept->id, first);
        for (int i = 0; i < 10; ++i)
            addRun(*workspace, "seed " + std::to_string(i), store::RunKind::Finetune, kept->id, first);
    }

    void readsItsCardsToAScreenReader()
    {
        const auto bench = workbench();
        LineageView view(*bench);
        view.choose(comparison::LineageGraph::Chosen{true, m_tuned});
        const LineageCard* card = cardOf(view, QStringLiteral("fine-tuning tuned, chosen"));
        QVERIFY(card);
        QVERIFY(card->accessibleName().contains(QStringLiteral("0.1250")));
        QVERIFY(card->accessibleName().contains(QStringLiteral("made from log, pre-trained")));
        QVERIFY(card->toolTip().contains(QStringLiteral("NDCG@10")));
        QVERIFY(cardOf(view, QStringLiteral("model shop, version 1"))); // not the newest
        QCOMPARE(view.findChildren<LineageCard*>().size(), 5);
    }

    void opensWhatIsPressed()
    {
        const auto bench = workbench();
        LineageView view(*bench);
        view.choose(comparison::LineageGraph::Chosen{true, m_tuned});
        QSignalSpy opened(&view, &LineageView::openRequested);
        const auto press = [&](const char* words) {
            QTest::keyClick(cardOf(view, QString::fromLatin1(words)), Qt::Key_Return);
            return opened.takeLast();
        };
        QCOMPARE(press("model shop"), (QVariantList{QStringLiteral("behaviour"), QStringLiteral("shop"), 1}));
        QCOMPARE(press("data set log"), (QVariantList{QStringLiteral("data"), QStringLiteral("log"), 0}));
        QCOMPARE(press("pre-training pre-trained"),
                 (QVariantList{QStringLiteral("runs"), QStringLiteral("pre-trained"), 0}));
    }

    void arrowsGoFromCardToCard()
    {
        const auto bench = workbench();
        LineageView view(*bench);
        view.choose(comparison::LineageGraph::Chosen{true, m_tuned});
        view.resize(1000, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        cardOf(view, QStringLiteral("model shop"))->setFocus();
        for (const char* words : {"synthetic data sessions", "pre-training pre-trained", "fine-tuning tuned"}) {
            QTest::keyClick(view.focusWidget(), Qt::Key_Right);
            QCOMPARE(view.focusWidget(), cardOf(view, QString::fromLatin1(words)));
        }
        QTest::keyClick(view.focusWidget(), Qt::Key_Right); // there is none
        QCOMPARE(view.focusWidget(), cardOf(view, QStringLiteral("fine-tuning tuned")));
        QTest::keyClick(view.focusWidget(), Qt::Key_Left);
        QCOMPARE(view.focusWidget(), cardOf(view, QStringLiteral("pre-training pre-trained")));
    }

    void opensAtItsBeginning()
    {
        const auto bench = workbench();
        LineageView view(*bench);
        view.choose(comparison::LineageGraph::Chosen{true, m_tuned}); // before it is shown
        view.resize(1200, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto* bar = view.findChild<QScrollArea*>()->horizontalScrollBar();
        const auto inSight = [&](const char* words) {
            const LineageCard* card = cardOf(view, QString::fromLatin1(words));
            return card->visibleRegion().boundingRect() == card->rect();
        };
        QTRY_VERIFY(inSight("fine-tuning tuned"));
        QCOMPARE(bar->value(), 0); // all of it fits
        view.resize(500, 500);
        view.choose(comparison::LineageGraph::Chosen{true, m_tuned});
        QTRY_VERIFY(inSight("fine-tuning tuned"));
        QVERIFY(bar->value() > 0);
    }

    void unfoldsWhatIsAlike()
    {
        const auto bench = workbench();
        const auto log = bench->workspace().dataset("log");
        LineageView view(*bench);
        view.choose(comparison::LineageGraph::Chosen{false, log->id});
        LineageCard* folded = cardOf(view, QStringLiteral("6 more"));
        QVERIFY(folded);
        QVERIFY(folded->toolTip().contains(QStringLiteral("seed 0")));
        folded->click();
        QTRY_VERIFY(cardOf(view, QStringLiteral("seed 0")));
        QVERIFY(!cardOf(view, QStringLiteral(" more")));
        // Another one is looked at afresh.
        view.choose(comparison::LineageGraph::Chosen{true, m_tuned});
        view.choose(comparison::LineageGraph::Chosen{false, log->id});
        QVERIFY(cardOf(view, QStringLiteral("6 more")));
    }

    void saysThatNothingIsChosen()
    {
        const auto bench = workbench();
        LineageView view(*bench);
        view.choose(std::nullopt);
        QVERIFY(view.findChildren<LineageCard*>().isEmpty());
    }
};

QTEST_MAIN(LineageViewTest)
#include "lineageview.moc"
