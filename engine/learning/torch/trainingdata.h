// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"

namespace sessionsmith::learning {

/// Of everything that is learnt from and measured by.
std::string hashOf(const TrainingData& data);
/// Errors: indices beyond the catalogue, or events without what the model is to see of them.
Result<> checkData(const ModelSpec& model, const TrainingData& data);
/// Errors: what is to be learnt needs what the data do not have.
Result<> checkTechniques(const TrainingSpec& spec, const TrainingData& data);

} // namespace sessionsmith::learning
