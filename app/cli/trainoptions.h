// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/shapeoptions.h"

#include "engine/workflow/requests.h"

namespace sessionsmith::cli {

/// What the command line says in words of a training, before it becomes a specification.
struct TrainWords
{
    std::string objective, loss = "full", adversarial = "none", schedule = "cosine", precision = "float32";
    bool separateUpdates = false;
};

/// A file of weights to begin from.
CLI::Option& addStartWeights(Arguments& arguments, std::string& file);
/// Size, speed and device of a training.
void addTrainingOptions(Arguments& arguments, learning::TrainingSpec& spec);
/// Losses, objectives and techniques.
void addTechniqueOptions(Arguments& arguments, learning::TrainingSpec& spec, TrainWords& words);

/// Without an objective it is that of the architecture's pre-training. Errors: a word that is not known; a training
/// that cannot be.
Result<learning::TrainingSpec> completed(learning::TrainingSpec spec, const ShapeOptions& shape,
                                         const TrainWords& words);

} // namespace sessionsmith::cli
