// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace sessionsmith::learning {

/// The share of the last moments in which a GPU ("cuda:0") had something to do, by whomever, as NVIDIA's management
/// library (NVML, nvmlDeviceGetUtilizationRates) tells it, which comes with the driver. Nothing for other devices and
/// where the library is not there.
std::optional<double> gpuLoad(const std::string& device);

} // namespace sessionsmith::learning
