// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/hmm/model.h"
#include "widgets/behaviour/probabilitytext.h"

namespace sessionsmith::widgets {

/// A block of probabilities as spreadsheets exchange it: a line for each row, cells apart by tabs, in the unit of
/// `format` (percentages with their sign) and digits enough to come back as the same numbers.
QString blockText(const hmm::Matrix& block, ProbabilityFormat format);

/// And back, from tabs, semicolons, commas or blanks; a first line and a first column of names are left out. A cell may
/// be "31%", "0.31", "1/3", "1:2" (odds), or a bare number as `format` shows it; `asWeights` takes bare numbers as they
/// are, counts for instance, unless they are the odds of whole rows and `format` says so. Errors: no numbers, rows of
/// unlike length, more than 256 either way, a cell that is none, each with its place.
Result<hmm::Matrix> parseBlock(const QString& text, ProbabilityFormat format, bool asWeights);

} // namespace sessionsmith::widgets
