// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/baselines.h"
#include "engine/learning/evaluation.h"

#include <QtTest/QTest>

#include <cmath>
#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::learning;

/// Full ranking and the baselines, against numbers worked out by hand.
class RankingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranksAndMeasures();
    void leavesOutWhatWasSeen();
    void measuresWhatIsShown();
    void marksSampledFigures();
    void countsNoNumberAsWorst();
    void stopsOnRequest();
    void countsPopularity();
    void repeatsTheMostRecent();
    void followsTransitions();
    void translatesByName();
};

namespace {

Catalogue letters()
{
    return {events::Vocabulary({"a", "b", "c", "d"}), events::Vocabulary({"view"})};
}

SequenceData sequences(const std::vector<std::vector<std::int32_t>>& items)
{
    SequenceData data;
    for (const auto& sequence : items) {
        const std::vector<std::int32_t> actions(sequence.size(), 0);
        data.append({sequence, actions});
    }
    return data;
}

/// Gives the same scores whatever the context.
class Constant : public Recommender
{
public:
    explicit Constant(std::vector<float> row, Catalogue catalogue = letters())
        : m_catalogue(std::move(catalogue)), m_row(std::move(row))
    {}
    const Catalogue& catalogue() const override { return m_catalogue; }
    Result<> score(std::span<const Context> contexts, std::vector<float>& scores) override
    {
        scores.clear();
        for (std::size_t i = 0; i < contexts.size(); ++i)
            scores.insert(scores.end(), m_row.begin(), m_row.end());
        return {};
    }

private:
    Catalogue m_catalogue;
    std::vector<float> m_row;
};

std::vector<float> scoresOf(BaselineKind kind, const SequenceData& data, const std::vector<std::int32_t>& items)
{
    const std::vector<std::int32_t> actions(items.size(), 0);
    const std::vector contexts{Context{items, actions}};
    std::vector<float> scores;
    const auto fitted = fitBaseline(kind, letters(), data)->score(contexts, scores);
    return fitted ? scores : std::vector<float>{};
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-6;
}

} // namespace

void RankingTest::ranksAndMeasures()
{
    Constant recommender({1, 3, 2, 2}); // ranks: b 1, c and d 2.5 each, a 4
    const SequenceData data = sequences({{0, 1}, {1, 2}, {1, 0}});
    const std::vector<TestCase> cases{{0, 1}, {2, 3}, {4, 5}};
    EvaluationSpec spec;
    spec.cutoffs = {1, 3};
    spec.batch = 2;
    const auto result = evaluate(recommender, data, cases, spec);
    QVERIFY(result);
    QCOMPARE(result->ranks, (std::vector<double>{1, 2.5, 4}));
    auto metrics = result->metrics;
    QVERIFY(near(metrics["hr@3"], 2.0 / 3));
    QVERIFY(near(metrics["ndcg@3"], (1 + 1 / std::log2(3.5)) / 3));
    QVERIFY(near(metrics["hr@1"], 1.0 / 3));
    QVERIFY(near(metrics["recall@3"], metrics["hr@3"]));
    QVERIFY(near(metrics["mrr"], (1 + 1 / 2.5 + 0.25) / 3));
    QVERIFY(near(metrics["accuracy"], 1.0 / 3));
    const double sum = std::exp(1) + std::exp(3) + 2 * std::exp(2);
    QVERIFY(near(metrics["loss"], std::log(sum) - (3 + 2 + 1) / 3.0));
    QCOMPARE(metrics["cases"], 3.0);
}

void RankingTest::leavesOutWhatWasSeen()
{
    Constant recommender({1, 3, 2, 2});
    const SequenceData data = sequences({{1, 2, 0}, {1, 1}});
    EvaluationSpec spec;
    spec.excludeSeen = true;
    // Without b and c only d stands before a; b itself is asked in the second, seen or not.
    const std::vector<TestCase> cases{{0, 2}, {3, 4}};
    const auto result = evaluate(recommender, data, cases, spec);
    QVERIFY(result);
    QCOMPARE(result->ranks, (std::vector<double>{2, 1}));
    const double sum = std::exp(1) + std::exp(3) + 2 * std::exp(2); // the loss knows no exclusion
    QVERIFY(near(result->metrics.at("loss"), std::log(sum) - 2));
}

void RankingTest::measuresWhatIsShown()
{
    // Twelve items: the lists hold the ten best; i0 and i1 tie for the last place, which the first of them gets.
    std::vector<std::string> names;
    for (int i = 0; i < 12; ++i)
        names.push_back("i" + std::to_string(i));
    std::vector<float> scores{1, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    Constant recommender(scores, {events::Vocabulary(names), events::Vocabulary({"view"})});
    const SequenceData data = sequences({{0, 2}, {11, 2}});
    EvaluationSpec spec;
    spec.itemCounts = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3};
    const std::vector<TestCase> first{{0, 1}};
    auto metrics = evaluate(recommender, data, first, spec)->metrics;
    QVERIFY(near(metrics.at("coverage@10"), 10.0 / 12));
    QVERIFY(near(metrics.at("popularity@10"), std::log(4.0) / 10));
    spec.excludeSeen = true; // the second context holds i11: i0 moves up in its place
    const std::vector<TestCase> second{{2, 3}};
    metrics = evaluate(recommender, data, second, spec)->metrics;
    QVERIFY(near(metrics.at("coverage@10"), 10.0 / 12));
    QVERIFY(near(metrics.at("popularity@10"), std::log(2.0) / 10));
    QCOMPARE(countItems(data, 12), (std::vector<std::uint32_t>{1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
}

void RankingTest::marksSampledFigures()
{
    Constant recommender({1, 3, 2, 2});
    const SequenceData data = sequences({{1, 0}, {1, 2}});
    const std::vector<TestCase> cases{{0, 1}, {2, 3}};
    EvaluationSpec spec;
    spec.sampledNegatives = 1;
    const auto one = evaluate(recommender, data, cases, spec);
    const auto full = evaluate(recommender, data, cases, {});
    QCOMPARE(one->ranks, full->ranks); // all that is not marked is as ever
    for (const auto& [name, value] : full->metrics)
        QCOMPARE(one->metrics.at(name), value);
    // a is beaten by both that may be drawn, b was seen; c ties with d and is better than a.
    const double mrr = one->metrics.at("mrr (1 sampled)");
    QVERIFY(near(mrr, (1 / 2.0 + 1) / 2) || near(mrr, (1 / 2.0 + 1 / 1.5) / 2));
    spec.sampledNegatives = 2; // all that there are
    const auto all = evaluate(recommender, data, cases, spec);
    QVERIFY(near(all->metrics.at("mrr (2 sampled)"), (1 / 3.0 + 1 / 1.5) / 2));
    QVERIFY(all->metrics == evaluate(recommender, data, cases, spec)->metrics);
    spec.sampledNegatives = 3;
    const auto more = evaluate(recommender, data, cases, spec);
    QVERIFY(!more && more.error().message().starts_with("sampled_negatives:"));
    QCOMPARE(findSampledMark("mrr (100 sampled)"), std::size_t(3));
    QCOMPARE(findSampledMark("mrr"), std::string::npos);
}

void RankingTest::countsNoNumberAsWorst()
{
    Constant recommender(std::vector<float>(4, std::numeric_limits<float>::quiet_NaN()));
    const SequenceData data = sequences({{0, 1}});
    const std::vector<TestCase> cases{{0, 1}};
    const auto result = evaluate(recommender, data, cases, {});
    QVERIFY(result);
    QCOMPARE(result->ranks, (std::vector<double>{4}));

    const std::vector<TestCase> beyond{{0, 7}};
    QVERIFY(!evaluate(recommender, data, beyond, {}));
    const auto none = evaluate(recommender, data, {}, {});
    QVERIFY(none);
    QCOMPARE(none->metrics, (Metrics{{"cases", 0}}));
}

void RankingTest::stopsOnRequest()
{
    Constant recommender({1, 2, 3, 4});
    std::stop_source source;
    source.request_stop();
    const std::vector<TestCase> cases{{0, 1}};
    const auto result = evaluate(recommender, sequences({{0, 1}}), cases, {}, {}, {source.get_token(), nullptr});
    QVERIFY(!result);
    QVERIFY(result.error().isCancelled());
}

void RankingTest::countsPopularity()
{
    const auto scores = scoresOf(BaselineKind::Popularity, sequences({{0, 1, 1}, {1, 2}}), {0});
    const std::vector<double> shares{2.0 / 9, 4.0 / 9, 2.0 / 9, 1.0 / 9};
    for (std::size_t i = 0; i < 4; ++i)
        QVERIFY(near(std::exp(scores[i]), shares[i]));
}

void RankingTest::repeatsTheMostRecent()
{
    const auto scores = scoresOf(BaselineKind::Repeat, sequences({{3, 3, 3, 1}}), {0, 2, 0, 2, 0});
    QVERIFY(scores[0] > scores[2]);
    QVERIFY(scores[2] > scores[1]);
    QCOMPARE(scores[3], scores[1]); // what was not seen ties, however popular
    QVERIFY(!fitBaseline(BaselineKind::Repeat, letters(), {})->isProbabilistic());
}

void RankingTest::followsTransitions()
{
    const SequenceData data = sequences({{0, 1, 0, 1, 0, 2}});
    const std::vector<double> shares{4.0 / 10, 3.0 / 10, 2.0 / 10, 1.0 / 10};
    const auto afterA = scoresOf(BaselineKind::Markov, data, {2, 0}); // n(a, b) = 2, n(a, c) = 1
    const std::vector<double> expected{0.4 / 4, 2.3 / 4, 1.2 / 4, 0.1 / 4};
    const auto afterD = scoresOf(BaselineKind::Markov, data, {3});
    const auto afterNothing = scoresOf(BaselineKind::Markov, data, {});
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY(near(std::exp(afterA[i]), expected[i]));
        QVERIFY(near(std::exp(afterD[i]), shares[i]));
        QVERIFY(near(std::exp(afterNothing[i]), shares[i]));
    }
}

void RankingTest::translatesByName()
{
    events::EventLog log;
    log.items = events::Vocabulary({"d", "e", "a"});
    log.actions = events::Vocabulary({"view"});
    log.item = {0, 2};
    log.action = {0, 0};
    Catalogue catalogue = letters();
    const auto data = catalogue.translate(log, {0, 2});
    QVERIFY(data); // "e" is in the vocabulary only
    QCOMPARE(data->items, (std::vector<std::int32_t>{3, 0}));
    log.item = {0, 1};
    const auto unknown = catalogue.translate(log, {0, 2});
    QVERIFY(!unknown);
    QVERIFY(unknown.error().message().find("\"e\"") != std::string::npos);
    catalogue.extend(Catalogue::of(log));
    QCOMPARE(catalogue.items.size(), 5);
    QVERIFY(catalogue.translate(log, {0, 2}));
}

QTEST_APPLESS_MAIN(RankingTest)
#include "ranking.moc"
