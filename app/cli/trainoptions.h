// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include "engine/workflow/requests.h"

namespace sessionsmith::cli {

/// What the command line says in words of a training, before it becomes a specification.
struct TrainWords
{
    std::string architecture = "bert", objective, loss = "full", adversarial = "none", schedule = "cosine";
};

/// The shape of a sequence model.
void addShapeOptions(Arguments& arguments, learning::ModelSpec& shape, TrainWords& words);
/// Size, speed and device of a training.
void addTrainingOptions(Arguments& arguments, learning::TrainingSpec& spec);
/// Losses, objectives and techniques.
void addTechniqueOptions(Arguments& arguments, learning::TrainingSpec& spec, TrainWords& words);

/// Errors: a word that is not known; a training that cannot be.
Result<learning::TrainingSpec> completed(learning::TrainingSpec spec, const TrainWords& words);

} // namespace sessionsmith::cli
