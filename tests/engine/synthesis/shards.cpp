// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/generator.h"

#include <rapidcheck.h>

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;

namespace {

/// With all parts, or with none beyond the hidden Markov model.
BehaviourModel shop(bool isFull)
{
    BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    model.items.inventedItems = 40;
    model.items.inventedCategories = 5;
    if (!isFull) return model;
    model.revisits.probability = hmm::Vector::Constant(5, 0.3);
    model.visits.hours.assign(24, 1);
    model.visits.hours[20] = 5;
    model.visits.sessionsPerUser = {5, 3, 1, 0, 0, 1};
    model.gaps = GapSettings().spelledOut(5);
    model.gaps.hours = hmm::Vector::LinSpaced(24, 0.5, 2);
    return model;
}

Result<events::EventLog> generated(const BehaviourModel& model, const GenerateSpec& spec)
{
    return generate(model, *ItemModel::invented(model.items), spec);
}

/// Every event with everything that is said of it, in the log's own names.
std::vector<std::string> eventsOf(const events::EventLog& log)
{
    std::vector<std::string> events;
    for (std::size_t e = 0; e < log.size(); ++e)
        events.push_back(fmt::format("{} {} {} {} {} {}", log.users[log.user[e]],
                                     sessionName(log, std::size_t(log.session[e])), log.actions[log.action[e]],
                                     log.items[log.item[e]], log.category[e], log.time[e]));
    return events;
}

} // namespace

/// Parts of a log for several machines.
class ShardsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void togetherTheyAreTheWhole();
    void usersStayTogether();
    void oneShardIsTheWhole();
    void evenParts();
    void needsNoMoreThanItsPart();
    void emptyOnes();
    void refuses();
};

void ShardsTest::togetherTheyAreTheWhole()
{
    QVERIFY(rc::check([] {
        const BehaviourModel model = shop(*rc::gen::arbitrary<bool>());
        GenerateSpec spec;
        spec.sessions = *rc::gen::inRange<std::uint64_t>(1, 400);
        if (*rc::gen::inRange(0, 10) == 0) spec.sessions += 3'000; // more than a chunk
        spec.seed = *rc::gen::arbitrary<std::uint64_t>();
        spec.newItems = *rc::gen::element(0.0, 0.3);
        spec.newUsers = *rc::gen::element(0.0, 0.3);
        const auto whole = generated(model, spec);
        RC_ASSERT(whole);
        std::vector<std::string> together;
        spec.shards = *rc::gen::inRange<std::uint64_t>(1, 20);
        for (spec.shard = 1; spec.shard <= spec.shards; ++spec.shard) {
            const auto part = generated(model, spec);
            RC_ASSERT(part);
            RC_ASSERT(part->validate());
            const auto events = eventsOf(*part);
            together.insert(together.end(), events.begin(), events.end());
        }
        RC_ASSERT(together == eventsOf(*whole));
    }));
}

void ShardsTest::usersStayTogether()
{
    std::string last;
    for (std::uint64_t shard = 1; shard <= 7; ++shard) {
        const auto part = generated(shop(true), {.sessions = 1'000, .shard = shard, .shards = 7});
        QVERIFY(part);
        QVERIFY(part->users[0] != last);
        last = part->users[part->users.size() - 1];
        QVERIFY(std::abs(double(part->sessionCount()) - 1'000. / 7) < 7); // but for a user across the border
    }
}

void ShardsTest::oneShardIsTheWhole()
{
    const auto whole = generated(shop(true), {.sessions = 300}),
               one = generated(shop(true), {.sessions = 300, .shards = 1});
    QCOMPARE(contentHash(*one), contentHash(*whole));
    QVERIFY(whole->sessionNames.empty());
}

void ShardsTest::evenParts()
{
    std::vector<std::size_t> sizes;
    for (std::uint64_t shard = 1; shard <= 3; ++shard) {
        const auto part = generated(shop(false), {.sessions = 10, .length = 2, .shard = shard, .shards = 3});
        sizes.push_back(part->sessionCount());
        if (shard == 2) {
            QCOMPARE(part->users[0], std::string("s4"));
            QCOMPARE(part->sessionNames, (std::vector<std::string>{"4", "5", "6"}));
        }
    }
    QCOMPARE(sizes, (std::vector<std::size_t>{3, 3, 4}));
}

void ShardsTest::needsNoMoreThanItsPart()
{
    GenerateSpec spec{.sessions = 1'000'000'000, .length = 1'000}; // 32 TB
    QVERIFY(!checkGeneration(shop(false), spec));
    spec.shards = 1'000'000;
    QVERIFY(checkGeneration(shop(false), spec));
    spec.sessions = 100'000'000;
    spec.length = 2;
    for (const bool isFull : {false, true}) {
        spec.shard = 500'000;
        const auto part = generated(shop(isFull), spec);
        QVERIFY(part);
        QVERIFY(part->sessionCount() > 80 && part->sessionCount() < 120);
        QVERIFY(part->sessionNames[0].starts_with("49999"));
    }
}

void ShardsTest::emptyOnes()
{
    const auto none = generated(shop(false), {.sessions = 2, .shard = 1, .shards = 3});
    QVERIFY(none && none->validate());
    QCOMPARE(none->size(), std::size_t(0));
    QCOMPARE(none->actions.size(), 5);
}

void ShardsTest::refuses()
{
    const auto words = [](std::uint64_t shard, std::uint64_t shards) {
        return QString::fromStdString(
            generated(shop(false), {.sessions = 5, .shard = shard, .shards = shards}).error().message());
    };
    QVERIFY(words(0, 4).contains("\"shard\" is 0; it must lie between 1 and 4"));
    QVERIFY(words(5, 4).contains("\"shard\" is 5; it must lie between 1 and 4"));
    QVERIFY(words(1, 0).contains("\"shards\" is 0; it must lie between 1 and 1000000"));
    QVERIFY(words(1, 1'000'001).contains("\"shards\" is 1000001"));
}

QTEST_APPLESS_MAIN(ShardsTest)
#include "shards.moc"
