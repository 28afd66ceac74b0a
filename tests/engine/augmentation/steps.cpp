// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/augmenter.h"
#include "tests/engine/augmentation/somelog.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace sessionsmith;
using namespace sessionsmith::augmentation;
using namespace sessionsmith::test;

namespace {

/// A session of n events with items of their own, two actions in turn, and times a second apart.
events::EventLog oneSession(int n)
{
    std::string line;
    for (int i = 0; i < n; ++i)
        line += fmt::format("{}{}:i{}@c{}", i == 0 ? "" : " ", i % 2 == 0 ? "view" : "buy", i, i % 3);
    events::EventLog log = sessionsOf({line});
    for (int i = 0; i < n; ++i)
        log.time.push_back(1000 * i);
    return log;
}

struct Draws
{
    Session before;
    std::vector<Session> after;
    std::int32_t maskIndex = 0;
};

/// What a pipeline, ready for a log, makes of a session, many times.
Draws drawsOf(const events::EventLog& log, const Session& before, const Pipeline& pipeline, int draws = 2000)
{
    const auto augmenter = valueOf(Augmenter::create(log, pipeline));
    Draws result{before, {}, augmenter.maskIndex()};
    for (int i = 0; i < draws; ++i) {
        Philox random = Augmenter::stream(7, std::uint64_t(i));
        Session session = before;
        augmenter.augmentSession(session, random);
        result.after.push_back(std::move(session));
    }
    return result;
}

/// The same of the log's first session.
Draws drawsOf(const events::EventLog& log, const Pipeline& pipeline, int draws = 2000)
{
    const auto offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    return drawsOf(log, sessionOf(log, offsets[0], offsets[1]), pipeline, draws);
}

/// A log in which a and b go with each other, and c with nothing; and a session of all three.
Draws drawsOfThree(const Pipeline& pipeline, int draws = 2000)
{
    events::EventLog log = sessionsOf({"view:a@x buy:b@x", "view:c@y"});
    log.time = {0, 1000, 1500};
    return drawsOf(log, {{0, 0, 0, 0}, {1, 1, 0, 1000}, {0, 2, 1, 1500}}, pipeline, draws);
}

std::vector<std::int32_t> itemsOf(const Session& session)
{
    std::vector<std::int32_t> items;
    for (const Event& event : session)
        items.push_back(event.item);
    return items;
}

std::vector<Milliseconds> timesOf(const Session& session)
{
    std::vector<Milliseconds> times;
    for (const Event& event : session)
        times.push_back(event.time);
    return times;
}

/// What happened in an event, whenever that was.
std::vector<std::tuple<std::int32_t, std::int32_t, std::int32_t>> contentsOf(const Session& session)
{
    std::vector<std::tuple<std::int32_t, std::int32_t, std::int32_t>> contents;
    for (const Event& event : session)
        contents.emplace_back(event.action, event.item, event.category);
    return contents;
}

/// Whether a count is what a probability may give: within five standard deviations.
void checkRate(double count, double trials, double probability, const char* what)
{
    const double slack = 5 * std::sqrt(trials * probability * (1 - probability));
    QVERIFY2(std::abs(count - trials * probability) <= slack,
             qPrintable(QString("%1: %2 of %3 instead of %4").arg(what).arg(count).arg(trials).arg(probability)));
}

} // namespace

class StepsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mask()
    {
        std::map<std::size_t, int> places;
        const Draws draws = drawsOf(oneSession(10), {{StepKind::Mask, 0.35}});
        QCOMPARE(draws.maskIndex, 10);
        for (const Session& session : draws.after) {
            int masked = 0;
            for (std::size_t i = 0; i < 10; ++i) {
                Event wanted = draws.before[i];
                if (session[i].item == draws.maskIndex) {
                    wanted.item = draws.maskIndex;
                    wanted.category = -1;
                    ++masked;
                    ++places[i];
                }
                QVERIFY(session[i] == wanted);
            }
            QCOMPARE(masked, 3); // floor of 3.5
        }
        for (std::size_t i = 0; i < 10; ++i)
            checkRate(places[i], 2000, 0.3, "masked at a place");
    }

    void maskCountsAreWhole()
    {
        for (const auto& [rate, n, wanted] :
             {std::tuple(0.29, 100, 29), {0.2, 4, 0}, {1.0, 7, 7}, {0.0, 7, 0}, {0.7, 10, 7}})
            for (const Session& session : drawsOf(oneSession(n), {{StepKind::Mask, rate}}, 20).after)
                QCOMPARE(std::ranges::count(session, n, &Event::item), wanted);
    }

    void anEarlierMaskIsTakenUp()
    {
        const Draws draws = drawsOf(sessionsOf({"v:a v:[mask] v:b"}), {{StepKind::Mask, 1}}, 1);
        QCOMPARE(draws.maskIndex, 1);
        QVERIFY(itemsOf(draws.after[0]) == std::vector<std::int32_t>(3, 1));
    }

    void crop()
    {
        std::map<std::int32_t, int> starts;
        const Draws draws = drawsOf(oneSession(10), {{StepKind::Crop, 0.65}});
        for (const Session& session : draws.after) {
            QCOMPARE(session.size(), std::size_t(6));
            const std::int32_t start = session[0].item;
            ++starts[start];
            QVERIFY(std::equal(session.begin(), session.end(), draws.before.begin() + start));
        }
        QCOMPARE(starts.size(), std::size_t(5));
        for (const auto& [start, count] : starts)
            checkRate(count, 2000, 0.2, "begins there");
        for (const double rate : {0.0, 0.09})
            QCOMPARE(drawsOf(oneSession(10), {{StepKind::Crop, rate}}, 1).after[0].size(), std::size_t(1));
        QVERIFY(drawsOf(oneSession(10), {{StepKind::Crop, 1}}, 1).after[0] == draws.before);
    }

    void reorder()
    {
        // Of three in a row each order is as likely as another, and each place.
        std::map<std::vector<std::int32_t>, int> orders;
        const Draws draws = drawsOf(oneSession(4), {{StepKind::Reorder, 0.75}}, 6000);
        for (const Session& session : draws.after) {
            QVERIFY(timesOf(session) == timesOf(draws.before));
            ++orders[itemsOf(session)];
        }
        QCOMPARE(orders.size(), std::size_t(6 + 6 - 2)); // two orders move nothing beyond the middle
        checkRate(orders[{0, 1, 2, 3}], 6000, 1.0 / 6, "as it was");
        checkRate(orders[{0, 2, 1, 3}], 6000, 1.0 / 6, "the middle swapped");
        checkRate(orders[{2, 1, 0, 3}], 6000, 1.0 / 12, "the first three turned");
        checkRate(orders[{0, 3, 1, 2}], 6000, 1.0 / 12, "the last three rotated");
        QVERIFY(drawsOf(oneSession(4), {{StepKind::Reorder, 0.49}}, 1).after[0] == draws.before); // one is no order
    }

    void reverse()
    {
        int turned = 0;
        const Draws draws = drawsOf(oneSession(5), {{StepKind::Reverse, 0.3}});
        for (const Session& session : draws.after) {
            QVERIFY(timesOf(session) == timesOf(draws.before));
            auto contents = contentsOf(session);
            if (contents == contentsOf(draws.before)) continue;
            ++turned;
            std::ranges::reverse(contents);
            QVERIFY(contents == contentsOf(draws.before));
        }
        checkRate(turned, 2000, 0.3, "turned");
    }

    void insert()
    {
        const Draws draws = drawsOfThree({{StepKind::Insert, 1}}, 50);
        const Session wanted{{0, 1, 0, 0}, {0, 0, 0, 0}, {1, 0, 0, 500}, {1, 1, 0, 1000}, {0, 2, 1, 1500}};
        for (const Session& session : draws.after)
            QVERIFY(session == wanted); // nothing goes with c, so nothing stands before it
    }

    void insertOneAtLeast()
    {
        std::map<std::size_t, int> places;
        const Draws draws = drawsOfThree({{StepKind::Insert, 0.01}});
        for (const Session& session : draws.after) {
            std::size_t place = 0;
            while (place < 3 && session[place] == draws.before[place])
                ++place;
            ++places[place];
            QCOMPARE(session.size(), place < 3 ? std::size_t(4) : std::size_t(3));
            QVERIFY(std::equal(session.rbegin(), session.rbegin() + std::ptrdiff_t(3 - place), draws.before.rbegin()));
        }
        for (std::size_t place = 0; place <= 3; ++place)
            checkRate(places[place], 2000, place == 2 ? 0 : 1.0 / 3, "inserted there");
        QVERIFY(drawsOfThree({{StepKind::Insert, 0}}, 1).after[0] == draws.before);
    }

    void substitute()
    {
        const Session wanted{{0, 1, 0, 0}, {1, 0, 0, 1000}, {0, 2, 1, 1500}};
        for (const Session& session : drawsOfThree({{StepKind::Substitute, 1}}, 50).after)
            QVERIFY(session == wanted);
        int first = 0;
        const Draws draws = drawsOfThree({{StepKind::Substitute, 0.5}}); // one of the three
        for (const Session& session : draws.after) {
            first += session[0] != draws.before[0];
            QVERIFY((session[0] != draws.before[0]) + (session[1] != draws.before[1]) <= 1);
            QVERIFY(session[2] == draws.before[2]);
        }
        checkRate(first, 2000, 1.0 / 3, "the first substituted");
        QVERIFY(drawsOfThree({{StepKind::Substitute, 0}}, 1).after[0] == draws.before);
    }

    void maskedEventsGoWithNothing()
    {
        const Pipeline pipeline{
            {StepKind::Mask, 1}, {StepKind::Substitute, 1}, {StepKind::Insert, 1}, {StepKind::SwapItem, 1}};
        const Draws draws = drawsOfThree(pipeline, 1);
        QVERIFY(itemsOf(draws.after[0]) == std::vector<std::int32_t>(3, draws.maskIndex));
        QVERIFY(timesOf(draws.after[0]) == timesOf(draws.before));
    }

    void drop()
    {
        double kept = 0, alone = 0;
        for (const Session& session : drawsOf(oneSession(50), {{StepKind::Drop, 0.3}}).after) {
            kept += double(session.size());
            QVERIFY(std::ranges::is_sorted(itemsOf(session)));
        }
        checkRate(kept, 2000 * 50, 0.7, "kept");
        for (const Session& session : drawsOf(oneSession(4), {{StepKind::Drop, 1}}).after) {
            QCOMPARE(session.size(), std::size_t(1));
            alone += session[0].item == 2;
        }
        checkRate(alone, 2000, 0.25, "the third is spared");
    }

    void noise()
    {
        // Six of ten events are views, three carts, one a purchase.
        const auto log = sessionsOf({"view:a cart:a buy:a", "view:a view:b cart:a view:a view:c cart:b view:a"});
        std::map<std::pair<std::int32_t, std::int32_t>, double> counts;
        const Draws draws = drawsOf(log, {{StepKind::Noise, 0.5}}, 4000);
        for (const Session& session : draws.after) {
            QVERIFY(itemsOf(session) == itemsOf(draws.before));
            for (std::size_t i = 0; i < 3; ++i)
                ++counts[{std::int32_t(i), session[i].action}];
        }
        for (const auto& [from, to, wanted] : {std::tuple(0, 0, 0.5),
                                               {0, 1, 0.5 * 3 / 4},
                                               {0, 2, 0.5 / 4},
                                               {1, 0, 0.5 * 6 / 7},
                                               {1, 2, 0.5 / 7},
                                               {2, 0, 0.5 * 6 / 9},
                                               {2, 1, 0.5 * 3 / 9}})
            checkRate(counts[{from, to}], 4000, wanted, "an action for another");
    }

    void swapItem()
    {
        // In x there are a three times, b twice, d once; in y only c.
        const auto log = sessionsOf({"v:a@x v:c@y", "v:b@x v:a@x v:b@x v:a@x v:d@x"});
        std::map<std::int32_t, double> counts;
        const Draws draws = drawsOf(log, {{StepKind::SwapItem, 0.6}}, 4000);
        for (const Session& session : draws.after) {
            ++counts[session[0].item];
            QCOMPARE(session[0].category, 0);
            QVERIFY(session[1] == draws.before[1]);
        }
        checkRate(counts[0], 4000, 0.4, "a stays");
        checkRate(counts[2], 4000, 0.6 * 2 / 3, "b by popularity");
        checkRate(counts[3], 4000, 0.6 / 3, "d by popularity");
    }

    void jitter()
    {
        double sum = 0, squares = 0, gaps = 0;
        events::EventLog log = oneSession(40);
        for (std::size_t i = 0; i < log.size(); ++i)
            log.time[i] = 1'500'000'000'000 + 1'000'000 * Milliseconds(i * i);
        const Draws draws = drawsOf(log, {{StepKind::Jitter, 0.5}}, 500);
        for (const Session& session : draws.after) {
            QCOMPARE(session[0].time, draws.before[0].time);
            QVERIFY(contentsOf(session) == contentsOf(draws.before));
            for (std::size_t i = 1; i < session.size(); ++i, ++gaps) {
                const double factor = std::log(double(session[i].time - session[i - 1].time) /
                                               double(draws.before[i].time - draws.before[i - 1].time));
                sum += factor;
                squares += factor * factor;
            }
        }
        QVERIFY(std::abs(sum / gaps) < 5 * 0.5 / std::sqrt(gaps));
        QVERIFY(std::abs(squares / gaps - 0.25) < 5 * 0.25 * std::sqrt(2 / gaps));
    }

    void jitterEndsWithTheYears()
    {
        events::EventLog log = oneSession(3);
        log.time = {0, 253'402'000'000'000, 253'402'300'000'000};
        for (const Session& session : drawsOf(log, {{StepKind::Jitter, 3}}).after)
            QVERIFY(session[2].time <= 253'402'300'799'999 && std::ranges::is_sorted(timesOf(session)));
    }

    void oneAfterTheOther()
    {
        // First the four in a row, then half of these; the other way round two of eight would be left as well.
        const Draws draws = drawsOf(oneSession(8), {{StepKind::Crop, 0.5}, {StepKind::Mask, 0.5}}, 20);
        for (const Session& session : draws.after) {
            QCOMPARE(session.size(), std::size_t(4));
            QCOMPARE(std::ranges::count(session, draws.maskIndex, &Event::item), std::ptrdiff_t(2));
        }
    }

    void viewsOfASession()
    {
        const auto augmenter =
            valueOf(Augmenter::create(oneSession(30), {{StepKind::Crop, 0.5}, {StepKind::Reorder, 0.5}}));
        const auto viewsOf = [&](std::uint64_t seed, std::uint64_t session) {
            Philox random = Augmenter::stream(seed, session);
            std::pair views(sessionOf(oneSession(30), 0, 30), sessionOf(oneSession(30), 0, 30));
            augmenter.augmentSession(views.first, random);
            augmenter.augmentSession(views.second, random);
            return views;
        };
        const auto views = viewsOf(1, 0);
        QVERIFY(views.first != views.second);
        QVERIFY(viewsOf(1, 0) == views);
        QVERIFY(viewsOf(2, 0) != views);
        QVERIFY(viewsOf(1, 1) != views);
    }

    void whatTheLogLacks_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("swap-item") << int(StepKind::SwapItem) << "The step \"swap-item\" needs categories";
        QTest::newRow("jitter") << int(StepKind::Jitter) << "The step \"jitter\" needs times";
        QTest::newRow("noise") << int(StepKind::Noise) << "\"noise\" needs at least two actions; the log has 1";
    }
    void whatTheLogLacks()
    {
        QFETCH(int, kind);
        QFETCH(QString, word);
        events::EventLog log = sessionsOf({"view:a view:b"});
        log.actions.add("buy"); // known, yet never done
        const QString message = messageOf(Augmenter::create(log, {{StepKind::Drop, 0.1}, {StepKind(kind), 0.1}}));
        QVERIFY2(message.contains(word), qPrintable(message));
        QVERIFY(Augmenter::create(log, {{StepKind::Insert, 1}, {StepKind::Substitute, 1}}));
    }

    void ratesAreChecked()
    {
        QVERIFY(messageOf(Augmenter::create(oneSession(3), {{StepKind::Crop, 2}})).contains("\"crop\" is 2"));
    }

    void whateverIsDone()
    {
        QVERIFY(rc::check("a session stays a session", [] {
            const bool withTime = *rc::gen::arbitrary<bool>(), withCategory = *rc::gen::arbitrary<bool>();
            const auto log = anyLog(withTime, withCategory);
            const Pipeline pipeline = anyPipeline();
            const auto augmenter = Augmenter::create(log, pipeline);
            if (!augmenter) RC_DISCARD("it lacks what a step needs");
            const auto offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
            for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
                const Session before = sessionOf(log, offsets[s], offsets[s + 1]);
                Session after = before;
                Philox random = Augmenter::stream(3, s);
                augmenter->augmentSession(after, random);
                RC_ASSERT(!after.empty());
                RC_ASSERT(std::ranges::is_sorted(timesOf(after)));
                const auto only = [&](std::initializer_list<StepKind> kinds) {
                    return std::ranges::all_of(
                        pipeline, [&](const Step& step) { return std::ranges::find(kinds, step.kind) != kinds.end(); });
                };
                if (only({StepKind::Reorder, StepKind::Reverse})) {
                    auto wanted = contentsOf(before), found = contentsOf(after);
                    std::ranges::sort(wanted);
                    std::ranges::sort(found);
                    RC_ASSERT(found == wanted);
                    RC_ASSERT(timesOf(after) == timesOf(before));
                }
                if (only({StepKind::Mask, StepKind::Reorder, StepKind::Reverse, StepKind::Substitute, StepKind::Noise,
                          StepKind::SwapItem, StepKind::Jitter}))
                    RC_ASSERT(after.size() == before.size());
                if (only({StepKind::Crop})) RC_ASSERT(!std::ranges::search(before, after).empty());
                if (only({StepKind::Jitter, StepKind::Insert, StepKind::Noise}))
                    RC_ASSERT(after.front().time == before.front().time);
            }
        }));
    }
};

QTEST_APPLESS_MAIN(StepsTest)
#include "steps.moc"
