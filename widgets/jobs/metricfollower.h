// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"

#include <QObject>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace sessionsmith::widgets {

/// Reads what runs write, whichever process carries them out: a thread with a connection of its own goes by cursor, so
/// that the window never waits for the disk. All signals come in the thread of this object.
class MetricFollower : public QObject
{
    Q_OBJECT
public:
    explicit MetricFollower(std::filesystem::path workspace, QObject* parent = nullptr);
    ~MetricFollower() override;
    /// From now on these runs and no others, from their first point on.
    void follow(std::vector<store::Id> runs);
    /// From now on it also tells when any run comes, goes or changes, by whichever program, after some seconds.
    void watchAll() { m_watchesAll = true; }

Q_SIGNALS:
    /// Of long curves first what they look like from afar; whatever comes takes the place of what came before from its
    /// first step on.
    void arrived(qint64 run, const std::vector<sessionsmith::store::MetricPoint>& points);
    /// The status or the checkpoint of a run is another.
    void runChanged(const sessionsmith::store::RunRecord& run);
    void listChanged();

private:
    struct Followed
    {
        store::Id run = 0;
        store::MetricCursor cursor;
        std::optional<Milliseconds> seen; ///< when the record was written last
    };
    using List = std::vector<std::pair<store::Id, Milliseconds>>; // of all runs, and when each changed last
    void read(std::stop_token stop);
    void readList(store::Workspace& workspace, std::optional<List>& known);
    void readFromAfar(store::Workspace& workspace, store::Id run, int generation);
    void readOnce(store::Workspace& workspace, Followed& followed, int generation);
    void deliver(int generation, std::function<void()> tell);

    std::filesystem::path m_workspace;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<store::Id> m_runs; // guarded, as the next
    int m_generation = 0;
    std::atomic<bool> m_watchesAll = false;
    std::jthread m_thread;
};

} // namespace sessionsmith::widgets
