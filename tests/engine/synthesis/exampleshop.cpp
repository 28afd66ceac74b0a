// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/exampleshop.h"

#include "engine/events/statistics.h"

#include <QTest>

#include <map>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;

namespace {

constexpr Milliseconds minute = 60'000;

} // namespace

class ExampleShopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameLog();
    void moreVisitorsBeginAlike();
    void isAValidLog();
    void visitsAreApart();
    void itemsHaveOneCategory();
    void purchasesFollowTheCart();
    void stepsAreNoAccident();
    void nobody();
};

void ExampleShopTest::sameSeedSameLog()
{
    const std::string hash = contentHash(exampleShop(50, 1));
    QCOMPARE(contentHash(exampleShop(50, 1)), hash);
    QVERIFY(contentHash(exampleShop(50, 2)) != hash);
}

void ExampleShopTest::moreVisitorsBeginAlike()
{
    const auto few = exampleShop(20, 3), many = exampleShop(40, 3);
    QVERIFY(many.size() > few.size());
    QVERIFY(std::equal(few.item.begin(), few.item.end(), many.item.begin()));
    QVERIFY(std::equal(few.time.begin(), few.time.end(), many.time.begin()));
    QVERIFY(many.user[few.size()] == 20);
}

void ExampleShopTest::isAValidLog()
{
    const auto log = exampleShop(300, 1);
    const auto valid = log.validate();
    QVERIFY2(valid, valid ? "" : valid.error().message().c_str());
    QCOMPARE(log.users.size(), 300);
    QCOMPARE(log.user.back(), 299); // nobody stays away
    QCOMPARE(log.actions.names(), (std::vector<std::string>{"browse", "click", "favourite", "cart", "purchase"}));
    QVERIFY(log.hasTime());
    QVERIFY(log.hasCategory());
    const auto statistics = events::statistics(log);
    for (const auto& [name, count] : statistics.actions)
        QVERIFY2(count > 20, name.c_str());
    QVERIFY(statistics.meanSessionLength > 3);
    QVERIFY(statistics.repeatShare > 0.1); // people look back
    QVERIFY(std::ranges::all_of(statistics.sessionLengths.begin(), statistics.sessionLengths.begin() + 2,
                                [](auto count) { return count == 0; })); // at least two events: one, and one bought
}

void ExampleShopTest::visitsAreApart()
{
    const auto log = exampleShop(300, 1);
    bool several = false;
    for (std::size_t i = 1; i < log.size(); ++i) {
        if (log.user[i] != log.user[i - 1]) continue;
        const Milliseconds gap = log.time[i] - log.time[i - 1];
        if (log.session[i] == log.session[i - 1])
            QVERIFY(gap > 0 && gap < 30 * minute); // the usual limit finds the same sessions
        else
            QVERIFY(gap >= 60 * minute);
        several |= log.session[i] != log.session[i - 1];
    }
    QVERIFY(several);
}

void ExampleShopTest::itemsHaveOneCategory()
{
    const auto log = exampleShop(300, 1);
    std::map<std::int32_t, std::int32_t> categories;
    for (std::size_t i = 0; i < log.size(); ++i) {
        const auto [entry, added] = categories.emplace(log.item[i], log.category[i]);
        QCOMPARE(entry->second, log.category[i]);
        QVERIFY(log.items[log.item[i]].starts_with(log.categories[log.category[i]]));
    }
    QVERIFY(categories.size() > 200);
}

void ExampleShopTest::purchasesFollowTheCart()
{
    const auto log = exampleShop(300, 1);
    const std::int32_t cart = log.actions.find("cart"), purchase = log.actions.find("purchase");
    for (std::size_t i = 0; i < log.size(); ++i) {
        if (log.action[i] != purchase) continue;
        QCOMPARE(log.action[i - 1], cart);
        QCOMPARE(log.item[i - 1], log.item[i]);
        QCOMPARE(log.session[i - 1], log.session[i]);
        QVERIFY(i + 1 == log.size() || log.session[i + 1] != log.session[i]); // and ends the visit
    }
}

void ExampleShopTest::stepsAreNoAccident()
{
    // What a sequence model is to find: the next other item is one of very few, far more often than popularity gives.
    const auto log = exampleShop(500, 1);
    std::map<std::int32_t, std::map<std::int32_t, int>> followers;
    std::map<std::int32_t, int> popularity;
    for (std::size_t i = 1; i < log.size(); ++i) {
        ++popularity[log.item[i]];
        if (log.session[i] == log.session[i - 1] && log.item[i] != log.item[i - 1])
            ++followers[log.item[i - 1]][log.item[i]];
    }
    const auto sumOfLargest = [](const std::map<std::int32_t, int>& counts, std::size_t n, int& all) {
        std::multiset<int, std::greater<>> sorted;
        for (const auto& [item, count] : counts) {
            sorted.insert(count);
            all += count;
        }
        int sum = 0;
        for (const int count : sorted)
            if (n-- > 0)
                sum += count;
            else
                break;
        return sum;
    };
    int steps = 0, events = 0, hits = 0;
    for (const auto& [item, counts] : followers)
        hits += sumOfLargest(counts, 4, steps);
    const int popular = sumOfLargest(popularity, 4, events);
    QVERIFY(double(hits) / steps > 0.75);
    QVERIFY(double(popular) / events < 0.15);
}

void ExampleShopTest::nobody()
{
    const auto log = exampleShop(0, 1);
    QCOMPARE(log.size(), std::size_t(0));
    QVERIFY(log.validate());
}

QTEST_APPLESS_MAIN(ExampleShopTest)
#include "exampleshop.moc"
