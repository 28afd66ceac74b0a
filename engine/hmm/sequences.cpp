// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/sequences.h"

#include "engine/base/text.h"
#include "engine/base/textreader.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace sessionsmith::hmm {

namespace {

constexpr std::uint64_t linesPerCheck = 4096;

/// Calls `take` with the words of each line that has any. Errors: those of the file and of `take`, none at all,
/// cancelled.
Result<> forEachLine(const std::filesystem::path& path, const Control& control,
                     const std::function<Result<>(const std::vector<std::string_view>&)>& take)
{
    auto reader = InputFile::openOrSpool(path, {}, control).and_then([](InputFile&& file) {
        return TextReader::open(std::move(file));
    });
    if (!reader) return tl::unexpected(reader.error());
    bool any = false;
    for (std::string_view line;;) {
        if (reader->lineNumber() % linesPerCheck == 0 && !control.proceed()) return fail(Error::cancelled());
        const auto more = reader->next(line);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        std::vector<std::string_view> words;
        for (std::size_t begin = line.find_first_not_of(" \t"); begin != std::string_view::npos;) {
            const std::size_t end = line.find_first_of(" \t", begin);
            words.push_back(line.substr(begin, end - begin));
            begin = line.find_first_not_of(" \t", std::min(end, line.size()));
        }
        if (words.empty()) continue;
        any = true;
        if (auto taken = take(words); !taken)
            return fail(taken.error().at(fmt::format("{}:{}", path.string(), reader->lineNumber())));
    }
    if (!any) return fail(Error(SS_TEXT("engine", "The file holds no sequence")).at(path.string()));
    return {};
}

Result<std::int32_t> indexOf(std::string_view word, const std::unordered_map<std::string_view, std::int32_t>& byName)
{
    if (const auto found = byName.find(word); found != byName.end()) return found->second;
    if (const auto number = parseInteger(word); number && *number >= 0 && *number < std::int64_t(byName.size()))
        return std::int32_t(*number);
    return fail(Error(SS_TEXT("engine", "\"{0}\" is neither an action of the model nor the index of one"), word)
                    .advise(SS_TEXT("engine", "Write one sequence a line, actions separated by blanks")));
}

std::unordered_map<std::string_view, std::int32_t> indexByName(const std::vector<std::string>& names)
{
    std::unordered_map<std::string_view, std::int32_t> byName;
    for (std::size_t i = 0; i < names.size(); ++i)
        byName.emplace(names[i], std::int32_t(i));
    return byName;
}

bool isIndex(const std::string& word)
{
    const auto number = parseInteger(word);
    return number && *number >= 0 && *number < 256 && std::to_string(*number) == word;
}

} // namespace

Result<> checkSymbols(const Sequences& sequences, int actions)
{
    if (sequences.size() == 0) return fail(SS_TEXT("engine", "There are no sequences"));
    for (std::size_t i = 0; i < sequences.size(); ++i)
        if (sequences[i].empty()) return fail(SS_TEXT("engine", "Sequence {0} is empty"), i + 1);
    // The sign of one of the two is set for a wrong one: a loop that the compiler makes vectors of.
    std::int32_t signs = 0;
    for (const std::int32_t symbol : sequences.symbols)
        signs |= symbol | (actions - 1 - std::max(symbol, 0));
    if (signs >= 0) return {};
    const auto wrong = std::find_if(sequences.symbols.begin(), sequences.symbols.end(),
                                    [actions](std::int32_t symbol) { return symbol < 0 || symbol >= actions; });
    const auto place = std::size_t(wrong - sequences.symbols.begin());
    const auto after = std::upper_bound(sequences.offsets.begin(), sequences.offsets.end(), place);
    const auto sequence = std::size_t(after - sequences.offsets.begin()) - 1;
    return fail(SS_TEXT("engine", "Sequence {0}, position {1}: there is no action with index {2}"), sequence + 1,
                place - sequences.offsets[sequence] + 1, *wrong);
}

Result<Sequences> readSequences(const std::filesystem::path& path, const std::vector<std::string>& actions,
                                const Control& control)
{
    const auto byName = indexByName(actions);
    Sequences sequences;
    const auto read = forEachLine(path, control, [&](const std::vector<std::string_view>& words) -> Result<> {
        std::vector<std::int32_t> symbols;
        for (const std::string_view word : words) {
            const auto index = indexOf(word, byName);
            if (!index) return tl::unexpected(index.error());
            symbols.push_back(*index);
        }
        sequences.append(symbols);
        return {};
    });
    if (!read) return tl::unexpected(read.error());
    return sequences;
}

Result<NamedSequences> readSequences(const std::filesystem::path& path, const Control& control)
{
    NamedSequences named;
    std::unordered_map<std::string, std::int32_t> indices;
    const auto read = forEachLine(path, control, [&](const std::vector<std::string_view>& words) -> Result<> {
        std::vector<std::int32_t> symbols;
        for (const std::string_view word : words) {
            const auto [entry, added] = indices.emplace(word, std::int32_t(named.actions.size()));
            if (added) {
                if (auto good = checkName(word); !good) return good;
                named.actions.emplace_back(word);
            }
            if (named.actions.size() > 256)
                return fail(Error(SS_TEXT("engine", "There are more than {0} different actions"), 256)
                                .advise(SS_TEXT("engine", "Write one sequence a line, actions separated by blanks")));
            symbols.push_back(entry->second);
        }
        named.sequences.append(symbols);
        return {};
    });
    if (!read) return tl::unexpected(read.error());
    if (!std::all_of(named.actions.begin(), named.actions.end(), isIndex)) return named;

    // Indices, not names: they keep their own order, and the ones in between exist too.
    std::vector<std::int32_t> value;
    for (const std::string& word : named.actions)
        value.push_back(std::int32_t(*parseInteger(word)));
    for (std::int32_t& symbol : named.sequences.symbols)
        symbol = value[std::size_t(symbol)];
    const std::int32_t largest = *std::max_element(value.begin(), value.end());
    named.actions.clear();
    for (std::int32_t i = 0; i <= largest; ++i)
        named.actions.push_back(std::to_string(i));
    return named;
}

} // namespace sessionsmith::hmm
