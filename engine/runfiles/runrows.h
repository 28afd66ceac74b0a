// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runtable.h"
#include "engine/runfiles/runexport.h"

namespace sessionsmith::runfiles {

using Lineage = std::vector<store::LineageEntry>;

/// Runs as lines of text: rows of `table`, which holds all runs of the workspace. In CSV a column for each field that
/// one of them has; in JSON Lines figures by their part and the specification as it is.
std::string runRows(const comparison::RunTable& table, const std::vector<std::size_t>& rows,
                    const std::vector<Lineage>& lineages, TableFormat format);

} // namespace sessionsmith::runfiles
