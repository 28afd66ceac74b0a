// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/fitsource.h"

#include "engine/workflow/workflow.h"

#include <numeric>

namespace sessionsmith::workflow {

namespace {

using Names = std::vector<std::string>;

/// The log as it is.
Result<FitSource> openLog(const store::Workspace& workspace, const FitRequest& request, const Control& control)
{
    FitSource source;
    if (!request.sequences.empty()) {
        auto read = hmm::readSequences(request.sequences, control);
        if (!read) return tl::unexpected(read.error());
        source.name = request.sequences.stem().string();
        source.actions = std::move(read->actions);
        source.sequences = std::move(read->sequences);
        source.users.resize(source.sequences.size());
        std::iota(source.users.begin(), source.users.end(), 0);
        return source;
    }
    const auto record = workspace.dataset(request.data);
    if (!record) return tl::unexpected(record.error());
    auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    auto sequences = actionSequences(*log, log->actions.names());
    if (!sequences) return tl::unexpected(sequences.error());
    source.name = source.items.source = record->name;
    source.hash = source.items.sourceHash = record->contentHash;
    source.actions = log->actions.names();
    source.sequences = std::move(*sequences);
    for (std::size_t i = 0; i < source.sequences.size(); ++i)
        source.users.push_back(log->user[source.sequences.offsets[i]]);
    if (request.full) source.log = std::move(*log);
    return source;
}

/// Gives the source the actions of `model`.
Result<> translate(FitSource& source, const hmm::Model& model)
{
    const events::Vocabulary known(model.actions);
    for (std::int32_t& symbol : source.sequences.symbols) {
        const std::string& action = source.actions[std::size_t(symbol)];
        symbol = known.find(action);
        if (symbol < 0)
            return fail(Error(SS_TEXT("engine", "The model \"{0}\" knows no action \"{1}\", which is in the log"),
                              model.name, action)
                            .advise(SS_TEXT("engine", "Fit without a starting model, or rename its actions")));
    }
    source.actions = model.actions;
    return {};
}

Result<hmm::Model> load(const store::Workspace& workspace, const std::string& name)
{
    auto model = loadModel(workspace, name);
    if (!model) return tl::unexpected(model.error());
    model->hmm.name = name;
    return std::move(model->hmm);
}

/// Errors: a name that is none of the actions.
Result<std::vector<std::vector<int>>> indicesOf(const std::vector<Names>& groups, const Names& actions)
{
    const events::Vocabulary known(actions);
    std::vector<std::vector<int>> indices;
    for (const Names& group : groups) {
        indices.emplace_back();
        for (const std::string& name : group) {
            indices.back().push_back(known.find(name));
            if (indices.back().back() < 0)
                return fail(
                    Error(SS_TEXT("engine", "The model knows no action \"{0}\""), name)
                        .advise(SS_TEXT("engine", "Choose one of: {0}"), fmt::format("{}", fmt::join(actions, ", "))));
        }
    }
    return indices;
}

} // namespace

Result<FitSource> openFitSource(const store::Workspace& workspace, const FitRequest& request, const Control& control)
{
    // Models first: they are small, and a name may be wrong.
    std::optional<hmm::Model> start, prior;
    using Method = FitRequest::Method;
    for (const auto& [name, model] : {std::pair(&request.startModel, &start), {&request.priorModel, &prior}}) {
        if (name->empty() || (request.method == Method::Count && model == &start)) continue;
        auto loaded = load(workspace, *name);
        if (!loaded) return tl::unexpected(loaded.error());
        *model = std::move(*loaded);
    }
    if (request.method != Method::BaumWelch && prior && prior->states != prior->actions)
        return fail(
            Error(SS_TEXT("engine", "Counting takes each action for a state; the prior \"{0}\" has other states "
                                    "than actions"),
                  prior->name)
                .advise(SS_TEXT("engine", "Use Baum-Welch with this prior")));
    auto source = openLog(workspace, request, control);
    if (!source) return source;
    if (const auto& model = start ? start : prior)
        if (auto translated = translate(*source, *model); !translated) return tl::unexpected(translated.error());
    auto ties = indicesOf(request.ties, source->actions);
    if (!ties) return tl::unexpected(ties.error());
    auto viewedBefore = indicesOf({request.viewedBefore}, source->actions);
    if (!viewedBefore) return tl::unexpected(viewedBefore.error());
    source->viewedBefore = std::move(viewedBefore->front());
    source->constraints = {request.spec.constraints.locks, std::move(*ties)};
    source->prior.model = std::move(prior);
    source->prior.strength = request.priorStrength;
    source->start = std::move(start);
    return source;
}

} // namespace sessionsmith::workflow
