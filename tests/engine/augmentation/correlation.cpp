// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/correlation.h"
#include "tests/engine/augmentation/somelog.h"

#include <cmath>
#include <map>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::augmentation;
using namespace sessionsmith::test;

namespace {

/// The item that goes with each, by name; "-" for none.
std::map<std::string, std::string> partnersIn(const events::EventLog& log, const std::string& excluded = "-")
{
    const auto correlated = valueOf(correlatedItems(log, log.items.find(excluded)));
    std::map<std::string, std::string> partners;
    for (std::int32_t i = 0; i < log.items.size(); ++i) {
        const std::int32_t other = correlated[std::size_t(i)];
        partners[log.items[i]] = other < 0 ? "-" : log.items[other];
    }
    return partners;
}

/// The definition, pair by pair.
std::vector<std::int32_t> byDefinition(const events::EventLog& log)
{
    std::vector<std::set<std::int32_t>> sessions(log.sessionCount());
    for (std::size_t event = 0; event < log.size(); ++event)
        sessions[std::size_t(log.session[event])].insert(log.item[event]);
    const auto count = [&](std::int32_t item) {
        return std::ranges::count_if(sessions, [&](const auto& items) { return items.contains(item); });
    };
    std::vector<std::int32_t> best(std::size_t(log.items.size()), -1);
    for (std::int32_t i = 0; i < log.items.size(); ++i) {
        float most = 0;
        for (std::int32_t j = 0; j < log.items.size(); ++j) {
            double correlation = 0;
            for (const auto& items : sessions)
                if (i != j && items.contains(i) && items.contains(j)) correlation += 1 / std::log(1.0 + items.size());
            if (correlation > 0) correlation /= std::sqrt(double(count(j)));
            if (float(correlation) > most) {
                most = float(correlation);
                best[std::size_t(i)] = j;
            }
        }
    }
    return best;
}

} // namespace

class CorrelationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksOutByHand()
    {
        // a is with b twice, of b's two sessions; with c once, of c's three.
        const auto log = sessionsOf({"v:a v:b v:a", "v:b v:a v:c", "v:c v:d", "v:d v:c", "v:e"});
        const std::map<std::string, std::string> wanted{{"a", "b"}, {"b", "a"}, {"c", "d"}, {"d", "c"}, {"e", "-"}};
        QVERIFY(partnersIn(log) == wanted);
    }

    void largeSessionsSayLess()
    {
        // Both were with a once, and only there; b in a session of two, c in one of four.
        const auto partners = partnersIn(sessionsOf({"v:a v:c v:x v:y", "v:a v:b"}));
        QCOMPARE(partners.at("a"), std::string("b"));
        QCOMPARE(partners.at("c"), std::string("x")); // of equals the first that is not shared as widely: a has two
    }

    void popularItemsSayLess()
    {
        const auto partners = partnersIn(sessionsOf({"v:p v:a", "v:p v:b", "v:p v:a", "v:q v:b", "v:p v:c"}));
        QCOMPARE(partners.at("b"), std::string("q"));
    }

    void theCategoryStandsIn()
    {
        const auto partners =
            partnersIn(sessionsOf({"v:a@x v:b@x", "v:b@x", "v:lone@x", "v:only@y", "v:p@z", "v:p@z", "v:q@z"}));
        QCOMPARE(partners.at("lone"), std::string("b"));
        QCOMPARE(partners.at("a"), std::string("b"));
        QCOMPARE(partners.at("only"), std::string("-"));
        QCOMPARE(partners.at("p"), std::string("q"));
        QCOMPARE(partners.at("q"), std::string("p"));
    }

    void theExcludedItemGoesWithNone()
    {
        const auto partners = partnersIn(sessionsOf({"v:m@x v:a@x", "v:m@x v:a@x v:b@x", "v:m@x"}), "m");
        QCOMPARE(partners.at("m"), std::string("-"));
        QCOMPARE(partners.at("a"), std::string("b"));
        QCOMPARE(partners.at("b"), std::string("a"));
    }

    void isWhatTheDefinitionSays()
    {
        QVERIFY(rc::check("as the sum over all sessions", [] {
            const auto log = anyLog(false, false);
            RC_ASSERT(valueOf(correlatedItems(log)) == byDefinition(log));
        }));
    }

    void longSessionsAreTakenInPieces()
    {
        // The neighbour in the first piece is one, that in the second, seen as often in the whole session, is another.
        std::string line = "v:a v:b";
        for (int i = 0; i < 254; ++i)
            line += " v:a";
        const auto partners = partnersIn(sessionsOf({line + " v:a v:c v:d", "v:c v:d"}));
        QCOMPARE(partners.at("b"), std::string("a"));
        QCOMPARE(partners.at("d"), std::string("c"));
        std::string longest = "v:0";
        for (int i = 1; i < 200'000; ++i) // 40,000,000,000 pairs
            longest += " v:" + std::to_string(i);
        QCOMPARE(partnersIn(sessionsOf({longest})).at("199999"), std::string("199936"));
    }

    void anyNumberOfThreads()
    {
        std::vector<std::string> lines;
        for (int i = 0; i < 3000; ++i)
            lines.push_back(fmt::format("v:{} v:{} v:{}", i * 7919 % 5003, i * 31 % 977, i * 104729 % 6007));
        const auto log = sessionsOf(lines);
        const auto alone = valueOf(correlatedItems(log, -1, 1));
        for (const unsigned threads : {2u, 3u, 8u})
            QVERIFY(valueOf(correlatedItems(log, -1, threads)) == alone);
    }

    void cancelling()
    {
        std::stop_source source;
        source.request_stop();
        const auto result = correlatedItems(sessionsOf({"v:a v:b"}), -1, 1, {}, {source.get_token()});
        QVERIFY(!result && result.error().isCancelled());
    }
};

QTEST_APPLESS_MAIN(CorrelationTest)
#include "correlation.moc"
