// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/report.h"
#include "engine/page/html.h"

#include <filesystem>

namespace sessionsmith::fidelity {

/// A report as one HTML page to send around: styles and pictures lie in it, nothing is fetched. `real` and `synthetic`
/// are the names of the logs.
std::string htmlPage(const Report& report, const std::string& real, const std::string& synthetic,
                     const page::Voice& voice = {});
/// Errors: those of AtomicFile.
Result<> writeHtmlPage(const Report& report, const std::string& real, const std::string& synthetic,
                       const std::filesystem::path& path, const page::Voice& voice = {});

} // namespace sessionsmith::fidelity
