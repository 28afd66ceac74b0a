// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/studylogs.h"

#include "engine/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace sessionsmith::workflow {

namespace {

constexpr std::uint32_t testPurpose = 0x53545445, orderPurpose = 0x53544f52, againPurpose = 0x53544147,
                        itemsPurpose = 0x53544954, shufflePurpose = 0x53545348,
                        chainsPurpose = 0x53544348; // "STTE", "STOR", "STAG", ...

/// Fisher and Yates (1938).
template <typename T>
void shuffle(std::span<T> values, Philox& random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(std::uint32_t(i))]);
}

/// The log with these items (events) of `real`, and their categories.
events::EventLog withItems(const events::EventLog& log, const events::EventLog& real,
                           const std::vector<std::int32_t>& items)
{
    events::EventLog changed = log;
    changed.price.clear(); // of other items
    std::vector<std::int32_t> own(std::size_t(real.items.size()));
    for (std::int32_t item = 0; item < real.items.size(); ++item)
        own[std::size_t(item)] = changed.items.add(real.items[item]);
    for (std::size_t event = 0; event < changed.size(); ++event)
        changed.item[event] = own[std::size_t(items[event])];
    if (!changed.hasCategory()) return changed;
    const auto categories = events::itemCategories(real);
    std::vector<std::int32_t> categoryOf(own.size(), -1);
    for (std::size_t item = 0; item < own.size(); ++item)
        if (!categories.empty() && categories[item] >= 0)
            categoryOf[item] = changed.categories.add(real.categories[categories[item]]);
    for (std::size_t event = 0; event < changed.size(); ++event)
        changed.category[event] = categoryOf[std::size_t(items[event])];
    return changed;
}

/// A walk over some items by a transition matrix that is drawn with it. Of a row drawn from a symmetric Dirichlet
/// distribution nothing is known but what it has brought so far, so that the next draw of it repeats one of these or,
/// as if each cell had been drawn `concentration` times before, is uniform (Blackwell and MacQueen 1973).
class RandomChain
{
public:
    RandomChain(Philox& random, std::uint32_t items) : m_random(random)
    {
        for (std::int32_t& item : m_items)
            item = std::int32_t(random.below(items));
    }
    std::int32_t next()
    {
        std::vector<std::uint32_t>& followers = m_followers[m_state];
        constexpr double beforehand = concentration * states;
        const bool isNew = m_random.uniform() * (beforehand + double(followers.size())) < beforehand;
        m_state = isNew ? m_random.below(states) : followers[m_random.below(std::uint32_t(followers.size()))];
        followers.push_back(m_state);
        return m_items[m_state];
    }

private:
    static constexpr std::uint32_t states = 30;
    static constexpr double concentration = 0.05;

    Philox& m_random;
    std::array<std::int32_t, states> m_items;
    std::array<std::vector<std::uint32_t>, states> m_followers; ///< (states) what each has brought
    std::uint32_t m_state = 0;                                  ///< the first draw is from its row as any other
};

} // namespace

std::vector<bool> StudyUsers::share(double percent) const
{
    const auto count = std::size_t(std::llround(percent / 100 * double(training.size())));
    std::vector<bool> chosen(test.size());
    for (std::size_t i = 0; i < std::clamp<std::size_t>(count, 2, training.size()); ++i)
        chosen[std::size_t(training[i])] = true;
    return chosen;
}

StudyUsers studyUsers(const events::EventLog& log, double testShare, std::uint64_t seed)
{
    const auto offsets = events::sequenceOffsets(log, events::SequenceBy::User);
    std::vector<std::int32_t> users;
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i)
        if (offsets[i + 1] - offsets[i] >= 3) users.push_back(log.user[offsets[i]]);
    Philox drawTest(1, testPurpose, 0), drawOrder(seed, orderPurpose, 0);
    shuffle(std::span(users), drawTest);
    const auto asked = std::ptrdiff_t(std::llround(testShare * double(users.size())));
    StudyUsers study;
    study.test.resize(std::size_t(log.users.size()));
    for (auto user = users.begin(); user != users.begin() + asked; ++user)
        study.test[std::size_t(*user)] = true;
    study.training.assign(users.begin() + asked, users.end());
    shuffle(std::span(study.training), drawOrder);
    return study;
}

events::EventLog drawnAgain(const events::EventLog& log, std::uint64_t sessions, std::uint64_t seed)
{
    const auto offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    events::EventLog drawn;
    drawn.items = log.items;
    drawn.actions = log.actions;
    drawn.categories = log.categories;
    drawn.price = log.price;
    Philox random(seed, againPurpose, 0);
    for (std::uint64_t i = 0; i < sessions; ++i) {
        const std::size_t from = random.below(std::uint32_t(offsets.size() - 1));
        const std::int32_t user = drawn.users.add("r" + std::to_string(i + 1));
        for (std::size_t event = offsets[from]; event < offsets[from + 1]; ++event) {
            drawn.user.push_back(user);
            drawn.session.push_back(std::int32_t(i));
            drawn.item.push_back(log.item[event]);
            drawn.action.push_back(log.action[event]);
            if (log.hasCategory()) drawn.category.push_back(log.category[event]);
            if (log.hasTime()) drawn.time.push_back(log.time[event]);
        }
    }
    return drawn;
}

events::EventLog withIndependentItems(const events::EventLog& log, const events::EventLog& real, std::uint64_t seed)
{
    Philox random(seed, itemsPurpose, 0);
    std::vector<std::int32_t> items(log.size());
    for (std::int32_t& item : items)
        item = real.item[random.below(std::uint32_t(real.size()))];
    return withItems(log, real, items);
}

events::EventLog withRandomChains(const events::EventLog& log, const events::EventLog& real, std::uint64_t seed)
{
    const auto offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    std::vector<std::int32_t> items(log.size());
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
        Philox random(seed, chainsPurpose, i);
        RandomChain chain(random, std::uint32_t(real.items.size()));
        for (std::size_t event = offsets[i]; event < offsets[i + 1]; ++event)
            items[event] = chain.next();
    }
    return withItems(log, real, items);
}

events::EventLog withShuffledEvents(const events::EventLog& log, std::uint64_t seed)
{
    events::EventLog shuffled = log;
    const auto offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    std::vector<std::size_t> order(log.size());
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
        Philox random(seed, shufflePurpose, i);
        shuffle(std::span(order).subspan(offsets[i], offsets[i + 1] - offsets[i]), random);
    }
    for (std::size_t event = 0; event < order.size(); ++event) {
        shuffled.item[event] = log.item[order[event]];
        shuffled.action[event] = log.action[order[event]];
        if (log.hasCategory()) shuffled.category[event] = log.category[order[event]];
    }
    return shuffled;
}

} // namespace sessionsmith::workflow
