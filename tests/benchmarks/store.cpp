// SPDX-License-Identifier: GPL-3.0-or-later
// The run store under load: benchmark_store rates | curves [RUNS METRICS POINTS] | kills [N]
#include "engine/base/random.h"
#include "engine/store/metricwriter.h"
#include "engine/store/workspace.h"

#include <SQLiteCpp/Database.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <new>
#include <thread>

using namespace sessionsmith;
using namespace sessionsmith::store;
using Clock = std::chrono::steady_clock;

namespace {

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

template <typename T>
T valueOf(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message().c_str());
        std::_Exit(1);
    }
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

/// A folder that goes with it.
struct Place
{
    std::filesystem::path folder;
    Place()
    {
        std::string name = (std::filesystem::temp_directory_path() / "benchmark-store-XXXXXX").string();
        folder = ::mkdtemp(name.data());
    }
    ~Place() { std::filesystem::remove_all(folder); }
    Workspace open() const { return valueOf(Workspace::open(folder)); }
};

pid_t inChild(const std::function<void()>& work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        std::_Exit(0);
    }
    return child;
}

Id newRun(Workspace& workspace, const std::string& name)
{
    RunRecord record;
    record.name = name;
    record.spec = "{}";
    return valueOf(workspace.beginRun(record)).id;
}

/// What a training writes every 200 ms: ten steps of ten metrics.
std::vector<MetricPoint> batchAt(std::int64_t step)
{
    std::vector<MetricPoint> points;
    for (std::int64_t i = 0; i < 10; ++i)
        for (int metric = 0; metric < 10; ++metric)
            points.push_back({"metric " + std::to_string(metric), step + i, 0, std::sin(double(step + i)), step});
    return points;
}

void rates()
{
    constexpr double seconds = 5;
    for (const int writers : {1, 3}) {
        const Place place;
        (void)place.open();
        std::vector<pid_t> children;
        for (int writer = 0; writer < writers; ++writer)
            children.push_back(inChild([&] {
                Workspace workspace = place.open();
                const Id run = newRun(workspace, "run " + std::to_string(writer));
                const auto begin = Clock::now();
                for (std::int64_t step = 0; secondsSince(begin) < seconds; step += 10)
                    valueOf(workspace.writeMetrics(run, batchAt(step)));
            }));
        for (const pid_t child : children)
            ::waitpid(child, nullptr, 0);
        SQLite::Database database((place.folder / "workspace.sqlite").string());
        const double rows = double(database.execAndGet("SELECT count(*) FROM metrics").getInt64());
        std::printf("%d process(es): %.0f rows a second, in transactions of 100, outlines included\n", writers,
                    rows / seconds);
    }
}

void curves(int runs, int metrics, int points)
{
    const Place place;
    Workspace writer = place.open();
    std::vector<Id> ids;
    auto begin = Clock::now();
    for (int run = 0; run < runs; ++run) {
        ids.push_back(newRun(writer, "run " + std::to_string(run)));
        for (int metric = 0; metric < metrics; ++metric) {
            std::vector<MetricPoint> curve;
            for (int step = 0; step < points; ++step)
                curve.push_back({"metric " + std::to_string(metric), step, 0, std::sin(step * 0.01) + step % 7, step});
            valueOf(writer.writeMetrics(ids.back(), curve));
        }
        valueOf(writer.finishRun(ids.back(), RunStatus::Finished, {{"test", {{"ndcg@10", 0.1}, {"loss", 1}}}}, "", 1));
    }
    std::printf("%d runs x %d metrics x %d points: written in %.1f s, %.0f MB\n", runs, metrics, points,
                secondsSince(begin), double(valueOf(writer.size()).database) / 1e6);
    begin = Clock::now();
    Workspace reader = place.open();
    std::printf("opened in %.1f ms\n", secondsSince(begin) * 1e3);
    begin = Clock::now();
    (void)valueOf(reader.runs());
    std::printf("all runs with their figures in %.1f ms\n", secondsSince(begin) * 1e3);
    const int shown = std::min(runs, 20);
    begin = Clock::now();
    std::size_t read = 0;
    for (int run = 0; run < shown; ++run)
        read += valueOf(reader.outlineMetrics(ids[std::size_t(run)])).size();
    std::printf("outlines of all metrics of %d runs in %.1f ms (%zu points)\n", shown, secondsSince(begin) * 1e3, read);
    begin = Clock::now();
    read = 0;
    for (int run = 0; run < shown; ++run) {
        MetricCursor cursor;
        read += valueOf(reader.readMetrics(ids[std::size_t(run)], cursor)).size();
    }
    std::printf("all points of the same in %.1f ms (%zu points)\n", secondsSince(begin) * 1e3, read);
}

/// What writer, readers and killer know of each other.
struct Shared
{
    std::atomic<std::int64_t> committed{-1}; ///< the last step of which the writer was told that it is there
    std::atomic<bool> ends{false};
    std::atomic<std::int64_t> errors{0}, reads{0};
};

void readUntilTheEnd(const Place& place, Id run, Shared& shared)
{
    auto workspace = Workspace::openExisting(place.folder);
    MetricCursor cursor;
    std::int64_t next = 0;
    while (!shared.ends) {
        if (!workspace) {
            ++shared.errors;
            return;
        }
        const std::int64_t promised = shared.committed;
        const auto points = workspace->readMetrics(run, cursor);
        if (!points) {
            std::fprintf(stderr, "reader: %s\n", points.error().message().c_str());
            ++shared.errors;
            continue;
        }
        for (const MetricPoint& point : *points)
            if (point.metric == "metric 0" && point.step != next++) ++shared.errors;
        if (next <= promised) ++shared.errors;
        ++shared.reads;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

void kills(int times)
{
    const Place place;
    void* memory = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto& shared = *new (memory) Shared;
    Id run = 0;
    {
        Workspace workspace = place.open();
        run = newRun(workspace, "run");
        valueOf(workspace.finishRun(run, RunStatus::Cancelled, {}, "", 0));
    }
    std::vector<pid_t> readers;
    for (int reader = 0; reader < 2; ++reader)
        readers.push_back(inChild([&] { readUntilTheEnd(place, run, shared); }));
    Philox random(1, 0x4b494c4c, 0); // "KILL"
    int lost = 0, damaged = 0;
    for (int kill = 0; kill < times; ++kill) {
        const pid_t writer = inChild([&] {
            Workspace workspace = place.open();
            // Where the last one was killed between the commit and telling of it, the same steps come again.
            for (std::int64_t step = shared.committed + 1;; step += 10) {
                valueOf(workspace.writeMetrics(run, batchAt(step)));
                shared.committed = step + 9;
            }
        });
        std::this_thread::sleep_for(std::chrono::microseconds(1000 + random.below(30'000)));
        ::kill(writer, SIGKILL);
        ::waitpid(writer, nullptr, 0);
        Workspace workspace = place.open();
        SQLite::Database database((place.folder / "workspace.sqlite").string());
        const auto rows = database.execAndGet("SELECT count(*) FROM metrics").getInt64();
        lost += rows < (shared.committed + 1) * 10 || rows % 100 != 0;
        if (kill % 20 == 0 || kill + 1 == times)
            damaged += std::strcmp(database.execAndGet("PRAGMA integrity_check").getText(), "ok") != 0;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    shared.ends = true;
    for (const pid_t reader : readers)
        ::waitpid(reader, nullptr, 0);
    std::printf("%d kills: %lld steps committed, %d times a committed row was missing or a batch half there, "
                "%d times the file was damaged; 2 readers: %lld readings, %lld errors\n",
                times, static_cast<long long>(shared.committed + 1), lost, damaged,
                static_cast<long long>(shared.reads), static_cast<long long>(shared.errors));
}

} // namespace

int main(int count, char** arguments)
{
    const std::string what = count > 1 ? arguments[1] : "";
    const auto number = [&](int place, int otherwise) {
        return count > place ? std::atoi(arguments[place]) : otherwise;
    };
    if (what == "rates")
        rates();
    else if (what == "curves")
        curves(number(2, 20), number(3, 1), number(4, 100'000));
    else if (what == "kills")
        kills(number(2, 1000));
    else
        std::fprintf(stderr, "benchmark_store rates | curves [RUNS METRICS POINTS] | kills [N]\n");
    return 0;
}
