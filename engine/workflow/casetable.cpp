// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/casetable.h"

#include "engine/base/text.h"
#include "engine/events/filehead.h"
#include "engine/events/recordreader.h"
#include "engine/events/tablereading.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <unordered_map>

namespace sessionsmith::workflow {

namespace {

using regression::Column;

/// Also as programs write what is none, and what is beyond all of them.
std::optional<double> numberIn(std::string_view value)
{
    if (const auto number = parseDouble(value)) return number;
    std::string word = lowered(value);
    if (word == "nan") return std::numeric_limits<double>::quiet_NaN();
    if (word.starts_with('-') || word.starts_with('+')) word.erase(0, 1);
    if (word == "inf" || word == "infinity") return std::numeric_limits<double>::infinity();
    return std::nullopt;
}

/// A column as it is read: the numbers as long as there is nothing else in it, and the names all along.
class ColumnReader
{
public:
    ColumnReader(std::string name, bool isNumeric) : m_isNumeric(isNumeric) { m_column.name = std::move(name); }

    void add(std::string_view field)
    {
        const std::string_view value = trimmed(field);
        if (m_isNumeric) {
            const auto number = value.empty() ? std::optional(missing) : numberIn(value);
            m_isNumeric = number.has_value();
            m_isHuge = m_isHuge || std::abs(number.value_or(0)) > most;
            m_column.numbers.push_back(number.value_or(missing));
        }
        if (value.empty()) return m_column.level.push_back(-1);
        const auto [found, isNew] = m_levels.try_emplace(std::string(value), std::int32_t(m_levels.size()));
        if (isNew) m_column.levels.push_back(found->first);
        m_column.level.push_back(found->second);
    }

    /// Errors: a number whose square is none any more.
    Result<Column> take()
    {
        if (m_isNumeric && m_isHuge)
            return fail(SS_TEXT("engine", "\"{0}\" holds a number beyond {1}"), m_column.name, most);
        if (m_isNumeric) {
            m_column.levels.clear();
            m_column.level.clear();
        } else {
            m_column.numbers.clear();
        }
        return std::move(m_column);
    }

private:
    static constexpr double missing = std::numeric_limits<double>::quiet_NaN(), most = 1e100;
    Column m_column;
    std::unordered_map<std::string, std::int32_t> m_levels;
    bool m_isNumeric, m_isHuge = false;
};

Result<std::vector<ColumnReader>> columnsOf(const std::vector<std::string_view>& header,
                                            const std::set<std::string>& ofNames)
{
    if (header.size() > CaseTable::mostColumns)
        return fail(SS_TEXT("engine", "The table has {0} columns; {1} are possible"), header.size(),
                    CaseTable::mostColumns);
    std::vector<ColumnReader> columns;
    std::set<std::string, std::less<>> names;
    for (const std::string_view field : header) {
        const std::string name(trimmed(field));
        if (name.empty()) return fail(SS_TEXT("engine", "Column {0} of the header has no name"), columns.size() + 1);
        if (!names.insert(name).second) return fail(SS_TEXT("engine", "The header has the column \"{0}\" twice"), name);
        columns.emplace_back(name, !ofNames.contains(name));
    }
    return columns;
}

std::optional<bool> yesOrNoOf(const std::string& word)
{
    const std::string plain = lowered(word);
    for (const char* yes : {"1", "true", "yes", "y"})
        if (plain == yes) return true;
    for (const char* no : {"0", "false", "no", "n"})
        if (plain == no) return false;
    return std::nullopt;
}

} // namespace

int CaseTable::find(const std::string& name) const
{
    const auto found = std::ranges::find(columns, name, &Column::name);
    return found == columns.end() ? -1 : int(found - columns.begin());
}

Result<CaseTable> readCaseTable(const std::filesystem::path& path, const ProgressSink& progress, const Control& control,
                                const std::set<std::string>& names)
{
    const auto at = [&](const Error& error) { return fail(Error(error).at(path.string())); };
    auto file = InputFile::openOrSpool(path, progress, control);
    if (!file) return tl::unexpected(file.error());
    const auto head = events::readHead(*file);
    if (!head) return tl::unexpected(head.error());
    const auto encoding = events::recogniseEncoding(*file, head->lines);
    if (!encoding) return tl::unexpected(encoding.error());
    const events::Reading reading = events::bestReading('\0', head->lines);
    auto blocks = TextBlocks::open(std::move(*file), *encoding);
    if (!blocks) return tl::unexpected(blocks.error());

    events::RecordReader reader(std::move(*blocks), reading.delimiter);
    std::optional<std::vector<ColumnReader>> columns;
    CaseTable table;
    for (;;) {
        if (table.rows % 1024 == 0 && !control.proceed()) return fail(Error::cancelled());
        const auto record = reader.next();
        if (!record) return tl::unexpected(record.error());
        if (!*record) break;
        const auto& fields = (*record)->fields();
        if (!columns) {
            auto found = columnsOf(fields, names);
            if (!found) return at(found.error());
            columns = std::move(*found);
            continue;
        }
        if ((*record)->fault() || fields.size() != columns->size()) {
            ++table.rejected;
            continue;
        }
        for (std::size_t c = 0; c < fields.size(); ++c)
            (*columns)[c].add(fields[c]);
        ++table.rows;
    }
    if (table.rows == 0) return at(Error(SS_TEXT("engine", "The table has no rows below its header")));
    for (ColumnReader& column : *columns) {
        auto taken = column.take();
        if (!taken) return at(taken.error());
        table.columns.push_back(std::move(*taken));
    }
    return table;
}

Result<std::vector<double>> answersOf(const Column& column, bool yesOrNo)
{
    std::vector<double> answers;
    for (std::size_t i = 0; i < column.size(); ++i) {
        const bool isMissing = column.isCategorical() ? column.level[i] < 0 : !std::isfinite(column.numbers[i]);
        if (isMissing) return fail(SS_TEXT("engine", "\"{0}\" is missing in row {1}"), column.name, i + 1);
        if (!yesOrNo && column.isCategorical())
            return fail(Error(SS_TEXT("engine", "\"{0}\" holds names, not numbers"), column.name)
                            .advise(SS_TEXT("engine", "Ask for a logistic regression if they mean yes and no")));
        if (!yesOrNo) {
            answers.push_back(column.numbers[i]);
            continue;
        }
        const std::string word =
            column.isCategorical() ? column.levels[std::size_t(column.level[i])] : fmt::format("{}", column.numbers[i]);
        const auto answer = yesOrNoOf(word);
        if (!answer)
            return fail(Error(SS_TEXT("engine", "\"{0}\" is neither yes nor no: {1}"), column.name, word)
                            .advise(SS_TEXT("engine", "Ask for a linear regression if the column holds amounts")));
        answers.push_back(*answer);
    }
    if (std::ranges::count(answers, answers.front()) == std::ptrdiff_t(answers.size()))
        return fail(SS_TEXT("engine", "\"{0}\" is the same in every row"), column.name);
    return answers;
}

} // namespace sessionsmith::workflow
