// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/store/workspace.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::workflow {

/// The figures of a log, as `data show` prints them. Errors: cancelled.
Result<nlohmann::json> summarise(const events::EventLog& log, const ProgressSink& progress = {},
                                 const Control& control = {});

/// Of the source, in a person's own words, as it was said at the import and kept with whatever was made of it; empty
/// where nobody said it.
std::string licenseOf(const store::DatasetRecord& record);

/// Writes the log under its content hash and records it under `wantedName` or the next free name. Leaves no file
/// without a record. Errors: those of the file and of the workspace, cancelled.
Result<store::DatasetRecord> storeDataset(store::Workspace& workspace, const events::EventLog& log,
                                          store::DatasetRecord record, const std::string& wantedName,
                                          const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::workflow
