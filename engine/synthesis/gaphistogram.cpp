// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/gaphistogram.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sessionsmith::synthesis {

hmm::Matrix gapHistogram(const events::EventLog& log, const hmm::Posteriors& posteriors)
{
    if (posteriors.size() == 0) return {};
    hmm::Matrix histogram = hmm::Matrix::Zero(posteriors[0].cols(), Eigen::Index(gapBins));
    for (std::size_t session = 0, e = 0; session < posteriors.size(); ++session) {
        const auto states = posteriors[session];
        for (Eigen::Index i = 0; i < states.rows(); ++i, ++e) {
            if (i + 1 == states.rows()) continue;
            const double gap = double(log.time[e + 1] - log.time[e]) / 1000;
            const auto bin = std::upper_bound(gapEdges.begin(), gapEdges.end(), gap) - gapEdges.begin();
            histogram.col(bin) += states.row(i).transpose();
        }
    }
    for (auto row : histogram.rowwise())
        if (row.sum() > 0) row /= row.sum();
    return histogram;
}

namespace {

hmm::Vector histogramOfAnHour(const GapSettings& gaps, int state)
{
    const double mean = gaps.logMean[state], deviation = gaps.logDeviation[state];
    const auto below = [&](double seconds) {
        const double distance = std::log(seconds) - mean;
        return deviation > 0 ? std::erfc(-distance / (deviation * std::numbers::sqrt2)) / 2 : double(distance > 0);
    };
    const double together = gaps.together.size() > 0 ? gaps.together[state] : 0;
    hmm::Vector histogram(Eigen::Index{gapBins});
    histogram[0] = together;
    double before = 0; // what is shorter than a second becomes one
    for (std::size_t i = 1; i < gapBins; ++i) {
        const bool reachesLongest = i == gapEdges.size() || gapEdges[i] > GapSettings::longest;
        const double upTo = reachesLongest ? 1 : below(gapEdges[i]);
        histogram[Eigen::Index(i)] = (1 - together) * (upTo - before);
        before = upTo;
    }
    return histogram;
}

} // namespace

hmm::Vector gapHistogram(const GapSettings& gaps, int state)
{
    if (gaps.hours.size() == 0) return histogramOfAnHour(gaps, state);
    const auto& evidence = gaps.evidence;
    const bool isCounted = evidence && evidence->hourCounts.sum() > 0;
    const hmm::Vector weights = isCounted ? evidence->hourCounts : hmm::Vector(hmm::Vector::Ones(hoursOfADay));
    hmm::Vector histogram = hmm::Vector::Zero(Eigen::Index{gapBins});
    for (int hour = 0; hour < hoursOfADay; ++hour)
        histogram += weights[hour] / weights.sum() * histogramOfAnHour(gaps.inHour(hour), state);
    return histogram;
}

} // namespace sessionsmith::synthesis
