// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/datacard.h"

#include "engine/base/jsontext.h"
#include "engine/base/time.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

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

} // namespace

Json dataCard(const store::DatasetRecord& record, const std::vector<exchange::ExportedFile>& files,
              const std::string& license)
{
    const auto object = [](const std::string& text) {
        Json parsed = Json::parse(text, nullptr, false);
        return parsed.is_object() ? parsed : Json::object();
    };
    Json made = object(record.spec);
    if (made.contains("path") && made["path"].is_string()) made["path"] = fileName(made["path"]);
    Json figures = object(record.summary);
    for (const char* aboutTheImport : {"rejected", "warnings", "seconds"})
        figures.erase(aboutTheImport);
    Json written = Json::array();
    for (const exchange::ExportedFile& file : files)
        written.push_back({{"name", file.path.filename().string()}, {"rows", file.rows}, {"bytes", file.bytes}});
    const bool isImported = record.kind == store::DatasetKind::Imported;
    // What was made without a model is made of events.
    const char* kind = !isImported && !record.model ? "augmented" : name(record.kind);
    return {{"format", "sessionsmith.datacard"},
            {"version", 1},
            {"name", record.name},
            {"kind", kind},
            {"source", isImported ? fileName(record.source) : record.source},
            {"license", license.empty() ? Json() : Json(license)},
            {"content_hash", record.contentHash},
            {"created", formatIsoTime(record.createdAt)},
            {"made_by", made},
            {"figures", figures},
            {"files", written}};
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
    text += "\n## Files\n\n| name | rows | bytes |\n| --- | ---: | ---: |\n";
    for (const Json& file : card["files"])
        text += fmt::format("| {} | {} | {} |\n", cell(file["name"]), cell(file["rows"]), cell(file["bytes"]));
    return text;
}

} // namespace sessionsmith::workflow
