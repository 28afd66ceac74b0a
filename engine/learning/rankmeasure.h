// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

namespace sessionsmith::learning {

/// Values by name: "hr@10", "ndcg@10", "mrr", "accuracy", "loss", "cases". A value that does not exist is left out.
using Metrics = std::map<std::string, double>;

/// What a case of rank r (from 1) adds to a mean over cases: hr@k = [r <= k]; ndcg@k = [r <= k] / log2(1 + r), the
/// ideal gain of a single target being 1 (Jarvelin and Kekalainen 2002); mrr = 1 / r; accuracy = [r = 1].
struct RankMeasure
{
    enum class Kind { HitRate, Ndcg, ReciprocalRank, Accuracy };

    Kind kind = Kind::Ndcg;
    int cutoff = 10; ///< HitRate and Ndcg

    double of(double rank) const;
    std::string name() const;
};

/// All of them, at each of the cutoffs where they have one.
std::vector<RankMeasure> rankMeasures(std::span<const int> cutoffs);

/// Rank of the target from 1; those who tie share their mean rank. A score that is no number counts as better than any
/// other, so that a broken model cannot look good.
double rankOf(std::span<const float> scores, std::size_t target);

/// What stands behind the name of a figure that was measured among so many items drawn by chance: " (100 sampled)".
std::string sampledMark(int negatives);
/// Where that mark begins in a name; npos where there is none.
inline std::size_t findSampledMark(const std::string& metric)
{
    return metric.ends_with(" sampled)") ? metric.rfind(" (") : std::string::npos;
}
/// The number in such a mark, which stands there.
inline std::string sampledCount(const std::string& metric)
{
    const std::size_t number = findSampledMark(metric) + 2;
    return metric.substr(number, metric.find(' ', number) - number);
}

/// "cases" and the means of all measures. With one target a case recall@k is hr@k: it is given under both names, for
/// other programs use either. `mark` is put behind every name: what was measured otherwise must not be taken for the
/// same.
Metrics rankMetrics(std::span<const double> ranks, std::span<const int> cutoffs, const std::string& mark = {});

} // namespace sessionsmith::learning
