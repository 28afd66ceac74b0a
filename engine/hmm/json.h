// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::hmm {

/// The model document of the command line: format, version, name, states, actions, initial, transition, emission and,
/// where the model has an END state, end. Numbers are written so that they read back to the same bits.
nlohmann::json toJson(const Model& model);

/// The model of a document; keys other than modelKeys() are left alone. Errors: not an object, another format, a newer
/// version, a missing key, a wrong type or shape, and whatever Model::validate() finds. Each says the key, row and
/// column.
Result<Model> fromJson(const nlohmann::json& document);

/// The keys that fromJson() reads.
const std::vector<std::string>& modelKeys();

/// The same from text. Errors, besides: those of parseJson().
Result<Model> parseModel(std::string_view text, const std::string& where);

/// Of everything the mathematics sees (names of states and actions, all numbers), not of the model's own name.
std::string contentHash(const Model& model);

} // namespace sessionsmith::hmm
