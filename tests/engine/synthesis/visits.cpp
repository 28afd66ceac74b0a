// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/visits.h"

#include "engine/synthesis/generator.h"
#include "engine/synthesis/rhythm.h"
#include "tests/engine/events/logof.h"
#include "tests/engine/synthesis/chance.h"

#include <rapidcheck.h>

#include <cmath>
#include <functional>
#include <numeric>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

constexpr Milliseconds hour = 3'600'000, day = 24 * hour;

/// Hours that differ, two of them dead, and a quiet weekend; up to four sessions a user, half a day apart or more.
BehaviourModel shop()
{
    BehaviourModel model;
    model.hmm.states = model.hmm.actions = {"view"};
    model.hmm.initial = hmm::Vector{{1}};
    model.hmm.transition = model.hmm.emission = hmm::Matrix{{1}};
    model.hmm.end = hmm::Vector{{0.5}};
    for (int h = 0; h < 24; ++h)
        model.visits.hours.push_back(h == 3 || h == 4 ? 0 : 1 + (h % 6));
    model.visits.weekdays = {3, 3, 2, 3, 3, 1, 1};
    model.visits.sessionsPerUser = {4, 0, 2, 2};
    model.visits.pauseLogMean = std::log(2.0 * 86'400);
    model.visits.pauseLogDeviation = 0.4;
    model.visits.days = 700; // far more than the visits of a user take: all phases of a week are alike
    return model;
}

events::EventLog generated(const BehaviourModel& model, const GenerateSpec& spec)
{
    const auto log = generate(model, *ItemModel::invented(model.items), spec);
    if (!log) qFatal("%s", log.error().message().c_str());
    return *log;
}

hmm::Vector shares(const std::vector<double>& values)
{
    const Eigen::Map<const hmm::Vector> vector(values.data(), Eigen::Index(values.size()));
    return vector / vector.sum();
}

using Fault = std::function<void(VisitSettings&)>;

} // namespace

/// When sessions begin, and whose they are.
class VisitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesOfAWeek();
    void rhythmsByHand();
    void rhythmsThereAndBack();
    void countsByHand();
    void weekdaysByTheirDays();
    void findsWhatWasPlanted();
    void usersAndTheirSessions();
    void staysWithinTheDays();
    void oneSessionEach();
    void refuses_data();
    void refuses();
};

void VisitsTest::timesOfAWeek()
{
    const auto time = *parseIsoTime("2025-01-01T17:59:59Z"); // a Wednesday
    QCOMPARE(weekdayOf(time), 2);
    QCOMPARE(hourOf(time), 17);
    QCOMPARE(weekdayOf(0), 3);
    QCOMPARE(weekdayOf(-1), 2); // before 1970
    QCOMPARE(hourOf(-1), 23);
}

void VisitsTest::rhythmsByHand()
{
    // Everything happens in the first two hours, three times as much in the second.
    std::vector<double> hours(24, 0);
    hours[0] = 1;
    hours[1] = 3;
    const Rhythm rhythm(hours, {});
    const Milliseconds monday = 4 * day;
    QCOMPARE(rhythm.operational(monday), double(monday));
    QCOMPARE(rhythm.operational(monday + hour), double(monday + day / 4));
    QCOMPARE(rhythm.operational(monday + 3 * hour / 2), double(monday + day / 4 + 3 * day / 8));
    QCOMPARE(rhythm.operational(monday + 20 * hour), double(monday + day));
    QCOMPARE(rhythm.clock(double(monday + day / 8)), monday + hour / 2);
    QCOMPARE(rhythm.clock(double(monday + day)), monday + day); // what is empty is passed over
    const Rhythm workdays(std::vector<double>(24, 1), {1, 1, 1, 1, 1, 0, 0});
    QCOMPARE(workdays.operational(monday + day), double(monday) + 1.4 * double(day));
    QCOMPARE(workdays.operational(monday + 6 * day), double(monday + 7 * day));
}

void VisitsTest::rhythmsThereAndBack()
{
    QVERIFY(rc::check([] {
        std::vector<double> hours, weekdays;
        for (int i = 0; i < 24; ++i)
            hours.push_back(*rc::gen::inRange(0, 5));
        for (int i = *rc::gen::element(0, 7); i > 0; --i)
            weekdays.push_back(*rc::gen::inRange(0, 3));
        RC_PRE(std::accumulate(hours.begin(), hours.end(), 0.0) > 0);
        RC_PRE(weekdays.empty() || std::accumulate(weekdays.begin(), weekdays.end(), 0.0) > 0);
        const Rhythm rhythm(hours, weekdays);
        const auto time = Milliseconds(*rc::gen::inRange<std::int64_t>(-3'000'000'000'000, 3'000'000'000'000));
        const double there = rhythm.operational(time);
        RC_ASSERT(rhythm.operational(time + 1) >= there);
        const Milliseconds back = rhythm.clock(there);
        RC_ASSERT(std::abs(rhythm.operational(back) - there) < 250); // a millisecond of the quickest hour
        RC_ASSERT(hours[std::size_t(hourOf(back))] > 0);
        if (hours[std::size_t(hourOf(time))] > 0 && (weekdays.empty() || weekdays[std::size_t(weekdayOf(time))] > 0))
            RC_ASSERT(std::abs(back - time) <= 1);
    }));
}

void VisitsTest::countsByHand()
{
    // Two users: sessions on 1970-01-01 at 00:00 and 12:00, and one at 12:30; each event takes ten minutes.
    auto log = logOf({"v:a v:b | v:a", "v:a"});
    log.time = {0, 10 * 60'000, 12 * hour, 12 * hour + 30 * 60'000};
    const VisitSettings found = estimateVisits(log);
    QVERIFY(found.validate());
    QCOMPARE(found.hours[0], 1.5 / 15);
    QCOMPARE(found.hours[12], 2.5 / 15);
    QCOMPARE(found.hours[23], 0.5 / 15);
    QVERIFY(found.weekdays.empty()); // too few days
    QCOMPARE(found.sessionsPerUser, (std::vector<double>{0.5, 0.5}));
    QCOMPARE(found.days, 1);
    QCOMPARE(found.evidence->users, std::size_t(2));
    QCOMPARE(found.evidence->sessions, std::size_t(3));
    QCOMPARE(found.evidence->pauses, std::size_t(1)); // one tells nothing of a deviation
    QCOMPARE(found.pauseLogMean, VisitSettings{}.pauseLogMean);
    log = logOf({"v:a | v:a | v:a"});
    log.time = {0, 6 * hour, 18 * hour};
    const VisitSettings two = estimateVisits(log);
    const Rhythm rhythm(two.hours, {});
    const double first = std::log(rhythm.operational(6 * hour) / 1000 - rhythm.operational(0) / 1000);
    const double second = std::log(rhythm.operational(18 * hour) / 1000 - rhythm.operational(6 * hour) / 1000);
    QVERIFY(std::abs(two.pauseLogMean - (first + second) / 2) < 1e-9);
    QVERIFY(std::abs(two.pauseLogDeviation - std::abs(first - second) / 2) < 1e-6);
    log.time = {0, 0, 0};
    QCOMPARE(estimateVisits(log).evidence->pauses, std::size_t(0));
    QVERIFY(estimateVisits({}).isDefault());
}

void VisitsTest::weekdaysByTheirDays()
{
    // One session a day at noon from Monday to the Monday two weeks later: no day is livelier than another.
    std::vector<std::string> users(15, "v:a");
    auto log = logOf(users);
    for (int d = 0; d < 15; ++d)
        log.time.push_back((4 + d) * day + 12 * hour);
    const VisitSettings found = estimateVisits(log);
    QCOMPARE(found.days, 15);
    QCOMPARE(found.weekdays.size(), std::size_t(7));
    for (const int d : {1, 2, 3, 4, 5, 6}) // but for the half session that is added
        QVERIFY(std::abs(found.weekdays[std::size_t(d)] - found.weekdays[1]) < 1e-12);
    QVERIFY(std::abs(found.weekdays[0] / found.weekdays[1] - 3.5 / 3 / (2.5 / 2)) < 1e-12);
    log.time.back() -= day + 1; // a little less than two weeks
    QVERIFY(estimateVisits(log).weekdays.empty());
}

void VisitsTest::findsWhatWasPlanted()
{
    const BehaviourModel model = shop();
    const auto log = generated(model, {.sessions = 100'000});
    QVERIFY(log.validate());
    const VisitSettings found = estimateVisits(log);
    hmm::Vector hours = hmm::Vector::Zero(24), weekdays = hmm::Vector::Zero(7);
    for (std::size_t e = 0; e < log.size(); ++e)
        if (e == 0 || log.session[e] != log.session[e - 1]) {
            hours[hourOf(log.time[e])] += 1;
            weekdays[weekdayOf(log.time[e])] += 1;
        }
    checkLikely(hours, shares(model.visits.hours), "hours");
    checkLikely(weekdays, shares(model.visits.weekdays), "weekdays");
    QVERIFY((shares(found.hours) - shares(model.visits.hours)).cwiseAbs().maxCoeff() < 0.005);
    QVERIFY((shares(found.weekdays) - shares(model.visits.weekdays)).cwiseAbs().maxCoeff() < 0.01);
    QCOMPARE(found.sessionsPerUser.size(), std::size_t(4));
    checkLikely(shares(found.sessionsPerUser) * double(found.evidence->users), shares(model.visits.sessionsPerUser),
                "sessions of a user");
    const double error = model.visits.pauseLogDeviation / std::sqrt(double(found.evidence->pauses));
    QVERIFY2(std::abs(found.pauseLogMean - model.visits.pauseLogMean) < 5 * error,
             qPrintable(QString::number(found.pauseLogMean - model.visits.pauseLogMean)));
    QVERIFY(std::abs(found.pauseLogDeviation - model.visits.pauseLogDeviation) < 5 * error);
}

void VisitsTest::usersAndTheirSessions()
{
    BehaviourModel model = shop();
    model.visits.pauseLogMean = 8; // fifty minutes: a pause is often too short to part sessions, and drawn again
    const auto log = generated(model, {.sessions = 5'001});
    QVERIFY(log.validate());
    QCOMPARE(log.sessionCount(), std::size_t(5'001)); // whatever the last user would have liked
    QCOMPARE(log.users[0], std::string("u1"));
    QCOMPARE(log.users[log.users.size() - 1], "u" + std::to_string(log.users.size()));
    QVERIFY(log.users.size() < 3'000);
    for (std::size_t e = 1; e < log.size(); ++e) {
        if (log.user[e] != log.user[e - 1]) continue;
        if (log.session[e] == log.session[e - 1])
            QVERIFY(log.time[e] - log.time[e - 1] <= 25 * 60'000);
        else
            QVERIFY(log.time[e] - log.time[e - 1] > 30 * 60'000);
    }
    BehaviourModel hectic = shop();
    hectic.visits.pauseLogMean = hectic.visits.pauseLogDeviation = 0;
    const auto close = generated(hectic, {.sessions = 100});
    for (std::size_t e = 1; e < close.size(); ++e)
        if (close.user[e] == close.user[e - 1] && close.session[e] != close.session[e - 1])
            QVERIFY(close.time[e] - close.time[e - 1] >= VisitSettings::shortestPause);
    BehaviourModel endless = shop();
    endless.visits.pauseLogMean = endless.visits.pauseLogDeviation = 20;
    QVERIFY(generated(endless, {.sessions = 100}).validate());
}

void VisitsTest::staysWithinTheDays()
{
    BehaviourModel often = shop(); // more visits and longer pauses than the days have room for
    often.visits.days = 10;
    often.visits.sessionsPerUser = {0, 0, 0, 0, 0, 0, 0, 1};
    const GenerateSpec few{.sessions = 800};
    const auto crowded = generated(often, few);
    const Milliseconds room = Milliseconds(10) * 24 * 3'600'000, sessions = 8 * 3'600'000;
    for (const Milliseconds time : crowded.time)
        QVERIFY(time >= few.start && time < few.start + room + sessions);

    BehaviourModel model = shop();
    model.visits.days = 30;
    const GenerateSpec spec{.sessions = 5'000};
    const auto log = generated(model, spec);
    std::size_t late = 0;
    for (std::size_t e = 0; e < log.size(); ++e) {
        QVERIFY(log.time[e] >= spec.start);
        late += log.time[e] > spec.start + 30 * day;
    }
    QVERIFY(late < log.size() / 1000); // those whose four visits take longer
}

void VisitsTest::oneSessionEach()
{
    BehaviourModel model = shop();
    model.visits.sessionsPerUser.clear();
    const auto log = generated(model, {.sessions = 2'000});
    QCOMPARE(log.user, log.session);
    QCOMPARE(log.users[1'999], std::string("u2000"));
}

void VisitsTest::refuses_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, Fault fault, const char* message) {
        QTest::newRow(name) << fault << message;
    };
    row(
        "hours", [](auto& v) { v.hours.resize(23); }, "\"hours\" has 23 entries; it must have 24");
    row(
        "weekdays", [](auto& v) { v.weekdays = {1}; }, "\"weekdays\" has 1 entries; it must have 7");
    row(
        "too many sessions", [](auto& v) { v.sessionsPerUser.assign(1001, 1); },
        "\"sessions_per_user\" has 1001 entries; it must have between 1 and 1000");
    row(
        "NaN", [](auto& v) { v.hours[5] = NAN; }, "\"hours\", entry 6 must be a number between 0 and 1e+15");
    row(
        "negative", [](auto& v) { v.weekdays[6] = -1; }, "\"weekdays\", entry 7 must be a number between 0 and 1e+15");
    row(
        "infinite", [](auto& v) { v.sessionsPerUser[0] = INFINITY; },
        "\"sessions_per_user\", entry 1 must be a number between 0 and 1e+15");
    row(
        "nothing", [](auto& v) { v.hours.assign(24, 0); }, "\"hours\" are shares that are all zero");
    row(
        "pause", [](auto& v) { v.pauseLogMean = NAN; }, "\"pause_log_mean\" is nan; it must lie between -50 and 50");
    row(
        "deviation", [](auto& v) { v.pauseLogDeviation = -1; },
        "\"pause_log_deviation\" is -1; it must lie between 0 and 20");
    row(
        "days", [](auto& v) { v.days = 0; }, "\"days\" is 0; it must lie between 1 and 36500");
}

void VisitsTest::refuses()
{
    QFETCH(Fault, fault);
    QFETCH(QString, message);
    BehaviourModel model = shop();
    fault(model.visits);
    const auto log = generate(model, *ItemModel::invented(model.items), {.sessions = 10});
    QVERIFY(!log);
    QCOMPARE(QString::fromStdString(log.error().message()), message);
}

QTEST_APPLESS_MAIN(VisitsTest)
#include "visits.moc"
