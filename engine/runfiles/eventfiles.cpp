// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/eventfiles.h"

#include "engine/runfiles/recordfile.h"
#include "engine/runfiles/summaryevent.h"

namespace sessionsmith::runfiles {

namespace {

class EventFilesReader
{
public:
    explicit EventFilesReader(Phase& phase) : m_phase(phase) {}

    Result<> read(const std::filesystem::path& path)
    {
        auto file = InputFile::open(path);
        if (!file) return tl::unexpected(file.error());
        if (!RecordFile::isOne(*file))
            return fail(Error(SS_TEXT("engine", "This is no event file of TensorBoard")).at(path.string()));
        RecordFile records(*std::move(file));
        std::string record;
        for (;;) {
            const auto more = records.next(record);
            if (!more) return tl::unexpected(more.error());
            if (!*more) break;
            if (auto taken = take(record); !taken)
                return fail(Error(SS_TEXT("engine", "The record at byte {0} cannot be used: {1}"), records.begin(),
                                  taken.error().what())
                                .at(path.string()));
            if (!m_phase.advance(record.size())) return fail(Error::cancelled());
        }
        if (records.wasCut())
            m_notes.emplace_back(SS_TEXT("engine", "{0}: the last record is cut off at byte {1} and was left out, as "
                                                   "where a training is under way or was killed"),
                                 path.filename().string(), records.begin());
        return {};
    }

    Result<ForeignRun> finish(const std::string& name, const std::filesystem::path& source) &&
    {
        ForeignRun run{name, {}, std::move(m_notes)};
        std::move(m_points).finish(run);
        if (run.points.empty())
            return fail(Error(SS_TEXT("engine", "There is no scalar in these event files")).at(source.string()));
        if (m_others > 0)
            run.notes.emplace_back(SS_TEXT("engine", "{0} values that are no scalars were left out"), m_others);
        return run;
    }

private:
    Result<> take(std::string_view record)
    {
        const auto event = m_events.read(record);
        if (!event) return fail(SS_TEXT("engine", "it is no event"));
        m_others += event->others;
        if (event->scalars.empty()) return {};
        const auto time = timeOf(event->wallTime);
        if (!time) return tl::unexpected(time.error());
        for (const auto& [tag, value] : event->scalars)
            if (auto added = m_points.add({tag, event->step, 0, value, *time}); !added) return added;
        return {};
    }

    Phase& m_phase;
    SummaryEvents m_events;
    PointCollector m_points;
    std::size_t m_others = 0;
    std::vector<Message> m_notes;
};

} // namespace

bool isNamedAsEvents(const std::filesystem::path& file)
{
    return file.filename().string().find("tfevents") != std::string::npos;
}

Result<ForeignRun> readEventFiles(const std::string& name, const std::vector<std::filesystem::path>& files,
                                  Phase& phase)
{
    EventFilesReader reader(phase);
    for (const std::filesystem::path& file : files)
        if (auto read = reader.read(file); !read) return tl::unexpected(read.error());
    return std::move(reader).finish(name, files.size() == 1 ? files[0] : files[0].parent_path());
}

} // namespace sessionsmith::runfiles
