// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/smoothing.h"

#include "engine/synthesis/heldoutsteps.h"
#include "engine/synthesis/steptrial.h"

#include <algorithm>
#include <limits>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint32_t holdOutPurpose = 0x484f4c44; // "HOLD"
constexpr double heldOutShare = 0.1;
constexpr double mostSessions = 100'000;

} // namespace

std::vector<bool> heldOutSessions(std::size_t sessions, std::uint64_t seed)
{
    const double share = std::min(heldOutShare, mostSessions / double(sessions));
    std::vector<bool> isHeldOut(sessions);
    for (std::size_t i = 0; i < sessions; ++i)
        isHeldOut[i] = Philox(seed, holdOutPurpose, i).uniform() < share;
    return isHeldOut;
}

std::optional<SmoothingEvidence> estimateSmoothing(const events::EventLog& log, ItemModel::Steps which,
                                                   std::uint64_t seed, const ItemWays& ways)
{
    const std::vector<bool> isHeldOut = heldOutSessions(log.sessionCount(), seed);
    const auto steps = HeldOutSteps::of(log, which, isHeldOut, ways.sum() > 0);
    if (!steps || steps->isEmpty()) return std::nullopt;
    SmoothingEvidence evidence;
    bool isTold = false;
    for (const StepTrial::Judge judge : {StepTrial::Judge::Themselves, StepTrial::Judge::Others}) {
        auto trial = StepTrial::of(log, which, isHeldOut, seed, judge);
        if (!trial || !trial->isSure()) continue;
        constexpr double quantile = 1.959963984540054;
        const double share = trial->wantedShare(), error = quantile * trial->standardError();
        const double smoothing = trial->smoothingFor(share, ways);
        if (isTold && smoothing >= evidence.estimate) continue;
        isTold = true;
        evidence.estimate = smoothing;
        evidence.low = trial->smoothingFor(share + error, ways); // the more predictable, the less smoothed
        evidence.high = trial->smoothingFor(share - error, ways);
    }
    if (!isTold) return std::nullopt;
    evidence.sessions = std::size_t(std::count(isHeldOut.begin(), isHeldOut.end(), true));
    evidence.steps = steps->steps().size();
    evidence.impossibleSteps = steps->impossible();
    evidence.perplexity = steps->perplexity(evidence.estimate, ways);
    evidence.perplexityOfItems = steps->perplexity(0, ways);
    evidence.perplexityByDefault = steps->perplexity(ItemSettings{}.smoothing, ways);
    evidence.perplexityOfCategories = steps->perplexity(std::numeric_limits<double>::infinity(), ways);
    return evidence;
}

} // namespace sessionsmith::synthesis
