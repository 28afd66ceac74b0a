// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/rankmeasure.h"

#include <cmath>

namespace sessionsmith::learning {

double RankMeasure::of(double rank) const
{
    switch (kind) {
    case Kind::HitRate:
        return rank <= cutoff ? 1 : 0;
    case Kind::Ndcg:
        return rank <= cutoff ? 1 / std::log2(1 + rank) : 0;
    case Kind::ReciprocalRank:
        return 1 / rank;
    case Kind::Accuracy:
        break;
    }
    return rank == 1 ? 1 : 0;
}

std::string RankMeasure::name() const
{
    switch (kind) {
    case Kind::HitRate:
        return "hr@" + std::to_string(cutoff);
    case Kind::Ndcg:
        return "ndcg@" + std::to_string(cutoff);
    case Kind::ReciprocalRank:
        return "mrr";
    case Kind::Accuracy:
        break;
    }
    return "accuracy";
}

std::vector<RankMeasure> rankMeasures(std::span<const int> cutoffs)
{
    std::vector<RankMeasure> measures;
    for (const int cutoff : cutoffs) {
        measures.push_back({RankMeasure::Kind::HitRate, cutoff});
        measures.push_back({RankMeasure::Kind::Ndcg, cutoff});
    }
    measures.push_back({RankMeasure::Kind::ReciprocalRank, 0});
    measures.push_back({RankMeasure::Kind::Accuracy, 0});
    return measures;
}

double rankOf(std::span<const float> scores, std::size_t target)
{
    const float own = scores[target];
    std::size_t better = 0, equal = 0; // counting needs no sorting
    for (const float score : scores) {
        better += !(score <= own);
        equal += score == own;
    }
    if (equal == 0) return double(scores.size()); // the target's own score is no number
    return 1 + double(better) + double(equal - 1) / 2;
}

std::string sampledMark(int negatives)
{
    return " (" + std::to_string(negatives) + " sampled)";
}

Metrics rankMetrics(std::span<const double> ranks, std::span<const int> cutoffs, const std::string& mark)
{
    Metrics metrics{{"cases", double(ranks.size())}};
    if (ranks.empty()) return metrics;
    for (const RankMeasure& measure : rankMeasures(cutoffs)) {
        double sum = 0;
        for (const double rank : ranks)
            sum += measure.of(rank);
        metrics[measure.name() + mark] = sum / double(ranks.size());
    }
    for (const int cutoff : cutoffs)
        metrics["recall@" + std::to_string(cutoff) + mark] = metrics["hr@" + std::to_string(cutoff) + mark];
    return metrics;
}

} // namespace sessionsmith::learning
