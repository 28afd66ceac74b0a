// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/rowlayout.h"

#include "engine/base/text.h"
#include "engine/events/eventparser.h"
#include "engine/events/jsonlines.h"

#include <algorithm>
#include <span>

namespace sessionsmith::events {

namespace {

/// The names of the columns, as far as a person would read them.
std::string listed(const std::vector<std::string>& columns)
{
    constexpr std::size_t most = 30;
    std::string list;
    for (const std::string& column : std::span(columns).first(std::min(columns.size(), most)))
        list += (list.empty() ? "" : ", ") + column;
    return columns.size() > most ? list + ", …" : list;
}

} // namespace

Result<int> findColumn(const Preview& preview, const std::string& wanted)
{
    const std::string name = lowered(trimmed(wanted));
    const auto named = [&](const std::string& column) { return lowered(column) == name; };
    const auto found = std::ranges::find_if(preview.columns, named);
    if (found != preview.columns.end()) {
        if (std::any_of(found + 1, preview.columns.end(), named))
            return fail(SS_TEXT("engine", "More than one column is named \"{0}\"; give the number of the right one"),
                        excerpt(wanted));
        return int(found - preview.columns.begin());
    }
    const auto number = parseInteger(wanted);
    if (number && *number >= 1 && *number <= std::int64_t(preview.columns.size())) return int(*number - 1);
    return fail(SS_TEXT("engine", "The file has no column \"{0}\""), excerpt(wanted));
}

Result<RowLayout> layoutOf(const ImportSpec& spec, const Preview& preview)
{
    RowLayout layout;
    layout.width = preview.columns.size();
    layout.timeFormat = spec.timeFormat;
    layout.action = spec.action;
    if (const KnownLayout* known = knownLayout(preview.format, preview.columns.size())) {
        if (!hasTimesOfAnyForm(preview.format)) layout.timeFormat = known->timeFormat;
        layout.actions = known->actions;
        layout.actionOf = known->actionOf;
        if (!known->action.empty()) layout.action = known->action;
    } else if (preview.format == Format::Otto) {
        layout.timeFormat = TimeFormat::UnixMilliseconds;
        layout.actions = ottoActions();
    }
    // Which number of a date is the day does not show in each of them.
    using enum TimeFormat;
    if (layout.timeFormat == Auto && (preview.timeFormat == DayMonthYear || preview.timeFormat == MonthDayYear))
        layout.timeFormat = preview.timeFormat;

    const auto wrong = [&](Error error) {
        return fail(error.at(spec.path.string())
                        .advise(SS_TEXT("engine", "The columns of the file are: {0}"), listed(preview.columns)));
    };
    for (const auto& [field, name] : !isMapped(preview.format) || spec.map.empty() ? preview.map : spec.map) {
        const auto column = findColumn(preview, name);
        if (!column) return wrong(column.error());
        layout.columns[std::size_t(field)] = *column;
    }
    if (!layout.has(Field::Item))
        return wrong(Error(SS_TEXT("engine", "No column is given for the {0}"), Message(fieldName(Field::Item))));
    if (!layout.has(Field::User) && !layout.has(Field::Session))
        return wrong(Error(SS_TEXT("engine", "Neither a column for the user nor one for the session is given")));
    return layout;
}

} // namespace sessionsmith::events
