// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/timerecognition.h"

#include "engine/events/columnguess.h"
#include "engine/events/eventparser.h"
#include "engine/events/recordreader.h"
#include "engine/events/rowlayout.h"

#include <functional>

namespace sessionsmith::events {

namespace {

using Fields = std::vector<std::string_view>;

const char* const openOrder =
    SS_TEXT("engine", "Each date in the column \"{0}\" may have the day or the month first. They are taken to have the "
                      "month first: if that is wrong, say how times are written");

/// Shows the rows of a table one after another until `isFound` holds for one. Errors: unreadable, cancelled.
Result<> search(const Preview& preview, const InputFile& file, const Control& control,
                const std::function<bool(const Fields&)>& isFound)
{
    constexpr std::uint64_t rowsPerCheck = 4096;
    auto text = TextBlocks::open(file, preview.encoding);
    if (!text) return tl::unexpected(text.error());
    RecordReader reader(std::move(*text), preview.delimiter);
    for (std::uint64_t row = 0;; ++row) {
        if (row % rowsPerCheck == 0 && !control.proceed()) return fail(Error::cancelled());
        const auto read = reader.next();
        if (!read) return tl::unexpected(read.error());
        if (!*read || isFound((*read)->fields())) return {};
    }
}

/// The first of `columns` in which a row of the file holds a time, if one does.
Result<std::optional<std::size_t>> firstWithTimes(const Preview& preview, const InputFile& file,
                                                  const std::vector<std::size_t>& columns, const Control& control)
{
    std::optional<std::size_t> found;
    const auto searched = search(preview, file, control, [&](const Fields& fields) {
        for (const std::size_t column : columns)
            if (!found && column < fields.size() &&
                (isEventTime(fields[column], TimeFormat::Auto) || areDates({std::string(fields[column])})))
                found = column;
        return found.has_value();
    });
    if (!searched) return tl::unexpected(searched.error());
    return found;
}

/// The column that holds the times, if one does.
std::optional<std::size_t> timeColumn(const Preview& preview, const Hints& hints)
{
    const auto mapped = preview.map.find(Field::Time);
    const bool isNamed = !hints.columns.empty();
    if (!isNamed && mapped == preview.map.end()) return std::nullopt;
    const auto column = findColumn(preview, isNamed ? hints.timeColumn : mapped->second);
    return column ? std::optional(std::size_t(*column)) : std::nullopt;
}

Result<> chooseDateOrder(Preview& preview, std::size_t column, const InputFile& file, const Control& control)
{
    const bool isTable = preview.format != Format::JsonLines;
    const auto decides = [&](const Fields& fields) {
        if (column < fields.size()) preview.timeFormat = dateOrderOf(fields[column]);
        return preview.timeFormat != TimeFormat::Auto;
    };
    if (isTable)
        if (auto searched = search(preview, file, control, decides); !searched) return searched;
    if (preview.timeFormat != TimeFormat::Auto) return {};
    preview.timeFormat = TimeFormat::MonthDayYear;
    preview.isDateOrderOpen = true;
    preview.warnings.push_back(Message(openOrder, preview.columns[column]));
    return {};
}

} // namespace

Result<> findTimes(Preview& preview, const InputFile& file, const Hints& hints, const Control& control)
{
    const std::vector<std::size_t> named = namedAsTime(preview.columns);
    if (preview.map.contains(Field::Time) || named.empty() || !hints.columns.empty()) return {};
    if (hints.timeFormat != TimeFormat::Auto) {
        preview.map[Field::Time] = preview.columns[named.front()];
        return {};
    }
    const auto found = firstWithTimes(preview, file, named, control);
    if (!found) return tl::unexpected(found.error());
    const std::string& column = preview.columns[found->value_or(named.front())];
    if (*found) preview.map[Field::Time] = column;
    preview.warnings.push_back(
        *found ? Message(SS_TEXT("engine", "Few of the first rows have a time in the column \"{0}\": rows without one "
                                           "are left out. To keep them, map the columns without the time"),
                         column)
               : Message(SS_TEXT("engine", "The column \"{0}\" has the name of a time but holds none "
                                           "that can be read: the log is taken to have no times"),
                         column));
    return {};
}

Result<> recogniseTimeFormat(Preview& preview, const InputFile& file, const Hints& hints, const Control& control)
{
    const auto column = timeColumn(preview, hints);
    preview.timeFormat = hints.timeFormat;
    if (!column || hints.timeFormat != TimeFormat::Auto) return {};
    std::vector<std::string> values;
    for (const std::vector<std::string>& row : preview.rows)
        values.push_back(row[*column]);
    preview.timeFormat = guessTimeFormat(values);
    const bool isOpen = preview.timeFormat == TimeFormat::Auto && areDates(values);
    return isOpen ? chooseDateOrder(preview, *column, file, control) : Result<>();
}

Result<> agreeOnDates(Preview& preview, const Preview& further)
{
    const auto hasDates = [](const Preview& one) {
        return one.timeFormat == TimeFormat::DayMonthYear || one.timeFormat == TimeFormat::MonthDayYear;
    };
    if (!hasDates(preview) || !hasDates(further) || further.isDateOrderOpen) return {};
    if (preview.isDateOrderOpen) {
        preview.timeFormat = further.timeFormat;
        preview.isDateOrderOpen = false;
        std::erase_if(preview.warnings, [](const Message& warning) { return warning.text == openOrder; });
    }
    if (preview.timeFormat == further.timeFormat) return {};
    return fail(further.timeFormat == TimeFormat::DayMonthYear
                    ? Error(SS_TEXT("engine", "The dates have the day first, those of the files before it the month"))
                    : Error(SS_TEXT("engine", "The dates have the month first, those of the files before it the day")));
}

} // namespace sessionsmith::events
