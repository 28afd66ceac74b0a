// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/trainingtask.h"

namespace sessionsmith::workflow {

/// The arguments by which the command line starts a task: the verb, and every value that is not what it would be by
/// itself ("train", "finetune", "--data", "shop", "--seed", "2").
std::vector<std::string> commandOf(const TrainingTask& task);
/// The same as a line for a shell, in that workspace.
std::string commandLine(const TrainingTask& task, const std::filesystem::path& workspace);

} // namespace sessionsmith::workflow
