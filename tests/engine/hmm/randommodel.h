// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"

#include <rapidcheck.h>

namespace sessionsmith::test {

/// A number of low ... high-1, each as often from the first case on: RapidCheck's own begins with the small ones.
inline int anyOf(int low, int high)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high));
}

inline std::vector<std::string> numbered(const std::string& word, int count)
{
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i)
        names.push_back(word + std::to_string(i));
    return names;
}

/// A distribution of small whole weights, a third of them zero, so that zeros and equals are frequent.
inline hmm::Vector anyRow(int size)
{
    hmm::Vector row(size);
    for (double& value : row)
        value = std::max(0, anyOf(-3, 7));
    if (row.sum() == 0) row[anyOf(0, size)] = 1;
    return row / row.sum();
}

inline hmm::Matrix anyRows(int rows, int columns)
{
    hmm::Matrix matrix(rows, columns);
    for (int i = 0; i < rows; ++i)
        matrix.row(i) = anyRow(columns).transpose();
    return matrix;
}

/// One to four states and actions; half of them with an END state, whose probabilities may be zero and one.
inline hmm::Model anyModel()
{
    const int states = anyOf(1, 5);
    const int actions = anyOf(1, 5);
    hmm::Model model;
    model.states = numbered("state", states);
    model.actions = numbered("action", actions);
    model.initial = anyRow(states);
    model.transition = anyRows(states, states);
    model.emission = anyRows(states, actions);
    if (!*rc::gen::arbitrary<bool>()) return model;
    model.end.resize(states);
    for (double& value : model.end)
        value = anyOf(0, 5) / 4.0;
    return model;
}

inline std::vector<std::int32_t> anySequence(int actions)
{
    std::vector<std::int32_t> sequence(std::size_t(anyOf(1, 7)));
    for (std::int32_t& symbol : sequence)
        symbol = anyOf(0, actions);
    return sequence;
}

inline hmm::Sequences anySequences(int actions, int largest)
{
    hmm::Sequences sequences;
    for (int i = anyOf(1, largest + 1); i > 0; --i)
        sequences.append(anySequence(actions));
    return sequences;
}

} // namespace sessionsmith::test
