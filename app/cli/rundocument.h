// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

namespace sessionsmith::cli {

/// Values that are not finite become null: JSON has no other word for them.
Json metricsDocument(const store::RunMetrics& metrics);
/// What the train verbs print: run, status, metrics, seconds, and where it answered questions, how (protocol).
Json trainDocument(const store::RunRecord& run);

} // namespace sessionsmith::cli
