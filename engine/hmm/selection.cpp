// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/selection.h"

#include "engine/base/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sessionsmith::hmm {

namespace {

double valueOf(const Candidate& candidate, Criterion criterion)
{
    const double value = criterion == Criterion::Bic   ? candidate.bic
                         : criterion == Criterion::Aic ? candidate.aic
                                                       : candidate.heldOutPerplexity;
    return std::isfinite(value) ? value : std::numeric_limits<double>::infinity();
}

} // namespace

Result<HeldOut> holdOut(const Sequences& sequences, double share, std::uint64_t seed)
{
    if (!(share > 0 && share < 1))
        return fail(SS_TEXT("engine", "The share to hold out must lie between 0 and 1, without them"));
    if (sequences.size() < 2)
        return fail(Error(SS_TEXT("engine", "Nothing can be held out of a log with one sequence"))
                        .advise(SS_TEXT("engine", "Fit without a part held out")));
    constexpr std::uint32_t purpose = 0x484f4c44; // "HOLD"
    Philox random(seed, purpose, 0);
    std::vector<std::size_t> order(sequences.size());
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t i = order.size() - 1; i > 0; --i) // Fisher and Yates
        std::swap(order[i], order[random.below(std::uint32_t(i + 1))]);
    const auto wanted = std::size_t(std::lround(share * double(order.size())));
    const std::size_t count = std::clamp<std::size_t>(wanted, 1, order.size() - 1);
    HeldOut parts;
    parts.isTest.resize(order.size());
    for (std::size_t i = 0; i < count; ++i)
        parts.isTest[order[i]] = true;
    for (std::size_t i = 0; i < sequences.size(); ++i)
        (parts.isTest[i] ? parts.test : parts.training).append(sequences[i]);
    return parts;
}

Candidate::Candidate(int states, double logLikelihood, int parameters, std::size_t events)
    : states(states), logLikelihood(logLikelihood), parameters(parameters), aic(2.0 * parameters - 2 * logLikelihood),
      bic(parameters * std::log(double(events)) - 2 * logLikelihood),
      heldOutPerplexity(std::numeric_limits<double>::quiet_NaN())
{}

std::size_t chooseCandidate(const std::vector<Candidate>& candidates, Criterion criterion)
{
    const auto best = std::min_element(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) {
        return valueOf(a, criterion) < valueOf(b, criterion);
    });
    return std::size_t(best - candidates.begin());
}

} // namespace sessionsmith::hmm
