// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/hmm/model.h"

#include <string>

namespace sessionsmith::test {

/// A distribution with zeros here and there.
inline hmm::Vector someRow(Eigen::Index size, Philox& random)
{
    hmm::Vector row(size);
    for (double& value : row)
        value = random.uniform() < 0.3 ? 0 : random.uniform();
    row[random.below(std::uint32_t(size))] += 0.1;
    return row / row.sum();
}

/// Any model of that size, END probabilities too if `withEnd`.
inline hmm::Model someModel(int states, int actions, bool withEnd, Philox& random)
{
    hmm::Model model;
    for (int i = 0; i < states; ++i)
        model.states.push_back("state " + std::to_string(i));
    for (int k = 0; k < actions; ++k)
        model.actions.push_back("action " + std::to_string(k));
    model.initial = someRow(states, random);
    model.transition.resize(states, states);
    model.emission.resize(states, actions);
    for (int i = 0; i < states; ++i) {
        model.transition.row(i) = someRow(states, random).transpose();
        model.emission.row(i) = someRow(actions, random).transpose();
    }
    if (withEnd) model.end = (0.1 + 0.8 * someRow(states, random).array()).matrix();
    return model;
}

} // namespace sessionsmith::test
