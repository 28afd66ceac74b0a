// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/runreport.h"

namespace sessionsmith::widgets {

/// A report on pages of A4, its pictures as paths. May be called from any thread. Errors: the file cannot be written.
Result<> writeReportPdf(const workflow::ReportBody& report, const std::filesystem::path& path);

} // namespace sessionsmith::widgets
