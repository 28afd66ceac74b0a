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

} // namespace

GapSettings GapSettings::spelledOut(int states) const
{
    if (!isDefault()) return *this;
    return {hmm::Vector::Constant(states, usualLogMean), hmm::Vector::Constant(states, usualLogDeviation), {}, {}};
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
    gaps.counts = counts;
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
            column(gaps.counts, 0),
            gaps.together.size() > 0 ? column(gaps.together, gaps.together.mean()) : hmm::Vector()};
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
    const auto orNothing = [](const hmm::Vector& values, int size) {
        return values.size() > 0 ? values : hmm::Vector(hmm::Vector::Zero(size));
    };
    const auto ifEither = [&](const hmm::Vector& one, const hmm::Vector& another) {
        if (one.size() == 0 && another.size() == 0) return hmm::Vector();
        return behind(orNothing(one, states), orNothing(another, more));
    };
    return {behind(first.logMean, second.logMean), behind(first.logDeviation, second.logDeviation),
            ifEither(first.counts, second.counts), ifEither(first.together, second.together)};
}

hmm::Vector dwellSeconds(const hmm::Model& model, const GapSettings& gaps, const hmm::Vector& dwell)
{
    if (gaps.isDefault()) return {};
    hmm::Vector seconds = dwell.cwiseProduct(gaps.means());
    if (model.hasEnd()) seconds.array() *= 1 - model.end.array(); // no pause behind the last event of a session
    return seconds;
}

} // namespace sessionsmith::synthesis
