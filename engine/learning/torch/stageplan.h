// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/spec.h"

#include <vector>

namespace sessionsmith::learning {

/// A training in stages, one after the other: the models of an ensemble (one, where there is none), the model that is
/// distilled from them, and what a pruned model learns anew.
class StagePlan
{
public:
    explicit StagePlan(const TrainingSpec& spec);

    struct Stage
    {
        std::int64_t epochs = 1;
        std::string prefix; ///< of its metrics: "", "member-2/", "distilled/", "retrained/"
    };
    const std::vector<Stage>& stages() const { return m_stages; }
    bool isMember(std::int64_t stage) const { return stage < m_members; }
    bool distils(std::int64_t stage) const { return m_distils && stage == m_members; }
    bool retrains(std::int64_t stage) const { return stage == m_members + (m_distils ? 1 : 0); }
    /// How many finished models of the ensemble a stage needs.
    std::size_t membersBefore(std::int64_t stage) const;
    /// Whether what a stage leaves is what is pruned.
    bool isPruned(std::int64_t stage) const { return retrains(stage + 1); }

private:
    std::int64_t m_members;
    bool m_distils;
    std::vector<Stage> m_stages;
};

} // namespace sessionsmith::learning
