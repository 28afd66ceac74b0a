// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/logbuilder.h"

#include "engine/events/prices.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <tuple>

using namespace sessionsmith;
using namespace sessionsmith::events;

namespace {

constexpr Milliseconds gap = 2;

/// An event as a file would name it.
struct Event
{
    std::string user, session, action, item, category;
    Milliseconds time = 0;
    double order = 0;
    double price = unknownPrice;

    RawEvent raw() const { return {user, session, action, item, category, time, order, price}; }
};

void showValue(const Event& event, std::ostream& out)
{
    out << event.user << ' ' << event.session << ' ' << event.action << ' ' << event.item << ' ' << event.category
        << ' ' << event.time << ' ' << event.order;
}

/// Few names of each kind, so that they come again, and of some events what the log has no column for left out.
rc::Gen<Event> anEvent(LogColumns columns)
{
    const auto few = rc::gen::element<std::string>("7", "12", "a", "b", "a name of more than eight bytes");
    const auto none = rc::gen::just(std::string());
    const Milliseconds far = Milliseconds(1) << 62; // too far for a time and a place to share a number
    const auto time = rc::gen::weightedElement<Milliseconds>({{9, 0}, {9, 1}, {9, 3}, {9, 9}, {1, far}});
    return rc::gen::build<Event>(
        rc::gen::set(&Event::user, few), rc::gen::set(&Event::action, few),
        rc::gen::set(&Event::session, columns.session ? few : none), rc::gen::set(&Event::item, few),
        rc::gen::set(&Event::category, columns.category ? rc::gen::oneOf(few, none) : none),
        rc::gen::set(&Event::time, columns.time ? time : rc::gen::just(Milliseconds(0))),
        rc::gen::set(&Event::order, columns.order ? rc::gen::element(0.0, 0.5, 2.0) : rc::gen::just(0.0)));
}

void showValue(LogColumns columns, std::ostream& out)
{
    out << columns.session << columns.time << columns.category << columns.order << columns.price;
}

/// The log of the events, cut into blocks that readers take in any order.
EventLog built(const std::vector<Event>& events, LogColumns columns)
{
    const auto readers = *rc::gen::inRange<std::size_t>(1, 5);
    std::vector<NameTables> names(readers);
    std::vector<std::span<const Event>> blocks;
    for (std::span<const Event> rest(events); !rest.empty();) {
        if (*rc::gen::arbitrary<bool>()) blocks.emplace_back(); // of a header alone
        const auto length = *rc::gen::inRange<std::size_t>(1, std::min<std::size_t>(rest.size(), 9) + 1);
        blocks.push_back(rest.first(length));
        rest = rest.subspan(length);
    }
    std::vector<std::size_t> turns(blocks.size());
    for (std::size_t i = 0; i < turns.size(); ++i)
        std::swap(turns[i] = i, turns[*rc::gen::inRange<std::size_t>(0, i + 1)]);
    LogBuilder builder(columns);
    for (const std::size_t block : turns) {
        const auto reader = *rc::gen::inRange<std::size_t>(0, readers);
        std::vector<RawEvent> raw;
        std::ranges::transform(blocks[block], std::back_inserter(raw), &Event::raw);
        EventRows rows;
        rows.add(raw, columns, names[reader]);
        builder.add(block, reader, std::move(rows));
    }
    const auto threads = *rc::gen::inRange(1u, 5u);
    auto log = std::move(builder).finish(std::move(names), gap, threads, {}, {});
    RC_ASSERT(log.has_value());
    return std::move(*log);
}

/// The events as they are to stand in the log, by one comparison of all that counts.
std::vector<Event> sorted(const std::vector<Event>& events)
{
    std::map<std::string, std::size_t> users;
    std::map<std::pair<std::string, std::string>, std::pair<Milliseconds, std::size_t>> sessions;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        users.emplace(event.user, i);
        auto& begin = sessions.emplace(std::pair(event.user, event.session), std::pair(event.time, i)).first->second;
        begin.first = std::min(begin.first, event.time);
        places.push_back(i);
    }
    std::ranges::sort(places, std::less<>(), [&](std::size_t i) {
        const Event& event = events[i];
        const bool hasSessions = !event.session.empty();
        return std::tuple(users[event.user],
                          hasSessions ? sessions[{event.user, event.session}] : std::pair(Milliseconds(0), 0ul),
                          event.time, event.order, i);
    });
    std::vector<Event> result;
    std::ranges::transform(places, std::back_inserter(result), [&](std::size_t i) { return events[i]; });
    return result;
}

std::vector<std::string> texts(const std::vector<double>& prices)
{
    std::vector<std::string> result;
    std::ranges::transform(prices, std::back_inserter(result), priceText);
    return result;
}

/// Whether the indices are numbered as they come.
bool isNumberedByAppearance(std::span<const std::int32_t> column, const Vocabulary& vocabulary)
{
    std::int32_t next = 0;
    for (const std::int32_t index : column)
        if (index > next || (index == next && ++next > vocabulary.size())) return false;
    return next == vocabulary.size();
}

} // namespace

class LogBuilderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readersAndThreadsLeaveNoTrace();
};

void LogBuilderTest::readersAndThreadsLeaveNoTrace()
{
    const bool holds = rc::check("the log is what one sort of all events would make of them", [] {
        const auto yes = [] { return *rc::gen::arbitrary<bool>(); };
        const LogColumns columns{.session = yes(), .time = yes(), .category = yes(), .order = yes(), .price = yes()};
        const auto events = *rc::gen::nonEmpty(rc::gen::container<std::vector<Event>>(anEvent(columns)));
        const EventLog log = built(events, columns);
        const std::vector<Event> expected = sorted(events);
        RC_ASSERT(log.size() == expected.size());
        RC_ASSERT(log.hasTime() == columns.time);
        RC_ASSERT(log.hasCategory() == columns.category);
        std::int32_t session = -1;
        std::vector<double> prices;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const Event& event = expected[i];
            RC_ASSERT(log.users[log.user[i]] == event.user);
            RC_ASSERT(log.actions[log.action[i]] == event.action);
            RC_ASSERT(log.items[log.item[i]] == event.item);
            prices.push_back(event.price);
            if (columns.time) RC_ASSERT(log.time[i] == event.time);
            const std::int32_t category = columns.category ? log.category[i] : -1;
            RC_ASSERT((category < 0 ? "" : log.categories[category]) == event.category);
            const Event* const before = i == 0 ? nullptr : &expected[i - 1];
            const bool goesOn = before && before->user == event.user && before->session == event.session &&
                                (columns.session || event.time - before->time <= gap);
            RC_ASSERT(log.session[i] == (goesOn ? session : ++session));
            if (columns.session) RC_ASSERT(sessionName(log, std::size_t(session)) == event.session);
        }
        RC_ASSERT(texts(log.price) == texts(medianPrices(log.item, prices, std::size_t(log.items.size()))));
        RC_ASSERT(isNumberedByAppearance(log.user, log.users));
        RC_ASSERT(isNumberedByAppearance(log.item, log.items));
        RC_ASSERT(isNumberedByAppearance(log.category, log.categories));
        RC_ASSERT(isNumberedByAppearance(log.action, log.actions));
    });
    QVERIFY(holds);
}

QTEST_APPLESS_MAIN(LogBuilderTest)
#include "logbuilder.moc"
