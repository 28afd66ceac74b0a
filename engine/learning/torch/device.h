// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"

#include <torch/torch.h>

namespace sessionsmith::learning {

/// The CPU, then every GPU that LibTorch can use.
std::vector<Device> listDevices();
/// The device of TrainingSpec::device. Errors: it is not there.
Result<torch::Device> deviceNamed(const std::string& name);

} // namespace sessionsmith::learning
