// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/cell.h"

#include <Eigen/LU>

namespace sessionsmith::hmm {

/// A number that a model stands for and that a target can ask for.
///
/// Sessions are those of the END state where the model has one, else of `length` events, else (length 0) without end:
/// then a share is that of the stationary distribution.
struct Figure
{
    enum class Kind {
        ActionShare, ///< of the action `index` among all events: its expected number a session by the expected length
        StateShare,  ///< of the state `index`, the same
        Length,      ///< expected events of a session; with an END state only
        Reaches,     ///< P(a session contains the action `index`); not for sessions without end
        Dwell,       ///< expected events in a row in the state `index` (Analysis::dwell)
        Probability  ///< of `cell`
    };

    Kind kind = Kind::ActionShare;
    int index = 0;
    Cell cell;

    /// One that rows of a single state decide, whatever sessions do elsewhere.
    bool isOfOneState() const { return kind == Kind::Dwell || kind == Kind::Probability; }
    /// All others are shares, 0 to 1.
    bool isInEvents() const { return kind == Kind::Length || kind == Kind::Dwell; }

    bool operator==(const Figure&) const = default;
};

/// The figures of one model and their derivatives, from its fundamental matrix (Kemeny and Snell, Finite Markov
/// Chains, 1976, chapters 3 and 4; Schweitzer 1968 for the derivatives of the stationary distribution), over the
/// states that can be reached: what is never visited has derivative 0.
class Figures
{
public:
    static constexpr int maximumLength = 10'000;

    /// Errors: the model cannot have that figure; sessions that may never end; a long run that depends on the start.
    static Result<> check(const Model& model, int length, const Figure& figure);
    /// `model` must outlive it and pass check() for what is asked.
    Figures(const Model& model, int length);
    /// Expected visits of each state a session, or an event for sessions without end (K).
    const Vector& visits() const { return m_visits; }
    double value(const Figure& figure) const;
    CellValues derivatives(const Figure& figure) const;

private:
    enum class Regime { Ending, Fixed, Endless };

    double goingOn(int state) const { return m_model.hasEnd() ? 1 - m_model.end[state] : 1; }
    double reaching(int action, CellValues* derivatives) const;
    double reachingInLength(int action, CellValues* derivatives) const;
    /// Adds the derivatives of the expected sum of `reward` (K) over a session.
    void addReward(const Vector& reward, CellValues& derivatives) const;

    const Model& m_model;
    Regime m_regime;
    int m_length;
    Matrix m_moving; ///< (K x K) P(the session goes on to j | i); rows that are never reached stand for no session
    Eigen::PartialPivLU<Eigen::MatrixXd> m_fundamental;
    Vector m_visits;
    Matrix m_steps; ///< (T x K) P(state at t), of sessions of fixed length
};

} // namespace sessionsmith::hmm
