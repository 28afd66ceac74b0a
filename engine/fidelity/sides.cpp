// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/sides.h"

#include "engine/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::fidelity {

namespace {

constexpr std::uint32_t splitPurpose = 0x46535054;   // "FSPT"
constexpr std::uint32_t drawPurpose = 0x46445257;    // "FDRW"
constexpr std::uint32_t halvesPurpose = 0x4648414c;  // "FHAL"
constexpr std::uint32_t shufflePurpose = 0x46534846; // "FSHF"

std::vector<std::uint32_t> permutation(std::size_t count, Philox& random)
{
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[random.below(std::uint32_t(i))]);
    return order;
}

/// The columns of a log in the shared numbering.
class Translation
{
public:
    /// Names of `vocabulary` are added to `shared`.
    Translation(const events::Vocabulary& vocabulary, events::Vocabulary& shared)
    {
        for (std::int32_t i = 0; i < vocabulary.size(); ++i)
            m_numbers.push_back(shared.add(vocabulary[i]));
    }
    void apply(std::vector<std::int32_t>& column) const
    {
        for (std::int32_t& value : column)
            if (value >= 0) value = m_numbers[std::size_t(value)];
    }

private:
    std::vector<std::int32_t> m_numbers;
};

struct SharedNames
{
    events::Vocabulary actions, items, categories;
};

Sessions sessionsOf(const events::EventLog& log, SharedNames& names, bool withCategory, bool withTime)
{
    Sessions sessions{events::sequenceOffsets(log, events::SequenceBy::Session), {}, {}, {}, {}, {}};
    sessions.action.assign(log.action.begin(), log.action.end());
    sessions.item.assign(log.item.begin(), log.item.end());
    for (std::size_t s = 0; s < sessions.size(); ++s)
        sessions.owner.push_back(log.user[sessions.offsets[s]]);
    Translation(log.actions, names.actions).apply(sessions.action);
    Translation(log.items, names.items).apply(sessions.item);
    if (withCategory) {
        sessions.category.assign(log.category.begin(), log.category.end());
        Translation(log.categories, names.categories).apply(sessions.category);
    }
    if (withTime) sessions.time.assign(log.time.begin(), log.time.end());
    return sessions;
}

void appendEvent(const Sessions& from, std::size_t event, Sessions& to)
{
    to.action.push_back(from.action[event]);
    to.item.push_back(from.item[event]);
    if (!from.category.empty()) to.category.push_back(from.category[event]);
    if (!from.time.empty()) to.time.push_back(from.time[event]);
}

/// The sessions for which `isChosen(session)`.
template <typename Choice>
Sessions chosen(const Sessions& all, Choice isChosen)
{
    Sessions result;
    for (std::size_t s = 0; s < all.size(); ++s) {
        if (!isChosen(s)) continue;
        for (std::size_t event = all.offsets[s]; event < all.offsets[s + 1]; ++event)
            appendEvent(all, event, result);
        result.offsets.push_back(result.eventCount());
        if (!all.owner.empty()) result.owner.push_back(all.owner[s]);
    }
    return result;
}

Sessions shuffled(const Sessions& real, std::uint64_t seed)
{
    Philox random(seed, shufflePurpose, 0);
    std::vector<std::vector<std::uint32_t>> dealt(real.size());
    for (const std::uint32_t event : permutation(real.eventCount(), random))
        dealt[random.below(std::uint32_t(real.size()))].push_back(event);
    Sessions result;
    for (std::vector<std::uint32_t>& session : dealt) {
        if (session.empty()) continue;
        if (!real.time.empty()) std::ranges::stable_sort(session, {}, [&](auto event) { return real.time[event]; });
        for (const std::uint32_t event : session)
            appendEvent(real, event, result);
        result.offsets.push_back(result.eventCount());
    }
    return result;
}

/// (S) whether each session falls to the `share` of the users that are drawn, or of the sessions where there is only
/// one user: at least one, and not all.
std::vector<bool> drawnUsers(const Sessions& all, double share, Philox& random)
{
    const bool byUser = !all.owner.empty() && all.owner.front() != all.owner.back();
    std::vector<std::size_t> unit; // (S) that goes to one side as a whole
    for (std::size_t s = 0; s < all.size(); ++s)
        unit.push_back(s == 0 ? 0 : unit.back() + (!byUser || all.owner[s] != all.owner[s - 1]));
    const std::size_t units = unit.back() + 1;
    const auto count = std::clamp<std::size_t>(std::size_t(std::lround(share * double(units))), 1, units - 1);
    const std::vector<std::uint32_t> order = permutation(units, random);
    std::vector<bool> isDrawn(units, false);
    for (std::size_t i = 0; i < count; ++i)
        isDrawn[order[i]] = true;
    std::vector<bool> result;
    for (const std::size_t u : unit)
        result.push_back(isDrawn[u]);
    return result;
}

/// Those that are drawn, and the others.
std::array<Sessions, 2> parted(const Sessions& all, const std::vector<bool>& isDrawn)
{
    return {chosen(all, [&](std::size_t s) { return isDrawn[s]; }),
            chosen(all, [&](std::size_t s) { return !isDrawn[s]; })};
}

bool shareItems(const Sessions& synthetic, std::int32_t realItems)
{
    const auto known = std::ranges::count_if(synthetic.item, [&](std::int32_t item) { return item < realItems; });
    return 2 * std::size_t(known) >= synthetic.eventCount();
}

} // namespace

Sessions drawnSessions(const Sessions& all, std::size_t count, std::uint64_t seed, std::uint64_t index)
{
    Philox random(seed, drawPurpose, index);
    std::size_t wanted = count;
    return chosen(all, [&](std::size_t s) {
        const bool take = random.uniform() * double(all.size() - s) < double(wanted);
        wanted -= take;
        return take;
    });
}

std::array<Sessions, 2> halvesOf(const Sessions& all, std::uint64_t seed, std::uint64_t index)
{
    if (all.size() < 2) return {all, Sessions()};
    Philox random(seed, halvesPurpose, index);
    return parted(all, drawnUsers(all, 0.5, random));
}

Result<Sides> arrangeSides(const Logs& logs, double heldOut, std::uint64_t seed)
{
    const auto& [real, synthetic, training] = logs;
    if (real.size() == 0) return fail(SS_TEXT("engine", "The real log has no events"));
    if (synthetic.size() == 0) return fail(SS_TEXT("engine", "The synthetic log has no events"));
    if (training && training->size() == 0)
        return fail(SS_TEXT("engine", "The log that the model was fitted to has no events"));
    if (!training && real.sessionCount() < 2)
        return fail(Error(SS_TEXT("engine", "The real log is a single session: nothing can be held out of it"))
                        .advise(SS_TEXT("engine", "Take a log of more sessions")));
    const bool withCategory = real.hasCategory() && synthetic.hasCategory() && (!training || training->hasCategory());
    const bool withTime = real.hasTime() && synthetic.hasTime() && (!training || training->hasTime());
    SharedNames names;
    Sides sides;
    const auto set = [&](Side side) -> Sessions& { return sides.compared[std::size_t(side)]; };
    set(Side::HeldOut) = sessionsOf(real, names, withCategory, withTime);
    if (training) {
        sides.training = sessionsOf(*training, names, withCategory, withTime);
    } else {
        Philox random(seed, splitPurpose, 0);
        const Sessions all = std::move(set(Side::HeldOut));
        std::array<Sessions, 2> parts = parted(all, drawnUsers(all, heldOut, random));
        set(Side::HeldOut) = std::move(parts[0]);
        sides.training = std::move(parts[1]);
    }
    const std::int32_t realItems = names.items.size();
    sides.synthetic = sessionsOf(synthetic, names, withCategory, withTime);
    sides.shareItems = shareItems(sides.synthetic, realItems);
    sides.actions = names.actions.names();
    sides.items = names.items.size();
    sides.categories = names.categories.size();

    const std::size_t number = std::min(sides.training.size(), sides.synthetic.size());
    set(Side::Synthetic) = drawnSessions(sides.synthetic, number, seed, 0);
    set(Side::Real) = drawnSessions(sides.training, number, seed, 1);
    set(Side::Shuffled) = shuffled(set(Side::Real), seed);
    return sides;
}

} // namespace sessionsmith::fidelity
