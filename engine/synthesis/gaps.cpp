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
    return {hmm::Vector::Constant(states, std::log(20.0)), hmm::Vector::Constant(states, 1.0)};
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

GapSettings remapped(const GapSettings& gaps, const std::vector<int>& states)
{
    const auto column = [&](const hmm::Vector& values) {
        if (values.size() == 0) return hmm::Vector();
        hmm::Vector result(Eigen::Index(states.size()));
        for (std::size_t i = 0; i < states.size(); ++i)
            result[Eigen::Index(i)] = states[i] < 0 ? values.mean() : values[states[i]];
        return result;
    };
    return {column(gaps.logMean), column(gaps.logDeviation)};
}

GapSettings joined(const GapSettings& gaps, int states, const GapSettings& other, int more)
{
    if (gaps.isDefault() && other.isDefault()) return {};
    const GapSettings first = gaps.spelledOut(states), second = other.spelledOut(more);
    GapSettings result{hmm::Vector(states + more), hmm::Vector(states + more)};
    result.logMean << first.logMean, second.logMean;
    result.logDeviation << first.logDeviation, second.logDeviation;
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
