// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/keptfiles.h"
#include "engine/base/text.h"
#include "engine/workflow/assessment.h"
#include "engine/workflow/workflow.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::workflow {

namespace {

/// "cart:1796505" as action and item; a word without a known action before its first colon is an item by itself.
Result<> appendEvent(std::string_view word, const learning::Catalogue& catalogue, learning::SequenceData& session)
{
    const std::size_t colon = word.find(':');
    std::int32_t item = catalogue.items.find(word);
    std::int32_t action = 0;
    if (item < 0 && colon != std::string_view::npos) {
        item = catalogue.items.find(trimmed(word.substr(colon + 1)));
        action = catalogue.actions.find(trimmed(word.substr(0, colon)));
        if (action < 0) {
            std::string known;
            for (const std::string& name : catalogue.actions.names())
                known += (known.empty() ? "" : ", ") + name;
            return fail(Error(SS_TEXT("engine", "The model knows no action \"{0}\""), trimmed(word.substr(0, colon)))
                            .advise(SS_TEXT("engine", "Choose one of: {0}"), known));
        }
    }
    if (item < 0)
        return fail(
            Error(SS_TEXT("engine", "The model knows no item \"{0}\""), word)
                .advise(SS_TEXT("engine", "Write the session as action:item,action:item with items of its data")));
    session.items.push_back(item);
    session.actions.push_back(action);
    return {};
}

} // namespace

Result<Assessment> evaluateRun(store::Workspace& workspace, const EvaluationRequest& request,
                               const ProgressSink& progress, const Control& control)
{
    const auto run = workspace.run(request.run);
    if (!run) return tl::unexpected(run.error());
    const auto parts = partDataset(workspace, request.data, request.sequenceBy, request.split);
    if (!parts) return tl::unexpected(parts.error());
    if (taskOf(*run) == "next-action") {
        if (request.sampledNegatives > 0)
            return fail(SS_TEXT("engine", "The run \"{0}\" tells actions: there are no items to sample"), run->name);
        const auto backend = learning::backend();
        if (!backend) return tl::unexpected(backend.error());
        const auto predictor = (*backend)->loadActions(checkpointOf(workspace, *run), request.device);
        if (!predictor) return tl::unexpected(predictor.error());
        const auto prepared = prepare(*parts, &(*predictor)->catalogue());
        if (!prepared) return tl::unexpected(prepared.error());
        return assessActions(**predictor, *prepared, progress, control);
    }
    const auto recommender = openRecommender(workspace, *run, request.device);
    if (!recommender) return tl::unexpected(recommender.error());
    const auto prepared = prepare(*parts, &(*recommender)->catalogue());
    if (!prepared) return tl::unexpected(prepared.error());
    return assess(**recommender, *prepared, {request.excludeSeen, request.sampledNegatives}, progress, control);
}

Result<std::vector<std::filesystem::path>> exportWeights(store::Workspace& workspace, const std::string& runName,
                                                         const std::filesystem::path& file)
{
    const auto run = workspace.run(runName);
    if (!run) return tl::unexpected(run.error());
    if (!store::trainsSequenceModel(run->kind))
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" has no weights of a sequence model"), run->name)
                        .advise(SS_TEXT("engine", "Choose a pre-training or a fine-tuning")));
    if (run->checkpoint.empty())
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" has no checkpoint yet"), run->name)
                        .advise(SS_TEXT("engine", "Let it train for a while, or resume it")));
    const auto backend = learning::backend();
    if (!backend) return tl::unexpected(backend.error());
    if (auto free = KeptFiles::check(file); !free) return tl::unexpected(free.error());
    if (std::error_code unknown; file.filename().empty() || std::filesystem::is_directory(file, unknown))
        return fail(Error(SS_TEXT("engine", "This is no place for a file of this kind: a folder, a pipe or a device"))
                        .at(file.string()));
    auto files = (*backend)->exportWeights(checkpointOf(workspace, *run), file);
    if (files) files->push_back(std::filesystem::path(file).replace_filename("config.json"));
    return files;
}

Result<std::vector<Recommendation>> recommend(store::Workspace& workspace, const std::string& runName,
                                              const std::string& sessionText, int top, const std::string& device)
{
    const auto run = workspace.run(runName);
    if (!run) return tl::unexpected(run.error());
    const auto recommender = openRecommender(workspace, *run, device);
    if (!recommender) return tl::unexpected(recommender.error());
    const learning::Catalogue& catalogue = (*recommender)->catalogue();

    learning::SequenceData session;
    for (const std::string_view word : split(sessionText, ','))
        if (!trimmed(word).empty())
            if (auto appended = appendEvent(trimmed(word), catalogue, session); !appended)
                return tl::unexpected(appended.error());
    if (session.items.empty())
        return fail(
            Error(SS_TEXT("engine", "The session is empty"))
                .advise(SS_TEXT("engine", "Write the session as action:item,action:item with items of its data")));

    std::vector<float> scores;
    const learning::Context context{session.items, session.actions};
    if (auto scored = (*recommender)->score({&context, 1}, scores); !scored) return tl::unexpected(scored.error());

    std::vector<std::int32_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    const std::size_t count = std::min(order.size(), std::size_t(std::max(top, 0)));
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(count), order.end(), [&](auto a, auto b) {
        return scores[std::size_t(a)] != scores[std::size_t(b)] ? scores[std::size_t(a)] > scores[std::size_t(b)]
                                                                : a < b;
    });

    // Log-probabilities up to a constant become probabilities; other scores stay what they are.
    const bool probabilistic = (*recommender)->isProbabilistic();
    const double largest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (const float score : scores)
        sum += std::exp(double(score) - largest);
    std::vector<Recommendation> items;
    for (std::size_t i = 0; i < count; ++i) {
        const double score = scores[std::size_t(order[i])];
        items.push_back({catalogue.items[order[i]], probabilistic ? std::exp(score - largest) / sum : score});
    }
    return items;
}

} // namespace sessionsmith::workflow
