// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/learning/actionpredictor.h"
#include "engine/learning/recommender.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sessionsmith::learning {

/// What a model made of one case of its validation, by names.
struct PredictedCase
{
    std::vector<std::string> history; ///< items, oldest first; of a long one the last ones
    std::string expected;             ///< the item or the action that came next
    std::vector<std::string> top;     ///< what the model holds most probable, the most probable first
    std::int64_t rank = 0;            ///< of what was expected, from 1

    bool operator==(const PredictedCase&) const = default;
};

/// The same few cases at one evaluation.
struct Predictions
{
    std::int64_t step = 0;
    double epoch = 0;
    std::vector<PredictedCase> cases;
};

/// At most `most` of the cases, evenly apart, so that they are the same ones at each evaluation. Errors: those of the
/// model.
Result<std::vector<PredictedCase>> predictItems(Recommender& model, const SequenceData& data,
                                                std::span<const TestCase> cases, std::size_t most = 5);
/// The same, the action that comes next being what is expected.
Result<std::vector<PredictedCase>> predictActions(ActionPredictor& model, const SequenceData& data,
                                                  std::span<const TestCase> cases, std::size_t most = 5);

} // namespace sessionsmith::learning
