// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/pictures.h"
#include "engine/page/html.h"

#include <string>

namespace sessionsmith::fidelity {

using page::escapedHtml;

/// Pictures as inline SVG.
std::string lengthChart(const Pictures& pictures, const page::Voice& voice = {});
std::string gapChart(const Pictures& pictures, const page::Voice& voice = {});
std::string rankChart(const Pictures& pictures, const page::Voice& voice = {});
std::string actionChart(const Pictures& pictures, const page::Voice& voice = {});
std::string transitionChart(const Pictures& pictures, const page::Voice& voice = {});
std::string sessionChart(const Pictures& pictures, const page::Voice& voice = {});

} // namespace sessionsmith::fidelity
