// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/evaluationtables.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

/// What the details say beside the figures.
class EvaluationTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowItWasMeasured()
    {
        store::RunRecord run;
        run.spec = R"({"exclude_seen": true})";
        QVERIFY(protocolParagraph(run).isEmpty()); // it answered nothing
        run.metrics["split"] = {{"ambiguous_cases", 0}, {"training_events_after_test", 12}};
        QVERIFY(!protocolParagraph(run).contains(QStringLiteral("ranking"))); // it ranked nothing
        run.metrics["test"]["mrr"] = 0.5;
        QVERIFY(protocolParagraph(run).contains(QStringLiteral("without the items already seen")));
        QVERIFY(protocolParagraph(run).contains(QStringLiteral("12 training event")));
        QVERIFY(!protocolParagraph(run).contains(QStringLiteral("ambiguous")));
        run.spec = "{}";
        run.metrics["split"]["ambiguous_cases"] = 3;
        QVERIFY(protocolParagraph(run).contains(QStringLiteral("seen included")));
        QVERIFY(protocolParagraph(run).contains(QStringLiteral("3 test question")));
    }

    void listsThePartsInTheirOrder()
    {
        store::RunRecord run;
        QVERIFY(slicesTable(run).isEmpty());
        run.metrics["test/history=21-100"] = {{"cases", 5}, {"hr@10", 0.5}, {"ndcg@10", 0.25}};
        run.metrics["test/history=3-5"] = {{"cases", 7}, {"hr@10", 0.125}, {"ndcg@10", 0.0625}};
        run.metrics["test/item events=0"] = {{"cases", 1}, {"hr@10", 0}, {"ndcg@10", 0}};
        const QString table = slicesTable(run);
        QVERIFY(table.indexOf(QStringLiteral("3–5")) < table.indexOf(QStringLiteral("21–100")));
        QVERIFY(table.indexOf(QStringLiteral("21–100")) < table.indexOf(QStringLiteral("cold")));
        QVERIFY(table.contains(QStringLiteral("0.0625")));
        QVERIFY(!valueIn(run.metrics, "test", "hr@10"));
        QCOMPARE(valueIn(run.metrics, "test/history=3-5", "hr@10").value_or(0), 0.125);
    }
};

QTEST_MAIN(EvaluationTablesTest)
#include "evaluationtables.moc"
