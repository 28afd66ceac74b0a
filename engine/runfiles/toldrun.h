// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace sessionsmith::runfiles {

/// What a run was where it was exported, as an import of it keeps it: what cannot be its own here.
struct ToldRun
{
    std::string kind, status;
    std::string data, start;
    std::vector<std::string> models;
    nlohmann::json lineage = nlohmann::json::array();
};

/// `spec` with a ToldRun and where it was read, under a key of its own.
std::string withTold(nlohmann::json spec, const ToldRun& told, const std::string& source, const std::string& format);
/// Takes the same off `spec` again, with what RunTable does not say anyway: kind, status and lineage; nothing where
/// there is none.
std::optional<ToldRun> takeTold(nlohmann::json& spec);

} // namespace sessionsmith::runfiles
