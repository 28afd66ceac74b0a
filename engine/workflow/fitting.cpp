// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/fitting.h"

#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"
#include "engine/workflow/fullfit.h"

namespace sessionsmith::workflow {

Result<FittedModel> Fitting::run()
{
    hmm::HeldOut parts{m_source.sequences, {}, {}};
    if (m_request.holdOut > 0) {
        auto split = hmm::holdOut(m_source.sequences, m_request.holdOut, m_request.seed);
        if (!split) return tl::unexpected(split.error());
        parts = std::move(*split);
    }
    if (const int most = std::max(m_request.personas, m_request.mostPersonas); most > 1)
        if (auto grouped = group(parts, m_request.personas, most); !grouped) return tl::unexpected(grouped.error());
    FittedModel result;
    result.counted = isCount();
    result.personas = m_groups.tried;
    std::vector<hmm::Fit> fits;
    bool stopped = false;
    for (int states = m_request.states; states <= mostStates() && !stopped; ++states) {
        auto one = fit(parts.training, states);
        if (!one) return tl::unexpected(one.error());
        stopped = one->stopped;
        if (stopped && one->iterations == 0 && !fits.empty()) break;
        const auto judged = candidate(*one, parts);
        if (!judged) return tl::unexpected(judged.error());
        result.candidates.push_back(*judged);
        fits.push_back(std::move(*one));
    }
    const auto criterion = m_request.choose;
    result.chosen = hmm::chooseCandidate(result.candidates, criterion);
    result.fit = std::move(fits[result.chosen]);
    if (m_request.holdOut > 0 && !stopped) {
        auto all = fittedToAll(result.fit.model);
        if (!all) return tl::unexpected(all.error());
        result.fit = std::move(*all);
    }
    result.fit.stopped |= stopped;
    return result;
}

Result<> Fitting::group(const hmm::HeldOut& parts, int fewest, int most)
{
    std::vector<std::int32_t> users;
    for (std::size_t i = 0; i < m_source.users.size(); ++i)
        if (parts.isTest.empty() || !parts.isTest[i]) users.push_back(m_source.users[i]);
    const int actions = int(m_source.actions.size());
    auto groups = groupSequences(parts.training, users, actions, fewest, most, m_request.seed);
    if (!groups) return tl::unexpected(groups.error());
    m_groups = std::move(*groups);
    return checkMixtureSize(m_groups.count(), isCount() ? actions : mostStates());
}

Result<hmm::Fit> Fitting::fit(const hmm::Sequences& sequences, int states)
{
    if (!isCount() && !isMixture()) return baumWelchFit(sequences, states, 0);
    auto model = isMixture() ? mixture(states) : countModel(sequences);
    if (!model) return tl::unexpected(model.error());
    return isCount() ? judged(std::move(*model), sequences) : refined(*model, sequences);
}

Result<hmm::Model> Fitting::mixture(int states)
{
    std::vector<hmm::Persona> personas;
    for (const hmm::Sequences& own : m_groups.sequences) {
        hmm::Persona& persona = personas.emplace_back();
        persona.weight = double(own.size());
        if (isCount()) {
            auto counted = countModel(own);
            if (!counted) return tl::unexpected(counted.error());
            persona.model = std::move(*counted);
        } else {
            auto fitted = baumWelchFit(own, states, int(personas.size()));
            if (!fitted) return tl::unexpected(fitted.error());
            persona.model = std::move(fitted->model);
        }
    }
    return mixedBySize(std::move(personas));
}

Result<hmm::Model> Fitting::countModel(const hmm::Sequences& sequences) const
{
    // The log shows actions only; counting takes each action for the state it was done in.
    const auto& names = m_source.actions;
    return hmm::countModel(names, names, sequences, sequences, m_spec.prior, m_request.withEnd);
}

Result<hmm::Fit> Fitting::judged(hmm::Model model, const hmm::Sequences& sequences) const
{
    const auto score = hmm::score(model, sequences, m_spec.threads, m_control);
    if (!score) return tl::unexpected(score.error());
    hmm::Fit fit;
    fit.model = std::move(model);
    fit.iterations = 1;
    fit.converged = true;
    fit.logLikelihood = fit.objective = score->logLikelihood;
    fit.logLikelihoodHistory = {score->logLikelihood};
    return fit;
}

Result<hmm::Model> Fitting::startingPoint(const hmm::Sequences& sequences, int states, int index) const
{
    if (m_source.start)
        return index == 0 ? *m_source.start
                          : hmm::redrawn(*m_source.start, m_source.constraints, m_request.seed, index);
    auto model = hmm::initialModel(m_source.actions, sequences, states, m_request.initialisation, m_request.seed,
                                   m_request.withEnd, index);
    const auto& prior = m_source.prior.model;
    if (model && prior && prior->stateCount() == states) model->states = prior->states;
    return model;
}

Result<hmm::Fit> Fitting::baumWelchFit(const hmm::Sequences& sequences, int states, int persona)
{
    auto fit = hmm::baumWelch(
        m_request.restarts, [&](int index) { return startingPoint(sequences, states, index); }, sequences, m_spec,
        [&](const hmm::Fit& now) {
            report(now, phaseOf(now, persona));
            if (m_onIteration && persona == 0) m_onIteration(now);
        },
        m_control);
    m_startsDone += m_request.restarts;
    return fit;
}

Result<hmm::Fit> Fitting::refined(const hmm::Model& model, const hmm::Sequences& sequences)
{
    auto fit = hmm::baumWelch(
        model, sequences, specOf(model),
        [&](const hmm::Fit& now) {
            const std::string logLikelihood = fmt::format("{:.2f}", now.logLikelihood);
            report(now, isMixture()
                            ? Message(SS_TEXT("engine", "Fitting all personas, log-likelihood {0}"), logLikelihood)
                            : Message(SS_TEXT("engine", "Fitting to everything, log-likelihood {0}"), logLikelihood));
            if (m_onIteration) m_onIteration(now);
        },
        m_control);
    ++m_startsDone;
    if (!fit || !isMixture()) return fit;
    auto sorted = sortedBySize(fit->model, m_groups.count());
    if (!sorted) return tl::unexpected(sorted.error());
    fit->model = std::move(*sorted);
    return fit;
}

Result<hmm::Fit> Fitting::fittedToAll(const hmm::Model& chosen)
{
    if (!isCount()) return refined(chosen, m_source.sequences);
    if (isMixture()) {
        const int count = m_groups.count();
        if (auto grouped = group({m_source.sequences, {}, {}}, count, count); !grouped)
            return tl::unexpected(grouped.error());
    }
    return fit(m_source.sequences, m_request.states);
}

namespace {

/// What a fit tells and obeys while it goes on.
struct Watch
{
    const std::function<void(const hmm::Fit&)>& onIteration;
    const ProgressSink& progress;
    const Control& control;
};

/// By the method of the request, not saved yet. Errors: stopped before the first iteration.
Result<FittedModel> fitted(const FitSource& source, const FitRequest& request, const Watch& watch)
{
    Fitting fitting(source, request, watch.onIteration, watch.progress, watch.control);
    auto fitted = fitting.run();
    if (!fitted) return fitted;
    if (fitted->fit.stopped && fitted->fit.iterations == 0) return fail(Error::cancelled());
    fitted->model.hmm = fitted->fit.model;
    fitted->model.items = source.items;
    fitted->model.evidence = std::make_shared<hmm::Evidence>(fitting.evidence(fitted->fit));
    return fitted;
}

/// With the pseudo-count that makes what is held out likeliest, the largest of those that are alike. What never follows
/// each other in a log of thousands of sessions should not do so in one of as many synthetic ones, as half an event for
/// each cell makes it.
Result<FittedModel> counted(const FitSource& source, FitRequest request, const Watch& watch)
{
    const double asked = request.pseudoCount;
    std::optional<FittedModel> best;
    for (const double share : {1.0, 0.2, 0.02, 0.002}) {
        request.pseudoCount = asked * share;
        auto one = fitted(source, request, watch);
        if (!one) return one;
        const auto perplexity = [](const FittedModel& model) { return model.candidates.front().heldOutPerplexity; };
        one->pseudoCount = request.pseudoCount;
        if (!best || perplexity(*one) < perplexity(*best)) best = std::move(*one);
        if (best->fit.stopped || request.holdOut == 0 || asked == 0 || request.personas > 1 || request.mostPersonas > 1)
            break;
    }
    return *std::move(best);
}

/// By the method that makes what is held out likelier; by the simpler one where they are alike or nothing can be held
/// out.
Result<FittedModel> likelier(const FitSource& source, FitRequest request, const Watch& watch)
{
    constexpr double usualHoldOut = 0.1;
    if (request.holdOut == 0) request.holdOut = usualHoldOut;
    request.choose = hmm::Criterion::HeldOut;
    request.method = FitRequest::Method::Count;
    if (source.sequences.size() < 2) request.holdOut = 0;
    auto counts = counted(source, request, watch);
    if (!counts || request.holdOut == 0) return counts;
    request.method = FitRequest::Method::BaumWelch;
    auto hidden = fitted(source, request, watch);
    if (!hidden) return hidden;
    std::vector<hmm::Candidate> candidates = counts->candidates;
    candidates.insert(candidates.end(), hidden->candidates.begin(), hidden->candidates.end());
    const bool isHidden = hidden->fit.stopped || hidden->candidates[hidden->chosen].heldOutPerplexity <
                                                     counts->candidates.front().heldOutPerplexity;
    if (isHidden) hidden->chosen += counts->candidates.size();
    const auto pseudoCount = counts->pseudoCount;
    const std::size_t number = counts->counted;
    FittedModel result = std::move(isHidden ? *hidden : *counts);
    result.pseudoCount = pseudoCount;
    result.counted = number;
    result.candidates = std::move(candidates);
    return result;
}

} // namespace

Result<FittedModel> fitModel(store::Workspace& workspace, const FitRequest& request,
                             const std::function<void(const hmm::Fit&)>& onIteration, const ProgressSink& progress,
                             const Control& control)
{
    if (auto good = checkFit(request); !good) return tl::unexpected(good.error());
    const auto source = openFitSource(workspace, request, control);
    if (!source) return tl::unexpected(source.error());
    const Watch watch{onIteration, progress, control};
    const bool isChosen = request.method == FitRequest::Method::Likelier;
    auto result = isChosen ? likelier(*source, request, watch) : fitted(*source, request, watch);
    if (!result) return result;
    synthesis::BehaviourModel& model = result->model;
    if (request.full && !result->fit.stopped) {
        using Kind = synthesis::LengthSettings::Kind;
        if (!request.withEnd) model.lengths.kind = Kind::Drawn;
        for (const int action : source->viewedBefore) {
            model.revisits.viewedBefore.resize(source->actions.size());
            model.revisits.viewedBefore[std::size_t(action)] = true;
        }
        synthesis::BehaviourModel plain = model;
        auto added = fitBeyond(model, {source->name, *source->log, source->sequences}, request.seed,
                               request.spec.threads, progress, control);
        if (!added && !added.error().isCancelled()) return tl::unexpected(added.error());
        if (!added) { // what is there already is kept
            model = std::move(plain);
            result->fit.stopped = true;
        }
    }
    auto record = saveModel(workspace, request.name.empty() ? source->name : request.name, model);
    if (!record) return tl::unexpected(record.error());
    result->fit.model.name = model.hmm.name = record->name;
    result->record = std::move(*record);
    return result;
}

} // namespace sessionsmith::workflow
