// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/ways.h"

#include "engine/synthesis/heldoutsteps.h"
#include "engine/synthesis/smoothing.h"
#include "tests/engine/events/logof.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

constexpr std::uint64_t seed = 3;
constexpr std::int32_t perGroup = 12;

/// Sessions of items of one of 20 groups each: in any order, or one after the other round a circle.
events::EventLog groupLog(bool isOrdered)
{
    events::EventLog log;
    log.users = events::Vocabulary({"u"});
    log.actions = events::Vocabulary({"view"});
    for (int i = 0; i < 20 * perGroup; ++i)
        log.items.add(std::to_string(i));
    Philox random(5, 0, 0);
    for (std::int32_t session = 0; session < 600; ++session) {
        const auto group = std::int32_t(random.below(20)) * perGroup;
        std::set<std::int32_t> seen;
        auto item = std::int32_t(random.below(perGroup));
        for (int i = 0; i < 5; ++i) {
            if (isOrdered) item = (item + 1) % perGroup;
            while (!isOrdered && !seen.insert(item = std::int32_t(random.below(perGroup))).second) {
            }
            log.user.push_back(0);
            log.session.push_back(session);
            log.action.push_back(0);
            log.item.push_back(group + item);
        }
    }
    return log;
}

ItemModel modelOf(const events::EventLog& log, const ItemWays& ways, double smoothing = 4)
{
    auto model = ItemModel::estimate(log, smoothing);
    if (!model) qFatal("no item model");
    model->setWays(ways);
    return *std::move(model);
}

} // namespace

/// How the next item is come by in other ways than by following the last one.
class WaysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workedOutByHand();
    void drawsFollowTheProbabilities();
    void nothingChangesWithoutThem();
    void ordersTellWhichWay();
    void theSmoothingKnowsThem();
    void wantsSteps();
};

/// a b, a c, d c: beside c stand a and d, so that a and d are alike.
void WaysTest::workedOutByHand()
{
    const events::EventLog log = logOf({"view:a view:b", "view:a view:c", "view:d view:c"});
    const ItemModel model = modelOf(log, {0.25, 0.5}, 0);
    const auto item = [&](const char* name) { return log.items.find(name); };
    const std::int32_t a = item("a"), b = item("b"), c = item("c"), d = item("d");
    QCOMPARE(*model.backward(c, a), 0.5);
    QVERIFY(!model.backward(a, b));
    QCOMPARE(*model.related(a, d), 0.25); // half by c, of which half
    QCOMPARE(*model.related(a, a), 0.75); // by b, or by c and back
    QCOMPARE(*model.related(d, a), 0.5);
    // Nothing comes before a: that share follows, too.
    QCOMPARE(model.probability(a, b), 0.5 * 0.5);
    QCOMPARE(model.probability(a, d), 0.5 * 0.25);
    const double popularity = 2.0 / 6;
    QCOMPARE(model.probability(c, a), 0.25 * popularity + 0.25 * 0.5 + 0.5 * *model.related(c, a));
}

void WaysTest::drawsFollowTheProbabilities()
{
    const ItemModel model = modelOf(groupLog(false), {0.2, 0.5});
    constexpr int draws = 200'000;
    for (const std::int32_t previous : {0, 17}) {
        double sum = 0, chiSquare = 0;
        std::vector<double> counts(std::size_t(model.items().size()));
        Philox random(7, 0, std::uint64_t(previous));
        for (int i = 0; i < draws; ++i)
            counts[std::size_t(model.next(previous, random))] += 1;
        for (std::int32_t next = 0; next < model.items().size(); ++next) {
            const double probability = model.probability(previous, next);
            sum += probability;
            const double expected = draws * probability, error = counts[std::size_t(next)] - expected;
            chiSquare += error * error / expected;
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
        const double freedom = model.items().size() - 1;
        QVERIFY2(chiSquare < freedom + 5 * std::sqrt(2 * freedom), qPrintable(QString::number(chiSquare)));
    }
}

void WaysTest::nothingChangesWithoutThem()
{
    const events::EventLog log = groupLog(false);
    const ItemModel with = modelOf(log, {}), without = *ItemModel::estimate(log, 4);
    Philox a(1, 0, 0), b(1, 0, 0);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(with.next(i % 200, a), without.next(i % 200, b));
}

void WaysTest::ordersTellWhichWay()
{
    const auto basket = *estimateWays(groupLog(false), ItemModel::Steps::ToNewItems, seed);
    QVERIFY(basket);
    QVERIFY(basket->estimate.sum() > 0.5); // the order says nothing
    QVERIFY(basket->perplexity < 0.9 * basket->perplexityOfFollowers);
    QVERIFY(basket->perplexity > perGroup - 5); // no model knows more than the group
    for (const auto way : wayMembers)
        QVERIFY(basket->low.*way <= basket->estimate.*way && basket->estimate.*way <= basket->high.*way);
    const auto circle = *estimateWays(groupLog(true), ItemModel::Steps::ToNewItems, seed);
    QVERIFY(circle);
    QVERIFY(circle->estimate.sum() < 0.05);
    QVERIFY(circle->perplexity < 1.2);
}

void WaysTest::theSmoothingKnowsThem()
{
    const events::EventLog log = groupLog(false);
    const auto ways = *estimateWays(log, ItemModel::Steps::ToNewItems, seed);
    const auto alone = estimateSmoothing(log, ItemModel::Steps::ToNewItems, seed);
    const auto with = estimateSmoothing(log, ItemModel::Steps::ToNewItems, seed, ways->estimate);
    QCOMPARE(with->steps, ways->steps);
    QVERIFY(with->perplexity < alone->perplexity);
    QVERIFY(alone->perplexity > 0.999 * ways->perplexityOfFollowers); // that is with the likeliest smoothing
}

void WaysTest::wantsSteps()
{
    const auto none = estimateWays(logOf({"view:a | view:b | view:a"}), ItemModel::Steps::All, seed);
    QVERIFY(none && !*none);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = estimateWays(groupLog(true), ItemModel::Steps::All, seed, {stop.get_token(), nullptr});
    QVERIFY(!stopped && stopped.error().isCancelled());
}

QTEST_APPLESS_MAIN(WaysTest)
#include "ways.moc"
