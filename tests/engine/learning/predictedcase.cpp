// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/predictedcase.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::learning;

namespace {

/// Scores each item by how near it is to the last one of the context plus one.
struct NextNumber : Recommender, ActionPredictor
{
    Catalogue known;
    bool breaks = false;

    NextNumber()
    {
        for (const char* item : {"zero", "one", "two", "three", "four", "five", "six", "seven"})
            known.items.add(item);
        known.actions.add("view");
        known.actions.add("buy");
    }
    const Catalogue& catalogue() const override { return known; }
    Result<> score(std::span<const Context> contexts, std::vector<float>& scores) override
    {
        if (breaks) return fail(Error("broken"));
        scores.clear();
        for (const Context& context : contexts)
            for (int item = 0; item < known.items.size(); ++item)
                scores.push_back(-float(std::abs(item - context.items.back() - 1)));
        return {};
    }
    Result<> scoreActions(std::span<const Context> contexts, std::vector<float>& scores) override
    {
        scores.clear();
        for (std::size_t i = 0; i < contexts.size(); ++i)
            scores.insert(scores.end(), {1, 0});
        return {};
    }
};

/// 0, 1, 2, ... 7 in a row.
SequenceData counting()
{
    SequenceData data;
    for (std::int32_t i = 0; i < 8; ++i) {
        data.items.push_back(i);
        data.actions.push_back(i % 2);
    }
    data.offsets.push_back(8);
    return data;
}

} // namespace

/// A few cases of a validation, to be looked at.
class PredictedCaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWasExpectedAndWhatCame()
    {
        NextNumber model;
        const SequenceData data = counting();
        const std::vector<TestCase> cases{{0, 3}, {0, 7}};
        const auto shown = predictItems(model, data, cases);
        QVERIFY(shown.has_value());
        QCOMPARE(shown->size(), std::size_t(2));
        const PredictedCase& first = (*shown)[0];
        QCOMPARE(first.history, (std::vector<std::string>{"zero", "one", "two"}));
        QCOMPARE(first.expected, std::string("three"));
        QCOMPARE(first.rank, 1);
        QCOMPARE(first.top, (std::vector<std::string>{"three", "two", "four", "one", "five"}));
    }

    void ranksBehindWhatIsMoreProbable()
    {
        NextNumber model;
        SequenceData data = counting();
        data.items[3] = 6; // after two comes six, and three, two, four, one, five are nearer
        const auto shown = predictItems(model, data, std::vector<TestCase>{{0, 3}});
        QCOMPARE((*shown)[0].expected, std::string("six"));
        QCOMPARE((*shown)[0].rank, 6); // zero is as near
    }

    void takesTheSameFewCases()
    {
        NextNumber model;
        const SequenceData data = counting();
        std::vector<TestCase> cases;
        for (int i = 0; i < 100; ++i)
            cases.push_back({0, std::size_t(1 + i % 7)});
        const auto shown = predictItems(model, data, cases, 5);
        QCOMPARE(shown->size(), std::size_t(5));
        QVERIFY(*predictItems(model, data, cases, 5) == *shown);
        QVERIFY(predictItems(model, data, {}, 5)->empty());
    }

    void tellsActions()
    {
        NextNumber model;
        const auto shown = predictActions(model, counting(), std::vector<TestCase>{{0, 3}});
        QCOMPARE((*shown)[0].expected, std::string("buy"));
        QCOMPARE((*shown)[0].rank, 2);
        QCOMPARE((*shown)[0].top, (std::vector<std::string>{"view", "buy"}));
    }

    void passesErrorsOn()
    {
        NextNumber model;
        model.breaks = true;
        QVERIFY(!predictItems(model, counting(), std::vector<TestCase>{{0, 3}}));
    }
};

QTEST_APPLESS_MAIN(PredictedCaseTest)
#include "predictedcase.moc"
