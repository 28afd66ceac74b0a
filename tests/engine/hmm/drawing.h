// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::test {

/// States and the actions done in them.
struct Drawn
{
    hmm::Sequences states, actions;
};

/// Draws sequences of a model the plain way: `length` events, or until the END state where the model has one.
inline Drawn draw(const hmm::Model& model, int count, int length, std::uint64_t seed)
{
    Philox random(seed, 0x54455354, 0); // "TEST"
    const auto pick = [&](const auto& row) {
        double left = random.uniform();
        std::int32_t i = 0;
        while (i + 1 < row.size() && (left -= row[i]) >= 0)
            ++i;
        return i;
    };
    Drawn drawn;
    for (int n = 0; n < count; ++n) {
        std::vector<std::int32_t> states, actions;
        do {
            states.push_back(states.empty() ? pick(model.initial) : pick(model.transition.row(states.back())));
            actions.push_back(pick(model.emission.row(states.back())));
        } while (model.hasEnd() ? random.uniform() >= model.end[states.back()] : int(states.size()) < length);
        drawn.states.append(states);
        drawn.actions.append(actions);
    }
    return drawn;
}

} // namespace sessionsmith::test
