// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/hmm/locks.h"
#include "engine/tuning/figures.h"

namespace sessionsmith::hmm {

/// A figure of a model and what it shall be.
struct Target
{
    Figure figure;
    double value = 0;

    bool operator==(const Target&) const = default;
};

struct TargetSpec
{
    int length = 0;              ///< events of a session of a model without END state; 0: sessions without end
    int maximumIterations = 500; ///< of each of the two parts: meeting the targets, then the least change
};

struct Targeted
{
    Model model;
    std::vector<double> achieved; ///< the figure of each target, computed from `model`
    double divergence = 0;        ///< from the given model, in nats; see RowWeights
};

/// The model with the least relative entropy from the given one that meets all targets to 1e-9 (of their value, where
/// it is above one): the sum over the rows of KL(new row || old row), each weighted by how often a session of the old
/// model uses it (RowWeights says why). Locked cells stay bit for bit, zeros stay zeros (anything else would be
/// infinitely far), rows that no target needs stay as they are, and a model that meets its targets comes back
/// unchanged.
///
/// Method: at the least change, new = old x exp(sum of multiplier x derivative of the figure / weight), scaled to the
/// free mass of its row. First the targets are met, by steps that are each the least change for the figures linearised
/// (FreeCells::project), with a line search that lets no step go further from the targets; then such steps go along
/// the models that meet them, as long as the divergence falls. Single probabilities are set before, exactly, and dwell
/// times as the probabilities that they amount to. Figures are not linear in the model: the result is the least change
/// in its surroundings, and the best of three ways there (Approach::Way).
///
/// Errors: a value out of range; a model without that figure (Figures::check); impossible, by name: a cell that is
/// locked or zero; the range that locks and zeros leave, where it can be computed (all figures but those of sessions
/// of a fixed length); which targets contradict each other. Where each is possible and together they are not, "no way
/// was found" is said of the fewest of them: that is no proof. Also: cancelled.
Result<Targeted> meetTargets(const Model& model, const std::vector<Target>& targets, const Locks& locks = {},
                             const TargetSpec& spec = {}, const Control& control = {});

} // namespace sessionsmith::hmm
