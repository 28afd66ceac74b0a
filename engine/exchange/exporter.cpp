// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/exporter.h"

#include "engine/base/compression.h"
#include "engine/base/parallel.h"
#include "engine/base/phase.h"
#include "engine/events/dataset.h"
#include "engine/exchange/rowwriter.h"
#include "engine/exchange/sqlitelog.h"

#include <algorithm>

namespace sessionsmith::exchange {

namespace {

using Path = std::filesystem::path;

constexpr std::size_t rowsPerPiece = 1u << 15;

bool isPlace(const Path& path)
{
    std::error_code unknown;
    return std::filesystem::exists(path, unknown) && !std::filesystem::is_regular_file(path, unknown);
}

/// The text files that an export writes.
class TextExport
{
public:
    TextExport(const EventLog& log, const ExportSpec& spec, const ProgressSink& progress, const Control& control)
        : m_log(log), m_spec(spec), m_writer(log, spec.format),
          m_phase(progress, control, Message(SS_TEXT("engine", "Writing")), log.size(),
                  Message(SS_TEXT("engine", "events")))
    {}

    /// The events begin ... end-1, to `path`.
    Result<> writeEvents(const Path& path, std::size_t begin, std::size_t end)
    {
        return write(path, m_writer.header(), begin, end,
                     [this](std::string& text, std::size_t event) { m_writer.appendRow(text, event); });
    }
    Result<> writeItems(const Path& path)
    {
        const std::vector<std::int32_t> categories = itemCategories(m_log);
        return write(path, m_writer.itemHeader(), 0, categories.size(), [&](std::string& text, std::size_t item) {
            m_writer.appendItem(text, std::int32_t(item), categories[item]);
        });
    }
    StagedExport take() { return std::move(m_staged); }

private:
    /// Pieces of rows become text, compressed where it is to be, in several threads; they are written in order.
    template <typename Append>
    Result<> write(const Path& path, const std::string& header, std::size_t begin, std::size_t end, Append&& append)
    {
        auto file = AtomicFile::create(path);
        if (!file) return tl::unexpected(file.error());
        std::vector<std::string> pieces(2 * threadCount(m_spec.threads));
        const std::size_t rowsPerRound = pieces.size() * rowsPerPiece;
        for (std::size_t from = begin; from == begin || from < end; from += rowsPerRound) {
            const auto fill = [&](std::size_t piece) {
                std::string text = from == begin && piece == 0 ? header : std::string();
                const std::size_t first = std::min(end, from + piece * rowsPerPiece);
                for (std::size_t row = first; row < std::min(end, first + rowsPerPiece); ++row)
                    append(text, row);
                const bool isNothing = text.empty() && !(from == begin && piece == 0);
                pieces[piece] = m_spec.compressed && !isNothing ? compressed(text) : std::move(text);
            };
            parallelFor(pieces.size(), 1, m_spec.threads, [&](std::size_t firstPiece, std::size_t endPiece) {
                for (std::size_t piece = firstPiece; piece < endPiece; ++piece)
                    fill(piece);
            });
            for (const std::string& piece : pieces)
                if (auto written = file->write(piece); !written) return written;
            if (!m_phase.advance(std::min(end, from + rowsPerRound) - from)) return fail(Error::cancelled());
        }
        if (auto synced = file->sync(); !synced) return synced;
        m_staged.files.push_back({path, file->bytesWritten(), end - begin});
        m_staged.written.push_back(std::move(*file));
        return {};
    }

    const EventLog& m_log;
    const ExportSpec& m_spec;
    const RowWriter m_writer;
    Phase m_phase;
    StagedExport m_staged;
};

/// Where each shard begins, and the end: at the first event of a user, so that all have about as many events. Errors:
/// more shards than users.
Result<std::vector<std::size_t>> shardOffsets(const EventLog& log, unsigned shards)
{
    const std::vector<std::size_t> users = sequenceOffsets(log, events::SequenceBy::User); // and the end
    if (shards > 1 && users.size() - 1 < shards)
        return fail(
            Error(SS_TEXT("engine", "A log of {0} users cannot be split into {1} files"), users.size() - 1, shards)
                .advise(SS_TEXT("engine", "Every user stays in one file: ask for fewer")));
    std::vector<std::size_t> offsets{0};
    std::size_t user = 0;
    for (unsigned shard = 1; shard < shards; ++shard) {
        const auto wanted = std::size_t(double(log.size()) * shard / shards);
        ++user; // none is empty
        while (users[user] < wanted && user + 1 + (shards - shard) < users.size())
            ++user;
        offsets.push_back(users[user]);
    }
    offsets.push_back(log.size());
    return offsets;
}

Path withExtension(Path path, const char* extension)
{
    const bool isCompressed = path.extension() == ".zst";
    if (isCompressed) path.replace_extension();
    path.replace_extension(extension);
    return isCompressed ? path += ".zst" : path;
}

Result<StagedExport> stageWhole(const EventLog& log, const ExportSpec& spec, const ProgressSink& progress,
                                const Control& control)
{
    const bool isSqlite = spec.format == ExportFormat::Sqlite;
    auto file = isSqlite ? stageSqlite(log, spec.path, progress, control)
                         : events::stageDataset(log, spec.path, progress, control);
    if (!file) return tl::unexpected(file.error());
    std::error_code unknown; // not by our hand: its size is asked for
    const std::uint64_t bytes =
        isSqlite ? std::filesystem::file_size(file->temporary(), unknown) : file->bytesWritten();
    StagedExport staged;
    staged.files.push_back({spec.path, bytes, log.size()});
    staged.written.push_back(std::move(*file));
    return staged;
}

/// Errors: a table of text cannot hold a name with a zero byte, for readers take it for the end of the text.
Result<> checkNames(const EventLog& log, ExportFormat format)
{
    if (format != ExportFormat::Csv && format != ExportFormat::RecBole) return {};
    const auto check = [&](const std::string& name) -> Result<> {
        if (name.find('\0') == std::string::npos) return {};
        return fail(Error(SS_TEXT("engine", "The name \"{0}\" holds a zero byte, which a table of text cannot"),
                          name.substr(0, name.find('\0')))
                        .advise(SS_TEXT("engine", "Export it as JSON Lines, SQLite or columns")));
    };
    for (const events::Vocabulary* names : {&log.users, &log.actions, &log.items, &log.categories})
        for (std::int32_t i = 0; i < names->size(); ++i)
            if (auto good = check((*names)[i]); !good) return good;
    for (const std::string& name : log.sessionNames)
        if (auto good = check(name); !good) return good;
    return {};
}

} // namespace

const std::vector<std::string>& exportFormatNames()
{
    static const std::vector<std::string> names{"csv", "jsonl", "recbole", "safetensors", "sqlite"};
    return names;
}

const char* extensionOf(ExportFormat format)
{
    constexpr std::array extensions{".csv", ".jsonl", ".inter", ".safetensors", ".sqlite"};
    return extensions[std::size_t(format)];
}

bool isText(ExportFormat format)
{
    return format != ExportFormat::Safetensors && format != ExportFormat::Sqlite;
}

Path shardPath(const Path& path, std::uint64_t shard, std::uint64_t shards)
{
    if (shards == 1) return path;
    std::string end = path.extension().string();
    Path stem = path.stem();
    if (end == ".zst") {
        end = stem.extension().string() + end;
        stem = stem.stem();
    }
    return path.parent_path() / fmt::format("{}-{:05}-of-{:05}{}", stem.string(), shard, shards, end);
}

Result<> ExportSpec::validate() const
{
    if (!shardLimits.allow(double(shards)))
        return fail(SS_TEXT("engine", "\"{0}\" is {1}; it must lie between {2} and {3}"), "shards", shards,
                    std::int64_t(shardLimits.low), std::int64_t(shardLimits.high));
    if (!isText(format) && (compressed || shards > 1))
        return fail(SS_TEXT("engine", "Columns in safetensors and SQLite databases are one file, and not compressed: "
                                      "they are used as they are"));
    const Path plain = path.extension() == ".zst" ? Path(path).replace_extension() : path;
    if (format == ExportFormat::RecBole && plain.extension() != ".inter")
        return fail(SS_TEXT("engine", "The name of RecBole's file of interactions must end in .inter"));
    return {};
}

Path ExportSpec::fullPath() const
{
    return compressed && path.extension() != ".zst" && !isPlace(path) ? Path(path) += ".zst" : path;
}

Result<StagedExport> stageExport(const EventLog& log, const ExportSpec& spec, const ProgressSink& progress,
                                 const Control& control)
{
    if (auto valid = spec.validate(); !valid) return tl::unexpected(valid.error());
    if (auto good = checkNames(log, spec.format); !good) return tl::unexpected(good.error());
    if (!isText(spec.format)) return stageWhole(log, spec, progress, control);
    const auto offsets = shardOffsets(log, spec.shards);
    if (!offsets) return tl::unexpected(offsets.error());
    if (spec.shards > 1 && isPlace(spec.path))
        return fail(
            Error(SS_TEXT("engine", "A pipe or a device takes one file, not {0}"), spec.shards).at(spec.path.string()));
    const Path path = spec.fullPath();
    TextExport files(log, spec, progress, control);
    for (unsigned shard = 0; shard < spec.shards; ++shard)
        if (auto written =
                files.writeEvents(shardPath(path, shard, spec.shards), (*offsets)[shard], (*offsets)[shard + 1]);
            !written)
            return tl::unexpected(written.error());
    if (spec.format == ExportFormat::RecBole && (log.hasCategory() || log.hasPrice()))
        if (auto written = files.writeItems(withExtension(path, ".item")); !written)
            return tl::unexpected(written.error());
    return files.take();
}

Result<std::vector<ExportedFile>> exportLog(const EventLog& log, const ExportSpec& spec, const ProgressSink& progress,
                                            const Control& control)
{
    auto staged = stageExport(log, spec, progress, control);
    if (!staged) return tl::unexpected(staged.error());
    if (auto named = AtomicFile::commitTogether(staged->written); !named) return tl::unexpected(named.error());
    return std::move(staged->files);
}

} // namespace sessionsmith::exchange
