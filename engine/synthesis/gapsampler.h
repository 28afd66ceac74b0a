// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/hmm/aliastable.h"
#include "engine/synthesis/gaps.h"
#include "engine/synthesis/normalquantiles.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

/// Draws pauses, each from one random number: without hours from tables of their shares. With hours such tables, one
/// for each state of each hour, do not fit into a cache, and it is the log-normal number itself that is drawn.
class GapSampler
{
public:
    /// `gaps`: not the defaults.
    explicit GapSampler(const GapSettings& gaps);
    /// Behind an event in that state at that time.
    int seconds(std::int32_t state, Milliseconds time, Philox& random) const
    {
        return m_effects.empty()
                   ? m_table.draw(state, random())
                   : secondsOf(m_states[std::size_t(state)], m_effects[std::size_t(hourOf(time))], random());
    }

private:
    struct State
    {
        double logMean, logDeviation;
        double together; ///< the share of no pause
    };

    int secondsOf(const State& state, double effect, std::uint32_t random) const
    {
        const double share = (double(random) + 0.5) * 0x1p-32;
        if (share < state.together) return 0;
        const double quantile = m_quantiles((share - state.together) / (1 - state.together));
        const double seconds = std::exp(state.logMean + effect + state.logDeviation * quantile);
        return int(std::clamp(seconds, 1.0, double(GapSettings::longest)) + 0.5);
    }

    hmm::AliasTable m_table;
    std::vector<State> m_states;
    std::vector<double> m_effects; // (24) on ln(seconds); empty: no hours
    const NormalQuantiles& m_quantiles = NormalQuantiles::instance();
};

} // namespace sessionsmith::synthesis
