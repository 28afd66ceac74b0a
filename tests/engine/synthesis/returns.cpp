// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/returns.h"

#include "engine/synthesis/generator.h"
#include "engine/synthesis/itemsequence.h"
#include "engine/synthesis/smoothing.h"
#include "tests/engine/events/logof.h"
#include "tests/engine/synthesis/chance.h"

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

constexpr std::uint64_t seed = 3;

/// Views of eight events on the average, of which six of ten return.
BehaviourModel viewer()
{
    BehaviourModel model;
    model.hmm.states = model.hmm.actions = {"view"};
    model.hmm.initial = hmm::Vector::Ones(1);
    model.hmm.transition = hmm::Matrix::Ones(1, 1);
    model.hmm.emission = hmm::Matrix::Ones(1, 1);
    model.hmm.end = hmm::Vector::Constant(1, 0.125);
    model.revisits.probability = hmm::Vector::Constant(1, 0.6);
    model.revisits.recency = 0.8;
    return model;
}

events::EventLog generated(const BehaviourModel& model, const ItemModel& items, std::uint64_t sessions)
{
    GenerateSpec spec;
    spec.sessions = sessions;
    const auto log = generate(model, items, spec);
    if (!log) qFatal("%s", log.error().message().c_str());
    return *log;
}

/// Sessions that go twice round three items, of four such circles.
events::EventLog circles()
{
    std::string sessions;
    for (int i = 0; i < 300; ++i) {
        const auto view = [&](int k) { return "view:" + std::to_string(i % 4 * 3 + k) + " "; };
        sessions += view(0) + view(1) + view(2) + view(0) + view(1) + view(2) + "| ";
    }
    return logOf({sessions + "view:0"});
}

ItemModel itemsOf(const events::EventLog& log)
{
    return *ItemModel::estimate(log, 1, ItemModel::Steps::ToNewItems);
}

/// Of the returns among three items, the share that goes on round the circle.
double roundTheCircle(const events::EventLog& log)
{
    TouchedItems touched;
    double returns = 0, round = 0;
    for (std::size_t e = 0; e < log.size(); ++e) {
        if (e == 0 || log.session[e] != log.session[e - 1]) touched.clear();
        if (touched.size() == 3 && touched.rankOf(log.item[e]) > 0) {
            ++returns;
            round += touched.rankOf(log.item[e]) == 3;
        }
        touched.touch(log.item[e]);
    }
    return round / returns;
}

} // namespace

/// Which item an event returns to.
class ReturnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsOfALog();
    void sharesByHand();
    void goesRoundInCircles();
    void likeliestOfItsSessions();
    void byRecencyAlone();
    void nothingToLearnFrom();
};

void ReturnsTest::stepsOfALog()
{
    const auto log = logOf({"v:a v:b v:a v:b v:c | v:b v:b"});
    const ItemModel items = itemsOf(log);
    const auto listOf = [&](const char* name) {
        const auto steps = items.returns(log.items.find(name));
        return std::vector<std::int32_t>(steps.begin(), steps.end());
    };
    const std::int32_t a = log.items.find("a"), b = log.items.find("b");
    QCOMPARE(listOf("a"), (std::vector{b}));
    QCOMPARE(listOf("b"), (std::vector{a, b}));
    QVERIFY(listOf("c").empty());
    QCOMPARE(items.stepCount(a), 2.);
    QCOMPARE(items.stepCount(b), 3.);
    QVERIFY(ItemModel::estimate(log, 1)->returns(b).empty()); // there all steps are successors
    const ItemModel withoutA = *items.without({true, false, false});
    QCOMPARE(withoutA.returns(b).size(), std::size_t(1));
    Philox random(seed, 0, 0);
    hmm::Vector counts = hmm::Vector::Zero(3);
    for (int i = 0; i < 3000; ++i)
        counts[items.step(b, random)] += 1;
    checkLikely(counts, hmm::Vector::Constant(3, 1. / 3), "steps from b");
}

void ReturnsTest::sharesByHand()
{
    QVERIFY((recencyShares(0.5, 3) - hmm::Vector{{4, 2, 1}} / 7).norm() < 1e-15);
    const hmm::Vector shares{{0.75, 0.25}};
    // Every step leads to one of the two: the first try decides.
    const hmm::Vector all = returnShares(hmm::Vector{{1, 5}}, 6, shares, 2);
    QVERIFY((all - hmm::Vector{{2.5 / 8, 5.5 / 8}}).norm() < 1e-15);
    // No step does: by recency, however often it is tried.
    QVERIFY((returnShares(hmm::Vector{{0, 0}}, 6, shares, 2) - shares).norm() < 1e-15);
    QVERIFY((returnShares(hmm::Vector{{0, 0}}, 0, shares, 2) - shares).norm() < 1e-15);
    // One of nine does, and the recency weighs as much as it: some of the tries all fail.
    const double fail = std::pow(0.8, ItemSequence::tries);
    const hmm::Vector few = returnShares(hmm::Vector{{0, 1}}, 9, shares, 1);
    const hmm::Vector wanted = (1 - fail) * hmm::Vector{{0.375, 0.625}} + fail * shares;
    QVERIFY((few - wanted).norm() < 1e-15);
}

void ReturnsTest::goesRoundInCircles()
{
    const events::EventLog log = circles();
    BehaviourModel model = viewer();
    const double byRecency = roundTheCircle(generated(model, itemsOf(log), 4000));
    QVERIFY2(byRecency < 0.35, std::to_string(byRecency).c_str());
    const auto evidence = estimateRecencyWeight(log, 1, seed);
    QVERIFY(evidence && *evidence && (*evidence)->followsSteps());
    QVERIFY((*evidence)->perplexity < 1.1 && (*evidence)->perplexityByRecency > 2.5);
    model.revisits.recencyWeight = (*evidence)->estimate;
    const double bySteps = roundTheCircle(generated(model, itemsOf(log), 4000));
    QVERIFY2(bySteps > 0.8, std::to_string(bySteps).c_str()); // some wander into another circle
}

/// Beside the likelihood of the same sessions with all counted anew for each.
void ReturnsTest::likeliestOfItsSessions()
{
    BehaviourModel model = viewer();
    model.revisits.recencyWeight = 20;
    const auto log = generated(model, itemsOf(circles()), 400);
    const std::vector<bool> isHeldOut = heldOutSessions(log.sessionCount(), seed);
    const auto logLikelihood = [&](double weight) {
        double sum = 0;
        TouchedItems touched;
        for (std::size_t e = 1; e < log.size(); ++e) {
            if (log.session[e] != log.session[e - 1]) {
                touched.clear();
                continue;
            }
            touched.touch(log.item[e - 1]);
            const std::size_t rank = touched.rankOf(log.item[e]);
            if (!isHeldOut[std::size_t(log.session[e])] || rank == 0 || touched.size() < 2) continue;
            hmm::Vector counts = hmm::Vector::Zero(Eigen::Index(touched.size()));
            double all = 0;
            for (std::size_t i = 1; i < log.size(); ++i)
                if (log.session[i] == log.session[i - 1] && !isHeldOut[std::size_t(log.session[i])] &&
                    log.item[i - 1] == log.item[e - 1]) {
                    ++all;
                    if (const auto to = touched.rankOf(log.item[i]); to > 0) ++counts[Eigen::Index(to) - 1];
                }
            const hmm::Vector shares = recencyShares(0.8, touched.size());
            sum += std::log(returnShares(counts, all, shares, weight)[Eigen::Index(rank) - 1]);
        }
        return sum;
    };
    const auto found = *estimateRecencyWeight(log, 0.8, seed);
    QVERIFY(found);
    QVERIFY2(found->low < found->estimate && found->estimate < found->high, std::to_string(found->estimate).c_str());
    const double best = logLikelihood(found->estimate);
    QVERIFY(std::abs(found->perplexity - std::exp(-best / double(found->choices))) < 1e-9);
    for (const double factor : {0.5, 0.9, 1.1, 2.0})
        QVERIFY(logLikelihood(factor * found->estimate) < best);
}

void ReturnsTest::byRecencyAlone()
{
    BehaviourModel model = viewer();
    model.items.inventedItems = 2000;
    const auto items = ItemModel::invented(model.items);
    const auto found = estimateRecencyWeight(generated(model, *items, 3000), model.revisits.recency, seed);
    QVERIFY(found && *found);
    QVERIFY(!(*found)->followsSteps()); // the items before say nothing
    QVERIFY((*found)->choices > 500);
}

void ReturnsTest::nothingToLearnFrom()
{
    const auto none = estimateRecencyWeight(logOf({"v:a v:b v:c", "v:a v:a"}), 0.5, seed);
    QVERIFY(none && !*none);
    QVERIFY(!estimateRecencyWeight({}, 0.5, seed));
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = estimateRecencyWeight(circles(), 0.5, seed, {stop.get_token(), nullptr});
    QVERIFY(!stopped && stopped.error().isCancelled());
}

QTEST_APPLESS_MAIN(ReturnsTest)
#include "returns.moc"
