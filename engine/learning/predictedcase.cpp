// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/predictedcase.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::learning {

namespace {

constexpr std::size_t shownHistory = 8, shownTop = 5;

/// `count` numbers below `size`, evenly apart; all of them where there are no more.
std::vector<std::size_t> evenly(std::size_t size, std::size_t count)
{
    std::vector<std::size_t> places(std::min(size, count));
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = (2 * i + 1) * size / (2 * places.size());
    return places;
}

PredictedCase read(const Catalogue& catalogue, const Context& context, const events::Vocabulary& names,
                   std::int32_t expected, std::span<const float> scores)
{
    PredictedCase shown;
    const std::size_t count = std::min(context.items.size(), shownHistory);
    for (const std::int32_t item : context.items.last(count))
        shown.history.emplace_back(catalogue.items[item]);
    shown.expected = names[expected];
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto top = order.begin() + std::ptrdiff_t(std::min(shownTop, order.size()));
    std::ranges::partial_sort(order, top, [&](std::size_t a, std::size_t b) {
        return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
    });
    for (auto place = order.begin(); place != top; ++place)
        shown.top.emplace_back(names[std::int32_t(*place)]);
    const float own = scores[std::size_t(expected)];
    shown.rank = 1 + std::ranges::count_if(scores, [own](float score) { return score > own; });
    return shown;
}

/// `score` is asked for the contexts, and gives a row of scores of `names` for each.
template <typename Score>
Result<std::vector<PredictedCase>> predict(const Catalogue& catalogue, const events::Vocabulary& names,
                                           std::span<const std::int32_t> expected, const SequenceData& data,
                                           std::span<const TestCase> cases, std::size_t most, const Score& score)
{
    std::vector<Context> contexts;
    std::vector<std::size_t> targets;
    for (const std::size_t place : evenly(cases.size(), most)) {
        contexts.push_back(data.slice(cases[place].begin, cases[place].target));
        targets.push_back(cases[place].target);
    }
    if (contexts.empty()) return std::vector<PredictedCase>();
    std::vector<float> scores;
    if (auto scored = score(contexts, scores); !scored) return tl::unexpected(scored.error());
    const std::size_t width = scores.size() / contexts.size();
    std::vector<PredictedCase> shown;
    for (std::size_t i = 0; i < contexts.size(); ++i)
        shown.push_back(
            read(catalogue, contexts[i], names, expected[targets[i]], std::span(scores).subspan(i * width, width)));
    return shown;
}

} // namespace

Result<std::vector<PredictedCase>> predictItems(Recommender& model, const SequenceData& data,
                                                std::span<const TestCase> cases, std::size_t most)
{
    const Catalogue& catalogue = model.catalogue();
    return predict(
        catalogue, catalogue.items, data.items, data, cases, most,
        [&](std::span<const Context> contexts, std::vector<float>& scores) { return model.score(contexts, scores); });
}

Result<std::vector<PredictedCase>> predictActions(ActionPredictor& model, const SequenceData& data,
                                                  std::span<const TestCase> cases, std::size_t most)
{
    const Catalogue& catalogue = model.catalogue();
    return predict(catalogue, catalogue.actions, data.actions, data, cases, most,
                   [&](std::span<const Context> contexts, std::vector<float>& scores) {
                       return model.scoreActions(contexts, scores);
                   });
}

} // namespace sessionsmith::learning
