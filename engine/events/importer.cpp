// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/importer.h"

#include "engine/base/text.h"
#include "engine/events/dataset.h"
#include "engine/events/eventparser.h"
#include "engine/events/jsonlines.h"
#include "engine/events/recognition.h"
#include "engine/events/recordreader.h"

#include <algorithm>
#include <chrono>
#include <span>

namespace sessionsmith::events {

namespace {

constexpr std::size_t rejectedKept = 100;
constexpr std::uint64_t rowsPerCheck = 4096;

/// The names of the columns, as far as a person would read them.
std::string listed(const std::vector<std::string>& columns)
{
    constexpr std::size_t most = 30;
    std::string list;
    for (const std::string& column : std::span(columns).first(std::min(columns.size(), most)))
        list += (list.empty() ? "" : ", ") + column;
    return columns.size() > most ? list + ", …" : list;
}

/// The index of the column that a person named, by its name or by its number from 1. Errors: no such column, or two.
Result<int> findColumn(const Preview& preview, const std::string& wanted)
{
    const auto named = [&](const std::string& column) { return lowered(column) == lowered(trimmed(wanted)); };
    const auto found = std::ranges::find_if(preview.columns, named);
    if (found != preview.columns.end()) {
        if (std::any_of(found + 1, preview.columns.end(), named))
            return fail(SS_TEXT("engine", "More than one column is named \"{0}\"; give the number of the right one"),
                        wanted);
        return int(found - preview.columns.begin());
    }
    const auto number = parseInteger(wanted);
    if (number && *number >= 1 && *number <= std::int64_t(preview.columns.size())) return int(*number - 1);
    return fail(SS_TEXT("engine", "The file has no column \"{0}\""), wanted);
}

Result<RowLayout> layoutOf(const ImportSpec& spec, const Preview& preview)
{
    RowLayout layout;
    layout.width = preview.columns.size();
    layout.timeFormat = spec.timeFormat;
    layout.action = spec.action;
    if (const KnownLayout* known = knownLayout(preview.format, preview.columns.size())) {
        layout.timeFormat = known->timeFormat;
        layout.actions = known->actions;
        if (!known->action.empty()) layout.action = known->action;
    } else if (preview.format == Format::Otto) {
        layout.timeFormat = TimeFormat::UnixMilliseconds;
        layout.actions = ottoActions();
    }

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

/// One import: what it has accepted and rejected so far.
class Import
{
public:
    Import(const ImportSpec& spec, InputFile file, const ProgressSink& progress, const Control& control)
        : m_spec(spec), m_file(std::move(file)), m_progress(progress), m_control(control)
    {}

    Result<LogBuilder> readTable(const Preview& preview);
    Result<LogBuilder> readJson(const Preview& preview);
    Result<LogBuilder> readSequences();

    std::uint64_t rejectedCount() const { return m_rejectedCount; }
    std::vector<RejectedRow> takeRejected() { return std::move(m_rejected); }
    std::vector<Message> warnings() const;
    Error nothingAccepted() const;

private:
    void reject(std::uint64_t line, Message reason);
    /// The reason why a line cannot be read at all, if there is one.
    std::optional<Message> unreadable(std::string_view text);
    /// To be asked before each row; false once the import was asked to stop.
    bool proceed(ProgressReporter& reporter, const TextReader& reader);
    static LogBuilder builderFor(const RowLayout& layout);
    ProgressReporter reporterFor(const TextReader& reader) const;

    const ImportSpec& m_spec;
    InputFile m_file;
    const ProgressSink& m_progress;
    const Control& m_control;
    std::uint64_t m_rows = 0;
    std::uint64_t m_rejectedCount = 0;
    std::uint64_t m_notUtf8 = 0; // of the rejected ones
    std::vector<RejectedRow> m_rejected;
};

void Import::reject(std::uint64_t line, Message reason)
{
    ++m_rejectedCount;
    if (m_rejected.size() < rejectedKept) m_rejected.push_back({line, std::move(reason)});
}

std::optional<Message> Import::unreadable(std::string_view text)
{
    if (const std::size_t invalid = findInvalidUtf8(text); invalid != std::string_view::npos) {
        ++m_notUtf8;
        return Message(SS_TEXT("engine", "Byte {0} of the row is not valid UTF-8"), invalid + 1);
    }
    if (text.find('\0') != std::string_view::npos) return Message(SS_TEXT("engine", "The row holds a zero byte"));
    return std::nullopt;
}

bool Import::proceed(ProgressReporter& reporter, const TextReader& reader)
{
    if (m_rows++ % rowsPerCheck != 0) return true;
    reporter.report(reader.bytesConsumed());
    return m_control.proceed();
}

ProgressReporter Import::reporterFor(const TextReader& reader) const
{
    return {m_progress, Message(SS_TEXT("engine", "Reading")), reader.fileSize(), Message(SS_TEXT("engine", "bytes"))};
}

LogBuilder Import::builderFor(const RowLayout& layout)
{
    return LogBuilder({.session = layout.has(Field::Session),
                       .time = layout.has(Field::Time),
                       .category = layout.has(Field::Category),
                       .order = layout.has(Field::Order)});
}

Result<LogBuilder> Import::readTable(const Preview& preview)
{
    const auto layout = layoutOf(m_spec, preview);
    if (!layout) return tl::unexpected(layout.error());
    auto text = TextReader::open(m_file);
    if (!text) return tl::unexpected(text.error());
    RecordReader reader(std::move(*text), preview.delimiter);
    ProgressReporter reporter = reporterFor(reader.reader());
    LogBuilder builder = builderFor(*layout);

    const auto problemOf = [&](RawEvent& event) -> std::optional<Message> {
        if (auto problem = unreadable(reader.text())) return problem;
        if (auto fault = reader.fault()) return fault;
        if (reader.isCut() && reader.fields().size() < layout->width)
            return Message(SS_TEXT("engine", "The file ends in the middle of this row: it has {0} of {1} fields"),
                           reader.fields().size(), layout->width);
        return parseEvent(reader.fields(), *layout, event);
    };
    bool skipHeader = preview.hasHeader;
    for (;;) {
        if (!proceed(reporter, reader.reader())) return fail(Error::cancelled());
        const auto read = reader.next();
        if (!read) return tl::unexpected(read.error());
        if (!*read) return builder;
        if (std::exchange(skipHeader, false)) continue;
        RawEvent event;
        if (auto problem = problemOf(event))
            reject(reader.lineNumber(), std::move(*problem));
        else
            builder.add(event);
    }
}

Result<LogBuilder> Import::readJson(const Preview& preview)
{
    const auto layout = layoutOf(m_spec, preview);
    if (!layout) return tl::unexpected(layout.error());
    auto reader = TextReader::open(m_file);
    if (!reader) return tl::unexpected(reader.error());
    ProgressReporter reporter = reporterFor(*reader);
    LogBuilder builder = builderFor(*layout);
    JsonRecords records(preview.format, preview.columns);
    for (;;) {
        if (!proceed(reporter, *reader)) return fail(Error::cancelled());
        std::string_view line;
        const auto read = reader->next(line);
        if (!read) return tl::unexpected(read.error());
        if (!*read) return builder;
        if (trimmed(line).empty()) continue;
        auto problem = unreadable(line);
        if (!problem) problem = records.parse(line);
        if (problem) {
            reject(reader->lineNumber(), std::move(*problem));
            continue;
        }
        for (const std::vector<std::string>& row : records.rows()) {
            RawEvent event;
            if (auto wrong = parseEvent({row.begin(), row.end()}, *layout, event))
                reject(reader->lineNumber(), std::move(*wrong));
            else
                builder.add(event);
        }
    }
}

Result<LogBuilder> Import::readSequences()
{
    auto reader = TextReader::open(m_file);
    if (!reader) return tl::unexpected(reader.error());
    ProgressReporter reporter = reporterFor(*reader);
    LogBuilder builder({});
    for (;;) {
        if (!proceed(reporter, *reader)) return fail(Error::cancelled());
        std::string_view line;
        const auto read = reader->next(line);
        if (!read) return tl::unexpected(read.error());
        if (!*read) return builder;
        const std::vector<std::string_view> fields = words(line);
        if (fields.empty()) continue;
        auto problem = unreadable(line);
        if (!problem && fields.size() == 1) problem = Message(SS_TEXT("engine", "No item follows the user"));
        if (problem) {
            reject(reader->lineNumber(), std::move(*problem));
            continue;
        }
        for (std::size_t i = 1; i < fields.size(); ++i)
            builder.add({.user = fields[0], .action = m_spec.action, .item = fields[i]});
    }
}

std::vector<Message> Import::warnings() const
{
    if (m_notUtf8 == 0) return {};
    return {Message(SS_TEXT("engine", "{0} rows are not valid UTF-8. If they are in GB18030, convert the file first: "
                                      "iconv -f GB18030 -t UTF-8 OLD > NEW"),
                    m_notUtf8)};
}

Error Import::nothingAccepted() const
{
    if (m_rejected.empty()) return Error(SS_TEXT("engine", "The file holds no events")).at(m_spec.path.string());
    const RejectedRow& first = m_rejected.front();
    return Error(SS_TEXT("engine", "None of the {0} rows can be read as an event; the first one: {1}"), m_rejectedCount,
                 first.reason)
        .at(m_spec.path.string() + ":" + std::to_string(first.line))
        .advise(SS_TEXT("engine", "Check the format, the delimiter and the columns"));
}

Hints hintsOf(const ImportSpec& spec)
{
    Hints hints{spec.format, spec.delimiter, {}, spec.timeFormat};
    for (const auto& [field, column] : spec.map)
        hints.columns.push_back(column);
    return hints;
}

} // namespace

const std::vector<std::string>& formatNames()
{
    static const std::vector<std::string> names{"auto",       "taobao",       "csv",        "sequences", "otto",
                                                "jsonl",      "retailrocket", "rees46",     "tmall",     "yoochoose",
                                                "diginetica", "recbole",      "safetensors"};
    return names;
}

const char* fieldName(Field field)
{
    constexpr std::array names{SS_TEXT("engine", "user"), SS_TEXT("engine", "item"),     SS_TEXT("engine", "action"),
                               SS_TEXT("engine", "time"), SS_TEXT("engine", "category"), SS_TEXT("engine", "session"),
                               SS_TEXT("engine", "order")};
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
        auto log = readDataset(spec.path);
        if (!log) return tl::unexpected(log.error());
        result.log = std::move(*log);
        result.format = formatNames()[std::size_t(Format::Safetensors)];
        result.seconds = secondsSince(started);
        return result;
    }
    auto file = InputFile::openOrSpool(spec.path, progress, control);
    if (!file) return tl::unexpected(file.error());
    const auto preview = recognise(*file, hintsOf(spec), 0, control);
    if (!preview) return tl::unexpected(preview.error());
    Import import(spec, std::move(*file), progress, control);
    const bool isJson = preview->format == Format::Otto || preview->format == Format::JsonLines;
    auto builder = isJson                                 ? import.readJson(*preview)
                   : preview->format == Format::Sequences ? import.readSequences()
                                                          : import.readTable(*preview);
    if (!builder) return tl::unexpected(builder.error());
    if (builder->size() == 0) return fail(import.nothingAccepted());

    result.log = std::move(*builder).finish(spec.sessionGap);
    result.rejectedCount = import.rejectedCount();
    result.rejected = import.takeRejected();
    result.format = formatNames()[std::size_t(preview->format)];
    result.warnings = import.warnings();
    if (spec.map.empty()) // with a map of their own nobody relies on the guess
        result.warnings.insert(result.warnings.end(), preview->warnings.begin(), preview->warnings.end());
    result.seconds = secondsSince(started);
    return result;
}

} // namespace sessionsmith::events
