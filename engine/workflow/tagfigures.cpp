// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/tagfigures.h"

#include "engine/learning/binarymetrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

namespace sessionsmith::workflow {

namespace {

using Eigen::Index;

constexpr std::array cutoffs{1, 3, 5};

/// Pairs that are right, told, and true.
struct Counts
{
    double right = 0, told = 0, truly = 0;

    void add(const Counts& more, double weight = 1)
    {
        right += weight * more.right;
        told += weight * more.told;
        truly += weight * more.truly;
    }
    double f1() const { return told + truly > 0 ? 2 * right / (told + truly) : 0; }
};

Counts countsOf(const Eigen::Ref<const Eigen::RowVectorXd>& told, const Eigen::Ref<const Eigen::RowVectorXd>& truth,
                double threshold)
{
    const auto above = (told.array() >= threshold).cast<double>();
    return {(above * truth.array()).sum(), above.sum(), truth.sum()};
}

/// (cutoffs) Of one item.
std::array<double, cutoffs.size()> precisions(const Eigen::RowVectorXd& told, const Eigen::RowVectorXd& truth)
{
    std::vector<Index> order(static_cast<std::size_t>(told.size()));
    std::iota(order.begin(), order.end(), Index(0));
    std::ranges::stable_sort(order, std::greater(), [&](Index tag) { return told[tag]; });
    std::array<double, cutoffs.size()> found{};
    double right = 0;
    for (std::size_t place = 0, at = 0; at < cutoffs.size(); ++place) {
        if (place < order.size()) right += truth[order[place]];
        if (int(place) + 1 == cutoffs[at]) found[at++] = right / double(place + 1);
    }
    return found;
}

double lossOf(const Eigen::RowVectorXd& told, const Eigen::RowVectorXd& truth)
{
    double sum = 0;
    for (Index tag = 0; tag < told.size(); ++tag)
        sum += learning::logLossOf(told[tag], truth[tag] > 0);
    return sum / double(told.size());
}

/// What each item adds to the figures that are not means over tags.
struct ByItem
{
    std::vector<Counts> counts;
    std::vector<std::vector<double>> means; ///< by name
    std::vector<std::string> names;

    ByItem(const TagAnswers& answers, double threshold) : means(cutoffs.size() + 1)
    {
        for (const int cutoff : cutoffs)
            names.push_back("precision@" + std::to_string(cutoff));
        names.emplace_back("log_loss");
        for (Index item = 0; item < answers.told.rows(); ++item) {
            const Eigen::RowVectorXd told = answers.told.row(item), truth = answers.truth.row(item);
            counts.push_back(countsOf(told, truth, threshold));
            const auto found = precisions(told, truth);
            for (std::size_t i = 0; i < found.size(); ++i)
                means[i].push_back(found[i]);
            means.back().push_back(lossOf(told, truth));
        }
    }

    /// The means, then the micro F1.
    void measure(std::span<const std::uint16_t> weights, std::span<double> values) const
    {
        Counts all;
        std::ranges::fill(values, 0);
        double total = 0;
        for (std::size_t item = 0; item < counts.size(); ++item) {
            all.add(counts[item], weights[item]);
            total += weights[item];
            for (std::size_t i = 0; i < means.size(); ++i)
                values[i] += weights[item] * means[i][item];
        }
        for (std::size_t i = 0; i < means.size(); ++i)
            values[i] /= total;
        values[means.size()] = all.f1();
    }
};

} // namespace

learning::Metrics TagAnswers::figures(double threshold) const
{
    const Index items = told.rows(), tags = told.cols();
    learning::Metrics metrics{{"cases", double(items)}};
    if (items == 0 || tags == 0) return metrics;
    const ByItem byItem(*this, threshold);
    std::vector<double> values(byItem.names.size() + 1);
    byItem.measure(std::vector<std::uint16_t>(std::size_t(items), 1), values);
    for (std::size_t i = 0; i < byItem.names.size(); ++i)
        metrics[byItem.names[i]] = values[i];
    metrics["micro_f1"] = values.back();

    double f1 = 0, areas = 0, measured = 0;
    for (Index tag = 0; tag < tags; ++tag) {
        f1 += countsOf(told.col(tag).transpose(), truth.col(tag).transpose(), threshold).f1();
        std::vector<double> probabilities(told.col(tag).begin(), told.col(tag).end());
        std::vector<bool> answers;
        for (const double isTrue : truth.col(tag))
            answers.push_back(isTrue > 0);
        const auto ofTag = learning::binaryMetrics(probabilities, answers);
        if (const auto area = ofTag.find("auc"); area != ofTag.end()) {
            areas += area->second;
            ++measured;
        }
    }
    metrics["macro_f1"] = f1 / double(tags);
    if (measured > 0) metrics["auc"] = areas / measured;
    return metrics;
}

std::map<std::string, learning::Interval> TagAnswers::intervals(double threshold) const
{
    const ByItem byItem(*this, threshold);
    const auto found = learning::bootstrap(
        std::size_t(told.rows()), byItem.names.size() + 1,
        [&](std::span<const std::uint16_t> weights, std::span<double> values) { byItem.measure(weights, values); });
    std::map<std::string, learning::Interval> intervals;
    for (std::size_t i = 0; i < byItem.names.size(); ++i)
        intervals[byItem.names[i]] = found[i];
    intervals["micro_f1"] = found.back();
    return intervals;
}

std::vector<double> TagAnswers::ofItems(const std::string& figure) const
{
    const ByItem byItem(*this, 0); // the means know of no threshold
    const auto found = std::ranges::find(byItem.names, figure);
    return found == byItem.names.end() ? std::vector<double>()
                                       : byItem.means[std::size_t(found - byItem.names.begin())];
}

double TagAnswers::bestThreshold() const
{
    double best = 0.5, highest = -1;
    for (int hundredth = 1; hundredth < 100; ++hundredth) {
        const double threshold = hundredth / 100.0;
        Counts all;
        for (Index item = 0; item < told.rows(); ++item)
            all.add(countsOf(told.row(item), truth.row(item), threshold));
        if (all.f1() <= highest) continue;
        highest = all.f1();
        best = threshold;
    }
    return best;
}

} // namespace sessionsmith::workflow
