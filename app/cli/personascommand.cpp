// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/tables.h"

#include "engine/hmm/personas.h"
#include "engine/workflow/workflow.h"

#include <algorithm>

namespace sessionsmith::cli {

namespace {

struct PersonasOptions
{
    std::string data, clusters = "1..8";
    int restarts = 10;
    std::uint64_t seed = 1;
};

struct Persona
{
    std::size_t users = 0;
    hmm::Vector shares; ///< of each action, the mean of its users
};

/// The largest first.
std::vector<Persona> personasOf(const hmm::Clusters& clusters)
{
    std::vector<Persona> personas;
    for (Eigen::Index c = 0; c < clusters.centres.rows(); ++c)
        personas.push_back({std::size_t(std::count(clusters.member.begin(), clusters.member.end(), c)),
                            clusters.centres.row(c).transpose()});
    std::stable_sort(personas.begin(), personas.end(), [](const auto& a, const auto& b) { return a.users > b.users; });
    return personas;
}

Output personasOutput(const std::vector<hmm::ClusterCount>& counts, const std::vector<Persona>& personas,
                      const std::vector<std::string>& actions)
{
    const std::size_t chosen = hmm::bestSilhouette(counts), elbow = hmm::elbow(counts);
    Json document{{"counts", Json::array()},
                  {"chosen", counts[chosen].count},
                  {"elbow", counts[elbow].count},
                  {"personas", Json::array()}};
    std::vector<std::vector<std::string>> countRows, personaRows;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto& [count, inertia, silhouette] = counts[i];
        document["counts"].push_back({{"clusters", count}, {"inertia", inertia}, {"silhouette", silhouette}});
        countRows.push_back({std::to_string(count), number(inertia), number(silhouette), i == chosen ? "chosen" : "",
                             i == elbow ? "elbow" : ""});
    }
    for (const Persona& persona : personas) {
        Json shares = Json::object();
        personaRows.push_back({std::to_string(persona.users)});
        for (std::size_t k = 0; k < actions.size(); ++k) {
            shares[actions[k]] = persona.shares[Eigen::Index(k)];
            personaRows.back().push_back(number(persona.shares[Eigen::Index(k)]));
        }
        document["personas"].push_back({{"users", persona.users}, {"actions", shares}});
    }
    std::vector<std::string> head{"users"};
    head.insert(head.end(), actions.begin(), actions.end());
    return {document,
            table({"clusters", "inertia", "silhouette", "", ""}, countRows) + "\n" + table(head, personaRows)};
}

Result<Output> runPersonas(Console& console, const PersonasOptions& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto log = workflow::loadDataset(*workspace, options.data);
    if (!log) return tl::unexpected(log.error());
    const hmm::Sequences users{log->action, events::sequenceOffsets(*log, events::SequenceBy::User)};
    const auto points = hmm::behaviourShares(users, log->actions.size());
    if (!points) return tl::unexpected(points.error());
    constexpr std::uint32_t purpose = 0x50455253; // "PERS"
    Philox random(options.seed, purpose, 0);
    const auto [fewest, most] = rangeOf(options.clusters);
    const auto counts = hmm::clusterCounts(*points, fewest, most, random, options.restarts);
    const int chosen = counts[hmm::bestSilhouette(counts)].count;
    const auto personas = personasOf(hmm::kMeans(*points, chosen, random, options.restarts));
    return personasOutput(counts, personas, log->actions.names());
}

} // namespace

void addPersonasCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<PersonasOptions>();
    Arguments arguments(*registry.verb(group, "personas", "Kinds of users, by the shares of their actions (k-means)",
                                       options, runPersonas));
    arguments.text("--data", options->data, "The data set").required();
    arguments.range("--clusters", options->clusters,
                    "How many kinds to try; the largest silhouette is chosen, the elbow of the inertia is told",
                    {1, 100});
    arguments.number("--restarts", options->restarts, "Starts of k-means for each number", {1, 1'000});
    arguments.seed(options->seed);
}

} // namespace sessionsmith::cli
