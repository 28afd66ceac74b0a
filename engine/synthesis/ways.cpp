// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/ways.h"

#include "engine/synthesis/heldoutsteps.h"
#include "engine/synthesis/likeliest.h"
#include "engine/synthesis/smoothing.h"
#include "engine/synthesis/steptrial.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

namespace {

using Step = HeldOutSteps::Step;

double likeliestSmoothing(const HeldOutSteps& steps, const ItemWays& shares)
{
    return likeliest([&](double smoothing) { return steps.logLikelihood(smoothing, shares); }, SmoothingEvidence::least,
                     SmoothingEvidence::most)
        .value;
}

/// The likeliest shares under a smoothing, from given ones on.
ItemWays likeliestShares(const HeldOutSteps& steps, double smoothing, ItemWays shares)
{
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        ItemWays sums;
        for (const Step& step : steps.steps()) {
            const double all = step.probability(smoothing, shares), direct = step.following(smoothing);
            for (std::size_t way = 0; all > 0 && way < wayMembers.size(); ++way)
                sums.*wayMembers[way] += shares.*wayMembers[way] * step.ways[way].value_or(direct) / all;
        }
        for (const auto member : wayMembers)
            shares.*member = sums.*member / double(steps.steps().size());
    }
    return shares;
}

/// Half the width of the interval of 95 % of a share, by the curvature of the likelihood.
double halfWidth(const HeldOutSteps& steps, std::size_t way, double smoothing, const ItemWays& shares)
{
    constexpr double quantile = 1.959963984540054;
    double curvature = 0;
    for (const Step& step : steps.steps()) {
        const double direct = step.following(smoothing), all = step.probability(smoothing, shares);
        const double slope = step.ways[way].value_or(direct) - direct;
        if (all > 0) curvature += slope * slope / (all * all);
    }
    return curvature > 0 ? quantile / std::sqrt(curvature) : 1;
}

ItemWays scaled(ItemWays shares, double by)
{
    for (const auto member : wayMembers)
        shares.*member *= by;
    return shares;
}

/// How much of the shares can be had without smoothing while steps are predictable enough: 0 ... 1.
double affordable(StepTrial& trial, const ItemWays& shares)
{
    const double share = trial.wantedShare() - trial.standardError(); // less is less beyond chance
    const auto isPredictable = [&](double part) {
        return trial.drawnShare(SmoothingEvidence::least, scaled(shares, part)) >= share;
    };
    if (isPredictable(1)) return 1;
    double low = 0, high = 1;
    constexpr int halvings = 10;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (isPredictable(middle) ? low : high) = middle;
    }
    return low;
}

} // namespace

Result<std::optional<WaysEvidence>> estimateWays(const events::EventLog& log, ItemModel::Steps which,
                                                 std::uint64_t seed, const Control& control)
{
    const std::vector<bool> isHeldOut = heldOutSessions(log.sessionCount(), seed);
    const auto steps = HeldOutSteps::of(log, which, isHeldOut, true, control);
    if (!steps) return tl::unexpected(steps.error());
    auto own = StepTrial::of(log, which, isHeldOut, seed, StepTrial::Judge::Themselves);
    if (!own) return tl::unexpected(own.error());
    auto others = StepTrial::of(log, which, isHeldOut, seed, StepTrial::Judge::Others);
    if (!others) return tl::unexpected(others.error());
    if (steps->isEmpty() || own->isEmpty()) return std::nullopt;
    WaysEvidence evidence;
    evidence.steps = steps->steps().size();
    double smoothing = likeliestSmoothing(*steps, {});
    evidence.perplexityOfFollowers = steps->perplexity(smoothing);
    ItemWays shares{0.1, 0.1};
    constexpr int turns = 5;
    for (int turn = 0; turn < turns; ++turn) {
        if (!control.proceed()) return fail(Error::cancelled());
        shares = likeliestShares(*steps, smoothing, shares);
        smoothing = likeliestSmoothing(*steps, shares);
    }
    const double part = std::min(affordable(*own, shares), others->isSure() ? affordable(*others, shares) : 1);
    evidence.estimate = scaled(shares, part);
    evidence.perplexity = steps->perplexity(smoothing, shares);
    for (std::size_t way = 0; way < wayMembers.size(); ++way) {
        const double half = halfWidth(*steps, way, smoothing, shares), share = shares.*wayMembers[way];
        evidence.low.*wayMembers[way] = part * std::max(0.0, share - half);
        evidence.high.*wayMembers[way] = part * std::min(1.0, share + half);
    }
    return std::optional(evidence);
}

} // namespace sessionsmith::synthesis
