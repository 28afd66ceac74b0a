// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/steptrial.h"

#include "engine/synthesis/itemsequence.h"
#include "engine/synthesis/toucheditems.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint32_t trialPurpose = 0x54524941; // "TRIA"
constexpr std::uint32_t halfPurpose = 0x48414c46;  // "HALF"
constexpr std::size_t commonest = 10;

std::vector<std::int32_t> commonestOf(std::span<const std::int32_t> list)
{
    std::map<std::int32_t, std::int64_t> counts;
    for (const std::int32_t item : list)
        ++counts[item];
    std::vector<std::pair<std::int64_t, std::int32_t>> ranked; // the commonest first, of those alike the first item
    for (const auto& [item, count] : counts)
        ranked.emplace_back(-count, item);
    std::ranges::sort(ranked);
    std::vector<std::int32_t> items;
    for (std::size_t i = 0; i < std::min(commonest, ranked.size()); ++i)
        items.push_back(ranked[i].second);
    return items;
}

} // namespace

Result<StepTrial> StepTrial::of(const events::EventLog& log, ItemModel::Steps which, const std::vector<bool>& isHeldOut,
                                std::uint64_t seed, Judge judge)
{
    std::vector<bool> doesNotDraw = isHeldOut, isUnknown = isHeldOut;
    for (std::size_t s = 0; judge == Judge::Others && s < isHeldOut.size(); ++s)
        (Philox(seed, halfPurpose, s).uniform() < 0.5 ? doesNotDraw : isUnknown)[s] = true;
    auto items = ItemModel::estimate(log, 0, which, doesNotDraw);
    if (!items) return tl::unexpected(items.error());
    auto known = ItemModel::estimate(log, 0, which, isUnknown);
    if (!known) return tl::unexpected(known.error());
    StepTrial trial(log, std::move(*items), std::move(*known), judge, seed);
    trial.m_areNew = which == ItemModel::Steps::ToNewItems;
    const std::vector<bool> isFirst = trial.m_areNew ? firstTouches(log) : std::vector<bool>(log.size(), true);
    std::size_t begin = 0;
    for (std::size_t e = 1; e < log.size() && trial.m_steps.size() < mostSteps; ++e) {
        if (log.session[e] != log.session[e - 1])
            begin = e;
        else if (isHeldOut[std::size_t(log.session[e])] && isFirst[e] &&
                 !trial.m_items.successors(log.item[e - 1]).empty() &&
                 !trial.m_known.successors(log.item[e - 1]).empty())
            trial.m_steps.push_back({begin, e, trial.isCommon(log.item[e - 1], log.item[e])});
    }
    return trial;
}

bool StepTrial::isCommon(std::int32_t from, std::int32_t to)
{
    const auto [found, isNew] = m_common.try_emplace(from);
    if (isNew) found->second = commonestOf(m_known.successors(from));
    return std::ranges::count(found->second, to) > 0;
}

bool StepTrial::isTouched(const Step& step, std::int32_t item) const
{
    const auto begin = m_log.item.begin();
    const auto end = begin + std::ptrdiff_t(step.event);
    return std::find(begin + std::ptrdiff_t(step.sessionBegin), end, item) != end;
}

double StepTrial::heldOutShare() const
{
    return double(std::ranges::count(m_steps, true, &Step::isHit)) / double(m_steps.size());
}

double StepTrial::standardError() const
{
    const double share = heldOutShare();
    return std::sqrt(share * (1 - share) / double(m_steps.size()));
}

double StepTrial::wantedShare() const
{
    return heldOutShare() * (m_judge == Judge::Others ? 1 - tolerance : 1);
}

bool StepTrial::isSure() const
{
    constexpr double errors = 4; // that the tolerance is to be worth
    return !isEmpty() && (m_judge == Judge::Themselves || errors * standardError() < tolerance * heldOutShare());
}

double StepTrial::drawnShare(double smoothing, const ItemWays& ways)
{
    constexpr int draws = 4;
    m_items.setSmoothing(smoothing);
    if (m_items.ways() != ways) m_items.setWays(ways);
    std::size_t hits = 0;
    for (const Step& step : m_steps) {
        Philox random(m_seed, trialPurpose, step.event); // the same for every smoothing: what differs is not chance
        const std::int32_t from = m_log.item[step.event - 1];
        for (int draw = 0; draw < draws; ++draw) {
            std::int32_t item = m_items.next(from, random);
            for (int i = 1; m_areNew && i < ItemSequence::tries && isTouched(step, item); ++i)
                item = m_items.next(from, random);
            hits += isCommon(from, item) && !(m_areNew && isTouched(step, item));
        }
    }
    return double(hits) / double(draws * m_steps.size());
}

double StepTrial::smoothingFor(double share, const ItemWays& ways)
{
    constexpr int halvings = 30;
    double low = std::log(SmoothingEvidence::least), high = std::log(SmoothingEvidence::most);
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (drawnShare(std::exp(middle), ways) > share ? low : high) = middle;
    }
    return std::exp((low + high) / 2);
}

} // namespace sessionsmith::synthesis
