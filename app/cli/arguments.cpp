// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "engine/base/parallel.h"
#include "engine/base/text.h"
#include "engine/learning/spec.h"

#include <fmt/format.h>

#include <charconv>
#include <climits>
#include <optional>

namespace sessionsmith::cli {

namespace {

/// 1000000 rather than 1e+06.
std::string plain(double value)
{
    return value == std::int64_t(value) ? fmt::format("{}", std::int64_t(value)) : fmt::format("{:g}", value);
}

/// Both numbers, the same one twice where there is one; nothing where they are none.
std::optional<Range> readRange(const std::string& text)
{
    const std::size_t dots = text.find("..");
    const auto least = parseInteger(text.substr(0, dots));
    const auto most = dots == std::string::npos ? least : parseInteger(text.substr(dots + 2));
    if (!least || !most || std::abs(*least) > INT_MAX || std::abs(*most) > INT_MAX) return std::nullopt;
    return Range{int(*least), int(*most)};
}

} // namespace

CLI::Option& Arguments::text(const std::string& name, std::string& value, const std::string& meaning)
{
    const std::string byItself = value.empty() ? std::string() : fmt::format(" (default: {})", value);
    return *m_command.add_option(name, value, meaning + byItself)->type_name("TEXT");
}

CLI::Option& Arguments::choice(const std::string& name, std::string& value, const std::string& meaning,
                               const std::vector<std::string>& choices)
{
    const std::string options = fmt::format("{}", fmt::join(choices, ", "));
    const auto check = [choices, options](const std::string& given) {
        const bool known = std::find(choices.begin(), choices.end(), given) != choices.end();
        return known ? std::string() : fmt::format("\"{}\" is none of: {}", given, options);
    };
    return *text(name, value, fmt::format("{}: {}", meaning, options)).check(CLI::Validator(check, ""));
}

CLI::Option& Arguments::flag(const std::string& name, bool& value, const std::string& meaning)
{
    return *m_command.add_flag(name, value, meaning);
}

CLI::Option& Arguments::range(const std::string& name, std::string& value, const std::string& meaning, Limits limits)
{
    const auto check = [limits](const std::string& given) -> std::string {
        const auto range = readRange(given);
        if (!range) return fmt::format("\"{}\" is no whole number, nor two with .. between", given);
        if (!limits.allow(range->least) || !limits.allow(range->most))
            return fmt::format("{} does not lie between {} and {}", given, plain(limits.low), plain(limits.high));
        if (range->least > range->most) return fmt::format("{} runs backwards", given);
        return {};
    };
    return *text(name, value, fmt::format("{}: from {} to {}", meaning, plain(limits.low), plain(limits.high)))
                .type_name("N[..N]")
                ->check(CLI::Validator(check, ""));
}

CLI::Option& Arguments::name(std::string& value, const std::string& of)
{
    return text("--name", value, of);
}

void Arguments::seed(std::uint64_t& value)
{
    const auto read = [](std::string& given) -> std::string {
        std::uint64_t seed = 0;
        const auto [end, problem] = std::from_chars(given.data(), given.data() + given.size(), seed);
        if (problem != std::errc() || end != given.data() + given.size())
            return fmt::format("\"{}\" is no whole number from 0 to 2^64 - 1", given);
        given = std::to_string(seed);
        return {};
    };
    m_command
        .add_option("--seed", value,
                    fmt::format("The same seed gives the same result: from 0 to 2^64 - 1 "
                                "(default: {})",
                                value))
        ->type_name("N")
        ->transform(CLI::Validator(read, ""));
}

void Arguments::threads(unsigned& value)
{
    number("--threads", value, "Threads; 0 takes one for each core", {0, maximumThreads});
}

CLI::Option& Arguments::device(std::string& value)
{
    const auto check = [](const std::string& given) {
        const auto valid = learning::checkDevice(given);
        return valid ? std::string() : valid.error().message();
    };
    return *text("--device", value, "Where to compute: auto, cpu, cuda, cuda:0, cuda:1, ...")
                .check(CLI::Validator(check, ""));
}

Range rangeOf(const std::string& text)
{
    return readRange(text).value_or(Range());
}

std::string Arguments::withNumbers(const std::string& meaning, Limits limits, double byItself)
{
    return fmt::format("{}: from {} to {} (default: {})", meaning, plain(limits.low), plain(limits.high),
                       plain(byItself));
}

CLI::Validator Arguments::numberWithin(Limits limits, bool whole)
{
    const auto read = [limits, whole](std::string& given) -> std::string {
        const auto integer = parseInteger(given);
        const auto value = whole ? (integer ? std::optional(double(*integer)) : std::nullopt) : parseDouble(given);
        if (!value) return fmt::format("\"{}\" is no {}number", given, whole ? "whole " : "");
        if (!limits.allow(*value))
            return fmt::format("{} does not lie between {} and {}", given, plain(limits.low), plain(limits.high));
        if (whole) given = std::to_string(*integer);
        return {};
    };
    return {read, ""};
}

} // namespace sessionsmith::cli
