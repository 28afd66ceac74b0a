// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <Eigen/Core>

#include <string>
#include <vector>

namespace sessionsmith::hmm {

/// Row-major, so that a row (a distribution) lies in one piece.
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;

/// A hidden Markov model of behaviour with K states and M actions, K and M from 1 to 256.
///
/// A session starts in a state drawn from `initial`; each state emits one action; then the session ends with
/// probability `end(i)` where the model has an END state, else moves on by `transition`. Every row is a distribution:
/// finite, not negative, summing to one within `tolerance`.
struct Model
{
    static constexpr int maximumSize = 256;
    static constexpr double tolerance = 1e-6;

    std::string name;
    std::vector<std::string> states;  ///< K names, all different, none empty
    std::vector<std::string> actions; ///< M names, all different, none empty
    Vector initial;                   ///< (K) pi
    Matrix transition; ///< (K x K) transition(i, j) = P(state j at t+1 | state i at t, the session goes on)
    Matrix emission;   ///< (K x M) emission(i, k) = P(action k | state i)
    Vector end;        ///< (K) P(the session ends | state i), or empty: length is not part of the model

    int stateCount() const { return int(states.size()); }
    int actionCount() const { return int(actions.size()); }
    bool hasEnd() const { return end.size() > 0; }

    /// Errors: a size out of range or not matching, an empty or repeated name, an entry that is no probability, a row
    /// that does not sum to one: said with the names of row and column.
    Result<> validate() const;
    /// The part of it that concerns the names alone, to be asked before matrices of that size are made.
    Result<> validateNames() const;
};

/// The default template: browse, click, favourite, cart, purchase as states and as actions, with an END state.
Model ecommerceTemplate();
/// Names for `model new --template`: "ecommerce", "uniform".
std::vector<std::string> templateNames();
/// Errors: no template of that name.
Result<Model> templateNamed(const std::string& name);

/// Rescales `row` so that `column` becomes `value` (clamped to 0...1) and the others keep their proportions; when the
/// others were all zero they share the rest equally. `row` must be a distribution; it is one afterwards, to the last
/// bit of the sum.
void setProbability(Eigen::Ref<Vector> row, int column, double value);

} // namespace sessionsmith::hmm
