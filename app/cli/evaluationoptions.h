// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include "engine/events/eventlog.h"
#include "engine/events/splitspec.h"

namespace sessionsmith::cli {

/// Which events of a log are asked about, as it is typed.
struct SplitOptions
{
    std::string split = "leave-one-out", sequenceBy = "user";
};
/// "--sampled-negatives".
void addSampledOption(Arguments& arguments, int& negatives);
void addSplitOptions(Arguments& arguments, SplitOptions& options, bool& excludeSeen);

struct ChosenSplit
{
    events::SequenceBy by = events::SequenceBy::User;
    events::SplitSpec split;
};
/// Errors: no such split or way to form sequences.
Result<ChosenSplit> chosenSplit(const SplitOptions& options);

/// Whole numbers with commas between: "1,2,3". Errors: none, one that is no whole number from 0, one that is there
/// twice.
Result<std::vector<std::uint64_t>> seedsOf(const std::string& text);

} // namespace sessionsmith::cli
