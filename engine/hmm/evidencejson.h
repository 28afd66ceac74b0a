// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/evidence.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::hmm {

/// The key "evidence" of a model document. What is NaN or infinite becomes null, and comes back as NaN, or for a
/// log-likelihood as minus infinity.
nlohmann::json toJson(const Evidence& evidence);
/// Errors: a missing key, a wrong type or shape; each says which.
Result<Evidence> evidenceFromJson(const nlohmann::json& section);

} // namespace sessionsmith::hmm
