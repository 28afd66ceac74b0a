// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::hmm {

// Shared by the documents of a model and of its evidence.
nlohmann::json arrayOf(const Vector& values);
/// Row by row.
nlohmann::json arrayOf(const Matrix& matrix);
/// Errors: the key is missing, or no list of texts.
Result<std::vector<std::string>> readNames(const nlohmann::json& document, const char* key);

} // namespace sessionsmith::hmm
