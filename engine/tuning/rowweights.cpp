// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/tuning/rowweights.h"

#include "engine/tuning/figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

using Part = Cell::Part;

double relativeEntropy(double changed, double before)
{
    if (changed <= 0) return 0;
    return before > 0 ? changed * std::log(changed / before) : std::numeric_limits<double>::infinity();
}

} // namespace

RowWeights::RowWeights(const Model& model, int length) : m_visits(Vector::Ones(model.stateCount())), m_moves(m_visits)
{
    // Where visits have no meaning, no figure but single probabilities can be asked for, and these need no weights.
    if (!Figures::check(model, length, {Figure::Kind::ActionShare, 0, {}})) return;
    m_visits = Figures(model, length).visits();
    m_moves = m_visits;
    if (model.hasEnd()) m_moves.array() *= 1 - model.end.array();
}

double RowWeights::operator()(Part part, int row) const
{
    if (part == Part::Initial) return 1;
    const double weight = (part == Part::Transition ? m_moves : m_visits)[row];
    return weight > 0 ? weight : 1;
}

double RowWeights::divergence(const Model& model, const Model& changed) const
{
    const auto rowsDivergence = [](const auto& now, const auto& before) {
        double sum = 0;
        for (Eigen::Index i = 0; i < now.size(); ++i)
            sum += relativeEntropy(now(i), before(i));
        return sum;
    };
    double sum = rowsDivergence(changed.initial, model.initial);
    for (int i = 0; i < model.stateCount(); ++i) {
        sum += (*this)(Part::Transition, i) * rowsDivergence(changed.transition.row(i), model.transition.row(i));
        sum += (*this)(Part::Emission, i) * rowsDivergence(changed.emission.row(i), model.emission.row(i));
        if (model.hasEnd())
            sum += (*this)(Part::End, i) * (relativeEntropy(changed.end[i], model.end[i]) +
                                            relativeEntropy(1 - changed.end[i], 1 - model.end[i]));
    }
    return std::max(sum, 0.0); // rounding
}

} // namespace sessionsmith::hmm
