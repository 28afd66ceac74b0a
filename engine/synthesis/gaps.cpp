// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/gaps.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace sessionsmith::synthesis {

namespace {

const double usualLogMean = std::log(20.0);
constexpr double usualLogDeviation = 1;

/// What is added up of the gaps behind a state: all that last, their logarithms, the squares of these.
struct GapSums
{
    double lasting = 0, sum = 0, square = 0;

    double mean() const { return sum / lasting; }
    double deviation() const { return std::sqrt(std::max(0.0, square / lasting - mean() * mean())); }
};

hmm::Interval around(double value, double standardError)
{
    return {value - hmm::normalQuantile * standardError, value + hmm::normalQuantile * standardError};
}

/// What no log says of gaps that another part of a model has evidence for.
GapEvidence uncounted(const GapSettings& gaps)
{
    return {{}, hmm::Vector::Zero(gaps.logMean.size()), gaps.logMean, gaps.logDeviation, gaps.together};
}

} // namespace

GapSettings GapSettings::spelledOut(int states) const
{
    if (!isDefault()) return *this;
    return {hmm::Vector::Constant(states, usualLogMean), hmm::Vector::Constant(states, usualLogDeviation)};
}

double GapEvidence::lasting(int state) const
{
    return counts[state] * (together.size() > 0 ? 1 - together[state] : 1);
}

hmm::Interval GapEvidence::logMeanInterval(int state) const
{
    return around(logMean[state], logDeviation[state] / std::sqrt(lasting(state)));
}

hmm::Interval GapEvidence::logDeviationInterval(int state) const
{
    return around(logDeviation[state], logDeviation[state] / std::sqrt(2 * lasting(state)));
}

hmm::Interval GapEvidence::togetherInterval(int state) const
{
    return hmm::proportionInterval(counts[state] - lasting(state), counts[state]);
}

hmm::Matrix GapSettings::distribution() const
{
    hmm::Matrix shares = hmm::Matrix::Zero(logMean.size(), longest + 1);
    for (Eigen::Index i = 0; i < logMean.size(); ++i) {
        const auto atLeast = [&](int seconds) { // once it is rounded
            const double distance = std::log(seconds - 0.5) - logMean[i];
            return logDeviation[i] > 0 ? std::erfc(distance / (logDeviation[i] * std::numbers::sqrt2)) / 2
                                       : double(distance <= 0);
        };
        double rest = 1;
        for (int n = 1; n < longest; ++n) {
            const double beyond = atLeast(n + 1);
            shares(i, n) = rest - beyond;
            rest = beyond;
        }
        shares(i, longest) = rest;
    }
    if (together.size() > 0) {
        shares = (1 - together.array()).matrix().asDiagonal() * shares;
        shares.col(0) = together;
    }
    return shares;
}

hmm::Vector GapSettings::means() const
{
    return distribution() * hmm::Vector::LinSpaced(longest + 1, 0, longest);
}

GapSettings estimateGaps(const events::EventLog& log, const hmm::Posteriors& posteriors)
{
    constexpr double none = 0.5; // s
    GapSums all;
    std::vector<GapSums> sums;
    hmm::Vector counts;
    for (std::size_t session = 0, e = 0; session < posteriors.size(); ++session) {
        const auto states = posteriors[session];
        if (session == 0) {
            sums.resize(std::size_t(states.cols()));
            counts = hmm::Vector::Zero(states.cols());
        }
        for (Eigen::Index i = 0; i < states.rows(); ++i, ++e) {
            if (i + 1 == states.rows()) continue;
            counts += states.row(i).transpose();
            const double gap = double(log.time[e + 1] - log.time[e]) / 1000;
            if (gap < none) continue;
            const double value = std::log(std::max(1.0, gap));
            for (Eigen::Index state = 0; state < states.cols(); ++state)
                for (GapSums* of : {&sums[std::size_t(state)], &all}) {
                    of->lasting += states(i, state);
                    of->sum += value * states(i, state);
                    of->square += value * value * states(i, state);
                }
        }
    }
    if (!(counts.sum() > 0)) return {};
    GapSettings gaps = GapSettings().spelledOut(int(counts.size()));
    hmm::Vector together = hmm::Vector::Zero(counts.size());
    for (Eigen::Index state = 0; state < counts.size(); ++state) {
        const GapSums& own = sums[std::size_t(state)];
        if (const GapSums& from = own.lasting < 2 ? all : own; from.lasting > 0) {
            gaps.logMean[state] = from.mean();
            gaps.logDeviation[state] = from.deviation();
        }
        const double behind = counts[state] < 2 ? counts.sum() : counts[state];
        together[state] = std::clamp(1 - (counts[state] < 2 ? all : own).lasting / behind, 0.0, 1.0);
    }
    if (counts.sum() - all.lasting > 1e-6) gaps.together = together; // else what is left is rounding
    gaps.evidence = GapEvidence{{}, std::move(counts), gaps.logMean, gaps.logDeviation, gaps.together};
    return gaps;
}

GapSettings remapped(const GapSettings& gaps, const std::vector<int>& states)
{
    const auto column = [&](const hmm::Vector& values, double ofNew) {
        hmm::Vector result(values.size() > 0 ? Eigen::Index(states.size()) : 0);
        for (Eigen::Index i = 0; i < result.size(); ++i)
            result[i] = states[std::size_t(i)] < 0 ? ofNew : values[states[std::size_t(i)]];
        return result;
    };
    const auto withMean = [&](const hmm::Vector& values) {
        return column(values, values.size() > 0 ? values.mean() : 0);
    };
    if (gaps.isDefault()) return {};
    GapSettings result{withMean(gaps.logMean), withMean(gaps.logDeviation), withMean(gaps.together)};
    if (const auto& told = gaps.evidence)
        result.evidence = GapEvidence{told->source, column(told->counts, 0), withMean(told->logMean),
                                      withMean(told->logDeviation), withMean(told->together)};
    return result;
}

GapSettings joined(const GapSettings& gaps, int states, const GapSettings& other, int more)
{
    if (gaps.isDefault() && other.isDefault()) return {};
    const GapSettings first = gaps.spelledOut(states), second = other.spelledOut(more);
    const auto behind = [&](const hmm::Vector& one, const hmm::Vector& another) {
        if (one.size() == 0 && another.size() == 0) return hmm::Vector();
        hmm::Vector both = hmm::Vector::Zero(states + more);
        both.head(one.size()) = one;
        both.segment(states, another.size()) = another;
        return both;
    };
    GapSettings both{behind(first.logMean, second.logMean), behind(first.logDeviation, second.logDeviation),
                     behind(first.together, second.together)};
    if (first.evidence || second.evidence) {
        const GapEvidence one = first.evidence.value_or(uncounted(first));
        const GapEvidence another = second.evidence.value_or(uncounted(second));
        both.evidence =
            GapEvidence{one.source.empty() ? another.source : one.source, behind(one.counts, another.counts),
                        behind(one.logMean, another.logMean), behind(one.logDeviation, another.logDeviation),
                        behind(one.together, another.together)};
    }
    return both;
}

hmm::Vector dwellSeconds(const hmm::Model& model, const GapSettings& gaps, const hmm::Vector& dwell)
{
    if (gaps.isDefault()) return {};
    hmm::Vector seconds = dwell.cwiseProduct(gaps.means());
    if (model.hasEnd()) seconds.array() *= 1 - model.end.array(); // no pause behind the last event of a session
    return seconds;
}

} // namespace sessionsmith::synthesis
