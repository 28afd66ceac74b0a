// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/modelresults.h"

#include "app/cli/tables.h"

#include <fmt/ranges.h>

#include <cmath>

namespace sessionsmith::cli {

Json finiteOrNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json finiteOrNull(const std::vector<double>& values)
{
    Json array = Json::array();
    for (const double value : values)
        array.push_back(finiteOrNull(value));
    return array;
}

Output saved(const store::ModelRecord& record)
{
    return {{{"name", record.name}, {"version", record.version}, {"content_hash", record.contentHash}},
            fmt::format("{}, version {}, {}\n", record.name, record.version, record.contentHash)};
}

void addPersonas(const hmm::Model& model, Output& output)
{
    const std::vector<hmm::Persona> personas = hmm::personasOf(model);
    if (personas.size() < 2) return;
    Json document = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const hmm::Persona& persona : personas) {
        document.push_back({{"name", persona.name}, {"weight", persona.weight}, {"states", persona.states}});
        rows.push_back({persona.name.empty() ? "-" : persona.name, number(persona.weight),
                        fmt::format("{}", fmt::join(persona.model.states, ", "))});
    }
    output.document["personas"] = std::move(document);
    output.text += "\n" + table({"persona", "weight", "states"}, rows);
}

Json countsDocument(const std::vector<hmm::ClusterCount>& counts)
{
    Json document = Json::array();
    for (const auto& [count, inertia, silhouette] : counts)
        document.push_back({{"clusters", count}, {"inertia", inertia}, {"silhouette", silhouette}});
    return document;
}

std::string countsTable(const std::vector<hmm::ClusterCount>& counts)
{
    const std::size_t chosen = hmm::bestSilhouette(counts), elbow = hmm::elbow(counts);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < counts.size(); ++i)
        rows.push_back({std::to_string(counts[i].count), number(counts[i].inertia), number(counts[i].silhouette),
                        i == chosen ? "chosen" : "", i == elbow ? "elbow" : ""});
    return table({"clusters", "inertia", "silhouette", "", ""}, rows);
}

void addInput(CLI::App& command, std::string& data, std::string& sequences)
{
    CLI::Option_group* input = command.add_option_group("input");
    Arguments arguments(*input);
    arguments.text("--data", data, "The sessions of a data set, or ...");
    arguments.text("--sequences", sequences,
                   "... a file or pipe with one sequence a line, names or indices of actions separated by blanks");
    input->require_option(1);
}

} // namespace sessionsmith::cli
