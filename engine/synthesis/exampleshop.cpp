// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/exampleshop.h"

#include "engine/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::synthesis {

namespace {

constexpr std::array categoryNames{"dress", "shoes", "coat",  "shirt", "trousers", "bag",
                                   "scarf", "hat",   "watch", "belt",  "skirt",    "jumper"};
constexpr int itemCount = 1200;
constexpr int neighbourCount = 4;
enum Action { Browse, Click, Favourite, Cart, Purchase };
constexpr std::array actionNames{"browse", "click", "favourite", "cart", "purchase"};
constexpr Milliseconds firstDay = 1'772'323'200'000; // 2026-03-01
constexpr Milliseconds day = 24 * 60 * 60 * 1000;

/// The shelves: which item stands in which category, and which items go well with it.
class Shop
{
public:
    explicit Shop(std::uint64_t seed) : m_random(seed, 0x53484f50, 0)
    {
        for (int i = 0; i < itemCount; ++i) {
            const int category = int(std::size_t(i) % categoryNames.size());
            m_members[std::size_t(category)].push_back(i);
        }
        for (auto& neighbours : m_neighbours)
            for (int& neighbour : neighbours)
                neighbour = -1;
        for (int i = 0; i < itemCount; ++i)
            for (std::size_t n = 0; n < neighbourCount; ++n)
                // Three of its own category, one that completes the outfit.
                m_neighbours[std::size_t(i)][n] =
                    n + 1 < neighbourCount
                        ? popularOf(categoryOf(i), m_random)
                        : popularOf((categoryOf(i) + 1 + i % 3) % int(categoryNames.size()), m_random);
    }

    static int categoryOf(int item) { return int(std::size_t(item) % categoryNames.size()); }
    static std::string nameOf(int item)
    {
        return fmt::format("{} {:03}", categoryNames[std::size_t(categoryOf(item))],
                           item / int(categoryNames.size()) + 1);
    }
    /// An item of a category, the first ones much more often.
    int popularOf(int category, Philox& random) const
    {
        const auto& members = m_members[std::size_t(category)];
        const double u = random.uniform();
        return members[std::size_t(u * u * double(members.size()))];
    }
    /// What a visitor looks at after `last`; the item before it matters as well: nobody goes straight back along the
    /// same path.
    int neighbourOf(int last, int beforeLast, Philox& random) const
    {
        const auto& neighbours = m_neighbours[std::size_t(last)];
        const std::size_t preferred = std::size_t(beforeLast + last) % neighbourCount;
        const int chosen = random.uniform() < 0.65 ? neighbours[preferred] : neighbours[random.below(neighbourCount)];
        return chosen == beforeLast ? neighbours[(preferred + 1) % neighbourCount] : chosen;
    }

private:
    Philox m_random;
    std::array<std::vector<int>, categoryNames.size()> m_members;
    std::array<std::array<int, neighbourCount>, itemCount> m_neighbours{};
};

/// One visit, event by event.
class Visit
{
public:
    Visit(const Shop& shop, int goal, Philox& random) : m_shop(shop), m_random(random), m_goal(goal) {}

    template <typename Emit>
    void walk(Emit emit)
    {
        int item = m_shop.popularOf(m_goal, m_random);
        const int length = 3 + int(std::min(22.0, -5.0 * std::log(1 - m_random.uniform())));
        for (int step = 0; step < length; ++step) {
            emit(m_random.uniform() < 0.55 ? Browse : Click, item);
            m_seen.push_back(item);
            if (m_random.uniform() < 0.06) emit(Favourite, item);
            if (m_random.uniform() < 0.12) {
                emit(Cart, item);
                if (m_random.uniform() < 0.35) {
                    emit(Purchase, item);
                    return;
                }
            }
            item = nextItem();
        }
    }

private:
    int nextItem()
    {
        const double u = m_random.uniform();
        const int last = m_seen.back();
        const int beforeLast = m_seen.size() > 1 ? m_seen[m_seen.size() - 2] : 0;
        if (u < 0.12 && m_seen.size() > 2) // looks back to compare
            return m_seen[m_seen.size() - 2 - m_random.below(2)];
        if (u < 0.80) return m_shop.neighbourOf(last, beforeLast, m_random);
        return m_shop.popularOf(m_goal, m_random);
    }

    const Shop& m_shop;
    Philox& m_random;
    int m_goal;
    std::vector<int> m_seen;
};

} // namespace

events::EventLog exampleShop(std::size_t users, std::uint64_t seed)
{
    const Shop shop(seed);
    events::EventLog log;
    for (const char* name : actionNames)
        log.actions.add(name);
    for (const char* name : categoryNames)
        log.categories.add(name);
    for (int i = 0; i < itemCount; ++i)
        log.items.add(Shop::nameOf(i));

    std::int32_t session = 0;
    for (std::size_t u = 0; u < users; ++u) {
        Philox random(seed, 0x55534552, u); // "USER"
        const std::int32_t user = log.users.add(fmt::format("visitor {:04}", u + 1));
        const int favourite = int(random.below(std::uint32_t(categoryNames.size())));
        std::vector<Milliseconds> starts(1 + random.below(5));
        for (Milliseconds& start : starts)
            start = firstDay + day * random.below(14) + Milliseconds((8 + 14 * random.uniform()) * 3'600'000);
        std::sort(starts.begin(), starts.end());
        Milliseconds time = 0;
        for (const Milliseconds start : starts) {
            time = std::max(start, time + 3'600'000); // visits of one person are at least an hour apart
            const int goal =
                random.uniform() < 0.6 ? favourite : int(random.below(std::uint32_t(categoryNames.size())));
            Visit(shop, goal, random).walk([&](Action action, int item) {
                log.user.push_back(user);
                log.session.push_back(session);
                log.action.push_back(action);
                log.item.push_back(item);
                log.category.push_back(Shop::categoryOf(item));
                log.time.push_back(time);
                time += 1000 * (3 + Milliseconds(std::min(900.0, -40 * std::log(1 - random.uniform()))));
            });
            ++session;
        }
    }
    return log;
}

} // namespace sessionsmith::synthesis
