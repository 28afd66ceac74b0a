// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runtable.h"

namespace sessionsmith::workflow {

/// What was measured of the data that runs learnt from, beside a real log (fidelity::Report).
struct RunFidelity
{
    std::string figure;         ///< "overall", "transitions_tv"
    std::vector<double> values; ///< (groups) means over the runs of each; NaN: none
};

/// `groups`: rows of the table. On the whole first, then that in which groups differ; nothing where none was measured.
std::vector<RunFidelity> runFidelity(const comparison::RunTable& table,
                                     const std::vector<std::vector<std::size_t>>& groups);

} // namespace sessionsmith::workflow
