// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/evaluation.h"

#include "engine/base/parallel.h"
#include "engine/base/random.h"
#include "engine/learning/throttle.h"
#include "engine/learning/toplists.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace sessionsmith::learning {

namespace {

constexpr std::uint32_t negativesPurpose = 0x4e454741; // "NEGA"

/// -ln softmax(scores)[target].
double lossOf(std::span<const float> scores, std::size_t target)
{
    const double highest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (const float score : scores)
        sum += std::exp(score - highest);
    return highest + std::log(sum) - scores[target];
}

void leaveOutSeen(std::span<float> scores, const Context& context, std::size_t target)
{
    for (const std::int32_t item : context.items)
        if (std::size_t(item) != target) scores[std::size_t(item)] = -std::numeric_limits<float>::infinity();
}

/// The rank of the target among itself and `count` other items that the context does not hold, drawn without repetition
/// (Floyd's algorithm would need the candidates numbered; a catalogue is large beside a sample, so drawing again does).
double sampledRank(std::span<const float> scores, const Context& context, std::size_t target, std::size_t count,
                   Philox random)
{
    std::vector<bool> taken(scores.size());
    taken[target] = true;
    for (const std::int32_t item : context.items)
        taken[std::size_t(item)] = true;
    std::vector<float> sample{scores[target]};
    for (std::size_t drawn = 0; drawn < count;) {
        const std::size_t item = random.below(std::uint32_t(scores.size()));
        if (taken[item]) continue;
        taken[item] = true;
        sample.push_back(scores[item]);
        ++drawn;
    }
    return rankOf(sample, 0);
}

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

/// Errors: a case that points beyond the data, or an item that the catalogue does not know.
Result<> checkCases(const Catalogue& catalogue, const SequenceData& data, std::span<const TestCase> cases)
{
    const auto inside = [&](const TestCase& test) {
        return test.begin <= test.target && test.target < data.items.size();
    };
    const auto known = [&](std::int32_t item) { return item >= 0 && item < catalogue.items.size(); };
    if (std::ranges::all_of(cases, inside) && std::ranges::all_of(data.items, known)) return {};
    return fail(SS_TEXT("engine", "The data to evaluate on do not fit the catalogue of the model"));
}

} // namespace

Result<> checkNegatives(const SequenceData& data, std::span<const TestCase> cases, std::size_t items, int negatives)
{
    if (negatives == 0) return {};
    std::vector<std::int32_t> taken;
    for (const TestCase& test : cases) {
        if (test.target - test.begin + 1 + std::size_t(negatives) <= items) continue; // though each event had its own
        taken.assign(data.items.begin() + std::ptrdiff_t(test.begin),
                     data.items.begin() + std::ptrdiff_t(test.target) + 1);
        std::ranges::sort(taken);
        taken.erase(std::ranges::unique(taken).begin(), taken.end());
        if (taken.size() + std::size_t(negatives) > items)
            return fail(
                Error(SS_TEXT("engine", "sampled_negatives: {0} items are to be drawn, and a question leaves {1}"),
                      negatives, items - taken.size())
                    .advise(SS_TEXT("engine", "Ask for fewer; or for none, and rank the whole catalogue")));
    }
    return {};
}

std::vector<std::uint32_t> countItems(const SequenceData& data, std::size_t items)
{
    std::vector<std::uint32_t> counts(items);
    for (const std::int32_t item : data.items)
        ++counts[std::size_t(item)];
    return counts;
}

Result<Evaluation> evaluate(Recommender& recommender, const SequenceData& data, std::span<const TestCase> cases,
                            const EvaluationSpec& spec, const ProgressSink& progress, const Control& control)
{
    if (auto sound = checkCases(recommender.catalogue(), data, cases); !sound) return tl::unexpected(sound.error());
    const auto items = std::size_t(recommender.catalogue().items.size());
    if (auto possible = checkNegatives(data, cases, items, spec.sampledNegatives); !possible)
        return tl::unexpected(possible.error());
    const std::size_t batch = std::max<std::size_t>(spec.batch, 1);
    Evaluation evaluation;
    evaluation.ranks.resize(cases.size());
    std::vector<double> sampledRanks(spec.sampledNegatives > 0 ? cases.size() : 0);
    evaluation.losses.resize(recommender.isProbabilistic() ? cases.size() : 0);
    std::optional<TopLists> lists;
    if (!spec.itemCounts.empty()) lists.emplace(cases.size());
    std::vector<Context> contexts;
    std::vector<float> scores;
    Throttle throttle;

    for (std::size_t begin = 0; begin < cases.size(); begin += batch) {
        if (!control.proceed()) return fail(Error::cancelled());
        const auto part = cases.subspan(begin, std::min(batch, cases.size() - begin));
        contexts.clear();
        for (const TestCase& test : part)
            contexts.push_back(data.slice(test.begin, test.target));
        if (auto scored = recommender.score(contexts, scores); !scored) return tl::unexpected(scored.error());

        parallelFor(part.size(), 64, 0, [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                const std::span<float> row(scores.data() + i * items, items);
                const auto target = std::size_t(data.items[part[i].target]);
                if (!evaluation.losses.empty()) evaluation.losses[begin + i] = lossOf(row, target);
                if (spec.excludeSeen) leaveOutSeen(row, contexts[i], target);
                if (lists) lists->set(begin + i, row);
                evaluation.ranks[begin + i] = rankOf(row, target);
                if (!sampledRanks.empty())
                    sampledRanks[begin + i] = sampledRank(row, contexts[i], target, std::size_t(spec.sampledNegatives),
                                                          Philox(spec.seed, negativesPurpose, begin + i));
            }
        });
        if (progress && throttle.isDue())
            progress({Message(SS_TEXT("engine", "Evaluating")), begin + part.size(), cases.size(),
                      Message(SS_TEXT("engine", "sequences"))});
    }
    evaluation.metrics = rankMetrics(evaluation.ranks, spec.cutoffs);
    if (!sampledRanks.empty())
        evaluation.metrics.merge(rankMetrics(sampledRanks, spec.cutoffs, sampledMark(spec.sampledNegatives)));
    if (lists) evaluation.metrics.merge(lists->metrics(spec.itemCounts));
    if (!evaluation.losses.empty()) evaluation.metrics["loss"] = mean(evaluation.losses);
    return evaluation;
}

} // namespace sessionsmith::learning
