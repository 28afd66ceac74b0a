// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runtablefile.h"

#include "engine/base/text.h"
#include "engine/events/recordreader.h"
#include "engine/runfiles/curverows.h"
#include "engine/runfiles/foreignrun.h"
#include "engine/runfiles/jsonrows.h"
#include "engine/runfiles/toldrun.h"

#include <array>
#include <set>

namespace sessionsmith::runfiles {

namespace {

using Json = nlohmann::json;
using store::RunStatus;

/// Of a run that was still under way when it was exported nothing more will come.
RunStatus statusNamed(const std::string& told)
{
    for (const RunStatus status : {RunStatus::Finished, RunStatus::Cancelled, RunStatus::Failed})
        if (told == store::name(status)) return status;
    return RunStatus::Interrupted;
}

Result<> takeFigures(const Json& row, store::RunMetrics& metrics)
{
    const auto parts = row.find("metrics");
    if (parts == row.end() || parts->is_null()) return {};
    if (!parts->is_object()) return fail(SS_TEXT("engine", "The figures of a run are no object"));
    for (const auto& [part, figures] : parts->items()) {
        if (!figures.is_object()) return fail(SS_TEXT("engine", "The figures of a run are no object"));
        for (const auto& [metric, unused] : figures.items()) {
            std::optional<double> value;
            if (auto taken = take(figures, metric.c_str(), value); !taken) return taken;
            if (value) metrics[part][metric] = *value;
        }
    }
    return {};
}

Result<Milliseconds> timeIn(const std::string& text)
{
    const auto time = parseIsoTime(text);
    if (!time) return fail(SS_TEXT("engine", "\"{0}\" is no time"), text.substr(0, 40));
    return *time;
}

/// A row of the table in JSON Lines.
Result<store::RunRecord> recordOf(const Json& row, const std::string& source, const std::string& format)
{
    store::RunRecord run;
    run.kind = store::RunKind::Import;
    ToldRun told;
    std::string created;
    std::optional<double> seconds;
    Result<> taken;
    const auto read = [&](const char* key, auto& value) {
        if (taken) taken = take(row, key, value);
    };
    read("run", run.name);
    read("kind", told.kind);
    read("status", told.status);
    read("data", told.data);
    read("start", told.start);
    read("model", told.models);
    read("note", run.marks.note);
    read("tags", run.marks.tags);
    read("starred", run.marks.isStarred);
    read("archived", run.marks.isArchived);
    read("created", created);
    read("seconds", seconds);
    read("message", run.message);
    if (taken) taken = checkName(run.name);
    if (taken) taken = takeFigures(row, run.metrics);
    if (taken && !created.empty()) taken = timeIn(created).map([&](Milliseconds time) { run.createdAt = time; });
    if (!taken) return tl::unexpected(taken.error());
    if (told.kind.empty())
        return fail(SS_TEXT("engine", "This is no table of runs: it does not say of what kind they are"));
    run.status = statusNamed(told.status);
    run.seconds = seconds.value_or(0);
    told.lineage = row.value("lineage", Json::array());
    run.spec = withTold(row.value("spec", Json()), told, source, format);
    return run;
}

/// What a cell of a table in CSV says, as far as its text alone can tell.
Json typed(const std::string& cell)
{
    if (cell == "yes" || cell == "no") return cell == "yes";
    // Only what would be written the same way is a number: "007" is a word.
    if (const auto number = parseDouble(cell); number && exactText(*number) == cell) return *number;
    if (cell.starts_with('['))
        if (auto list = shallowJson(cell); list && list->is_array()) return *list;
    return cell;
}

/// A row of the table in CSV as one in JSON Lines. Cells that are empty say nothing.
Result<Json> jsonOf(const std::vector<std::string>& columns, const std::vector<std::string_view>& cells)
{
    static const std::set<std::string, std::less<>> texts{"run",   "kind", "status",  "data",
                                                          "start", "note", "created", "message"};
    if (cells.size() != columns.size())
        return fail(SS_TEXT("engine", "There are {0} cells, and {1} columns"), cells.size(), columns.size());
    Json row{{"spec", Json::object()}};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string &column = columns[i], cell(cells[i]);
        if (cell.empty()) continue;
        const std::size_t slash = column.find('/');
        if (texts.contains(column)) {
            row[column] = cell;
        } else if (slash != std::string::npos) {
            const auto value = valueOf(cell);
            if (!value)
                return fail(SS_TEXT("engine", "\"{0}\" in the column {1} is no value"), cell.substr(0, 40), column);
            row["metrics"][column.substr(0, slash)][column.substr(slash + 1)] =
                std::isfinite(*value) ? Json(*value) : Json(exactText(*value));
        } else if (column == "model" || column == "tags" || column == "lineage" || column == "seconds" ||
                   column == "starred" || column == "archived") {
            row[column] = column == "lineage" ? shallowJson(cell).value_or(Json()) : typed(cell);
        } else {
            row["spec"][column] = typed(cell);
        }
    }
    return row;
}

/// Takes rows of a table as they come.
class TableReader
{
public:
    TableReader(const std::filesystem::path& source, std::string format)
        : m_source(std::filesystem::absolute(source).lexically_normal().string()), m_format(std::move(format))
    {}

    Result<> add(const Json& row)
    {
        auto run = recordOf(row, m_source, m_format);
        if (!run) return tl::unexpected(run.error());
        if (!m_names.insert(run->name).second)
            return fail(SS_TEXT("engine", "The run \"{0}\" is there twice"), run->name);
        if (m_runs.size() == RunCollector::mostRuns)
            return fail(SS_TEXT("engine", "There are more than {0} runs"), RunCollector::mostRuns);
        m_runs.push_back(*std::move(run));
        return {};
    }
    std::vector<store::RunRecord> take() && { return std::move(m_runs); }

private:
    std::string m_source, m_format;
    std::set<std::string> m_names;
    std::vector<store::RunRecord> m_runs;
};

Result<> readLines(const std::filesystem::path& path, TableReader& table, Phase& phase)
{
    auto rows = JsonRows::open(path);
    if (!rows) return tl::unexpected(rows.error());
    for (Json row;;) {
        const auto more = rows->next(row, phase);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        if (auto added = table.add(row); !added) return fail(rows->here(added.error()));
    }
}

Result<> readCsv(const std::filesystem::path& path, InputFile file, TableReader& table, Phase& phase)
{
    auto blocks = TextBlocks::open(std::move(file));
    if (!blocks) return tl::unexpected(blocks.error());
    events::RecordReader records(*std::move(blocks), ',');
    std::vector<std::string> columns;
    for (;;) {
        const auto record = records.next();
        if (!record) return tl::unexpected(record.error());
        if (!*record) return {};
        const auto at = [&](Error error) {
            return error.at(fmt::format("{}:{}", path.string(), records.lineNumber()));
        };
        if (const auto fault = (*record)->fault())
            return fail(at(Error(SS_TEXT("engine", "The quotes of a row are wrong: {0}"), *fault)));
        const std::vector<std::string_view>& cells = (*record)->fields();
        if (columns.empty()) {
            columns.assign(cells.begin(), cells.end());
        } else if (const auto row = jsonOf(columns, cells); !row) {
            return fail(at(row.error()));
        } else if (auto added = table.add(*row); !added) {
            return fail(at(added.error()));
        }
        if (!phase.advance((*record)->text().size())) return fail(Error::cancelled());
    }
}

} // namespace

Result<std::vector<store::RunRecord>> readRunTable(const std::filesystem::path& path,
                                                   const std::filesystem::path& source, Phase& phase)
{
    auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const bool areLines = isJsonLines(path, *file);
    TableReader table(source, areLines ? "jsonl" : "csv");
    const auto read = areLines ? readLines(path, table, phase) : readCsv(path, *std::move(file), table, phase);
    if (!read) return tl::unexpected(read.error());
    return std::move(table).take();
}

} // namespace sessionsmith::runfiles
