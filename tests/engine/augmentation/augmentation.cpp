// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/augmentation.h"
#include "engine/augmentation/augmenter.h"
#include "tests/engine/augmentation/somelog.h"

#include <set>

using namespace sessionsmith;
using namespace sessionsmith::augmentation;
using namespace sessionsmith::test;

namespace {

/// Many sessions with times and categories.
events::EventLog largeLog(int sessions)
{
    std::vector<std::string> lines;
    Philox random(5, 0, 0);
    for (int s = 0; s < sessions; ++s) {
        std::string line = "view:i0@c0";
        for (std::uint32_t length = random.below(9); length > 0; --length) {
            const std::uint32_t item = random.below(50);
            line += fmt::format(" {}:i{}@c{}", random.below(3) == 0 ? "buy" : "view", item, item % 7);
        }
        lines.push_back(line);
    }
    events::EventLog log = sessionsOf(lines);
    for (std::size_t i = 0; i < log.size(); ++i)
        log.time.push_back(Milliseconds(1000 * i));
    return log;
}

const char* const everything = "mask:0.2,crop:0.8,reorder:0.4,reverse:0.5,insert:0.3,substitute:0.2,drop:0.1,noise:0.1,"
                               "swap-item:0.2,jitter:0.3";

} // namespace

class AugmentationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutStepsNothingChanges()
    {
        QVERIFY(rc::check("an empty pipeline is the identity", [] {
            const auto log = anyLog(*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>());
            const auto same = augment(log, {}, 1);
            RC_ASSERT(same.has_value());
            RC_ASSERT(contentHash(*same) == contentHash(log));
        }));
    }

    void stepsThatDoNothing()
    {
        const auto log = largeLog(300);
        const auto idle =
            valueOf(parsePipeline("mask:0,crop:1,reorder:0,reverse:0,insert:0,substitute:0,drop:0,noise:0,"
                                  "swap-item:0,jitter:0"));
        QCOMPARE(contentHash(valueOf(augment(log, idle, 1))), contentHash(log));
    }

    void staysALog()
    {
        QVERIFY(rc::check("users, sessions and their names survive", [] {
            const auto log = anyLog(*rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>());
            const auto made = augment(log, anyPipeline(), 1);
            if (!made) RC_DISCARD("it lacks what a step needs");
            RC_ASSERT(made->validate().has_value());
            RC_ASSERT(made->sessionCount() == log.sessionCount());
            RC_ASSERT(made->users == log.users && made->actions == log.actions && made->categories == log.categories);
            for (std::int32_t i = 0; i < log.items.size(); ++i)
                RC_ASSERT(made->items[i] == log.items[i]);
            const auto namesOf = [](const events::EventLog& from) {
                std::set<std::pair<std::int32_t, std::string>> names;
                for (std::size_t i = 0; i < from.size(); ++i)
                    names.emplace(from.user[i], sessionName(from, std::size_t(from.session[i])));
                return names;
            };
            RC_ASSERT(namesOf(*made) == namesOf(log));
            for (std::size_t i = 1; made->hasTime() && i < made->size(); ++i)
                if (made->user[i] == made->user[i - 1] && made->session[i] != made->session[i - 1]) {
                    const auto offsets = events::sequenceOffsets(*made, events::SequenceBy::Session);
                    const auto start = [&](std::int32_t session) { return made->time[offsets[std::size_t(session)]]; };
                    RC_ASSERT(start(made->session[i - 1]) <= start(made->session[i]));
                }
        }));
    }

    void isWhatEachSessionGives()
    {
        const auto log = largeLog(100);
        const auto pipeline = valueOf(parsePipeline(everything));
        const auto made = valueOf(augment(log, pipeline, 9));
        const auto augmenter = valueOf(Augmenter::create(log, pipeline));
        const auto before = events::sequenceOffsets(log, events::SequenceBy::Session);
        const auto after = events::sequenceOffsets(made, events::SequenceBy::Session);
        for (std::size_t s = 0; s < 100; ++s) {
            Session session = sessionOf(log, before[s], before[s + 1]);
            Philox random = Augmenter::stream(9, s);
            augmenter.augmentSession(session, random);
            QVERIFY(session == sessionOf(made, after[s], after[s + 1]));
        }
    }

    void seedsAndThreads()
    {
        const auto log = largeLog(40'000); // more than a block
        const auto pipeline = valueOf(parsePipeline(everything));
        const std::string alone = contentHash(valueOf(augment(log, pipeline, 4, 1)));
        for (const unsigned threads : {2u, 5u})
            QCOMPARE(contentHash(valueOf(augment(log, pipeline, 4, threads))), alone);
        QVERIFY(contentHash(valueOf(augment(log, pipeline, 5, 2))) != alone);
    }

    void theMaskJoinsTheItemsWhereItIsUsed()
    {
        const auto log = sessionsOf({"view:a@x view:b@x"});
        const auto masked = valueOf(augment(log, {{StepKind::Mask, 0.5}}, 1));
        QCOMPARE(masked.items.size(), 3);
        QCOMPARE(masked.items[2], std::string(maskItem));
        auto priced = log;
        priced.price = {1, 2};
        auto maskedPriced = valueOf(augment(priced, {{StepKind::Mask, 0.5}}, 1));
        QVERIFY(maskedPriced.validate() && std::isnan(maskedPriced.price[2])); // nobody knows what was masked
        events::dropUnusedNames(maskedPriced);
        QVERIFY(maskedPriced.validate());
        QVERIFY(masked.item[0] == 2 || masked.item[1] == 2);
        QCOMPARE(valueOf(augment(log, {{StepKind::Mask, 0.4}}, 1)).items.size(), 2);
        QCOMPARE(valueOf(augment(masked, {{StepKind::Mask, 0.5}}, 2)).items.size(), 3);
    }

    void overlappingSessionsAreSortedAnew()
    {
        // Of one user: a visit of a hundred events, and one within it. A crop of the first mostly begins after the
        // second.
        events::EventLog log;
        log.users = events::Vocabulary({"u"});
        log.items = events::Vocabulary({"a", "b"});
        log.actions = events::Vocabulary({"view"});
        log.sessionNames = {"long", "short"};
        for (int i = 0; i < 101; ++i) {
            log.user.push_back(0);
            log.action.push_back(0);
            log.session.push_back(i / 100);
            log.item.push_back(i / 100);
            log.time.push_back(i < 100 ? 10 * i : 5);
        }
        QVERIFY(log.validate());
        const auto made = valueOf(augment(log, {{StepKind::Crop, 0.5}}, 1));
        QVERIFY(made.validate());
        QCOMPARE(made.sessionNames, (std::vector<std::string>{"short", "long"}));
        QCOMPARE(made.time[0], Milliseconds(5));
        QCOMPARE(made.item[0], 1);
        QCOMPARE(made.size(), std::size_t(51));
    }

    void anEmptyLog()
    {
        QCOMPARE(valueOf(augment({}, valueOf(parsePipeline("mask:0.5,crop:0.5,insert:1,drop:1")), 1)).size(),
                 std::size_t(0));
    }

    void errors()
    {
        const auto log = sessionsOf({"view:a view:b"});
        QVERIFY(messageOf(augment(log, {{StepKind::Drop, 1.1}}, 1)).contains("\"drop\""));
        QVERIFY(messageOf(augment(log, {{StepKind::Jitter, 1}}, 1)).contains("\"jitter\" needs times"));
    }

    void progressAndCancelling()
    {
        const auto log = largeLog(100);
        std::set<std::string> phases;
        const auto pipeline = valueOf(parsePipeline(everything));
        QVERIFY(augment(log, pipeline, 1, 2, [&](const Progress& p) { phases.insert(p.phase.english()); }));
        QCOMPARE(phases, (std::set<std::string>{"Comparing the items", "Augmenting"}));
        for (const std::string& phase : phases) {
            std::stop_source source;
            const auto stopThere = [&](const Progress& p) {
                if (p.phase.english() == phase) source.request_stop();
            };
            const auto made = augment(log, pipeline, 1, 2, stopThere, {source.get_token()});
            QVERIFY(!made && made.error().isCancelled());
        }
    }
};

QTEST_APPLESS_MAIN(AugmentationTest)
#include "augmentation.moc"
#include <cmath>
