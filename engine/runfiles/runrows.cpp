// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runrows.h"

#include "engine/base/jsontext.h"
#include "engine/exchange/quoting.h"
#include "engine/runfiles/curverows.h"
#include "engine/runfiles/toldrun.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sessionsmith::runfiles {

namespace {

using Json = nlohmann::ordered_json;
using comparison::FieldValue;

std::string textOf(const FieldValue& value)
{
    if (const double* number = std::get_if<double>(&value)) return exactText(*number);
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return jsonText(nlohmann::json(*list));
    return comparison::toText(value);
}

Json jsonOf(const FieldValue& value)
{
    if (const double* number = std::get_if<double>(&value))
        return std::isfinite(*number) ? Json(*number) : Json(exactText(*number));
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return *list;
    if (const bool* flag = std::get_if<bool>(&value)) return *flag;
    return comparison::toText(value);
}

nlohmann::json jsonOf(const Lineage& lineage)
{
    nlohmann::json entries = nlohmann::json::array();
    for (const store::LineageEntry& entry : lineage)
        entries.push_back(
            {{"kind", entry.kind}, {"name", entry.name}, {"content_hash", entry.contentHash}, {"role", entry.role}});
    return entries;
}

/// What an import was before, where its file told it.
struct Told
{
    explicit Told(const store::RunRecord& run) : spec(nlohmann::json::parse(run.spec, nullptr, false))
    {
        if (run.kind == store::RunKind::Import) told = takeTold(spec);
        if (spec.is_discarded()) spec = nullptr;
    }

    FieldValue value(const std::string& field, const FieldValue& own) const
    {
        if (told && field == "kind") return told->kind;
        if (told && field == "status") return told->status;
        if (told && field.starts_with(importedFields)) return {};
        return own;
    }
    nlohmann::json lineage(const Lineage& own) const { return told ? told->lineage : jsonOf(own); }

    nlohmann::json spec; ///< without it
    std::optional<ToldRun> told;
    static constexpr std::string_view importedFields = "imported."; ///< of comparison::importedKey
};

std::string messageOf(const store::RunRecord& run)
{
    return run.message.empty() ? std::string() : Error::unpacked(run.message).message();
}

std::string csvRows(const comparison::RunTable& table, const std::vector<std::size_t>& rows,
                    const std::vector<Lineage>& lineages)
{
    std::vector<Told> told;
    for (const std::size_t row : rows)
        told.emplace_back(table.run(row));
    const auto value = [&](std::size_t i, std::size_t field) {
        return told[i].value(table.fields()[field], table.value(rows[i], field));
    };
    std::vector<std::size_t> fields;
    for (std::size_t field = 0; field < table.fields().size(); ++field)
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!isMissing(value(i, field))) {
                fields.push_back(field);
                break;
            }
    std::string text;
    for (const std::size_t field : fields) // the first is the name, by which both tables are joined
        text += field == 0 ? "run" : "," + exchange::csvQuoted(table.fields()[field]);
    text += ",message,lineage\r\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const std::size_t field : fields)
            text += exchange::csvQuoted(textOf(value(i, field))) + ',';
        text += exchange::csvQuoted(messageOf(table.run(rows[i]))) + ',';
        text += exchange::csvQuoted(jsonText(told[i].lineage(lineages[i]))) + "\r\n";
    }
    return text;
}

std::string jsonRow(const comparison::RunTable& table, std::size_t row, const Lineage& lineage)
{
    const store::RunRecord& run = table.run(row);
    const Told told(run);
    Json document = Json::object();
    for (const std::string field : comparison::ownFields)
        if (const FieldValue value = told.value(field, table.value(row, *table.find(field))); !isMissing(value))
            document[field == "name" ? "run" : field] = jsonOf(value);
    if (!run.message.empty()) document["message"] = messageOf(run);
    Json& metrics = document["metrics"] = Json::object();
    for (const auto& [part, values] : run.metrics)
        for (const auto& [metric, value] : values)
            metrics[part][metric] = jsonOf(FieldValue(value));
    document["spec"] = told.spec;
    document["lineage"] = told.lineage(lineage);
    return document.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

std::string runRows(const comparison::RunTable& table, const std::vector<std::size_t>& rows,
                    const std::vector<Lineage>& lineages, TableFormat format)
{
    if (format == TableFormat::Csv) return csvRows(table, rows, lineages);
    std::string text;
    for (std::size_t i = 0; i < rows.size(); ++i)
        text += jsonRow(table, rows[i], lineages[i]);
    return text;
}

} // namespace sessionsmith::runfiles
