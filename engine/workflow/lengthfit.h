// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/fullfit.h"

namespace sessionsmith::workflow {

/// The lengths of a log, and whether its sessions end by the END state of `model` or have a drawn length: whichever
/// makes the lengths of held-out sessions likelier (heldOutSessions()), where neither knows them. The drawn ones are
/// smoothed from the others. The END probabilities are estimated anew from the others (END-only expectation
/// maximisation, each state beside one more visit that ends as often as all do): those of a model that was fitted to
/// all would remember. Where its own are worse still, as of a model from elsewhere, they count. What leads from state
/// to state is the same on both sides. An END state that is as likely stays; a fixed length stays as it is. Errors:
/// cancelled.
Result<> fitLengths(synthesis::LengthSettings& lengths, const hmm::Model& model, const FullFitSource& source,
                    std::uint64_t seed, unsigned threads, const Control& control);

} // namespace sessionsmith::workflow
