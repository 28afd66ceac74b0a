// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/evaluation.h"

#include "engine/base/parallel.h"
#include "engine/learning/throttle.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::learning {

namespace {

/// Rank of the target from 1; those who tie share their mean rank. Counting needs no sorting. A score that is no number
/// counts as better than any other, so that a broken model cannot look good.
double rankOf(std::span<const float> scores, std::size_t target)
{
    const float own = scores[target];
    std::size_t better = 0, equal = 0;
    for (const float score : scores) {
        better += !(score <= own);
        equal += score == own;
    }
    if (equal == 0) return double(scores.size()); // the target's own score is no number
    return 1 + double(better) + double(equal - 1) / 2;
}

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

Metrics summarise(const std::vector<double>& ranks, const std::vector<double>& losses, int cutoff)
{
    Metrics metrics{{"cases", double(ranks.size())}};
    if (ranks.empty()) return metrics;
    double hits = 0, gain = 0, reciprocal = 0, first = 0;
    for (const double rank : ranks) {
        hits += rank <= cutoff;
        gain += rank <= cutoff ? 1 / std::log2(1 + rank) : 0;
        reciprocal += 1 / rank;
        first += rank == 1;
    }
    const auto count = double(ranks.size());
    const std::string at = "@" + std::to_string(cutoff);
    metrics.merge(Metrics{{"hr" + at, hits / count},
                          {"ndcg" + at, gain / count},
                          {"mrr", reciprocal / count},
                          {"accuracy", first / count}});
    if (losses.empty()) return metrics;
    double sum = 0;
    for (const double loss : losses)
        sum += loss;
    metrics["loss"] = sum / count;
    return metrics;
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

Result<Evaluation> evaluate(Recommender& recommender, const SequenceData& data, std::span<const TestCase> cases,
                            const EvaluationSpec& spec, const ProgressSink& progress, const Control& control)
{
    if (auto sound = checkCases(recommender.catalogue(), data, cases); !sound) return tl::unexpected(sound.error());
    const auto items = std::size_t(recommender.catalogue().items.size());
    const std::size_t batch = std::max<std::size_t>(spec.batch, 1);
    Evaluation evaluation;
    evaluation.ranks.resize(cases.size());
    std::vector<double> losses(recommender.isProbabilistic() ? cases.size() : 0);
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
                if (!losses.empty()) losses[begin + i] = lossOf(row, target);
                if (spec.excludeSeen) leaveOutSeen(row, contexts[i], target);
                evaluation.ranks[begin + i] = rankOf(row, target);
            }
        });
        if (progress && throttle.isDue())
            progress({Message(SS_TEXT("engine", "Evaluating")), begin + part.size(), cases.size(),
                      Message(SS_TEXT("engine", "sequences"))});
    }
    evaluation.metrics = summarise(evaluation.ranks, losses, spec.cutoff);
    return evaluation;
}

} // namespace sessionsmith::learning
