// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/gapsampler.h"

namespace sessionsmith::synthesis {

GapSampler::GapSampler(const GapSettings& gaps)
{
    if (gaps.hours.size() == 0) {
        m_table = hmm::AliasTable(gaps.distribution());
        return;
    }
    for (Eigen::Index i = 0; i < gaps.logMean.size(); ++i)
        m_states.push_back({gaps.logMean[i], gaps.logDeviation[i], gaps.together.size() > 0 ? gaps.together[i] : 0});
    for (const double factor : gaps.hours)
        m_effects.push_back(std::log(factor));
}

} // namespace sessionsmith::synthesis
