// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/page/html.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::workflow {

/// A data card (dataCard()) to be read: Markdown in the words of `voice`. The fields of how the data were made keep the
/// names that specifications have.
std::string dataCardText(const nlohmann::json& card, const page::Voice& voice = {});

} // namespace sessionsmith::workflow
