// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/datacard.h"

#include "engine/base/jsontext.h"
#include "engine/base/time.h"
#include "engine/fidelity/verdict.h"
#include "engine/workflow/fidelityreports.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

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

/// A value in words: "view: 12, buy: 3", four decimals.
std::string words(const Json& value)
{
    if (value.is_null()) return "-";
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_float()) return fmt::format("{:.4f}", value.get<double>());
    if (!value.is_object()) return jsonText(value);
    std::string list;
    for (const auto& [key, part] : value.items())
        list += fmt::format("{}{}: {}", list.empty() ? "" : ", ", key, words(part));
    return list.empty() ? "-" : list;
}

/// The same as a cell of a Markdown table.
std::string cell(const Json& value)
{
    std::string escaped;
    for (const char c : words(value)) {
        if (std::string_view("|\\<`*").find(c) != std::string_view::npos) escaped += '\\';
        escaped += c == '\n' || c == '\r' ? ' ' : c;
    }
    return escaped;
}

std::string section(const char* title, const Json& values)
{
    std::string text = fmt::format("\n## {}\n\n| | |\n| --- | --- |\n", title);
    for (const auto& [key, value] : values.items())
        text += fmt::format("| {} | {} |\n", cell(key), cell(value));
    return text;
}

/// A figure of a report: "0.0213 (95 % 0.0187 ... 0.0240; other real 0.0150, shuffled 0.2100)".
std::string figureWords(const Json& figure)
{
    return fmt::format("{} (95 % {} ... {}; other real {}, shuffled {})", words(figure["value"]), words(figure["low"]),
                       words(figure["high"]), words(figure["other_real"]), words(figure["shuffled"]));
}

std::string fidelitySection(const Json& fidelity)
{
    std::string text = "\n## Fidelity\n\nBeside held-out real sessions; overall 1 is as near as other real ones, 0 as "
                       "far as shuffled ones.\n\n| | | |\n| --- | --- | --- |\n";
    for (const char* key : {"beside", "fitted_to", "compared", "held_out_sessions", "compared_sessions", "overall"})
        text += fmt::format("| {} | {} | |\n", cell(key), cell(fidelity[key]));
    for (const auto& [name, figure] : fidelity["figures"].items())
        text += fmt::format("| {} | {} | {} |\n", cell(name), cell(figureWords(figure)), cell(figure["meaning"]));
    return text;
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

std::string dataCardText(const Json& card)
{
    Json about;
    for (const char* key : {"kind", "source", "license", "content_hash", "created"})
        about[key] = card[key];
    if (about["license"].is_null()) about["license"] = "not stated";
    std::string text = fmt::format("# {}\n", cell(card["name"]));
    text += card["kind"] == "augmented"
                ? "\nA log whose sessions were changed step by step: what its source observed is still in it.\n"
            : card["kind"] == "imported"
                ? "\nA log of events that were observed.\n"
                : "\nA log of invented sessions: no event in it was observed, no user in it exists.\n";
    text += section("About", about) + section("How it was made", card["made_by"]) + section("Figures", card["figures"]);
    if (!card["fidelity"].is_null()) text += fidelitySection(card["fidelity"]);
    text += "\n## Files\n\n| name | rows | bytes |\n| --- | ---: | ---: |\n";
    for (const Json& file : card["files"])
        text += fmt::format("| {} | {} | {} |\n", cell(file["name"]), cell(file["rows"]), cell(file["bytes"]));
    return text;
}

std::vector<std::filesystem::path> cardPaths(const std::filesystem::path& exported)
{
    return {exported.string() + ".card.md", exported.string() + ".card.json"};
}

Result<std::vector<AtomicFile>> stageCards(const Json& card, const std::vector<std::filesystem::path>& paths)
{
    std::vector<AtomicFile> files;
    for (const std::filesystem::path& path : paths) {
        auto file = AtomicFile::create(path);
        if (!file) return tl::unexpected(file.error());
        const std::string text = path.extension() == ".json" ? jsonText(card, 2) + "\n" : dataCardText(card);
        if (auto written = file->write(text).and_then([&] { return file->sync(); }); !written)
            return tl::unexpected(written.error());
        files.push_back(std::move(*file));
    }
    return files;
}

} // namespace sessionsmith::workflow
