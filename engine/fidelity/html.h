// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/report.h"

#include <filesystem>

namespace sessionsmith::fidelity {

/// A report as one HTML page in English to send around: styles and pictures lie in it, nothing is fetched. `real` and
/// `synthetic` are the names of the logs.
std::string htmlPage(const Report& report, const std::string& real, const std::string& synthetic);
/// Errors: those of AtomicFile.
Result<> writeHtmlPage(const Report& report, const std::string& real, const std::string& synthetic,
                       const std::filesystem::path& path);

} // namespace sessionsmith::fidelity
