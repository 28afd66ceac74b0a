// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/stageplan.h"

#include <fmt/format.h>

namespace sessionsmith::learning {

StagePlan::StagePlan(const TrainingSpec& spec) : m_members(spec.techniques.ensemble), m_distils(spec.techniques.distil)
{
    for (std::int64_t member = 0; member < m_members; ++member)
        m_stages.push_back({spec.epochs, member == 0 ? "" : fmt::format("member-{}/", member + 1)});
    if (m_distils) m_stages.push_back({spec.epochs, "distilled/"});
    if (spec.techniques.prune > 0 && spec.techniques.retrainEpochs > 0)
        m_stages.push_back({spec.techniques.retrainEpochs, "retrained/"});
}

std::size_t StagePlan::membersBefore(std::int64_t stage) const
{
    if (isMember(stage)) return std::size_t(stage);
    return distils(stage) ? std::size_t(m_members) : 0;
}

} // namespace sessionsmith::learning
