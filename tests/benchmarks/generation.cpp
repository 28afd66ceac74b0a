// SPDX-License-Identifier: GPL-3.0-or-later
// Complete events (action, item, time) of a model that was fitted whole to the example shop, on one thread and on two,
// beside the same sampler in NumPy (generation.py), where python3-numpy is there. The quickest of three runs counts.
#include "engine/synthesis/exampleshop.h"
#include "engine/synthesis/toucheditems.h"
#include "engine/workflow/datasets.h"
#include "engine/workflow/workflow.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

using namespace sessionsmith;

namespace {

namespace fs = std::filesystem;

template <typename T>
T valueOf(Result<T> result)
{
    if (result) return std::move(*result);
    std::fprintf(stderr, "%s\n", result.error().message().c_str());
    std::exit(1);
}

template <typename T>
void writeColumn(const fs::path& path, const std::vector<T>& column)
{
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(column.data()), std::streamsize(column.size() * sizeof(T)));
}

/// What generation.py reads.
void writeInput(const fs::path& folder, const synthesis::BehaviourModel& model, const events::EventLog& log)
{
    std::ofstream(folder / "model.json") << synthesis::writeDocument(model);
    const std::vector<bool> touches = synthesis::firstTouches(log);
    writeColumn(folder / "item", log.item);
    writeColumn(folder / "session", log.session);
    writeColumn(folder / "first", std::vector<std::int32_t>(touches.begin(), touches.end()));
    writeColumn(folder / "category", events::itemCategories(log));
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

/// One thread is timed by its processor time, two by the wall's clock, which any other load on the machine disturbs.
double secondsOf(unsigned threads)
{
    timespec now{};
    clock_gettime(threads == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

/// Events a second.
double rateOn(unsigned threads, const synthesis::BehaviourModel& model, const synthesis::ItemModel& items,
              std::uint64_t sessions)
{
    double best = 0;
    for (int run = 0; run < 3; ++run) {
        const double begin = secondsOf(threads);
        const auto log = valueOf(synthesis::generate(model, items, {.sessions = sessions, .threads = threads}));
        best = std::max(best, double(log.size()) / (secondsOf(threads) - begin));
    }
    return best;
}

struct NumPy
{
    double rate = 0, megabytes = 0;
};

/// Nothing where there is no NumPy.
std::optional<NumPy> rateOfNumPy(const fs::path& folder, std::uint64_t sessions)
{
    const std::string script = fs::path(SESSIONSMITH_SOURCE_DIR) / "tests/benchmarks/generation.py";
    NumPy best;
    for (const char* python : {"/usr/bin/python3", "python3"}) {
        for (int run = 0; run < 3; ++run) {
            const std::string call = fmt::format("{} {} {} {} 2>/dev/null", python, script, folder.string(), sessions);
            std::FILE* answer = popen(call.c_str(), "r");
            double events = 0, seconds = 0, megabytes = 0;
            const bool isRead = answer && std::fscanf(answer, "%lf %lf %lf", &events, &seconds, &megabytes) == 3;
            if (answer) pclose(answer);
            if (!isRead) break;
            if (events / seconds > best.rate) best = {events / seconds, megabytes};
        }
        if (best.rate > 0) return best;
    }
    return std::nullopt;
}

} // namespace

int main(int argc, char** argv)
{
    const std::uint64_t sessions = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 400'000;
    const fs::path folder = fs::temp_directory_path() / fmt::format("sessionsmith-generation-{}", getpid());
    fs::create_directories(folder);
    const events::EventLog log = synthesis::exampleShop(300, 1);
    synthesis::BehaviourModel model;
    {
        auto workspace = valueOf(store::Workspace::open(folder / "workspace"));
        valueOf(workflow::storeDataset(workspace, log, {}, "shop"));
        workflow::FitRequest request;
        request.data = "shop";
        request.full = true;
        model = valueOf(workflow::fitModel(workspace, request)).model;
    }
    const auto items =
        valueOf(synthesis::ItemModel::estimate(log, model.items.smoothing, synthesis::ItemModel::Steps::ToNewItems));
    writeInput(folder, model, log);
    const double before = peakMegabytes();
    const double one = rateOn(1, model, items, sessions), two = rateOn(2, model, items, sessions);
    std::printf("Sessionsmith, 1 thread   %6.2f million events/s\n", one / 1e6);
    std::printf("Sessionsmith, 2 threads  %6.2f million events/s, peak memory %.0f MB (%.0f MB before)\n", two / 1e6,
                peakMegabytes(), before);
    if (const auto numpy = rateOfNumPy(folder, sessions))
        std::printf("NumPy                    %6.2f million events/s, peak memory %.0f MB\n"
                    "ratio                    %6.1f on one thread, %.1f on two\n",
                    numpy->rate / 1e6, numpy->megabytes, one / numpy->rate, two / numpy->rate);
    else
        std::puts("NumPy is not there: no ratio");
    fs::remove_all(folder);
}
