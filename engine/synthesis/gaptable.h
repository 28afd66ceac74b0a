// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/gaps.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::synthesis {

/// What is added up of gaps that last: their weights, their logarithms, the squares of these.
struct GapSums
{
    double lasting = 0, sum = 0, square = 0;

    void add(double value, double weight)
    {
        lasting += weight;
        sum += value * weight;
        square += value * value * weight;
    }
    /// Those without an effect that was added to each.
    void add(const GapSums& gaps, double effect)
    {
        lasting += gaps.lasting;
        sum += gaps.sum - effect * gaps.lasting;
        square += gaps.square - 2 * effect * gaps.sum + effect * effect * gaps.lasting;
    }
    double mean() const { return sum / lasting; }
    double deviation() const { return std::sqrt(std::max(0.0, square / lasting - mean() * mean())); }
};

/// Calls `use` for each gap with the index of the event before it, its seconds and the states.
template <typename Use>
void forEachGap(const events::EventLog& log, const hmm::Posteriors& posteriors, Use use)
{
    for (std::size_t session = 0, e = 0; session < posteriors.size(); ++session) {
        const auto states = posteriors[session];
        for (Eigen::Index i = 0; i < states.rows(); ++i, ++e)
            if (i + 1 < states.rows()) use(e, double(log.time[e + 1] - log.time[e]) / 1000, states.row(i));
    }
}

/// Of the seconds of a gap, nothing where it is none.
inline std::optional<double> logOfGap(double seconds)
{
    constexpr double none = 0.5;
    return seconds < none ? std::nullopt : std::optional(std::log(std::max(1.0, seconds)));
}

/// All gaps of a log by state and hour.
class GapTable
{
public:
    using Effects = std::array<double, hoursOfADay>; ///< of each hour, added to ln(seconds)

    GapTable(const events::EventLog& log, const hmm::Posteriors& posteriors);

    const hmm::Vector& counts() const { return m_counts; } ///< (K) those of no time too
    double lastingIn(int hour) const;
    /// Those that last, without the effects: of a state, of all, of a state or of all where it has too few.
    GapSums of(int state, const Effects& effects) const;
    GapSums all(const Effects& effects) const;
    GapSums behind(int state, const Effects& effects) const;
    /// (K) Of behind(), where any gap lasts.
    hmm::Vector means(const Effects& effects) const;
    /// Effects by least squares, in turn with the means of the states until both stand still; none in an hour without
    /// gaps. Only where any gap lasts.
    Effects leastSquares() const;

private:
    const GapSums& cell(int state, int hour) const { return m_cells[std::size_t(state * hoursOfADay + hour)]; }

    hmm::Vector m_counts;
    std::vector<GapSums> m_cells; // (K x 24)
};

} // namespace sessionsmith::synthesis
