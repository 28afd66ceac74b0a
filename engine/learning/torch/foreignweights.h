// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/sequencemodel.h"

#include <filesystem>

namespace sessionsmith::learning {

/// Begins from a safetensors file, of Hugging Face or of exportWeights(), in place of what was drawn.
///
/// The body must be there whole, of the model's shape; names may lack what stands before them in the model with a head,
/// or call gains and biases "gamma" and "beta". Of positions the first ones are taken. Items, actions and categories
/// are matched by their names where the file has those of its rows, else by their numbers where there are as many; a
/// head or a table that is not there, or that nothing matches, stays as it was drawn.
///
/// Gives what a person should know of that. Errors: unreadable, a checkpoint of a run, a tensor of the body that is
/// missing, and any with another shape or type or with values that are not finite, by its name; other heads, where the
/// "config.json" beside it says so. The model may be changed in part then.
Result<std::vector<Message>> beginFrom(const std::filesystem::path& file, const Catalogue& catalogue,
                                       SequenceModel& model);

/// Writes the weights under their names, and beside them "config.json", as Hugging Face reads both; in the file also
/// the catalogue, for beginFrom(). The models of an ensemble, which are of one specification, have a file each:
/// "model-1-of-3.safetensors". Gives the files of weights. Errors: the disk is full and the like; a "config.json" that
/// is not of this is in the way.
Result<std::vector<std::filesystem::path>> exportWeights(const std::vector<SequenceModel>& models,
                                                         const Catalogue& catalogue, const std::filesystem::path& file);

} // namespace sessionsmith::learning
