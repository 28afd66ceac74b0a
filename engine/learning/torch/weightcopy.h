// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/sequencemodel.h"

namespace sessionsmith::learning {

/// The names that rows belong to; none where they belong to no names.
const events::Vocabulary* namesOf(Rows rows, const Catalogue& catalogue);

/// Copies the rows whose names both know, and those of the model's own behind them where both have as many of these.
/// How many names there were.
std::int64_t copyRows(const events::Vocabulary& fromNames, const torch::Tensor& from, const events::Vocabulary& names,
                      torch::Tensor to);

/// Copies weights of a model of the same shape into another one that knows more names: rows that belong to a name go to
/// where the other has it, those of its own behind them likewise. `heads` are copied where they were learnt before.
void copyByName(const Catalogue& fromCatalogue, const Weights& from, const Catalogue& catalogue,
                const SequenceModel& model, const std::vector<Parameter>& heads);

} // namespace sessionsmith::learning
