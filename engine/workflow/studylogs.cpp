// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/studylogs.h"

#include "engine/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::workflow {

namespace {

constexpr std::uint32_t testPurpose = 0x53545445, orderPurpose = 0x53544f52, againPurpose = 0x53544147,
                        itemsPurpose = 0x53544954, shufflePurpose = 0x53545348; // "STTE", "STOR", "STAG", ...

/// Fisher and Yates (1938).
template <typename T>
void shuffle(std::span<T> values, Philox& random)
{
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(std::uint32_t(i))]);
}

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
    events::EventLog drawn = log;
    Philox random(seed, itemsPurpose, 0);
    std::vector<std::int32_t> own(std::size_t(real.items.size()));
    for (std::int32_t item = 0; item < real.items.size(); ++item)
        own[std::size_t(item)] = drawn.items.add(real.items[item]);
    for (std::int32_t& item : drawn.item)
        item = own[std::size_t(real.item[random.below(std::uint32_t(real.size()))])];
    if (!drawn.hasCategory()) return drawn;
    const auto categories = events::itemCategories(real);
    std::vector<std::int32_t> categoryOf(std::size_t(drawn.items.size()), -1);
    for (std::size_t item = 0; item < own.size(); ++item)
        if (!categories.empty() && categories[item] >= 0)
            categoryOf[std::size_t(own[item])] = drawn.categories.add(real.categories[categories[item]]);
    for (std::size_t event = 0; event < drawn.size(); ++event)
        drawn.category[event] = categoryOf[std::size_t(drawn.item[event])];
    return drawn;
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
