// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/limits.h"

#include <CLI/CLI.hpp>

#include <concepts>
#include <string>
#include <vector>

namespace sessionsmith::cli {

/// Adds arguments to a verb, each of which says in --help what it means, what it may be and what it is by itself.
/// Values that are not allowed are wrong usage, told before anything is done.
class Arguments
{
public:
    explicit Arguments(CLI::App& command) : m_command(command) {}

    CLI::Option& text(const std::string& name, std::string& value, const std::string& meaning);
    CLI::Option& choice(const std::string& name, std::string& value, const std::string& meaning,
                        const std::vector<std::string>& choices);
    CLI::Option& flag(const std::string& name, bool& value, const std::string& meaning);
    /// A whole number, or any where T is floating. The text is read as decimal, whatever it begins with.
    template <typename T>
    requires std::integral<T> || std::floating_point<T> CLI::Option& number(const std::string& name, T& value,
                                                                            const std::string& meaning, Limits limits)
    {
        CLI::Option* option = m_command.add_option(name, value, withNumbers(meaning, limits, double(value)));
        const bool whole = std::integral<T>;
        return *option->type_name(whole ? "N" : "X")->transform(numberWithin(limits, whole));
    }

    /// A whole number, or two with .. between, such as 2..8: then `most` is the second.
    CLI::Option& range(const std::string& name, std::string& value, const std::string& meaning, Limits limits);

    // What many verbs share.
    CLI::Option& name(std::string& value, const std::string& of);
    void seed(std::uint64_t& value);
    void threads(unsigned& value);
    CLI::Option& device(std::string& value);

private:
    static std::string withNumbers(const std::string& meaning, Limits limits, double byItself);
    static CLI::Validator numberWithin(Limits limits, bool whole);

    CLI::App& m_command;
};

/// What a text that range() allowed stands for.
struct Range
{
    int least = 0, most = 0;
};
Range rangeOf(const std::string& text);

} // namespace sessionsmith::cli
