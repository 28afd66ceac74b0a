// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/modelresults.h"
#include "app/cli/tables.h"

#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct PersonasOptions
{
    std::string data, clusters = "1..8";
    int restarts = 10;
    std::uint64_t seed = 1;
};

Output personasOutput(const hmm::UserKinds& kinds, const std::vector<std::string>& actions)
{
    Json document{{"counts", countsDocument(kinds.counts)},
                  {"chosen", kinds.counts[kinds.chosen].count},
                  {"elbow", kinds.counts[hmm::elbow(kinds.counts)].count},
                  {"personas", Json::array()}};
    std::vector<std::vector<std::string>> personaRows;
    for (std::size_t c = 0; c < kinds.sizes.size(); ++c) {
        Json shares = Json::object();
        personaRows.push_back({std::to_string(kinds.sizes[c])});
        for (std::size_t k = 0; k < actions.size(); ++k) {
            const double share = kinds.clusters.centres(Eigen::Index(c), Eigen::Index(k));
            shares[actions[k]] = share;
            personaRows.back().push_back(number(share));
        }
        document["personas"].push_back({{"users", kinds.sizes[c]}, {"actions", shares}});
    }
    std::vector<std::string> head{"users"};
    head.insert(head.end(), actions.begin(), actions.end());
    return {document, countsTable(kinds.counts) + "\n" + table(head, personaRows)};
}

Result<Output> runPersonas(Console& console, const PersonasOptions& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto log = workflow::loadDataset(*workspace, options.data);
    if (!log) return tl::unexpected(log.error());
    const hmm::Sequences users{{log->action.begin(), log->action.end()},
                               events::sequenceOffsets(*log, events::SequenceBy::User)};
    const auto [fewest, most] = rangeOf(options.clusters);
    const auto kinds = hmm::userKinds(users, log->actions.size(), fewest, most, options.seed, options.restarts);
    if (!kinds) return tl::unexpected(kinds.error());
    return personasOutput(*kinds, log->actions.names());
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
