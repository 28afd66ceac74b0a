// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/behaviourmodel.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::synthesis {

// The keys of a model document beyond the hidden Markov model. What a document lacks keeps its default. Errors of all
// readers: a wrong type or shape, a number out of range; each says which key.
nlohmann::json toJson(const ItemSettings& items);
Result<ItemSettings> readItems(const nlohmann::json& document);

nlohmann::json toJson(const PriceSettings& prices);
nlohmann::json toJson(const PriceEvidence& evidence);
Result<PriceSettings> readPrices(const nlohmann::json& section);
Result<PriceEvidence> readPriceEvidence(const nlohmann::json& section);
/// Errors: numbers out of range.
Result<> validatePrices(const PriceSettings& prices);

nlohmann::json toJson(const RevisitSettings& revisits);
Result<RevisitSettings> readRevisits(const nlohmann::json& document, int actions);

nlohmann::json toJson(const VisitSettings& visits);
Result<VisitSettings> readVisits(const nlohmann::json& document);

nlohmann::json toJson(const GapSettings& gaps);
Result<GapSettings> readGaps(const nlohmann::json& document, std::size_t states);

nlohmann::json toJson(const LengthSettings& lengths);
Result<LengthSettings> readLengths(const nlohmann::json& document);

} // namespace sessionsmith::synthesis
