// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/metricfollower.h"

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr auto interval = std::chrono::milliseconds(250);
constexpr int roundsPerList = 12;           // all runs are many records
constexpr std::int64_t longCurve = 200'000; // steps, from which on all points take their time

} // namespace

MetricFollower::MetricFollower(std::filesystem::path workspace, QObject* parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_thread([this](std::stop_token stop) { read(stop); })
{}

MetricFollower::~MetricFollower()
{
    m_thread.request_stop();
    m_thread.join();
}

void MetricFollower::follow(std::vector<store::Id> runs)
{
    const std::lock_guard lock(m_mutex);
    m_runs = std::move(runs);
    ++m_generation;
    m_changed.notify_all();
}

void MetricFollower::read(std::stop_token stop)
{
    auto workspace = store::Workspace::openExisting(m_workspace);
    if (!workspace) return; // the window has this folder open: it tells what is wrong
    std::vector<Followed> followed;
    std::optional<List> known;
    int generation = 0, round = 0;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, stop, interval, [&] { return m_generation != generation; });
            if (m_generation != generation) {
                generation = m_generation;
                followed.clear();
                for (const store::Id run : m_runs)
                    followed.push_back({run, {}, {}});
            }
        }
        for (const Followed& one : followed)
            if (one.cursor.empty() && !stop.stop_requested()) readFromAfar(*workspace, one.run, generation);
        for (Followed& one : followed)
            if (!stop.stop_requested()) readOnce(*workspace, one, generation);
        if (m_watchesAll && round++ % roundsPerList == 0) readList(*workspace, known);
    }
}

void MetricFollower::readList(store::Workspace& workspace, std::optional<List>& known)
{
    const auto runs = workspace.runs();
    if (!runs) return;
    List list;
    for (const store::RunRecord& run : *runs)
        list.emplace_back(run.id, run.updatedAt);
    const bool isOther = known && *known != list;
    known = std::move(list);
    if (isOther) QMetaObject::invokeMethod(this, &MetricFollower::listChanged, Qt::QueuedConnection);
}

/// Long curves are shown at once by their outlines; all of their points take the place of these as they come.
void MetricFollower::readFromAfar(store::Workspace& workspace, store::Id run, int generation)
{
    auto outline = workspace.outlineMetrics(run);
    if (!outline || std::ranges::none_of(*outline, [](const auto& point) { return point.step >= longCurve; })) return;
    deliver(generation, [this, run, points = std::move(*outline)] { Q_EMIT arrived(run, points); });
}

void MetricFollower::readOnce(store::Workspace& workspace, Followed& followed, int generation)
{
    // A reading that fails is tried again the next time: the file may be busy for a moment.
    if (auto points = workspace.readMetrics(followed.run, followed.cursor); points && !points->empty())
        deliver(generation, [this, run = followed.run, points = std::move(*points)] { Q_EMIT arrived(run, points); });
    const auto record = workspace.run(followed.run);
    if (!record || followed.seen == record->updatedAt) return;
    followed.seen = record->updatedAt;
    deliver(generation, [this, record = *record] { Q_EMIT runChanged(record); });
}

/// What was read for an earlier choice of runs is dropped.
void MetricFollower::deliver(int generation, std::function<void()> tell)
{
    QMetaObject::invokeMethod(
        this,
        [this, generation, tell = std::move(tell)] {
            if (generation == m_generation) tell();
        },
        Qt::QueuedConnection);
}

} // namespace sessionsmith::widgets
