// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/datacard.h"

#include "engine/base/jsontext.h"
#include "engine/base/time.h"
#include "engine/fidelity/verdict.h"
#include "engine/workflow/datacardtext.h"
#include "engine/workflow/fidelityreports.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

/// Of a fidelity report; one of each kind.
constexpr std::array mainFigures{"actions_tv",
                                 "transitions_tv",
                                 "length_ks",
                                 "gap_ks",
                                 "item_popularity_tv",
                                 "item_pair_coverage",
                                 "repeat_rate",
                                 "category_transitions_tv",
                                 "detection_auc",
                                 "tstr_item_markov",
                                 "tstr_action_markov",
                                 "model_ranking",
                                 "copies",
                                 "closer_to_training",
                                 "longest_shared_run",
                                 "membership_advantage"};

std::string fileName(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

} // namespace

Json dataCard(const store::DatasetRecord& record, const std::vector<exchange::ExportedFile>& files,
              const std::string& license, const Json& fidelity)
{
    const auto object = [](const std::string& text) {
        Json parsed = Json::parse(text, nullptr, false);
        return parsed.is_object() ? parsed : Json::object();
    };
    Json made = object(record.spec);
    std::string source = record.source;
    if (made.contains("path") && made["path"].is_string()) {
        source = fileName(made["path"]);
        made["path"] = source;
        Json more = Json::array();
        for (const Json& path : made.value("more", Json::array())) {
            more.push_back(fileName(path));
            source += ", " + fileName(path);
        }
        if (!more.empty()) made["more"] = more;
    }
    Json figures = object(record.summary);
    for (const char* aboutTheImport : {"rejected", "warnings", "warning_messages", "seconds", "files"})
        figures.erase(aboutTheImport);
    Json written = Json::array();
    for (const exchange::ExportedFile& file : files)
        written.push_back({{"name", file.path.filename().string()}, {"rows", file.rows}, {"bytes", file.bytes}});
    const char* kind = record.isAugmented() ? "augmented" : name(record.kind);
    return {{"format", "sessionsmith.datacard"},
            {"version", 1},
            {"name", record.name},
            {"kind", kind},
            {"source", source},
            {"license", license.empty() ? Json() : Json(license)},
            {"content_hash", record.contentHash},
            {"created", formatIsoTime(record.createdAt)},
            {"made_by", made},
            {"figures", figures},
            {"fidelity", fidelity},
            {"files", written}};
}

Json fidelityOf(const store::Workspace& workspace, const store::DatasetRecord& record)
{
    const auto kept = newestReportOf(workspace, record.contentHash);
    if (!kept || !*kept) return {}; // a card without figures is better than no export
    const auto report = readReport(workspace, **kept);
    return report ? fidelityFigures(**kept, *report) : Json();
}

Json fidelityFigures(const KeptReport& kept, const fidelity::Report& report)
{
    const auto finite = [](double value) { return std::isfinite(value) ? Json(value) : Json(); };
    Json figures = Json::object();
    for (const char* name : mainFigures)
        if (const fidelity::Metric* metric = report.find(name))
            figures[name] = {{"value", finite(metric->value)},    {"low", finite(metric->low)},
                             {"high", finite(metric->high)},      {"other_real", finite(metric->best)},
                             {"shuffled", finite(metric->worst)}, {"meaning", metric->meaning.english()}};
    return {{"beside", kept.real},
            {"fitted_to", kept.training.empty() ? Json() : Json(kept.training)},
            {"warning", report.isOfReal ? Json(fidelity::seenWarning(report).english()) : Json()},
            {"compared", formatIsoTime(kept.createdAt)},
            {"held_out_sessions", report.heldOutSessions},
            {"compared_sessions", report.comparedSessions},
            {"overall", finite(report.overall)},
            {"figures", figures}};
}

std::vector<std::filesystem::path> cardPaths(const std::filesystem::path& exported)
{
    return {exported.string() + ".card.md", exported.string() + ".card.json"};
}

Result<std::vector<AtomicFile>> stageCards(const Json& card, const std::vector<std::filesystem::path>& paths,
                                           const page::Voice& voice)
{
    std::vector<AtomicFile> files;
    for (const std::filesystem::path& path : paths) {
        auto file = AtomicFile::create(path);
        if (!file) return tl::unexpected(file.error());
        const std::string text = path.extension() == ".json" ? jsonText(card, 2) + "\n" : dataCardText(card, voice);
        if (auto written = file->write(text).and_then([&] { return file->sync(); }); !written)
            return tl::unexpected(written.error());
        files.push_back(std::move(*file));
    }
    return files;
}

} // namespace sessionsmith::workflow
