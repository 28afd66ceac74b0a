// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/comparison/someruns.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::comparison;

class TestRunTable : public QObject
{
    Q_OBJECT

private:
    const RunTable m_table = test::someRuns();

    std::string at(std::size_t row, const std::string& field) const
    {
        const auto place = m_table.find(field);
        return place ? toText(m_table.value(row, *place)) : "no such field";
    }

private Q_SLOTS:
    void everythingIsAField()
    {
        QCOMPARE(at(0, "name"), std::string("First"));
        QCOMPARE(at(1, "kind"), std::string("finetune"));
        QCOMPARE(at(2, "status"), std::string("finished"));
        QCOMPARE(at(1, "data"), std::string("log"));
        QCOMPARE(at(1, "start"), std::string("First"));
        QCOMPARE(at(0, "start"), std::string());
        QCOMPARE(at(1, "tags"), std::string("paper, Best"));
        QCOMPARE(at(1, "starred"), std::string("yes"));
        QCOMPARE(at(0, "starred"), std::string("no"));
        QCOMPARE(at(1, "created"), std::string("1970-01-02T00:00:00Z"));
        QCOMPARE(at(1, "learning_rate"), std::string("0.01"));
        QCOMPARE(at(1, "exclude_seen"), std::string("yes"));
        QCOMPARE(at(0, "exclude_seen"), std::string());
        QCOMPARE(at(0, "split.kind"), std::string("given"));
        QCOMPARE(at(0, "heads"), std::string("[1,2]"));
        QCOMPARE(at(2, "learning_rate"), std::string());
    }

    void modelsAreThoseOfAllBefore()
    {
        QCOMPARE(at(0, "model"), std::string("shop"));
        QCOMPARE(at(1, "model"), std::string("shop")); // of what it began from
        QCOMPARE(at(2, "model"), std::string());
    }

    void fidelityIsThatOfTheNearestDataThatHaveIt()
    {
        QCOMPARE(at(0, "fidelity"), std::string("0.75"));
        QCOMPARE(at(1, "fidelity"), std::string("0.75")); // of what it began from: its own log has none
        QCOMPARE(at(1, "transitions_tv"), std::string("0.125"));
        QCOMPARE(at(2, "fidelity/overall"), std::string());
        QVERIFY(!RunTable({m_table.run(0)}, {}).find("fidelity"));
    }

    void figuresAreFoundByTheirMetric()
    {
        QCOMPARE(m_table.fields()[*m_table.find("NDCG@10")], std::string("test/ndcg@10"));
        QCOMPARE(at(1, "ndcg@10"), std::string("0.25"));
        QCOMPARE(at(1, "valid/ndcg@10"), std::string("0.3"));
        QVERIFY(!m_table.find("mrr"));
        // Of each run the first part that it has.
        QCOMPARE(toText(m_table.value(0, "NDCG@10")), std::string("0.5"));
        QCOMPARE(toText(m_table.value(1, "ndcg@10")), std::string("0.25"));
        QVERIFY(isMissing(m_table.value(2, "ndcg@10")));
        for (std::size_t row = 0; row < 3; ++row) {
            const auto figure = figureOf(m_table.run(row).metrics, "ndcg@10");
            QCOMPARE(figure ? FieldValue(*figure) : FieldValue(), m_table.value(row, "ndcg@10"));
        }
    }

    void columnsAreInOrder()
    {
        const auto& fields = m_table.fields();
        QCOMPARE(fields[0], std::string("name"));
        QVERIFY(std::is_sorted(fields.begin() + std::ptrdiff_t(std::size(ownFields)), fields.end()));
        for (std::size_t field = 0; field < fields.size(); ++field)
            QCOMPARE(*m_table.find(fields[field]), field);
    }

    void whatDiffers()
    {
        std::vector<std::string> names;
        for (const std::size_t field : m_table.differing({0, 1}))
            names.push_back(m_table.fields()[field]);
        const auto differs = [&](const char* name) { return std::ranges::find(names, name) != names.end(); };
        QVERIFY(differs("learning_rate") && differs("data") && differs("exclude_seen"));
        QVERIFY(!differs("hidden") && !differs("model") && !differs("archived"));
        QVERIFY(m_table.differing({1}).empty());
    }

    void valuesHaveAnOrder()
    {
        const std::vector<FieldValue> sorted{
            false, true, -1.0, 2.0, 10.0, Moment{5}, std::string("apple"), std::string("Pear"), std::nan(""), {}};
        for (std::size_t i = 0; i < sorted.size(); ++i)
            for (std::size_t j = 0; j < sorted.size(); ++j)
                QVERIFY2(comesBefore(sorted[i], sorted[j]) == (i < j), qPrintable(QString("%1 %2").arg(i).arg(j)));
    }
};

QTEST_APPLESS_MAIN(TestRunTable)
#include "runtable.moc"
