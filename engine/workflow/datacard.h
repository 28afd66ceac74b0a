// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/exporter.h"
#include "engine/store/records.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::workflow {

/// What goes with an exported data set to whoever gets it: what it is, how it was made, of what, and the figures of its
/// log. Folders of this machine are left out. `license`: of the source, in a person's own words; may be empty.
nlohmann::json dataCard(const store::DatasetRecord& record, const std::vector<exchange::ExportedFile>& files,
                        const std::string& license);
/// The same to be read.
std::string dataCardText(const nlohmann::json& card);

} // namespace sessionsmith::workflow
