// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/tables.h"

#include "engine/base/text.h"
#include "engine/workflow/runlog.h"

#include <fmt/ranges.h>

namespace sessionsmith::cli {

namespace {

struct LogOptions
{
    std::string run, level = "information";
};

Result<Output> runLog(Console& console, const LogOptions& options)
{
    const auto least = workflow::logLevelNamed(options.level);
    if (!least) return tl::unexpected(least.error());
    auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto run = workspace->run(options.run);
    if (!run) return tl::unexpected(run.error());
    std::size_t cursor = 0, predicted = 0;
    std::vector<learning::Predictions> predictions;
    const auto lines = workflow::readLog(*workspace, run->id, cursor);
    if (!lines) return tl::unexpected(lines.error());
    if (auto read = workflow::readPredictions(*workspace, run->id, predicted, predictions); !read)
        return tl::unexpected(read.error());
    Json log = Json::array(), evaluations = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const workflow::LogLine& line : *lines) {
        if (line.level < *least) continue;
        log.push_back({{"time", formatIsoTime(line.time)},
                       {"level", workflow::name(line.level)},
                       {"words", line.words.english()}});
        rows.push_back({formatIsoTime(line.time), workflow::name(line.level), line.words.english()});
    }
    std::vector<std::vector<std::string>> cases;
    for (const learning::Predictions& one : predictions) {
        Json document{{"step", one.step}, {"epoch", one.epoch}, {"cases", Json::array()}};
        cases.clear(); // the last evaluation is printed
        for (const learning::PredictedCase& shown : one.cases) {
            document["cases"].push_back(
                {{"history", shown.history}, {"expected", shown.expected}, {"top", shown.top}, {"rank", shown.rank}});
            cases.push_back({fmt::format("{}", fmt::join(shown.history, " > ")), shown.expected,
                             std::to_string(shown.rank), fmt::format("{}", fmt::join(shown.top, ", "))});
        }
        evaluations.push_back(std::move(document));
    }
    std::string text = table({"time", "level", "what"}, rows);
    if (!cases.empty()) text += "\n" + table({"what came before", "expected", "rank", "most probable"}, cases);
    return Output{{{"log", log}, {"predictions", evaluations}}, text};
}

} // namespace

void addLogCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<LogOptions>();
    Arguments arguments(
        *registry.verb(group, "log", "Show what happened to a run, and what it predicted on the way", options, runLog));
    arguments.text("run", options->run, "Name or number of the run").required();
    arguments.choice("--level", options->level, "From which level on", {"detail", "information", "warning", "error"});
}

} // namespace sessionsmith::cli
