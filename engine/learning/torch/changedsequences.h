// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/sequencechange.h"
#include "engine/learning/sequencedata.h"
#include "engine/learning/spec.h"

namespace sessionsmith::learning {

/// The sequences of a batch, changed, without gaps. Each keeps two events or as many as it had, and no more than fit,
/// of which the last ones are left; where the last item alone is asked, that one stays. `number`: of the first one, in
/// the whole training.
SequenceData changed(const TrainingSpec& spec, const SequenceChange& change, std::span<const Context> sequences,
                     std::uint64_t number);
/// The contexts of all sequences.
std::vector<Context> contextsOf(const SequenceData& data);

} // namespace sessionsmith::learning
