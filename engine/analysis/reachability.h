// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <bitset>

namespace sessionsmith::hmm {

using StateSet = std::bitset<std::size_t(Model::maximumSize)>;

/// States that reach one another; a state that reaches no other and is reached by none is a class by itself.
struct CommunicatingClass
{
    std::vector<int> states; ///< ascending
    bool closed = false;     ///< no step leads out of it
    /// Greatest common divisor of the lengths of all ways from a state back to itself; 0 where there is no way back.
    int period = 0;
};

/// The graph of the steps whose probability is not exactly zero: what can happen at all, whatever the numbers.
class Reachability
{
public:
    /// `step`: (K x K), K at most Model::maximumSize; an edge wherever an entry is greater than zero.
    explicit Reachability(const Matrix& step);

    int size() const { return int(m_next.size()); }
    const StateSet& next(int state) const { return m_next[std::size_t(state)]; }
    /// The states that may come after `state`, and `state` itself.
    const StateSet& reached(int state) const { return m_reached[std::size_t(state)]; }
    /// The classes in the order of their first states (Kemeny & Snell 1960, section 2.4).
    std::vector<CommunicatingClass> classes() const;
    /// The states from which it is not certain that `target` is ever reached; for `target` itself: reached again.
    StateSet uncertain(int target) const;

private:
    int period(const std::vector<int>& states) const;

    std::vector<StateSet> m_next, m_previous, m_reached, m_reaching;
};

} // namespace sessionsmith::hmm
