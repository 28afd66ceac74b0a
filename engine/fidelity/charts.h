// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/pictures.h"
#include "engine/page/html.h"

#include <string>

namespace sessionsmith::fidelity {

using page::escapedHtml;

// Pictures as inline SVG.
std::string lengthChart(const Pictures& pictures);
std::string gapChart(const Pictures& pictures);
std::string rankChart(const Pictures& pictures);
std::string actionChart(const Pictures& pictures);
std::string transitionChart(const Pictures& pictures);
std::string sessionChart(const Pictures& pictures);

} // namespace sessionsmith::fidelity
