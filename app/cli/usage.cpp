// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/usage.h"

#include "engine/base/text.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::cli {

namespace {

using Words = std::vector<std::string>;

/// Characters to insert, delete or replace (Levenshtein 1966).
std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

/// Those of `known` that may have been meant: a word or two characters away, or begun.
Words near(const std::string& word, const Words& known)
{
    Words found;
    for (const std::string& candidate : known)
        if (distance(word, candidate) <= 2 || (word.size() > 1 && candidate.starts_with(word)))
            found.push_back(candidate);
    return found;
}

/// Groups of options are commands without a name.
bool isVerb(const CLI::App* command)
{
    return !command->get_name().empty();
}

Words verbsOf(CLI::App& group)
{
    Words names;
    for (const CLI::App* verb : group.get_subcommands(isVerb))
        names.push_back(verb->get_name());
    return names;
}

/// Its own, those of its groups, and those that the commands above it share.
Words optionsOf(const CLI::App& command)
{
    Words names;
    const auto add = [&](const CLI::App& from) {
        for (const CLI::Option* option : from.get_options())
            for (const std::string& name : option->get_lnames())
                names.push_back("--" + name);
    };
    for (const CLI::App* one = &command; one; one = one->get_parent()) {
        add(*one);
        for (const CLI::App* group : one->get_subcommands([](const CLI::App* sub) { return !isVerb(sub); }))
            add(*group);
    }
    return names;
}

Error unknown(Error error, const std::string& word, const Words& known)
{
    const Words similar = near(word, known);
    const std::string listed = fmt::format("{}", fmt::join(similar.empty() ? known : similar, ", "));
    return similar.empty() ? error.advise(SS_TEXT("engine", "Choose one of: {0}"), listed)
                           : error.advise(SS_TEXT("engine", "Did you mean: {0}?"), listed);
}

} // namespace

Error describeUsage(CLI::App& app, const Words& arguments, const CLI::ParseError& problem)
{
    CLI::App* command = &app;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        const Words verbs = verbsOf(*command);
        if (verbs.empty()) break;
        if (word == "--workspace") ++i;
        if (word.starts_with("-")) continue;
        if (std::find(verbs.begin(), verbs.end(), word) == verbs.end())
            return unknown(Error(SS_TEXT("engine", "\"{0}\" is no verb of {1}"), word, command->get_name()), word,
                           verbs);
        command = command->get_subcommand(word);
    }
    const bool isIncomplete = dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr;
    if (const Words verbs = verbsOf(*command); isIncomplete && !verbs.empty())
        return unknown(Error(SS_TEXT("engine", "{0} needs a verb"), command->get_name()), "", verbs);
    const Words options = optionsOf(*command);
    for (const std::string& argument : arguments) {
        const std::string name = argument.substr(0, argument.find('='));
        if (name.starts_with("--") && std::find(options.begin(), options.end(), name) == options.end())
            return unknown(Error(SS_TEXT("engine", "\"{0}\" is no option of {1}"), name, command->get_name()), name,
                           options);
    }
    return Error("{0}", problem.what()).advise(SS_TEXT("engine", "--help tells what {0} takes"), command->get_name());
}

Result<> checkEncoding(const Words& arguments)
{
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (const std::size_t invalid = findInvalidUtf8(arguments[i]); invalid != std::string::npos)
            return fail(SS_TEXT("engine", "Byte {0} of argument {1} is not valid UTF-8"), invalid + 1, i + 1);
    return {};
}

} // namespace sessionsmith::cli
