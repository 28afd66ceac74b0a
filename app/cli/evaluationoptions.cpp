// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/evaluationoptions.h"

#include "engine/base/text.h"
#include "engine/learning/evaluation.h"
#include "engine/workflow/preparation.h"

#include <algorithm>

namespace sessionsmith::cli {

void addSplitOptions(Arguments& arguments, SplitOptions& options, bool& excludeSeen)
{
    const auto check = [](const std::string& given) {
        const auto valid = events::splitNamed(given);
        return valid ? std::string() : valid.error().message();
    };
    arguments
        .text(
            "--split", options.split,
            "Which events are test and validation: leave-one-out (the last of each sequence, and the one before), "
            "temporal:SHARE (the earliest SHARE of all events for training), given:DATA (the last of each sequence of "
            "another data set)")
        .check(CLI::Validator(check, ""));
    arguments.choice("--sequences", options.sequenceBy, "What is one sequence", {"user", "session"});
    arguments.flag("--exclude-seen", excludeSeen, "Leave items already seen out of the ranking");
}

void addSampledOption(Arguments& arguments, int& negatives)
{
    arguments.number("--sampled-negatives", negatives,
                     "Rank each target also among so many items drawn by chance: figures that are not comparable, and "
                     "named so; 0 for none",
                     learning::limits::sampledNegatives);
}

Result<ChosenSplit> chosenSplit(const SplitOptions& options)
{
    const auto by = workflow::sequenceByNamed(options.sequenceBy);
    if (!by) return tl::unexpected(by.error());
    const auto split = events::splitNamed(options.split);
    if (!split) return tl::unexpected(split.error());
    return ChosenSplit{*by, *split};
}

Result<std::vector<std::uint64_t>> seedsOf(const std::string& text)
{
    std::vector<std::uint64_t> seeds;
    for (const std::string_view word : split(text, ',')) {
        const auto seed = parseInteger(trimmed(word));
        if (!seed || *seed < 0 || std::ranges::find(seeds, std::uint64_t(*seed)) != seeds.end())
            return fail(Error(SS_TEXT("engine", "\"{0}\" is no list of seeds"), text)
                            .advise(SS_TEXT("engine", "Write different whole numbers with commas between: 1,2,3")));
        seeds.push_back(std::uint64_t(*seed));
    }
    return seeds;
}

} // namespace sessionsmith::cli
