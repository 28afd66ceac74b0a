// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/exporter.h"

#include "engine/base/phase.h"
#include "engine/base/textwriter.h"
#include "engine/events/dataset.h"
#include "engine/events/rowwriter.h"

namespace sessionsmith::events {

namespace {

using Path = std::filesystem::path;

constexpr std::size_t rowsPerCheck = 4096;

/// The files that an export writes: whole, then named one after the other.
class Export
{
public:
    Export(const EventLog& log, const ExportSpec& spec, const ProgressSink& progress, const Control& control)
        : m_log(log), m_spec(spec), m_writer(log, spec.format),
          m_phase(progress, control, Message(SS_TEXT("engine", "Writing")), log.size(),
                  Message(SS_TEXT("engine", "events")))
    {}

    /// The events begin ... end-1, to `path`.
    Result<> writeEvents(const Path& path, std::size_t begin, std::size_t end)
    {
        return write(path, m_writer.header(), begin, end, [this](std::size_t event) { return m_writer.row(event); });
    }
    Result<> writeItems(const Path& path)
    {
        const std::vector<std::int32_t> categories = itemCategories(m_log);
        return write(path, RowWriter::itemHeader(), 0, categories.size(),
                     [&](std::size_t item) { return m_writer.itemRow(std::int32_t(item), categories[item]); });
    }
    Result<std::vector<ExportedFile>> commit()
    {
        std::vector<ExportedFile> exported;
        for (auto& [path, writer, rows] : m_files) {
            if (auto named = writer.commit(); !named) return tl::unexpected(named.error());
            exported.push_back({path, writer.bytesWritten(), rows});
        }
        return exported;
    }

private:
    struct File
    {
        Path path;
        TextWriter writer;
        std::size_t rows;
    };

    template <typename RowOf>
    Result<> write(const Path& path, const std::string& header, std::size_t begin, std::size_t end, RowOf&& rowOf)
    {
        auto writer = TextWriter::create(path, m_spec.compressed);
        if (!writer) return tl::unexpected(writer.error());
        Result<> written = writer->write(header);
        for (std::size_t row = begin; row < end && written; ++row) {
            if ((row - begin) % rowsPerCheck == 0 && !m_phase.advance(row == begin ? 0 : rowsPerCheck))
                return fail(Error::cancelled());
            written = writer->write(rowOf(row));
        }
        if (written) written = writer->finish();
        if (written) m_files.push_back({path, std::move(*writer), end - begin});
        return written;
    }

    const EventLog& m_log;
    const ExportSpec& m_spec;
    const RowWriter m_writer;
    Phase m_phase;
    std::vector<File> m_files;
};

/// Where each shard begins, and the end: at the first event of a user, so that all have about as many events. Errors:
/// more shards than users.
Result<std::vector<std::size_t>> shardOffsets(const EventLog& log, unsigned shards)
{
    const std::vector<std::size_t> users = sequenceOffsets(log, SequenceBy::User); // and the end
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

/// "log.csv" as "log-00000-of-00004.csv".
Path shardPath(const Path& path, unsigned shard, unsigned shards)
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

Path withExtension(Path path, const char* extension)
{
    const bool isCompressed = path.extension() == ".zst";
    if (isCompressed) path.replace_extension();
    path.replace_extension(extension);
    return isCompressed ? path += ".zst" : path;
}

Result<std::vector<ExportedFile>> exportColumns(const EventLog& log, const Path& path, const ProgressSink& progress,
                                                const Control& control)
{
    auto file = stageDataset(log, path, progress, control);
    if (!file) return tl::unexpected(file.error());
    if (auto named = file->commit(); !named) return tl::unexpected(named.error());
    return std::vector{ExportedFile{path, file->bytesWritten(), log.size()}};
}

} // namespace

const std::vector<std::string>& exportFormatNames()
{
    static const std::vector<std::string> names{"csv", "jsonl", "recbole", "safetensors"};
    return names;
}

Result<> ExportSpec::validate() const
{
    if (!shardLimits.allow(double(shards)))
        return fail(SS_TEXT("engine", "\"{0}\" is {1}; it must lie between {2} and {3}"), "shards", shards,
                    std::int64_t(shardLimits.low), std::int64_t(shardLimits.high));
    if (format == ExportFormat::Safetensors && (compressed || shards > 1))
        return fail(SS_TEXT("engine", "Columns in safetensors are one file, and not compressed: they can be mapped as "
                                      "they are"));
    const Path plain = path.extension() == ".zst" ? Path(path).replace_extension() : path;
    if (format == ExportFormat::RecBole && plain.extension() != ".inter")
        return fail(SS_TEXT("engine", "The name of RecBole's file of interactions must end in .inter"));
    return {};
}

Result<std::vector<ExportedFile>> exportLog(const EventLog& log, const ExportSpec& spec, const ProgressSink& progress,
                                            const Control& control)
{
    if (auto valid = spec.validate(); !valid) return tl::unexpected(valid.error());
    if (spec.format == ExportFormat::Safetensors) return exportColumns(log, spec.path, progress, control);
    const auto offsets = shardOffsets(log, spec.shards);
    if (!offsets) return tl::unexpected(offsets.error());
    Path path = spec.path;
    std::error_code unknown;
    const bool isPlace = std::filesystem::exists(path, unknown) && !std::filesystem::is_regular_file(path, unknown);
    if (isPlace && spec.shards > 1)
        return fail(
            Error(SS_TEXT("engine", "A pipe or a device takes one file, not {0}"), spec.shards).at(path.string()));
    if (spec.compressed && !isPlace && path.extension() != ".zst") path += ".zst";
    Export files(log, spec, progress, control);
    for (unsigned shard = 0; shard < spec.shards; ++shard)
        if (auto written =
                files.writeEvents(shardPath(path, shard, spec.shards), (*offsets)[shard], (*offsets)[shard + 1]);
            !written)
            return tl::unexpected(written.error());
    if (spec.format == ExportFormat::RecBole && log.hasCategory())
        if (auto written = files.writeItems(withExtension(path, ".item")); !written)
            return tl::unexpected(written.error());
    return files.commit();
}

} // namespace sessionsmith::events
