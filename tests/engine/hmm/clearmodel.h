// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/hmm/randommodel.h"

namespace sessionsmith::test {

/// Three states that are easy to tell apart by their actions.
inline hmm::Model clearModel()
{
    hmm::Model model;
    model.states = numbered("state", 3);
    model.actions = numbered("action", 4);
    model.initial = hmm::Vector{{0.6, 0.3, 0.1}};
    model.transition = hmm::Matrix{{0.7, 0.2, 0.1}, {0.1, 0.6, 0.3}, {0.3, 0.1, 0.6}};
    model.emission = hmm::Matrix{{0.9, 0.05, 0.0, 0.05}, {0.05, 0.85, 0.05, 0.05}, {0.0, 0.05, 0.75, 0.2}};
    model.end = hmm::Vector{{0.02, 0.1, 0.2}};
    return model;
}

inline bool isSame(const hmm::Model& a, const hmm::Model& b)
{
    return a.initial == b.initial && a.transition == b.transition && a.emission == b.emission && a.end == b.end;
}

} // namespace sessionsmith::test
