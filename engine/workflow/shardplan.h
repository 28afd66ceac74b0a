// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace sessionsmith::workflow {

/// Whether two plans of shards make the same files: under another name or version the same model draws the same. What
/// is no object is no plan.
bool isSamePlan(const nlohmann::json& before, const nlohmann::json& now);
/// What two plans say otherwise: "seed: 1, now 2; ...".
std::string planDifferences(const nlohmann::json& before, const nlohmann::json& now);

/// The data card of shards so named; null where there is none.
nlohmann::json shardCard(const std::filesystem::path& name);
/// What the shard in `file` was made by, or is being made by, where it stands alone; else null.
nlohmann::json planOfShard(const std::filesystem::path& file);

} // namespace sessionsmith::workflow
