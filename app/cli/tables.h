// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/records.h"

#include <string>
#include <vector>

namespace sessionsmith::cli {

/// Rows of cells as lines of text: the first column and those of words to the left, those of numbers to the right, a
/// rule below the head.
std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows);

/// A value with the precision that it bears; "-" where there is none.
std::string number(double value);
/// runs side by side: name, kind, status, HR@10, NDCG@10, MRR, loss of the test items.
std::string runTable(const std::vector<store::RunRecord>& runs);
/// How many columns of a terminal a text takes: Chinese characters take two.
std::size_t displayWidth(const std::string& utf8);

} // namespace sessionsmith::cli
