// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/limits.h"
#include "engine/base/progress.h"
#include "engine/learning/rankmeasure.h"
#include "engine/learning/recommender.h"

namespace sessionsmith::learning {

struct EvaluationSpec
{
    bool excludeSeen = false; ///< items of the context are left out of the ranking
    std::vector<int> cutoffs{10};
    std::size_t batch = 256;
    /// Ranks the target also among so many items drawn by chance; 0: among all alone. Such figures order models
    /// otherwise than full ones (Krichene and Rendle 2020), so their names say it: "ndcg@10 (100 sampled)".
    int sampledNegatives = 0;
    std::uint64_t seed = 1;
    /// (items) how often each occurs in the training, for "popularity@10" and "coverage@10"; empty: neither is
    /// measured.
    std::vector<std::uint32_t> itemCounts;
};

namespace limits {
inline constexpr Limits sampledNegatives{0, 1'000'000};
} // namespace limits

/// How often each of the items occurs. (items)
std::vector<std::uint32_t> countItems(const SequenceData& data, std::size_t items);

struct Evaluation
{
    Metrics metrics;
    std::vector<double> ranks;  ///< (cases) rank of the target among all, from 1; tied scores share their mean rank
    std::vector<double> losses; ///< (cases) empty where scores are no log-probabilities
};

/// Ranks the target of every case among the catalogue: the measures of rankMetrics(); loss = -ln
/// softmax(scores)[target] over all items, natural log; coverage@10 = share of the catalogue that is among the first
/// ten of any case (Ge, Delgado-Battenfeld and Jannach 2010); popularity@10 = mean of ln(1 + training events) of the
/// first ten, over the cases (the average recommendation popularity of Yin et al. 2012, of logarithms). Of equal scores
/// the item that the catalogue knew first comes first there. A target is never excluded, even when it was seen. Sampled
/// negatives are neither the target nor in the context. Errors: those of the recommender, data that do not fit it,
/// cancelled.
Result<Evaluation> evaluate(Recommender& recommender, const SequenceData& data, std::span<const TestCase> cases,
                            const EvaluationSpec& spec, const ProgressSink& progress = {}, const Control& control = {});

/// Whether so many other items can be drawn for each question of a catalogue of `items`. Errors: one whose context
/// leaves fewer.
Result<> checkNegatives(const SequenceData& data, std::span<const TestCase> cases, std::size_t items, int negatives);

} // namespace sessionsmith::learning
