// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/columnguess.h"
#include "engine/events/jsonlines.h"
#include "engine/events/previews.h"

#include "engine/base/text.h"
#include "engine/base/textreader.h"

#include <algorithm>

namespace sessionsmith::events {

namespace {

/// Of columns that a person has named those that no line of the head has, but a later one. Errors: unreadable,
/// cancelled.
Result<std::vector<std::string>> lateColumns(const InputFile& file, const std::vector<std::string>& early,
                                             const Hints& hints, const Control& control)
{
    std::vector<std::string> wanted, found;
    for (const std::string& hint : hints.columns) {
        const std::string name(trimmed(hint)), key = lowered(name);
        const bool isKnown = std::ranges::find(wanted, name) != wanted.end() ||
                             std::ranges::any_of(early, [&](const auto& column) { return lowered(column) == key; });
        if (!parseInteger(name) && !isKnown) wanted.push_back(name);
    }
    if (wanted.empty()) return found;
    auto text = TextBlocks::open(file, hints.encoding);
    if (!text) return tl::unexpected(text.error());
    JsonRecords records(Format::JsonLines, wanted);
    for (TextBlock block; !wanted.empty();) {
        if (!control.proceed()) return fail(Error::cancelled());
        const auto more = text->next(block);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        for (std::string_view left = block.text; !left.empty() && !wanted.empty();) {
            if (records.parse(takeLine(left))) continue;
            const std::vector<std::string> cells = records.rows().front();
            for (std::size_t i = wanted.size(); i-- > 0;) {
                if (cells[i].empty()) continue;
                found.push_back(wanted[i]);
                wanted.erase(wanted.begin() + std::ptrdiff_t(i));
                records = JsonRecords(Format::JsonLines, wanted);
            }
        }
    }
    return found;
}

} // namespace

Result<Preview> previewOfJson(const InputFile& file, Format format, const std::vector<std::string>& lines,
                              const Hints& hints, std::size_t rowCount, const Control& control)
{
    Preview preview;
    preview.format = format;
    preview.encoding = hints.encoding;
    preview.hasHeader = true;
    preview.columns = jsonColumns(format, lines);
    if (preview.columns.empty())
        return fail(Error(SS_TEXT("engine", "None of the first lines is a JSON object with keys")).at(file.name()));
    if (format == Format::JsonLines) {
        const auto late = lateColumns(file, preview.columns, hints, control);
        if (!late) return tl::unexpected(late.error());
        preview.columns.insert(preview.columns.end(), late->begin(), late->end());
    }
    JsonRecords records(format, preview.columns);
    for (const std::string& line : lines)
        if (!records.parse(line)) preview.rows.insert(preview.rows.end(), records.rows().begin(), records.rows().end());
    preview.rows.resize(std::min(preview.rows.size(), std::max(rowCount, rowsForGuess)));
    preview.map = format == Format::Otto ? ottoMap() : guessMap(preview.columns, preview.rows);
    return settled(std::move(preview), file, hints, rowCount, control);
}

} // namespace sessionsmith::events
