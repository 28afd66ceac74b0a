// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"

#include <QString>

#include <optional>

/// What the evaluation of a run says beside its figures, as rich text for the details.
namespace sessionsmith::widgets {

std::optional<double> valueIn(const store::RunMetrics& metrics, const std::string& part, const std::string& name);
/// How the figures were measured and what to be careful about; empty for a run that answered no questions.
QString protocolParagraph(const store::RunRecord& run);
/// NDCG and hit rate of each part of the test, under its trait.
/// What stands beside the test figures for comparison, see workflow::besideTest(); empty where nothing does.
QString besideTable(const store::RunRecord& run);
QString slicesTable(const store::RunRecord& run);

} // namespace sessionsmith::widgets
