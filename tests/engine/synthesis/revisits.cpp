// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/revisits.h"

#include "engine/synthesis/generator.h"
#include "engine/synthesis/toucheditems.h"
#include "tests/engine/events/logof.h"
#include "tests/engine/synthesis/chance.h"

#include <cmath>
#include <functional>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

/// Three actions, seen as they are, in sessions of eight events on the average.
BehaviourModel shop()
{
    BehaviourModel model;
    model.hmm.states = model.hmm.actions = {"view", "cart", "buy"};
    model.hmm.initial = hmm::Vector{{0.8, 0.15, 0.05}};
    model.hmm.transition = hmm::Matrix{{0.6, 0.3, 0.1}, {0.5, 0.2, 0.3}, {0.8, 0.1, 0.1}};
    model.hmm.emission = hmm::Matrix::Identity(3, 3);
    model.hmm.end = hmm::Vector::Constant(3, 0.125);
    model.items.inventedItems = 5'000;
    model.items.inventedCategories = 20;
    model.items.zipfExponent = 0.5;
    model.revisits.probability = hmm::Vector{{0.1, 0.4, 0.8}};
    model.revisits.recency = 0.6;
    return model;
}

events::EventLog generated(const BehaviourModel& model, const GenerateSpec& spec)
{
    const auto log = generate(model, *ItemModel::invented(model.items), spec);
    if (!log) qFatal("%s", log.error().message().c_str());
    return *log;
}

bool isFirst(const events::EventLog& log, std::size_t event)
{
    return event == 0 || log.session[event] != log.session[event - 1];
}

using Fault = std::function<void(RevisitSettings&)>;

} // namespace

/// Returning to items of the session.
class RevisitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByHand();
    void withoutChances();
    void recencyByHand();
    void findsWhatWasPlanted_data();
    void findsWhatWasPlanted();
    void drawsRanksAsItSays();
    void neverAndAlways();
    void viewedBefore();
    void touchesTheWholeCatalogue();
    void leavesActionsAndTimesAlone();
    void followsTheActions();
    void refuses_data();
    void refuses();
};

void RevisitsTest::countsByHand()
{
    const auto log = logOf({"view:a view:b view:a buy:a | buy:a view:a", "view:b"});
    const RevisitSettings found = estimateRevisits(log, log.action, 3); // there is a third action, never seen
    QVERIFY(found.validate(3));
    QVERIFY((found.evidence->events == hmm::Vector{{3, 1, 0}})); // the first ones of sessions have no chance
    QVERIFY((found.evidence->revisits == hmm::Vector{{2, 1, 0}}));
    QVERIFY((found.probability == hmm::Vector{{2. / 3, 1, 0.75}}));
    const hmm::Interval interval = found.intervalOf(0), wanted = hmm::proportionInterval(2, 3);
    QCOMPARE(interval.low, wanted.low);
    QCOMPARE(interval.high, wanted.high);
    // Once the farther one of two, once the nearer.
    QCOMPARE(found.evidence->choices, std::size_t(2));
    QVERIFY(std::abs(found.recency - 1) < 1e-9);
}

void RevisitsTest::withoutChances()
{
    QVERIFY(estimateRevisits({}, {}, 2).isDefault());
    const auto lonely = logOf({"view:a | view:b", "buy:a"});
    QVERIFY(estimateRevisits(lonely, lonely.action, 2).isDefault());
    const auto onwards = logOf({"view:a view:b buy:c"});
    const RevisitSettings found = estimateRevisits(onwards, onwards.action, 2);
    QVERIFY((found.probability == hmm::Vector{{0, 0}}));
    QCOMPARE(found.recency, RevisitSettings{}.recency); // nothing is known of it
    QCOMPARE(found.evidence->choices, std::size_t(0));
    QCOMPARE(found.evidence->recencyLow, 0.0);
    QCOMPARE(found.evidence->recencyHigh, 1.0);
}

void RevisitsTest::recencyByHand()
{
    // Of two items three times the nearer and once the farther one: 1 : recency = 3 : 1.
    const auto log = logOf({"v:a v:b v:b", "v:a v:b v:b", "v:a v:b v:b", "v:a v:b v:a"});
    QVERIFY(std::abs(estimateRevisits(log, log.action, 1).recency - 1. / 3) < 1e-6);
    const auto always = logOf({"v:a v:b v:b v:b v:b"});
    QCOMPARE(estimateRevisits(always, always.action, 1).recency, RevisitSettings::leastRecency);
}

void RevisitsTest::findsWhatWasPlanted_data()
{
    QTest::addColumn<double>("recency");
    for (const double recency : {0.05, 0.6, 0.95, 1.0})
        QTest::addRow("%g", recency) << recency;
}

void RevisitsTest::findsWhatWasPlanted()
{
    QFETCH(double, recency);
    BehaviourModel model = shop();
    model.revisits.recency = recency;
    const auto log = generated(model, {.sessions = 25'000});
    QVERIFY(log.size() > 190'000);
    const RevisitSettings found = estimateRevisits(log, log.action, 3);
    for (std::int32_t a = 0; a < 3; ++a)
        QVERIFY2(isLikely(found.evidence->revisits[a], found.evidence->events[a], model.revisits.probability[a]),
                 qPrintable(QStringLiteral("%1: %2").arg(a).arg(found.probability[a])));
    // Five standard errors, of which the interval has two times 1.96.
    const double error =
        std::max(found.evidence->recencyHigh - found.recency, found.recency - found.evidence->recencyLow);
    QVERIFY2(std::abs(found.recency - recency) <= 2.6 * error + 1e-9, qPrintable(QString::number(found.recency)));
    QVERIFY(found.evidence->recencyHigh - found.evidence->recencyLow < 0.02);
}

void RevisitsTest::drawsRanksAsItSays()
{
    const auto log = generated(shop(), {.sessions = 40'000});
    hmm::Vector counts = hmm::Vector::Zero(4); // ranks among four items
    TouchedItems touched;
    for (std::size_t e = 0; e < log.size(); ++e) {
        if (isFirst(log, e)) touched.clear();
        const std::size_t rank = touched.rankOf(log.item[e]);
        if (rank > 0 && touched.size() == 4) counts[Eigen::Index(rank) - 1] += 1;
        touched.touch(log.item[e]);
    }
    checkLikely(counts, hmm::Vector(hmm::Vector{{1, 0.6, 0.36, 0.216}} / 2.176), "rank");
}

void RevisitsTest::neverAndAlways()
{
    BehaviourModel model = shop();
    model.revisits.probability = hmm::Vector{{0, 1, 1}};
    const auto log = generated(model, {.sessions = 3'000});
    const std::vector<bool> isNew = firstTouches(log);
    for (std::size_t e = 0; e < log.size(); ++e)
        QCOMPARE(bool(isNew[e]), isFirst(log, e) || log.action[e] == 0);
}

void RevisitsTest::viewedBefore()
{
    BehaviourModel model = shop();
    model.revisits.viewedBefore = {false, false, true};
    QCOMPARE(model.revisits.probabilityOf(2), 1.0);
    const auto log = generated(model, {.sessions = 20'000});
    const std::vector<bool> isNew = firstTouches(log);
    std::size_t firstBuys = 0, otherNew = 0;
    for (std::size_t e = 0; e < log.size(); ++e) {
        if (log.action[e] == 2) {
            QCOMPARE(bool(isNew[e]), isFirst(log, e)); // a session that begins with a purchase has viewed nothing
            firstBuys += isFirst(log, e);
        } else
            otherNew += isNew[e] && !isFirst(log, e);
    }
    QVERIFY(firstBuys > 500);
    QVERIFY(otherNew > 10'000);
    // The probability of its own is kept for when the mark goes; the others are as they were.
    const RevisitSettings found = estimateRevisits(log, log.action, 3);
    QVERIFY(isLikely(found.evidence->revisits[0], found.evidence->events[0], 0.1));
    QVERIFY(isLikely(found.evidence->revisits[1], found.evidence->events[1], 0.4));
}

void RevisitsTest::touchesTheWholeCatalogue()
{
    BehaviourModel model = shop();
    model.items.inventedItems = 3;
    model.items.inventedCategories = 1;
    model.revisits.probability.setZero();
    const auto log = generated(model, {.sessions = 200, .length = 50}); // ends, and every session has touched them all
    const std::vector<bool> isNew = firstTouches(log);
    for (std::size_t e = 0; e < log.size(); ++e)
        QCOMPARE(bool(isNew[e]), e % 50 < 3);
}

void RevisitsTest::leavesActionsAndTimesAlone()
{
    BehaviourModel plain = shop();
    plain.revisits = {};
    const auto without = generated(plain, {.sessions = 2'000}), with = generated(shop(), {.sessions = 2'000});
    QCOMPARE(with.action, without.action);
    QCOMPARE(with.time, without.time);
    QCOMPARE(with.session, without.session);
    QVERIFY(with.item != without.item);
    for (std::size_t e = 0; e < with.size(); ++e)
        if (isFirst(with, e)) QCOMPARE(with.item[e], without.item[e]);
}

void RevisitsTest::followsTheActions()
{
    RevisitSettings revisits = shop().revisits;
    QVERIFY(remapped(RevisitSettings{}, {0, 1}).isDefault());
    RevisitSettings changed = remapped(revisits, {2, -1, 0, 0});
    QVERIFY(((changed.probability - hmm::Vector{{0.8, 1.3 / 3, 0.1, 0.1}}).cwiseAbs().maxCoeff() < 1e-15));
    QCOMPARE(changed.recency, 0.6);
    QVERIFY(changed.viewedBefore.empty());
    QVERIFY(changed.validate(4));
    revisits.viewedBefore = {true, false, false};
    revisits.evidence = {"log", hmm::Vector{{10, 20, 30}}, hmm::Vector{{1, 2, 3}}, 4, 0.1, 0.9};
    changed = remapped(revisits, {2, -1, 0, 0});
    QCOMPARE(changed.viewedBefore, (std::vector<bool>{false, false, true, true}));
    QVERIFY((changed.evidence->events == hmm::Vector{{30, 0, 10, 10}}));
    QVERIFY((changed.evidence->revisits == hmm::Vector{{3, 0, 1, 1}}));
    QCOMPARE(changed.intervalOf(1).high, 1.0); // nothing is known of a new action
    QVERIFY(changed.validate(4));
}

void RevisitsTest::refuses_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, Fault fault, const char* message) {
        QTest::newRow(name) << fault << message;
    };
    row(
        "size", [](auto& r) { r.probability = hmm::Vector::Zero(2); },
        "\"probability\" must have one entry for each of the 3 actions");
    row(
        "NaN", [](auto& r) { r.probability[1] = NAN; }, "\"probability\", entry 2 must be a number between 0 and 1");
    row(
        "negative", [](auto& r) { r.probability[0] = -0.1; },
        "\"probability\", entry 1 must be a number between 0 and 1");
    row(
        "more than one", [](auto& r) { r.probability[2] = 1.1; },
        "\"probability\", entry 3 must be a number between 0 and 1");
    row(
        "recency", [](auto& r) { r.recency = 0; }, "\"recency\" is 0; it must lie between 0.001 and 1");
    row(
        "recency NaN", [](auto& r) { r.recency = NAN; }, "\"recency\" is nan; it must lie between 0.001 and 1");
    row(
        "flags", [](auto& r) { r.viewedBefore = {true}; },
        "\"viewed_before\" must have one entry for each of the 3 actions");
    row(
        "evidence",
        [](auto& r) {
            r.evidence = {"log", hmm::Vector::Zero(3), hmm::Vector::Zero(4)};
        },
        "\"revisits\" must have one entry for each of the 3 actions");
}

void RevisitsTest::refuses()
{
    QFETCH(Fault, fault);
    QFETCH(QString, message);
    BehaviourModel model = shop();
    fault(model.revisits);
    const auto log = generate(model, *ItemModel::invented(model.items), {.sessions = 10});
    QVERIFY(!log);
    QCOMPARE(QString::fromStdString(log.error().message()), message);
}

QTEST_APPLESS_MAIN(RevisitsTest)
#include "revisits.moc"
