// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/splitspec.h"

#include "engine/base/text.h"

namespace sessionsmith::events {

namespace {

constexpr std::string_view leaveOneOutWord = "leave-one-out", temporalWord = "temporal", givenWord = "given";

} // namespace

std::string textOf(const SplitSpec& spec)
{
    switch (spec.kind) {
    case SplitSpec::Kind::Temporal:
        return fmt::format("{}:{}", temporalWord, spec.share);
    case SplitSpec::Kind::Given:
        return fmt::format("{}:{}", givenWord, spec.test);
    case SplitSpec::Kind::LeaveOneOut:
        break;
    }
    return std::string(leaveOneOutWord);
}

Result<SplitSpec> splitNamed(const std::string& text)
{
    const std::size_t colon = text.find(':');
    const std::string word = text.substr(0, colon);
    const std::string rest = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    if (text == leaveOneOutWord) return SplitSpec{};
    if (word == temporalWord) {
        SplitSpec spec{SplitSpec::Kind::Temporal};
        if (colon == std::string::npos) return spec;
        const auto share = parseDouble(rest);
        if (share && *share > 0 && *share < 1) {
            spec.share = *share;
            return spec;
        }
        return fail(Error(SS_TEXT("engine", "\"{0}\" is no share of the events for the training"), rest)
                        .advise(SS_TEXT("engine", "Write a number between 0 and 1, such as temporal:0.9")));
    }
    if (word == givenWord) {
        if (!rest.empty()) return SplitSpec{SplitSpec::Kind::Given, 0.9, rest};
        return fail(Error(SS_TEXT("engine", "The split \"given\" names no data set"))
                        .advise(SS_TEXT("engine", "Write given:NAME with the data set that holds the test sequences")));
    }
    return fail(Error(SS_TEXT("engine", "\"{0}\" is no way to split a log"), text)
                    .advise(SS_TEXT("engine", "Choose one of: {0}"), "leave-one-out, temporal:0.9, given:NAME"));
}

} // namespace sessionsmith::events
