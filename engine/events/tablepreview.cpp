// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/columnguess.h"
#include "engine/events/knownlayouts.h"
#include "engine/events/previews.h"
#include "engine/events/recordblock.h"
#include "engine/events/timerecognition.h"

#include "engine/base/text.h"

#include <algorithm>
#include <set>

namespace sessionsmith::events {

namespace {

using Row = std::vector<std::string>;

/// Whether a cell of the first row stands in the same column again: a name of a header does not.
bool recurs(const Row& first, const std::vector<Row>& rest)
{
    return std::ranges::any_of(rest, [&](const Row& row) {
        for (std::size_t column = 0; column < std::min(first.size(), row.size()); ++column)
            if (row[column] == first[column]) return true;
        return false;
    });
}

/// A header has familiar names; or names, all different and none a number, above at least one number.
bool isHeader(const Row& first, const std::vector<Row>& rest)
{
    const auto isNumber = [](const std::string& text) { return parseDouble(text).has_value(); };
    const auto hasNumber = [&](const Row& row) { return std::ranges::any_of(row, isNumber); };
    const std::size_t familiar = familiarNames(first);
    if (familiar > 1) return true;
    if (first.empty() || hasNumber(first) || recurs(first, rest)) return false;
    const bool distinct = std::set<std::string>(first.begin(), first.end()).size() == first.size();
    return familiar == 1 || (distinct && std::ranges::any_of(rest, hasNumber));
}

/// Whether a column that a person named stands in the first row: then that is the header, whatever it looks like.
bool holdsOneOf(const std::vector<std::string>& columns, const Row& first)
{
    return std::ranges::any_of(first, [&](const std::string& name) {
        return std::ranges::any_of(columns, [&](const std::string& wanted) {
            return !parseInteger(wanted) && lowered(trimmed(name)) == lowered(trimmed(wanted));
        });
    });
}

/// Whether a row that cannot be parsed was meant to be the header.
bool holdsFamiliarNames(std::string_view line, char delimiter)
{
    std::string bare(line);
    std::erase(bare, '"');
    const auto fields = split(bare, delimiter);
    return familiarNames({fields.begin(), fields.end()}) > 1;
}

/// The first records of the file, `count` at most.
Result<std::vector<Row>> readRows(const InputFile& file, const FileHead& head, char delimiter, std::size_t count)
{
    const std::size_t decided = head.isWhole ? 0 : RecordBlock::decidedLength(head.text, delimiter);
    RecordBlock records(std::string_view(head.text).substr(0, decided > 0 ? decided : head.text.size()), delimiter);
    std::vector<Row> rows;
    while (rows.size() < count && records.next()) {
        if (const auto fault = records.fault(); fault && rows.empty() && holdsFamiliarNames(records.text(), delimiter))
            return fail(Error("{0}", *fault).at(fmt::format("{}:{}", file.name(), records.line())));
        rows.emplace_back(records.fields().begin(), records.fields().end());
    }
    return rows;
}

/// Errors: not the header of the layout, or of RecBole where there is none.
Result<> checkHeader(const Preview& preview, const KnownLayout* known)
{
    const Row& names = preview.rows.front();
    if (known ? isHeaderOf(*known, names) : preview.format != Format::RecBole || isRecBoleHeader(names)) return {};
    const std::string wanted = known ? headerText(*known) : "user_id:token, item_id:token";
    return fail(
        Error(SS_TEXT("engine", "The header is not that of the layout \"{0}\""),
              formatNames()[std::size_t(preview.format)])
            .advise(SS_TEXT("engine", "Its columns are: {0}. Import another table as \"csv\", with a map"), wanted));
}

std::map<Field, std::string> mapOf(const KnownLayout& layout, const Row& columns)
{
    std::map<Field, std::string> map;
    for (const auto& [field, column] : layout.columns)
        map[field] = columns[column];
    return map;
}

} // namespace

Result<Preview> previewOfTable(const InputFile& file, const FileHead& head, Format format, const Reading& reading,
                               const Hints& hints, std::size_t rowCount, const Control& control)
{
    auto rows = readRows(file, head, reading.delimiter, std::max(rowCount, rowsForGuess) + 1);
    if (!rows) return tl::unexpected(rows.error());
    Preview preview;
    preview.format = format;
    preview.encoding = hints.encoding;
    preview.delimiter = reading.delimiter;
    preview.rows = std::move(*rows);
    const KnownLayout* known = knownLayout(format, reading.width);
    preview.hasHeader = known ? known->hasHeader()
                        : format == Format::RecBole
                            ? true
                            : holdsOneOf(hints.columns, preview.rows.front()) ||
                                  isHeader(preview.rows.front(), {preview.rows.begin() + 1, preview.rows.end()});
    if (preview.hasHeader) {
        if (auto right = checkHeader(preview, known); !right) return fail(right.error().at(file.name()));
        for (const std::string& name : preview.rows.front())
            preview.columns.push_back(format == Format::RecBole ? recBoleName(name) : std::string(trimmed(name)));
        preview.rows.erase(preview.rows.begin());
    } else {
        numberColumns(preview, known ? known->width : reading.width);
    }
    for (Row& row : preview.rows)
        row.resize(preview.columns.size());
    preview.map = known ? mapOf(*known, preview.columns) : guessMap(preview.columns, preview.rows);
    if (!known)
        if (auto found = findTimes(preview, file, hints, control); !found) return tl::unexpected(found.error());
    return settled(std::move(preview), file, hints, rowCount, control);
}

} // namespace sessionsmith::events
