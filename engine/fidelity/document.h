// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/report.h"

namespace sessionsmith::fidelity {

/// A report as JSON, to be kept and read again: its sentences stay apart from what goes into them, so that they can be
/// translated later, too.
std::string writeDocument(const Report& report);
/// Errors: not a report, or one with parts that do not fit together.
Result<Report> readDocument(const std::string& json);

} // namespace sessionsmith::fidelity
