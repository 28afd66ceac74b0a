// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/stagedruns.h"

#include "engine/base/phase.h"
#include "engine/base/text.h"
#include "engine/store/lookups.h"
#include "engine/store/runwriting.h"
#include "engine/store/schema.h"
#include "engine/store/statements.h"
#include "engine/store/texts.h"

#include <algorithm>
#include <limits>

namespace sessionsmith::store {

namespace {

constexpr std::int64_t beforeAll = std::numeric_limits<std::int64_t>::min();

/// The same, where it says that no room is left on whatever disk temporary files are.
Error ofStage(const Error& error)
{
    if (!Database::saysDiskFull(error)) return error;
    return Error(SS_TEXT("engine", "There is no room for temporary files"))
        .advise(SS_TEXT("engine", "Free some space, or name a folder with more of it in the variable TMPDIR"));
}

/// A run from one database to another, its curves in the order of their keys, so that they are only appended.
class Copy
{
public:
    Copy(Database& from, Database& to, Phase& phase) : m_from(from), m_to(to), m_phase(phase) {}

    Result<> copy(RunRecord& run, Milliseconds now)
    {
        const Id staged = run.id;
        auto name = nameFor(run.name, Naming::MadeUnique,
                            [&](const std::string& taken) { return findRun(m_to, taken).has_value(); });
        if (!name) return tl::unexpected(name.error());
        run.name = *std::move(name);
        if (run.createdAt == 0) run.createdAt = now;
        run.updatedAt = now;
        insertRun(m_to, run);
        std::vector<std::pair<Id, Id>> metrics; // there, here
        for (const auto& [id, metric] : metricsOf(m_from, staged))
            metrics.emplace_back(metricId(m_to, metric), id);
        std::ranges::sort(metrics);
        for (const auto& [there, here] : metrics) {
            if (auto copied = copyPoints(run.id, there, staged, here); !copied) return copied;
            copyOutline(run.id, there, staged, here);
        }
        return {};
    }

private:
    Result<> copyPoints(Id run, Id metric, Id staged, Id here)
    {
        constexpr std::uint64_t atOnce = 4096;
        std::uint64_t done = 0;
        Query row = m_from.query(sql::metricsAfter, staged, here, beforeAll);
        while (row.next()) {
            m_to.execute(sql::insertMetric, run, metric, row.integer(0), row.real(1), row.real(2), row.integer(3),
                         row.integer(4));
            if (++done % atOnce == 0 && !m_phase.advance(atOnce)) return fail(Error::cancelled());
        }
        if (!m_phase.advance(done % atOnce)) return fail(Error::cancelled());
        return {};
    }

    void copyOutline(Id run, Id metric, Id staged, Id here)
    {
        Query row = m_from.query(sql::allExtremes, staged, here);
        while (row.next())
            m_to.execute(sql::insertExtremes, run, metric, row.integer(0), row.integer(1), row.optionalReal(2),
                         row.optionalInteger(3), row.optionalReal(4), row.optionalInteger(5), row.optionalInteger(6));
    }

    Database& m_from;
    Database& m_to;
    Phase& m_phase;
};

} // namespace

struct StagedRuns::Stage
{
    Database database; ///< their curves
    std::vector<RunRecord> runs = {};
    std::uint64_t points = 0;
};

StagedRuns::StagedRuns(std::unique_ptr<Stage> stage) : m_stage(std::move(stage)) {}
StagedRuns::~StagedRuns() = default;
StagedRuns::StagedRuns(StagedRuns&&) noexcept = default;
StagedRuns& StagedRuns::operator=(StagedRuns&&) noexcept = default;

Result<StagedRuns> StagedRuns::begin()
{
    auto database = Database::openTemporary();
    if (!database) return fail(ofStage(database.error()));
    if (auto made = migrate(*database); !made) return fail(ofStage(made.error()));
    return StagedRuns(std::make_unique<Stage>(Stage{*std::move(database)}));
}

Result<> StagedRuns::add(const RunRecord& run, const std::vector<MetricPoint>& points)
{
    if (auto good = checkName(run.name).and_then([&] { return checkMarks(run.marks); }); !good) return good;
    if (points.size() > mostPoints - m_stage->points)
        return fail(Error(SS_TEXT("engine", "The runs have more than {0} points together"), mostPoints)
                        .advise(SS_TEXT("engine", "Import them in several goes")));
    Database& database = m_stage->database;
    const auto added = database.write(Durability::Normal, [&]() -> Result<> {
        RunRecord row; // whose curves they are: two runs may be called the same
        row.name = fmt::format("{}", m_stage->runs.size());
        insertRun(database, row);
        insertPoints(database, row.id, points);
        m_stage->runs.push_back(run);
        m_stage->runs.back().id = row.id;
        return {};
    });
    if (!added) return fail(ofStage(added.error()));
    m_stage->points += points.size();
    return {};
}

Result<std::vector<RunRecord>> StagedRuns::commit(const Workspace& workspace, const ProgressSink& progress,
                                                  const Control& control)
{
    auto database =
        Database::open(workspace.folder() / "workspace.sqlite", workspace.isReadOnly() ? Access::Read : Access::Write);
    if (!database) return tl::unexpected(database.error());
    Phase phase(progress, control, Message(SS_TEXT("engine", "Storing runs")), m_stage->points,
                Message(SS_TEXT("engine", "points")));
    return database->write(Durability::Full, [&]() -> Result<std::vector<RunRecord>> {
        std::vector<RunRecord> runs = m_stage->runs;
        const Milliseconds now = currentTime();
        for (RunRecord& run : runs)
            if (auto copied = Copy(m_stage->database, *database, phase).copy(run, now); !copied)
                return tl::unexpected(copied.error());
        if (!phase.advance(0)) return fail(Error::cancelled());
        return runs;
    });
}

} // namespace sessionsmith::store
