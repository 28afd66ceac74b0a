// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/gaps.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace sessionsmith::synthesis {

GapSettings GapSettings::spelledOut(int states) const
{
    if (!isDefault()) return *this;
    return {hmm::Vector::Constant(states, std::log(20.0)), hmm::Vector::Constant(states, 1.0), {}};
}

double GapSettings::seconds(int state, double normal) const
{
    return std::clamp(std::round(std::exp(logMean[state] + logDeviation[state] * normal)), 1.0, longest);
}

hmm::Vector GapSettings::means() const
{
    // The expectation of a whole number from 1 on is the sum of P(it is n or more).
    hmm::Vector means = hmm::Vector::Ones(logMean.size());
    for (Eigen::Index i = 0; i < means.size(); ++i)
        for (int n = 2; n <= int(longest); ++n) {
            const double distance = std::log(n - 0.5) - logMean[i];
            means[i] += logDeviation[i] > 0 ? std::erfc(distance / (logDeviation[i] * std::numbers::sqrt2)) / 2
                                            : double(distance <= 0);
        }
    return means;
}

GapSettings estimateGaps(const events::EventLog& log, const hmm::Posteriors& posteriors)
{
    hmm::Vector counts, sums, squares;
    for (std::size_t session = 0, e = 0; session < posteriors.size(); ++session) {
        const auto states = posteriors[session];
        if (session == 0) counts = sums = squares = hmm::Vector::Zero(states.cols());
        for (Eigen::Index i = 0; i < states.rows(); ++i, ++e) {
            if (i + 1 == states.rows()) continue;
            const double value = std::log(std::max(1.0, double(log.time[e + 1] - log.time[e]) / 1000));
            counts += states.row(i).transpose();
            sums += value * states.row(i).transpose();
            squares += value * value * states.row(i).transpose();
        }
    }
    const auto spread = [](double count, double sum, double square) {
        const double mean = sum / count;
        return std::sqrt(std::max(0.0, square / count - mean * mean));
    };
    const double all = counts.sum();
    if (!(all > 0)) return {};
    GapSettings gaps{hmm::Vector::Constant(counts.size(), sums.sum() / all),
                     hmm::Vector::Constant(counts.size(), spread(all, sums.sum(), squares.sum())), counts};
    for (Eigen::Index i = 0; i < counts.size(); ++i) {
        if (counts[i] < 2) continue;
        gaps.logMean[i] = sums[i] / counts[i];
        gaps.logDeviation[i] = spread(counts[i], sums[i], squares[i]);
    }
    return gaps;
}

GapSettings remapped(const GapSettings& gaps, const std::vector<int>& states)
{
    const auto column = [&](const hmm::Vector& values, double ofNew) {
        if (values.size() == 0) return hmm::Vector();
        hmm::Vector result(Eigen::Index(states.size()));
        for (std::size_t i = 0; i < states.size(); ++i)
            result[Eigen::Index(i)] = states[i] < 0 ? ofNew : values[states[i]];
        return result;
    };
    if (gaps.isDefault()) return {};
    return {column(gaps.logMean, gaps.logMean.mean()), column(gaps.logDeviation, gaps.logDeviation.mean()),
            column(gaps.counts, 0)};
}

GapSettings joined(const GapSettings& gaps, int states, const GapSettings& other, int more)
{
    if (gaps.isDefault() && other.isDefault()) return {};
    const GapSettings first = gaps.spelledOut(states), second = other.spelledOut(more);
    const auto behind = [&](const hmm::Vector& one, const hmm::Vector& another) {
        hmm::Vector both(states + more);
        both << one, another;
        return both;
    };
    const auto countsOf = [](const GapSettings& of, int size) {
        return of.counts.size() > 0 ? of.counts : hmm::Vector(hmm::Vector::Zero(size));
    };
    GapSettings result{behind(first.logMean, second.logMean), behind(first.logDeviation, second.logDeviation), {}};
    if (first.counts.size() > 0 || second.counts.size() > 0)
        result.counts = behind(countsOf(first, states), countsOf(second, more));
    return result;
}

hmm::Vector dwellSeconds(const hmm::Model& model, const GapSettings& gaps, const hmm::Vector& dwell)
{
    if (gaps.isDefault()) return {};
    hmm::Vector seconds = dwell.cwiseProduct(gaps.means());
    if (model.hasEnd()) seconds.array() *= 1 - model.end.array(); // no pause behind the last event of a session
    return seconds;
}

} // namespace sessionsmith::synthesis
