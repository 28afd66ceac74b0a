// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"

#include <torch/torch.h>

namespace sessionsmith::learning {

/// The CPU, then every GPU that LibTorch can use.
std::vector<Device> listDevices();
/// Bytes that are taken of the memory of a GPU, by all programs; 0 of the CPU, and where it cannot be told.
std::uint64_t takenMemory(const std::string& id);
/// The device of TrainingSpec::device. Errors: it is not there.
Result<torch::Device> deviceNamed(const std::string& name);

/// How many threads of the CPU compute from now on, 0 for one a core: those of LibTorch, and those of OpenBLAS, which
/// it has multiply matrices and which counts its own.
void useThreads(unsigned threads);

} // namespace sessionsmith::learning
