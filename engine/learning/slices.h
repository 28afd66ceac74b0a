// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/evaluation.h"

namespace sessionsmith::learning {

/// What may make a case easy or hard, (cases) each.
struct CaseTraits
{
    std::vector<std::uint32_t> history;    ///< events of the context
    std::vector<std::uint32_t> itemEvents; ///< of the target's item in the training; 0: a cold item
    std::vector<std::uint32_t> userEvents; ///< of the user in the training; 0: a cold user
    std::vector<bool> repeats;             ///< the target is in the context
    std::vector<std::string> actions;      ///< the target's
};

/// The cases that have something in common.
struct Slice
{
    std::string by;    ///< "history", "item events", "user events", "target", "action"
    std::string value; ///< "3-5", "0", "repeat" or "new", the name of an action
    Metrics metrics;   ///< "cases", "hr@10", "ndcg@10", "mrr", "loss"

    bool operator==(const Slice&) const = default;
};

/// By each trait in turn, without slices that are empty; numbers of events ascend, actions come by their names.
std::vector<Slice> slices(const Evaluation& evaluation, const CaseTraits& traits);

} // namespace sessionsmith::learning
