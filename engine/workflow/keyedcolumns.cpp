// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/keyedcolumns.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace sessionsmith::workflow {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// (questions) The row of each; `none` where there is no such row. Errors: a name that is there twice.
Result<std::vector<std::size_t>> rowsOf(const regression::Column& names, bool bySession, const events::EventLog& log,
                                        std::span<const events::Question> questions)
{
    std::unordered_map<std::string, std::size_t> rowOf;
    for (std::size_t row = 0; row < names.level.size(); ++row) {
        if (names.level[row] < 0) continue;
        const std::string& name = names.levels[std::size_t(names.level[row])];
        if (!rowOf.emplace(name, row).second)
            return fail(SS_TEXT("engine", "The table has two rows of the {0} \"{1}\""), names.name, name);
    }
    std::vector<std::size_t> rows;
    for (const events::Question& question : questions) {
        const auto found = rowOf.find(bySession ? events::sessionName(log, std::size_t(log.session[question.begin]))
                                                : log.users[log.user[question.begin]]);
        rows.push_back(found == rowOf.end() ? none : found->second);
    }
    return rows;
}

} // namespace

Result<std::vector<regression::Column>> columnsByKey(const std::filesystem::path& path, const events::EventLog& log,
                                                     std::span<const events::Question> questions,
                                                     const ProgressSink& progress, const Control& control)
{
    const auto at = [&](const Error& error) { return fail(Error(error).at(path.string())); };
    auto table = readCaseTable(path, progress, control, {"session", "user"});
    if (!table) return tl::unexpected(table.error());
    const bool bySession = table->find("session") >= 0;
    const int key = table->find(bySession ? "session" : "user");
    if (key < 0)
        return at(Error(SS_TEXT("engine", "The table has neither a column \"session\" nor a column \"user\"")));
    const auto rows = rowsOf(table->columns[std::size_t(key)], bySession, log, questions);
    if (!rows) return at(rows.error());
    if (std::ranges::count(*rows, none) == std::ptrdiff_t(rows->size()))
        return at(
            Error(SS_TEXT("engine", "No {0} of the table is in the data set"), table->columns[std::size_t(key)].name));
    std::vector<regression::Column> columns;
    for (const regression::Column& known : table->columns) {
        if (known.name == "session" || known.name == "user") continue;
        regression::Column& column = columns.emplace_back();
        column.name = known.name;
        column.levels = known.levels;
        for (const std::size_t row : *rows)
            if (known.isCategorical())
                column.level.push_back(row == none ? -1 : known.level[row]);
            else
                column.numbers.push_back(row == none ? std::numeric_limits<double>::quiet_NaN() : known.numbers[row]);
    }
    return columns;
}

} // namespace sessionsmith::workflow
