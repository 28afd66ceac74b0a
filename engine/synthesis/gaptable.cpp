// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/gaptable.h"

#include <utility>

namespace sessionsmith::synthesis {

GapTable::GapTable(const events::EventLog& log, const hmm::Posteriors& posteriors)
    : m_counts(hmm::Vector::Zero(posteriors[0].cols())), m_cells(std::size_t(hoursOfADay * m_counts.size()))
{
    forEachGap(log, posteriors, [&](std::size_t event, double seconds, const auto& states) {
        m_counts += states.transpose();
        const std::optional<double> value = logOfGap(seconds);
        if (!value) return;
        const int hour = hourOf(log.time[event]);
        for (int state = 0; state < int(m_counts.size()); ++state)
            m_cells[std::size_t(state * hoursOfADay + hour)].add(*value, states[state]);
    });
}

double GapTable::lastingIn(int hour) const
{
    double lasting = 0;
    for (int state = 0; state < int(m_counts.size()); ++state)
        lasting += cell(state, hour).lasting;
    return lasting;
}

GapSums GapTable::of(int state, const Effects& effects) const
{
    GapSums sums;
    for (int hour = 0; hour < hoursOfADay; ++hour)
        sums.add(cell(state, hour), effects[std::size_t(hour)]);
    return sums;
}

GapSums GapTable::all(const Effects& effects) const
{
    GapSums sums;
    for (int state = 0; state < int(m_counts.size()); ++state)
        sums.add(of(state, effects), 0);
    return sums;
}

GapSums GapTable::behind(int state, const Effects& effects) const
{
    const GapSums own = of(state, effects);
    return own.lasting < 2 ? all(effects) : own;
}

hmm::Vector GapTable::means(const Effects& effects) const
{
    hmm::Vector means(m_counts.size());
    for (int state = 0; state < int(means.size()); ++state)
        means[state] = behind(state, effects).mean();
    return means;
}

GapTable::Effects GapTable::leastSquares() const
{
    constexpr int rounds = 100;
    constexpr double still = 1e-10;
    Effects effects{};
    for (int round = 0; round < rounds; ++round) {
        const hmm::Vector means = this->means(effects);
        double moved = 0;
        for (int hour = 0; hour < hoursOfADay; ++hour) {
            double residual = 0;
            for (int state = 0; state < int(means.size()); ++state)
                residual += cell(state, hour).sum - means[state] * cell(state, hour).lasting;
            const double lasting = lastingIn(hour);
            const double effect = lasting > 0 ? residual / lasting : 0;
            moved = std::max(moved, std::abs(effect - std::exchange(effects[std::size_t(hour)], effect)));
        }
        if (moved < still) break;
    }
    return effects;
}

} // namespace sessionsmith::synthesis
