// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/generator.h"
#include "tests/engine/synthesis/chance.h"

#include <QTest>

#include <map>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

constexpr Milliseconds day = 24 * 3'600'000;

BehaviourModel shop(bool hasVisits)
{
    BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    model.items.inventedItems = 60;
    model.items.inventedCategories = 5;
    model.items.zipfExponent = 0.3;
    model.revisits.probability = hmm::Vector::Constant(5, 0.2);
    if (!hasVisits) return model;
    model.visits.hours.assign(24, 1);
    model.visits.hours[7] = 9;
    model.visits.sessionsPerUser = {2, 1, 1};
    model.visits.days = 50;
    return model;
}

events::EventLog generated(const BehaviourModel& model, const GenerateSpec& spec)
{
    const auto log = generate(model, *ItemModel::invented(model.items), spec);
    if (!log) qFatal("%s", log.error().message().c_str());
    return *log;
}

/// When each of a column's values is first there.
std::map<std::int32_t, Milliseconds> firstTimes(const events::EventLog& log, std::span<const std::int32_t> column)
{
    std::map<std::int32_t, Milliseconds> first;
    for (std::size_t e = 0; e < log.size(); ++e) {
        const auto [place, isNew] = first.try_emplace(column[e], log.time[e]);
        if (!isNew) place->second = std::min(place->second, log.time[e]);
    }
    return first;
}

} // namespace

/// Items and users that a training on the time before the last part never saw.
class ColdStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastPart();
    void newItems_data();
    void newItems();
    void newUsers_data();
    void newUsers();
    void newUsersWhoseVisitsHaveNoRoom();
    void nothingElseChanges();
    void itemsLeftOut();
    void wantsSomethingOld();
    void refuses();
};

void ColdStartTest::theLastPart()
{
    const GenerateSpec spec;
    QCOMPARE(lastPartBegins(shop(false), spec), spec.start + 27 * day);
    QCOMPARE(lastPartBegins(shop(true), spec), spec.start + 45 * day);
}

void ColdStartTest::newItems_data()
{
    QTest::addColumn<bool>("visits");
    QTest::newRow("a user a session") << false;
    QTest::newRow("visits") << true;
}

void ColdStartTest::newItems()
{
    QFETCH(bool, visits);
    const GenerateSpec spec{.sessions = 20'000, .newItems = 0.25};
    const auto log = generated(shop(visits), spec);
    const Milliseconds from = lastPartBegins(shop(visits), spec);
    std::size_t late = 0;
    for (const auto& [item, first] : firstTimes(log, log.item))
        late += first >= from;
    QCOMPARE(late, std::size_t(15)); // a quarter of sixty: all others come before
    // In the last part new ones are drawn as any.
    double events = 0, onNew = 0;
    const auto first = firstTimes(log, log.item);
    for (std::size_t e = 0; e < log.size(); ++e)
        if (log.time[e] >= from) {
            ++events;
            onNew += first.at(log.item[e]) >= from;
        }
    QVERIFY(onNew / events > 0.15 && onNew / events < 0.35);
}

void ColdStartTest::newUsers_data()
{
    newItems_data();
}

void ColdStartTest::newUsers()
{
    QFETCH(bool, visits);
    const GenerateSpec spec{.sessions = 20'000, .newUsers = 0.2};
    const auto log = generated(shop(visits), spec);
    QVERIFY(log.validate());
    const Milliseconds from = lastPartBegins(shop(visits), spec);
    double late = 0;
    const auto first = firstTimes(log, log.user);
    for (const auto& [user, time] : first) {
        QVERIFY(time >= spec.start && time < spec.start + (visits ? 50 : 30) * day);
        late += time >= from;
    }
    QVERIFY2(isLikely(late, double(first.size()), 0.2), qPrintable(QString::number(late / double(first.size()))));
}

/// Pauses of weeks do not fit into the last days: the visits move together, yet do not all begin with them.
void ColdStartTest::newUsersWhoseVisitsHaveNoRoom()
{
    BehaviourModel model = shop(true);
    model.visits.sessionsPerUser = {0, 0, 0, 1};
    model.visits.pauseLogMean = std::log(20.0 * 24 * 3600);
    const GenerateSpec spec{.sessions = 20'000, .newUsers = 0.5};
    const auto log = generated(model, spec);
    QVERIFY(log.validate());
    const Milliseconds from = lastPartBegins(model, spec);
    double late = 0;
    std::map<Milliseconds, int> beginnings;
    const auto first = firstTimes(log, log.user);
    for (const auto& [user, time] : first) {
        late += time >= from;
        ++beginnings[time];
    }
    QVERIFY2(isLikely(late, double(first.size()), 0.5), qPrintable(QString::number(late / double(first.size()))));
    for (const auto& [time, users] : beginnings)
        QVERIFY2(users < 5, qPrintable(QString::number(users))); // of 5,000
}

void ColdStartTest::nothingElseChanges()
{
    for (const bool visits : {false, true}) {
        const auto plain = generated(shop(visits), {.sessions = 1'000});
        const auto items = generated(shop(visits), {.sessions = 1'000, .newItems = 0.3});
        QCOMPARE(items.action, plain.action);
        QCOMPARE(items.time, plain.time);
        QVERIFY(items.items == plain.items); // the catalogue is whole
        const auto users = generated(shop(visits), {.sessions = 1'000, .newUsers = 0.3});
        QCOMPARE(users.action, plain.action);
        QCOMPARE(users.item, plain.item);
        QCOMPARE(users.user, plain.user);
        QVERIFY(users.time != plain.time);
    }
}

void ColdStartTest::itemsLeftOut()
{
    const ItemModel whole = *ItemModel::invented(shop(false).items);
    std::vector<bool> isNew(60, false);
    for (std::size_t i = 0; i < 60; ++i)
        isNew[i] = whole.categoryOf(std::int32_t(i)) == 1 || i % 3 == 0; // a category is gone as a whole
    const ItemModel old = *whole.without(isNew);
    QCOMPARE(old.items().size(), 60);
    Philox random(1, 0, 0);
    for (int i = 0, item = old.first(random); i < 20'000; ++i) {
        QVERIFY(!isNew[std::size_t(item)]);
        item = i % 10 == 0 ? old.popular(random) : old.next(item, random);
    }
    for (std::int32_t from = 0; from < 60; ++from) {
        double sum = 0;
        for (std::int32_t to = 0; to < 60; ++to) {
            if (isNew[std::size_t(to)]) QCOMPARE(old.probability(from, to), 0.0);
            sum += old.probability(from, to);
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
    }
    QVERIFY(!whole.without(std::vector<bool>(60, true)));
}

void ColdStartTest::wantsSomethingOld()
{
    BehaviourModel model = shop(false);
    model.items.inventedItems = 1;
    const auto log = generate(model, *ItemModel::invented(model.items), {.sessions = 10, .newItems = 0.9});
    QVERIFY(!log);
    QCOMPARE(log.error().message(), std::string("No item that occurs is left. Ask for a smaller share of new items"));
}

void ColdStartTest::refuses()
{
    for (const double share : {-0.1, 1.0, double(NAN)}) {
        QVERIFY(!checkGeneration(shop(false), {.newItems = share}));
        QVERIFY(!checkGeneration(shop(true), {.newUsers = share}));
    }
    QVERIFY(checkGeneration(shop(false), {.newItems = 0.99, .newUsers = 0.99}));
}

QTEST_APPLESS_MAIN(ColdStartTest)
#include "coldstart.moc"
