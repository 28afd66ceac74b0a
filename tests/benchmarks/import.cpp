// SPDX-License-Identifier: GPL-3.0-or-later
// benchmark_import [MEGABYTES]: the import of a generated CSV (200 MB unless told otherwise) beside `wc -l` and pandas,
// the best of three rounds each. Pandas only reads; the import also numbers names, sorts and finds the sessions.
#include "engine/base/random.h"
#include "engine/events/importer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>

using namespace sessionsmith;

namespace {

constexpr int rounds = 3;

/// A shop's log: users come in the order of their numbers, popular items and actions more often than others.
std::uint64_t writeLog(const std::filesystem::path& path, std::uint64_t bytes)
{
    std::ofstream file(path, std::ios::binary);
    const std::string header = "user_id,item_id,category_id,behavior,timestamp\n";
    file << header;
    std::uint64_t written = header.size();
    constexpr const char* actions[] = {"view", "view", "view", "view", "view", "view", "favourite", "cart", "buy"};
    for (std::uint64_t user = 100'000; written < bytes; ++user) {
        Philox random(1, 0, user);
        std::string rows;
        for (std::uint32_t events = 1 + random.below(200); events > 0; --events) {
            const double place = double(random.below(1u << 30)) / double(1u << 30);
            const auto item = std::uint64_t(4e6 * place * place * place);
            rows += fmt::format("{},{},{},{},{}\n", user, 1000 + item, 1000 + item % 9439,
                                actions[random.below(std::size(actions))], 1'511'539'200 + random.below(9 * 86'400));
        }
        file << rows;
        written += rows.size();
    }
    return written;
}

double secondsOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

bool runs(const std::string& command)
{
    return std::system((command + " > /dev/null 2>&1").c_str()) == 0;
}

struct Contestant
{
    std::string name;
    std::function<bool()> run;
    double seconds = std::numeric_limits<double>::infinity(); ///< of the best round
};

bool import(const std::filesystem::path& path, unsigned threads)
{
    const auto imported = events::importLog({.path = path, .threads = threads});
    if (!imported) fmt::print(stderr, "{}\n", imported.error().message());
    return imported.has_value();
}

} // namespace

int main(int argc, char** argv)
{
    const double megabytes = argc > 1 ? std::atof(argv[1]) : 200;
    const auto path = std::filesystem::temp_directory_path() / fmt::format("benchmark_import-{:.0f}.csv", megabytes);
    const double size = double(writeLog(path, std::uint64_t(megabytes * 1e6))) / 1e6;
    const std::string python = "/usr/bin/python3 -c ";
    const std::string read = fmt::format("{}\"import pandas; pandas.read_csv('{}')\"", python, path.string());
    std::vector<Contestant> contestants{
        {"wc -l", [&] { return runs("wc -l " + path.string()); }},
        {"import, 1 thread", [&] { return import(path, 1); }},
        {"import, 2 threads", [&] { return import(path, 2); }},
    };
    const bool hasPandas = runs(python + "\"import pandas\"");
    if (hasPandas)
        contestants.push_back({"pandas.read_csv", [&] { return runs(read); }});
    else
        fmt::print("python3-pandas is not installed: no comparison with it\n");

    for (int round = 0; round < rounds; ++round)
        for (Contestant& contestant : contestants)
            contestant.seconds = std::min(contestant.seconds, secondsOf([&] {
                                              if (!contestant.run()) std::exit(EXIT_FAILURE);
                                          }));
    // What Python itself needs to start is not pandas' time.
    if (hasPandas) {
        double start = std::numeric_limits<double>::infinity();
        for (int round = 0; round < rounds; ++round)
            start = std::min(start, secondsOf([&] { runs(python + "\"import pandas\""); }));
        contestants.back().seconds -= start;
    }
    fmt::print("{:.0f} MB\n", size);
    for (const Contestant& contestant : contestants) {
        fmt::print("{:18}{:8.2f} s{:8.0f} MB/s", contestant.name, contestant.seconds, size / contestant.seconds);
        if (contestant.name.starts_with("import")) {
            fmt::print("   {:.3f} of wc -l", contestants.front().seconds / contestant.seconds);
            if (hasPandas) fmt::print(", {:.1f} times pandas", contestants.back().seconds / contestant.seconds);
        }
        fmt::print("\n");
    }
    std::filesystem::remove(path);
}
