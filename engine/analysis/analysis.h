// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/reachability.h"

namespace sessionsmith::hmm {

/// What a model does, exactly and without drawing a session. Pure functions of a valid model (Model::validate()), rows
/// that sum to one within the tolerance taken as if they did; one thread; quick enough for every move of a mouse.
/// Probabilities of exactly zero decide what can happen at all. A figure that has no finite value is infinite, never
/// NaN; what no sum or limit can give is said below.
///
/// Kemeny & Snell, Finite Markov Chains (1960); Grinstead & Snell, Introduction to Probability (1997), chapter 11.
struct Analysis
{
    // The chain of states, as if sessions had no END.

    std::vector<CommunicatingClass> classes; ///< in the order of their first states
    std::vector<int> absorbing;              ///< states that are never left: their transition to themselves is one
    /// (K) Share of time in each state in the long run (Kemeny & Snell 4.1.6; of a periodic chain, the mean over time).
    /// With more than one closed class it depends on the start: this is the limit reached from `initial`.
    Vector stationary;
    Vector stationaryActions;        ///< (M) share of each action in the long run: stationary * emission
    bool stationaryIsUnique = false; ///< one closed class: the same from every start
    /// Of the chain of states, in nats a step: the sum of -stationary(i) transition(i, j) ln transition(i, j) (Shannon
    /// 1948, section 7).
    double entropyRate = 0;
    /// (K x K) Mean steps from i until j is reached first, from i back to i on the diagonal: 1 / stationary there
    /// (Kemeny & Snell 4.4). Infinite where it is not certain that j is reached.
    Matrix firstPassage;

    // A session, from its first event to its END; of a model without END state, one that never ends.

    Vector visits;      ///< (K) expected events in each state; infinite where they may go on for ever
    Matrix visitsFrom;  ///< (K x K) the same from state i on, the event in it included (Kemeny & Snell 3.2.4)
    Vector hitting;     ///< (K) P(the session has an event in state j)
    Matrix hittingFrom; ///< (K x K) P(it still comes to state j | an event in state i); 1 where i = j
    /// (K) Expected events from state i to the END, the one in i included (Kemeny & Snell 3.3.5). Infinite where it is
    /// not certain that the session ends.
    Vector lengthFrom;
    /// (K) Expected events in a row in each state, once a session comes to it (Rabiner 1989, equation 5): one over the
    /// chance to leave it or to end there. Infinite where a session does neither.
    Vector dwell;
    double expectedLength = 0; ///< in events, from `initial`; infinite without END or where it is not certain to come
    double lengthVariance = 0; ///< of the number of events; infinite where that is
    /// (M) Expected events with each action over the expected length; where sessions may go on for ever, the limit of
    /// that share over ever longer ones.
    Vector sessionActions;
};
Analysis analyse(const Model& model);

/// The funnel to an action: (K) P(the session shows it, now or later | an event in state i).
Vector actionHittingFrom(const Model& model, int action);
/// (M) P(a session ever shows action k). Takes a system of K equations for each action.
Vector actionHitting(const Model& model);

/// (N) P(a session has n events), n = 1 ... `longest`. What is missing to one are longer sessions. All zero without
/// END.
Vector lengthDistribution(const Model& model, int longest);

/// How fast the chain of states forgets its start (Levin, Peres & Wilmer 2009, chapter 12).
struct Relaxation
{
    double modulus = 0; ///< largest |lambda| of the eigenvalues of `transition` but one 1
    double gap = 1;     ///< 1 - modulus; exactly zero for a periodic chain and for more than one closed class
    double time = 1;    ///< 1 / gap in steps; infinite where the gap is zero
};
/// `classes`: those of analyse(). The costliest figure from about 100 states on, so by itself.
Relaxation relaxation(const Model& model, const std::vector<CommunicatingClass>& classes);

/// The stationary distribution of a closed class, zero elsewhere, from the mean times between visits: (K).
Vector stationaryOf(const CommunicatingClass& closed, const Matrix& firstPassage);

} // namespace sessionsmith::hmm
