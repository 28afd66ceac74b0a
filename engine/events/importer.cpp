// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/importer.h"

#include "engine/base/parallel.h"
#include "engine/base/text.h"
#include "engine/events/blockparser.h"
#include "engine/events/dataset.h"
#include "engine/events/logblocks.h"
#include "engine/events/logbuilder.h"
#include "engine/events/recognition.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <mutex>
#include <optional>

namespace sessionsmith::events {

namespace {

constexpr unsigned mostReaders = 16; // each has names of its own, which cost memory

/// One import: threads that take blocks of the files in turn, and what they have accepted and rejected so far.
class Import
{
public:
    Import(const ImportSpec& spec, const Preview& preview, const RowLayout& layout, const ProgressSink& progress,
           const Control& control)
        : m_spec(spec), m_preview(preview), m_layout(layout), m_progress(progress), m_control(control),
          m_builder(layout.logColumns())
    {}

    Result<ImportResult> run(LogBlocks blocks);

private:
    /// A block that was taken, and the lines it turned out to have.
    struct Block
    {
        std::size_t file = 0;
        bool hasHeader = false;
        std::uint64_t lines = 0;
        std::uint64_t accepted = 0, rejected = 0; ///< events
    };
    void readBlocks(std::size_t reader, LogBlocks& blocks, ProgressReporter& reporter);
    /// The number of the next block, if there is one and the import goes on.
    std::optional<std::size_t> takeBlock(LogBlocks& blocks, TextBlock& block, ProgressReporter& reporter);
    bool hasHeader(std::size_t block);
    void add(std::size_t block, std::size_t reader, BlockReading reading);
    std::vector<RejectedRow> rejected() const;
    std::vector<Message> warnings() const;
    /// Errors: of one of the files no row is accepted, or no file has any.
    Result<> checkAccepted() const;

    const ImportSpec& m_spec;
    const Preview& m_preview;
    const RowLayout& m_layout;
    const ProgressSink& m_progress;
    const Control& m_control;

    std::mutex m_mutex; // for all that follows
    std::vector<Block> m_blocks;
    std::optional<Error> m_error;
    LogBuilder m_builder;
    std::vector<NameTables> m_names;
    std::uint64_t m_rejectedCount = 0;
    std::uint64_t m_unreadable = 0;                             // of the rejected ones
    std::uint64_t m_impossiblePrices = 0;                       // in rows that were accepted
    std::map<std::size_t, std::vector<RejectedRow>> m_rejected; // by block, those that may be among the first
};

std::optional<std::size_t> Import::takeBlock(LogBlocks& blocks, TextBlock& block, ProgressReporter& reporter)
{
    const std::lock_guard lock(m_mutex);
    if (m_error) return std::nullopt;
    reporter.report(blocks.bytesConsumed());
    const auto read = m_control.proceed() ? blocks.next(block) : fail(Error::cancelled());
    if (!read) m_error = read.error();
    if (!read || !*read) return std::nullopt;
    m_blocks.push_back({blocks.file(), blocks.beginsWithHeader()});
    return m_blocks.size() - 1;
}

bool Import::hasHeader(std::size_t block)
{
    const std::lock_guard lock(m_mutex);
    return m_blocks[block].hasHeader;
}

void Import::add(std::size_t block, std::size_t reader, BlockReading reading)
{
    const auto impossiblePrices = std::uint64_t(std::ranges::count(reading.rows.price, impossiblePrice));
    const std::lock_guard lock(m_mutex);
    m_blocks[block].accepted = reading.rows.size();
    m_blocks[block].rejected = reading.rejectedCount;
    m_builder.add(block, reader, std::move(reading.rows));
    m_blocks[block].lines = reading.lines;
    m_rejectedCount += reading.rejectedCount;
    m_unreadable += reading.unreadable;
    m_impossiblePrices += impossiblePrices;
    if (reading.rejected.empty()) return;
    m_rejected.emplace(block, std::move(reading.rejected));
    std::size_t before = 0; // rows rejected in earlier blocks: with enough of them, later blocks no longer matter
    for (auto rows = m_rejected.begin(); rows != m_rejected.end(); before += (rows++)->second.size())
        if (before >= BlockReading::rejectedKept) {
            m_rejected.erase(rows, m_rejected.end());
            break;
        }
}

void Import::readBlocks(std::size_t reader, LogBlocks& blocks, ProgressReporter& reporter)
{
    const auto parser = BlockParser::create(m_preview, m_layout);
    TextBlock block;
    while (const auto number = takeBlock(blocks, block, reporter))
        add(*number, reader, parser->parse(block, hasHeader(*number)));
    const std::lock_guard lock(m_mutex);
    m_names[reader] = parser->takeNames();
}

std::vector<RejectedRow> Import::rejected() const
{
    std::vector<RejectedRow> all;
    std::uint64_t linesBefore = 0; // in the same file
    auto rows = m_rejected.begin();
    for (std::size_t i = 0; i < m_blocks.size() && rows != m_rejected.end(); linesBefore += m_blocks[i++].lines) {
        const Block& block = m_blocks[i];
        if (i > 0 && block.file != m_blocks[i - 1].file) linesBefore = 0;
        if (rows->first != i) continue;
        for (const RejectedRow& row : (rows++)->second)
            if (all.size() < BlockReading::rejectedKept)
                all.push_back({linesBefore + row.line, row.reason, block.file});
    }
    return all;
}

std::vector<Message> Import::warnings() const
{
    std::vector<Message> warnings;
    if (m_unreadable > 0)
        warnings.push_back(
            m_preview.encoding == TextEncoding::Gb18030
                ? Message(SS_TEXT("engine", "{0} rows are not valid GB18030. If most of the file is in UTF-8, say so"),
                          m_unreadable)
                : Message(SS_TEXT("engine", "{0} rows are not valid UTF-8. If most of the file is in GB18030, say so"),
                          m_unreadable));
    if (m_impossiblePrices > 0)
        warnings.push_back(Message(SS_TEXT("engine", "{0} rows have a price that is no number, or a negative one. They "
                                                     "are kept, and the price is left out"),
                                   m_impossiblePrices));
    return warnings;
}

Result<> Import::checkAccepted() const
{
    const std::vector<RejectedRow> rows = rejected();
    for (std::size_t block = 0; block < m_blocks.size();) {
        const std::size_t file = m_blocks[block].file;
        std::uint64_t accepted = 0, rejected = 0;
        for (; block < m_blocks.size() && m_blocks[block].file == file; ++block) {
            accepted += m_blocks[block].accepted;
            rejected += m_blocks[block].rejected;
        }
        if (accepted > 0 || rejected == 0) continue;
        // After many rejected rows of other files the first of this one is not kept.
        const auto first = std::ranges::find(rows, file, &RejectedRow::file);
        const std::string path = fileOf(m_spec, {0, {}, file}).string();
        const Error error =
            first == rows.end()
                ? Error(SS_TEXT("engine", "None of the {0} rows can be read as an event"), rejected).at(path)
                : Error(SS_TEXT("engine", "None of the {0} rows can be read as an event; the first "
                                          "one: {1}"),
                        rejected, first->reason)
                      .at(path + ":" + std::to_string(first->line));
        return fail(m_spec.more.empty()
                        ? Error(error).advise(SS_TEXT("engine", "Check the format, the delimiter and the columns"))
                        : Error(error).advise(SS_TEXT("engine", "All files of a log have the same form: import this "
                                                                "one by itself")));
    }
    if (m_builder.size() > 0) return {};
    return fail(Error(SS_TEXT("engine", "The file holds no events")).at(m_spec.path.string()));
}

Result<ImportResult> Import::run(LogBlocks blocks)
{
    const unsigned threads = std::min(threadCount(m_spec.threads), mostReaders);
    ProgressReporter reporter(m_progress, Message(SS_TEXT("engine", "Reading")), blocks.bytes(),
                              Message(SS_TEXT("engine", "bytes")));
    m_names.resize(threads);
    parallelFor(threads, 1, threads, [&](std::size_t reader, std::size_t) { readBlocks(reader, blocks, reporter); });
    if (m_error) return fail(std::move(*m_error));
    if (auto readable = checkAccepted(); !readable) return tl::unexpected(readable.error());

    auto log = std::move(m_builder).finish(std::move(m_names), m_spec.sessionGap, threads, m_progress, m_control);
    if (!log) return tl::unexpected(log.error());
    return ImportResult{std::move(*log), m_rejectedCount,   rejected(), formatNames()[std::size_t(m_preview.format)],
                        warnings(),      blocks.encodings()};
}

Hints hintsOf(const ImportSpec& spec)
{
    Hints hints{spec.format, spec.delimiter, {}, spec.timeFormat, spec.encoding};
    for (const auto& [field, column] : spec.map)
        hints.columns.push_back(column);
    if (const auto time = spec.map.find(Field::Time); time != spec.map.end()) hints.timeColumn = time->second;
    return hints;
}

} // namespace

const std::vector<std::string>& formatNames()
{
    static const std::vector<std::string> names{"auto",       "taobao",       "csv",     "sequences",  "otto",
                                                "jsonl",      "retailrocket", "rees46",  "tmall",      "yoochoose",
                                                "diginetica", "onlineretail", "recbole", "safetensors"};
    return names;
}

const std::filesystem::path& fileOf(const ImportSpec& spec, const RejectedRow& row)
{
    return row.file == 0 ? spec.path : spec.more[row.file - 1];
}

const char* fieldName(Field field)
{
    constexpr std::array<const char*, fieldCount> names{SS_TEXT("engine", "user"),     SS_TEXT("engine", "item"),
                                                        SS_TEXT("engine", "action"),   SS_TEXT("engine", "time"),
                                                        SS_TEXT("engine", "category"), SS_TEXT("engine", "session"),
                                                        SS_TEXT("engine", "order"),    SS_TEXT("engine", "price")};
    return names[std::size_t(field)];
}

Result<> ImportSpec::validate() const
{
    if (auto named = checkName(action); !named)
        return fail(Error(SS_TEXT("engine", "This cannot be the action of a log: {0}"), named.error().what()));
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r' || static_cast<unsigned char>(delimiter) >= 0x80)
        return fail(
            SS_TEXT("engine", "The delimiter must be one character of ASCII, and neither a quote nor a line end"));
    if (sessionGap <= 0) return fail(SS_TEXT("engine", "The pause that starts a new session must be longer than zero"));
    return {};
}

Result<ImportResult> importLog(const ImportSpec& spec, const ProgressSink& progress, const Control& control)
{
    const auto started = std::chrono::steady_clock::now();
    if (auto valid = spec.validate(); !valid) return tl::unexpected(valid.error());
    ImportResult result;
    const auto secondsSince = [](std::chrono::steady_clock::time_point begin) {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    if (spec.format == Format::Safetensors || (spec.format == Format::Auto && isDatasetFile(spec.path))) {
        if (!spec.more.empty())
            return fail(Error(SS_TEXT("engine", "A data set in columns is imported by itself")).at(spec.path.string()));
        auto log = readDataset(spec.path);
        if (!log) return tl::unexpected(log.error());
        if (auto likely = checkTimes(*log); !likely) return fail(likely.error().at(spec.path.string()));
        result.log = std::move(*log);
        result.format = formatNames()[std::size_t(Format::Safetensors)];
        result.seconds = secondsSince(started);
        return result;
    }
    auto file = InputFile::openOrSpool(spec.path, progress, control);
    if (!file) return tl::unexpected(file.error());
    auto preview = recognise(*file, hintsOf(spec), 0, control);
    if (!preview) return tl::unexpected(preview.error());
    auto blocks = LogBlocks::open(spec, *preview, std::move(*file), control);
    if (!blocks) return tl::unexpected(blocks.error());
    const auto layout =
        preview->format == Format::Sequences ? RowLayout{.action = spec.action} : layoutOf(spec, *preview);
    if (!layout) return tl::unexpected(layout.error());
    auto imported = Import(spec, *preview, *layout, progress, control).run(std::move(*blocks));
    if (!imported) return imported;
    result = std::move(*imported);
    result.warnings.insert(result.warnings.end(), preview->warnings.begin(), preview->warnings.end());
    result.seconds = secondsSince(started);
    return result;
}

} // namespace sessionsmith::events
