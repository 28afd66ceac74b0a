// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/reachability.h"

namespace sessionsmith::hmm {

/// Steps of a chain that may stop: from state i to j with probability step(i, j), or nowhere with leak(i). Given apart,
/// not as one minus the rest: a chance of 1e-20 to stop is still one.
struct Steps
{
    Matrix step; ///< (K x K) each row sums to 1 - leak
    Vector leak; ///< (K)
};
/// The chain of states without END: nothing stops.
Steps endlessSteps(const Model& model);
/// Event to event within a session: stops by `end`. The same as endlessSteps() for a model without END.
Steps sessionSteps(const Model& model);
/// The same until an event shows `action`: stops there too.
Steps actionSteps(const Model& model, int action);
/// `steps` until `state` is reached: what led there stops.
Steps stepsUntil(Steps steps, int state);

/// What happens until a chain stops, or for ever: visits and rewards, by the fundamental matrix N = (I - step)^-1 of
/// its transient states (Kemeny & Snell 1960, chapter III; Grinstead & Snell 1997, section 11.2).
///
/// N is found by elimination without any subtraction (Grassmann, Taksar & Heyman 1985), so that every figure has nearly
/// all its digits however rare stopping is, and no pivot is zero. A state is recurrent here where the chain can neither
/// stop nor leave its class: visits to it are infinite or zero. Beyond 1e300 a figure is infinite. Never NaN.
class Absorption
{
public:
    explicit Absorption(Steps steps);

    const Steps& steps() const { return m_steps; }
    const Reachability& reachability() const { return m_reachability; }
    const std::vector<int>& transient() const { return m_transient; }
    /// The closed classes in which the chain never stops.
    const std::vector<std::vector<int>>& recurrent() const { return m_recurrent; }

    /// (K) Expected visits to each state, the start included, from a start drawn from `start` (K, not negative).
    Vector visits(const Vector& start) const;
    /// (K x K) The same from each state.
    Matrix visits() const;
    /// (K) Expected sum of `reward` (K, not negative) over all visits, from each state.
    Vector reward(const Vector& reward) const;
    /// (K x C) Probability of ending up in each recurrent class, from each state; `visits` as above.
    Matrix absorbed(const Matrix& visits) const;
    /// (K x K) hitting(i, j) = P(state j is ever visited | start in i), 1 where i = j (Kemeny & Snell 1960, 3.5.7).
    Matrix hitting(const Matrix& visits) const;

private:
    void factorise();

    Steps m_steps;
    Reachability m_reachability;
    std::vector<int> m_transient;
    std::vector<std::vector<int>> m_recurrent;
    Matrix
        m_factors; ///< L with the pivots, and U - I, of the transient states: both with entries <= 0 beside the pivots
};

/// Sum of weights(i) * values(i) where nothing times infinity is nothing.
double expectation(const Vector& weights, const Vector& values);

} // namespace sessionsmith::hmm
