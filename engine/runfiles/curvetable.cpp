// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/curvetable.h"

#include "engine/base/text.h"
#include "engine/events/recordreader.h"
#include "engine/runfiles/curvecolumns.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::runfiles {

namespace {

/// The delimiter of a header: of those that are usual the one that it has most of.
Result<char> delimiterOf(const InputFile& file)
{
    constexpr std::size_t longestHeader = 1u << 16;
    auto stream = UnpackedStream::open(file);
    if (!stream) return tl::unexpected(stream.error());
    std::string head(longestHeader, '\0');
    const auto read = stream->read(head);
    if (!read) return tl::unexpected(read.error());
    head.resize(*read);
    const std::string_view line = std::string_view(head).substr(0, head.find('\n'));
    if (line.find('\0') != std::string_view::npos || !isValidUtf8(line))
        return fail(Error(SS_TEXT("engine", "This is neither an event file of TensorBoard nor a table of curves"))
                        .at(file.name()));
    return std::ranges::max({',', ';', '\t'}, {}, [&](char c) { return std::ranges::count(line, c); });
}

std::optional<std::int64_t> stepOf(std::string_view cell)
{
    if (const auto whole = parseInteger(cell)) return whole;
    const auto number = parseDouble(cell); // "100.0", "1e3"
    if (!number || *number != std::floor(*number) || std::abs(*number) > double(PointCollector::lastStep))
        return std::nullopt;
    return std::int64_t(*number);
}

class CurveTableReader
{
public:
    CurveTableReader(CurveColumns columns, Milliseconds now) : m_columns(std::move(columns)), m_now(now) {}

    Result<> read(const std::vector<std::string_view>& cells)
    {
        if (cells.size() != m_columns.count)
            return fail(SS_TEXT("engine", "There are {0} cells, and {1} columns"), cells.size(), m_columns.count);
        store::MetricPoint point;
        const auto step = stepOf(cells[m_columns.step]);
        if (!step) return fail(SS_TEXT("engine", "\"{0}\" is no step"), shown(cells[m_columns.step]));
        point.step = *step;
        if (auto taken = takePlace(cells, point); !taken) return taken;
        if (!m_columns.isLong()) return readWide(cells, point);
        point.metric = cells[*m_columns.metric];
        const auto value = valueOf(cells[*m_columns.value]);
        if (!value) return fail(SS_TEXT("engine", "\"{0}\" is no value"), shown(cells[*m_columns.value]));
        point.value = *value;
        return m_runs.add(m_columns.run ? std::string(cells[*m_columns.run]) : m_columns.runName, std::move(point));
    }

    std::vector<ForeignRun> finish() && { return std::move(m_runs).finish(); }

private:
    /// A piece of a cell that fits into a message.
    static std::string shown(std::string_view cell)
    {
        constexpr std::size_t most = 40;
        return std::string(cell.substr(0, most)) + (cell.size() > most ? "..." : "");
    }

    Result<> takePlace(const std::vector<std::string_view>& cells, store::MetricPoint& point) const
    {
        point.time = m_now;
        if (m_columns.epoch && !trimmed(cells[*m_columns.epoch]).empty()) {
            const auto epoch = parseDouble(cells[*m_columns.epoch]);
            if (!epoch) return fail(SS_TEXT("engine", "\"{0}\" is no epoch"), shown(cells[*m_columns.epoch]));
            point.epoch = *epoch;
        }
        if (!m_columns.time || trimmed(cells[*m_columns.time]).empty()) return {};
        const std::string_view cell = cells[*m_columns.time];
        if (const auto seconds = parseDouble(cell)) {
            const auto time = timeOf(*seconds);
            if (!time) return tl::unexpected(time.error());
            point.time = *time;
        } else if (const auto time = parseIsoTime(cell)) {
            point.time = *time;
        } else {
            return fail(SS_TEXT("engine", "\"{0}\" is no time"), shown(cell));
        }
        return {};
    }

    Result<> readWide(const std::vector<std::string_view>& cells, store::MetricPoint point)
    {
        for (const auto& [name, column] : m_columns.metrics) {
            if (trimmed(cells[column]).empty()) continue;
            const auto value = valueOf(cells[column]);
            if (!value)
                return fail(SS_TEXT("engine", "\"{0}\" in the column {1} is no value"), shown(cells[column]), name);
            point.metric = name;
            point.value = *value;
            if (auto added = m_runs.add(m_columns.runName, point); !added) return added;
        }
        return {};
    }

    CurveColumns m_columns;
    Milliseconds m_now;
    RunCollector m_runs;
};

} // namespace

Result<std::vector<ForeignRun>> readCurveTable(const std::filesystem::path& path, Milliseconds now, Phase& phase)
{
    const auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto delimiter = delimiterOf(*file);
    if (!delimiter) return tl::unexpected(delimiter.error());
    auto blocks = TextBlocks::open(*file);
    if (!blocks) return tl::unexpected(blocks.error());
    events::RecordReader records(*std::move(blocks), *delimiter);
    std::optional<CurveTableReader> table;
    const auto at = [&](Error error) { return error.at(fmt::format("{}:{}", path.string(), records.lineNumber())); };
    for (;;) {
        const auto record = records.next();
        if (!record) return tl::unexpected(record.error());
        if (!*record) break;
        if (const auto fault = (*record)->fault())
            return fail(at(Error(SS_TEXT("engine", "The quotes of a row are wrong: {0}"), *fault)));
        if (!table) {
            auto columns = CurveColumns::from((*record)->fields(), path);
            if (!columns) return fail(at(columns.error()));
            table.emplace(*std::move(columns), now);
        } else if (auto read = table->read((*record)->fields()); !read) {
            return fail(at(read.error()));
        }
        if (!phase.advance((*record)->text().size())) return fail(Error::cancelled());
    }
    if (!table) return fail(Error(SS_TEXT("engine", "The file is empty")).at(path.string()));
    return std::move(*table).finish();
}

} // namespace sessionsmith::runfiles
