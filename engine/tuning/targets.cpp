// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/targets.h"

#include "engine/tuning/approach.h"
#include "engine/tuning/probabilitytargets.h"
#include "engine/tuning/reachablerange.h"
#include "engine/tuning/targettext.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace sessionsmith::hmm {

namespace {

using Kind = Figure::Kind;

/// A model that is this near to its targets meets them: what is left is rounding.
constexpr double metAlready = 1e-12;
constexpr double tolerance = 1e-9;

double missOf(double achieved, double wanted)
{
    return std::abs(achieved - wanted) / std::max(1.0, std::abs(wanted));
}

Result<> checkValue(const Model& model, const Target& target)
{
    const Kind kind = target.figure.kind;
    if (target.figure.isInEvents() ? std::isfinite(target.value) && target.value >= 1
                                   : target.value >= 0 && target.value <= 1)
        return {};
    Error error(SS_TEXT("engine", "\"{0}\" is out of range"), messageOf(target, model));
    if (kind == Kind::Length) return fail(error.advise(SS_TEXT("engine", "A session has at least one event")));
    if (kind == Kind::Dwell) return fail(error.advise(SS_TEXT("engine", "A state lasts at least one event")));
    return fail(error.advise(SS_TEXT("engine", "A share lies between 0% and 100%")));
}

Result<> checkTargets(const Model& model, const std::vector<Target>& targets, const TargetSpec& spec)
{
    for (const Target& target : targets) {
        if (auto good = checkValue(model, target); !good) return good;
        if (auto good = Figures::check(model, spec.length, target.figure); !good) return good;
        for (const Target& other : targets)
            if (other.figure == target.figure && std::abs(other.value - target.value) > metAlready)
                return contradiction({target, other}, model);
    }
    return {};
}

/// Shares of all actions, or of all states, sum to one.
Result<> checkSum(const Model& model, const std::vector<Target>& targets, Kind kind, int count)
{
    std::vector<Target> shares;
    double sum = 0;
    for (const Target& target : targets) {
        bool isKnown = target.figure.kind != kind;
        for (const Target& share : shares)
            isKnown |= share.figure == target.figure;
        if (isKnown) continue;
        shares.push_back(target);
        sum += target.value;
    }
    if (sum > 1 + tolerance || (int(shares.size()) == count && sum < 1 - tolerance))
        return shares.size() > 1 ? contradiction(shares, model) : outOfRange(shares.front(), model, 1, 1);
    return {};
}

std::vector<double> achievedBy(const Model& model, const std::vector<Target>& targets, const TargetSpec& spec)
{
    std::vector<double> values;
    values.reserve(targets.size());
    bool isWhole = false; // some figure needs more than a cell
    for (const Target& target : targets)
        isWhole |= !target.figure.isOfOneState();
    const Figures figures(model, isWhole || model.hasEnd() ? spec.length : 1);
    for (const Target& target : targets)
        values.push_back(figures.value(target.figure));
    return values;
}

bool areMet(const std::vector<double>& achieved, const std::vector<Target>& targets, double within)
{
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (!(missOf(achieved[i], targets[i].value) <= within)) return false;
    return true;
}

/// Why the targets are not met, each of them possible by itself: the fewest of them that no way meets together, found
/// by leaving out one after the other.
tl::unexpected<Error> explain(const Model& start, const FreeCells& cells, std::vector<Target> targets,
                              const TargetSpec& spec, const Control& control)
{
    const auto isMet = [&](const std::vector<Target>& some) {
        Approach approach(start, cells, some, spec, control);
        return std::any_of(std::begin(Approach::ways), std::end(Approach::ways),
                           [&](Approach::Way way) { return approach.meet(way); });
    };
    for (std::size_t i = targets.size(); i-- > 0 && targets.size() > 1;) {
        std::vector<Target> fewer = targets;
        fewer.erase(fewer.begin() + std::ptrdiff_t(i));
        if (!isMet(fewer)) targets = std::move(fewer);
    }
    if (!control.proceed()) return fail(Error::cancelled()); // the ways may have ended early
    if (targets.size() > 1)
        return fail(
            Error(SS_TEXT("engine", "No way was found to meet these targets together: {0}"), messageOf(targets, start))
                .advise(SS_TEXT("engine", "Leave one of them out, or unlock more cells")));
    if (const auto range = reachableRange(start, cells, targets[0].figure, spec))
        return outOfRange(targets[0], start, range->low, range->high);
    Approach nearest(start, cells, targets, spec, control);
    nearest.meet(Approach::Way::Straight);
    const double reached = Figures(nearest.model(), spec.length).value(targets[0].figure);
    return fail(Error(SS_TEXT("engine", "\"{0}\" cannot be met: under locks and zeros, no step leads further than {1}"),
                      messageOf(targets[0], start), valueText(targets[0].figure, reached))
                    .advise(SS_TEXT("engine", "Unlock more cells, or ask for less of a change")));
}

Result<> checkRange(const Model& start, const FreeCells& cells, const Target& target, const TargetSpec& spec)
{
    const auto range = reachableRange(start, cells, target.figure, spec);
    if (!range) return {};
    const double slack = 1e-6 * std::max(1.0, target.value); // the range is no more exact
    if (target.value >= range->low - slack && (target.value <= range->high + slack || range->isUnbounded())) return {};
    return outOfRange(target, start, range->low, range->high);
}

/// The figures of whole sessions, on the free cells that the single probabilities left.
Result<Model> meetFigures(const Model& start, const std::vector<Target>& targets, const Locks& locks,
                          const RowWeights& weights, const TargetSpec& spec, const Control& control)
{
    std::vector<Target> whole;
    for (const Target& target : targets)
        if (!target.figure.isOfOneState()) whole.push_back(target);
    if (whole.empty()) return start;
    // Probabilities that became zero may have cut off what the figures need.
    for (const Target& target : whole)
        if (auto good = Figures::check(start, spec.length, target.figure); !good) return tl::unexpected(good.error());
    if (areMet(achievedBy(start, whole, spec), whole, metAlready)) return start;
    const FreeCells cells(start, locks, weights);
    for (const Target& target : whole)
        if (auto good = checkRange(start, cells, target, spec); !good) return tl::unexpected(good.error());
    // There may be more than one model that nothing nearby improves: each way is tried, and the least change taken.
    std::optional<Model> best;
    double least = 0;
    for (const Approach::Way way : Approach::ways) {
        Approach approach(start, cells, whole, spec, control);
        if (!approach.meet(way)) continue;
        approach.descend();
        if (best && approach.divergence() >= least) continue;
        best = approach.model();
        least = approach.divergence();
    }
    if (!control.proceed()) return fail(Error::cancelled());
    if (!best) return explain(start, cells, whole, spec, control);
    return *best;
}

} // namespace

Result<Targeted> meetTargets(const Model& model, const std::vector<Target>& targets, const Locks& locks,
                             const TargetSpec& spec, const Control& control)
{
    if (auto valid = model.validate(); !valid) return tl::unexpected(valid.error());
    if (auto good = checkTargets(model, targets, spec); !good) return tl::unexpected(good.error());
    Targeted result{model, achievedBy(model, targets, spec), 0};
    if (areMet(result.achieved, targets, metAlready)) return result;
    for (const auto& [kind, count] :
         {std::pair(Kind::ActionShare, model.actionCount()), std::pair(Kind::StateShare, model.stateCount())})
        if (auto good = checkSum(model, targets, kind, count); !good) return tl::unexpected(good.error());

    const RowWeights weights(model, spec.length);
    Locks allLocks = locks;
    if (auto good = setProbabilities(result.model, targets, allLocks); !good) return tl::unexpected(good.error());
    auto met = meetFigures(result.model, targets, allLocks, weights, spec, control);
    if (!met) return tl::unexpected(met.error());
    result.model = std::move(*met);
    result.achieved = achievedBy(result.model, targets, spec);
    if (!areMet(result.achieved, targets, tolerance))
        return fail(SS_TEXT("engine", "The targets could not be met to nine digits"));
    result.divergence = weights.divergence(model, result.model);
    return result;
}

} // namespace sessionsmith::hmm
