// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"
#include "engine/workflow/workflow.h"

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

/// The action indices of each session, unchanged.
hmm::Sequences sessionActions(const events::EventLog& log)
{
    hmm::Sequences sequences;
    sequences.symbols = log.action;
    sequences.offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    return sequences;
}

/// What a fit learns from, and where it came from.
struct FitSource
{
    std::vector<std::string> actions;
    hmm::Sequences sequences;
    synthesis::ItemSettings items;
    std::string name;
};

Result<FitSource> openSource(const store::Workspace& workspace, const FitRequest& request, const Control& control)
{
    if (!request.sequences.empty()) {
        auto read = hmm::readSequences(request.sequences, control);
        if (!read) return tl::unexpected(read.error());
        return FitSource{std::move(read->actions), std::move(read->sequences), {}, request.sequences.stem().string()};
    }
    const auto record = workspace.dataset(request.data);
    if (!record) return tl::unexpected(record.error());
    const auto log = loadDataset(workspace, request.data);
    if (!log) return tl::unexpected(log.error());
    synthesis::ItemSettings items;
    items.source = record->name;
    items.sourceHash = record->contentHash;
    return FitSource{log->actions.names(), sessionActions(*log), std::move(items), record->name};
}

Result<hmm::Fit> countFit(const FitSource& source, const FitRequest& request, const Control& control)
{
    // The log shows actions only; counting takes each action for the state it was done in.
    auto counted = hmm::countModel(source.actions, source.actions, source.sequences, source.sequences,
                                   {.pseudoCount = request.pseudoCount}, request.withEnd);
    if (!counted) return tl::unexpected(counted.error());
    const auto score = hmm::score(*counted, source.sequences, request.spec.threads, control);
    if (!score) return tl::unexpected(score.error());
    hmm::Fit fit;
    fit.model = std::move(*counted);
    fit.iterations = 1;
    fit.converged = true;
    fit.logLikelihood = score->logLikelihood;
    fit.logLikelihoodHistory = {score->logLikelihood};
    return fit;
}

Result<hmm::Model> startingPoint(const store::Workspace& workspace, const FitSource& source, const FitRequest& request)
{
    if (request.startModel.empty())
        return hmm::initialModel(source.actions, source.sequences, request.states, request.initialisation, request.seed,
                                 request.withEnd);
    const auto start = loadModel(workspace, request.startModel);
    if (!start) return tl::unexpected(start.error());
    return start->hmm;
}

Result<hmm::Fit> baumWelchFit(const store::Workspace& workspace, const FitSource& source, const FitRequest& request,
                              const std::function<void(const hmm::Fit&)>& onIteration, const ProgressSink& progress,
                              const Control& control)
{
    auto start = startingPoint(workspace, source, request);
    if (!start) return tl::unexpected(start.error());
    hmm::Sequences sequences = source.sequences;
    if (start->actions != source.actions) {
        events::Vocabulary known(start->actions);
        for (std::int32_t& symbol : sequences.symbols) {
            const std::string& action = source.actions[std::size_t(symbol)];
            symbol = known.find(action);
            if (symbol < 0)
                return fail(Error(SS_TEXT("engine", "The model \"{0}\" knows no action \"{1}\", which is in the log"),
                                  request.startModel, action)
                                .advise(SS_TEXT("engine", "Fit without a starting model, or rename its actions")));
        }
    }
    const auto report = [&](const hmm::Fit& fit) {
        if (progress)
            progress(
                {Message(SS_TEXT("engine", "Fitting, log-likelihood {0}"), fmt::format("{:.2f}", fit.logLikelihood)),
                 std::uint64_t(fit.iterations), std::uint64_t(request.spec.maximumIterations),
                 Message(SS_TEXT("engine", "iterations"))});
        if (onIteration) onIteration(fit);
    };
    return hmm::baumWelch(*start, sequences, request.spec, report, control);
}

} // namespace

Result<hmm::Sequences> actionSequences(const events::EventLog& log, const std::vector<std::string>& actions)
{
    const events::Vocabulary known(actions);
    std::vector<std::int32_t> index(std::size_t(log.actions.size()));
    for (std::int32_t i = 0; i < log.actions.size(); ++i) {
        index[std::size_t(i)] = known.find(log.actions[i]);
        if (index[std::size_t(i)] < 0)
            return fail(
                Error(SS_TEXT("engine", "The model knows no action \"{0}\", which is in the log"), log.actions[i])
                    .advise(SS_TEXT("engine", "Fit a model to this log, or rename the model's actions")));
    }
    hmm::Sequences sequences = sessionActions(log);
    for (std::int32_t& symbol : sequences.symbols)
        symbol = index[std::size_t(symbol)];
    return sequences;
}

Result<FittedModel> fitModel(store::Workspace& workspace, const FitRequest& request,
                             const std::function<void(const hmm::Fit&)>& onIteration, const ProgressSink& progress,
                             const Control& control)
{
    const auto source = openSource(workspace, request, control);
    if (!source) return tl::unexpected(source.error());
    auto fit = request.method == FitRequest::Method::Count
                   ? countFit(*source, request, control)
                   : baumWelchFit(workspace, *source, request, onIteration, progress, control);
    if (!fit) return tl::unexpected(fit.error());
    if (fit->stopped && fit->iterations == 0) return fail(Error::cancelled());

    synthesis::BehaviourModel model;
    model.hmm = fit->model;
    model.items = source->items;
    auto record = saveModel(workspace, request.name.empty() ? source->name : request.name, model);
    if (!record) return tl::unexpected(record.error());
    fit->model.name = record->name;
    return FittedModel{std::move(*record), std::move(*fit)};
}

Result<store::ModelRecord> saveModel(store::Workspace& workspace, const std::string& name,
                                     const synthesis::BehaviourModel& model)
{
    if (auto valid = model.hmm.validate(); !valid) return tl::unexpected(valid.error());
    synthesis::BehaviourModel named = model;
    named.hmm.name = name;
    const std::string document = synthesis::writeDocument(named);
    // What lies beyond the hidden Markov model may be wrong too; nothing is saved that could not be loaded.
    if (auto readable = synthesis::parseDocument(document, name); !readable) return tl::unexpected(readable.error());
    return workspace.saveModel(name, document, synthesis::contentHash(named));
}

Result<synthesis::BehaviourModel> loadModel(const store::Workspace& workspace, const std::string& name)
{
    const auto record = workspace.model(name);
    if (!record) return tl::unexpected(record.error());
    return synthesis::parseDocument(record->document, record->name);
}

} // namespace sessionsmith::workflow
