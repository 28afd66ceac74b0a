// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/cell.h"

namespace sessionsmith::hmm {

/// What a change of each row of a model costs in relative entropy: how often a session of that model uses the row.
/// So the sum over the rows is, to first order, the relative entropy between whole sessions (events, for sessions
/// without end), and what people hardly ever do may change more freely than what they do all the time. Rows that are
/// never used, whose change no figure sees, count once.
class RowWeights
{
public:
    RowWeights(const Model& model, int length);

    double operator()(Cell::Part part, int row) const;
    /// The sum of weight x KL(changed row || row of `model`), in nats. Infinite where a zero became more.
    double divergence(const Model& model, const Model& changed) const;

private:
    Vector m_visits, m_moves; ///< (K), (K)
};

} // namespace sessionsmith::hmm
