// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"
#include "engine/workflow/fitsource.h"
#include "engine/workflow/personagroups.h"
#include "engine/workflow/workflow.h"

namespace sessionsmith::workflow {

namespace {

using Method = FitRequest::Method;

/// The fits of one request, and what is told of them.
class Fitting
{
public:
    Fitting(const FitSource& source, const FitRequest& request, const std::function<void(const hmm::Fit&)>& onIteration,
            const ProgressSink& progress, const Control& control)
        : m_source(source), m_request(request), m_spec(request.spec), m_onIteration(onIteration), m_progress(progress),
          m_control(control)
    {
        m_spec.prior = source.prior;
        m_spec.constraints = source.constraints;
    }

    /// Fits all candidates, chooses, and where a part was held out goes on with everything.
    Result<FittedModel> run();
    hmm::Evidence evidence(const hmm::Fit& fit) const;

private:
    bool isCount() const { return m_request.method == Method::Count; }
    bool isMixture() const { return m_groups.count() > 1; }
    int mostStates() const { return isCount() ? m_request.states : std::max(m_request.states, m_request.mostStates); }

    /// Finds the personas of the sequences to learn from.
    Result<> group(const hmm::HeldOut& parts, int fewest, int most);
    Result<hmm::Fit> fit(const hmm::Sequences& sequences, int states);
    /// The personas, each fitted by itself.
    Result<hmm::Model> mixture(int states);
    Result<hmm::Model> countModel(const hmm::Sequences& sequences) const;
    Result<hmm::Fit> judged(hmm::Model model, const hmm::Sequences& sequences) const;
    /// `persona`: its number from one, or zero for a fit of everything.
    Result<hmm::Fit> baumWelchFit(const hmm::Sequences& sequences, int states, int persona);
    /// Goes on from `model`, with all of its personas.
    Result<hmm::Fit> refined(const hmm::Model& model, const hmm::Sequences& sequences);
    Result<hmm::Fit> fittedToAll(const hmm::Model& chosen);
    Result<hmm::Model> startingPoint(const hmm::Sequences& sequences, int states, int index) const;
    Result<hmm::Candidate> candidate(const hmm::Fit& fit, const hmm::HeldOut& parts) const;
    hmm::BaumWelchSpec specOf(const hmm::Model& model) const;
    int freeParameters(const hmm::Fit& fit) const;
    hmm::Sequences countedStates() const;
    Message phaseOf(const hmm::Fit& fit, int persona) const;
    void report(const hmm::Fit& fit, Message phase) const;

    const FitSource& m_source;
    const FitRequest& m_request;
    hmm::BaumWelchSpec m_spec;
    PersonaGroups m_groups; ///< of the part that is learnt from
    int m_startsDone = 0;   ///< starting points behind those that are told of
    const std::function<void(const hmm::Fit&)>& m_onIteration;
    const ProgressSink& m_progress;
    const Control& m_control;
};

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
    return hmm::countModel(names, names, sequences, sequences, m_source.prior, m_request.withEnd);
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

Message Fitting::phaseOf(const hmm::Fit& fit, int persona) const
{
    const std::string logLikelihood = fmt::format("{:.2f}", fit.logLikelihood);
    if (persona > 0)
        return Message(SS_TEXT("engine", "Fitting persona {0} of {1}, log-likelihood {2}"), persona, m_groups.count(),
                       logLikelihood);
    if (m_request.restarts == 1 && mostStates() == m_request.states)
        return Message(SS_TEXT("engine", "Fitting, log-likelihood {0}"), logLikelihood);
    return Message(SS_TEXT("engine", "Fitting {0} states, start {1} of {2}, log-likelihood {3}"),
                   fit.model.stateCount(), fit.start + 1, m_request.restarts, logLikelihood);
}

void Fitting::report(const hmm::Fit& fit, Message phase) const
{
    if (!m_progress) return;
    const int starts = isMixture() ? m_groups.count() * m_request.restarts + 1 : m_request.restarts;
    const int all = (mostStates() - m_request.states + 1) * starts + (m_request.holdOut > 0 ? 1 : 0);
    const auto most = std::uint64_t(m_spec.maximumIterations);
    m_progress({std::move(phase), std::uint64_t(m_startsDone + fit.start) * most + std::uint64_t(fit.iterations),
                std::uint64_t(all) * most, Message(SS_TEXT("engine", "iterations"))});
}

hmm::BaumWelchSpec Fitting::specOf(const hmm::Model& model) const
{
    hmm::BaumWelchSpec spec = m_spec;
    if (isMixture()) spec.constraints.locks = hmm::separation(model);
    return spec;
}

int Fitting::freeParameters(const hmm::Fit& fit) const
{
    hmm::Constraints constraints = specOf(fit.model).constraints;
    const int states = fit.model.stateCount();
    if (isCount()) // an action is its own state: there is nothing to estimate in the emissions
        for (int i = 0; i < states; ++i)
            constraints.locks.setRowLocked(hmm::Cell::Part::Emission, i, fit.model.actionCount(), true);
    return hmm::freeParameters(m_source.start ? *m_source.start : fit.model, constraints);
}

Result<hmm::Candidate> Fitting::candidate(const hmm::Fit& fit, const hmm::HeldOut& parts) const
{
    hmm::Candidate candidate(fit.model.stateCount(), fit.logLikelihood, freeParameters(fit),
                             parts.training.symbols.size());
    if (parts.test.size() == 0) return candidate;
    const auto score = hmm::score(fit.model, parts.test, m_spec.threads); // also when stopped: it is quick
    if (!score) return tl::unexpected(score.error());
    candidate.heldOutPerplexity = score->perplexity();
    return candidate;
}

hmm::Sequences Fitting::countedStates() const
{
    hmm::Sequences states = m_source.sequences;
    if (!isMixture()) return states;
    for (std::size_t i = 0; i < states.size(); ++i)
        for (std::size_t at = states.offsets[i]; at < states.offsets[i + 1]; ++at)
            states.symbols[at] += m_groups.member[i] * std::int32_t(m_source.actions.size());
    return states;
}

hmm::Evidence Fitting::evidence(const hmm::Fit& fit) const
{
    const hmm::Sequences& all = m_source.sequences;
    const hmm::BaumWelchSpec spec = specOf(fit.model);
    const auto counts = isCount()
                            ? hmm::countLabelled(countedStates(), all, fit.model.stateCount(), fit.model.actionCount())
                            : hmm::expectedCounts(fit.model, all, m_spec.threads);
    auto intervals = isCount() ? hmm::countIntervals(fit.model, *counts, spec.constraints, spec.prior)
                               : hmm::fitIntervals(fit.model, all, *counts, spec, m_progress, m_control);
    hmm::Evidence evidence = hmm::evidenceOf(fit, all, *counts, std::move(intervals));
    evidence.method = isCount() ? hmm::Evidence::Method::Count : hmm::Evidence::Method::BaumWelch;
    evidence.source = m_source.name;
    evidence.sourceHash = m_source.hash;
    return evidence;
}

} // namespace

Result<FittedModel> fitModel(store::Workspace& workspace, const FitRequest& request,
                             const std::function<void(const hmm::Fit&)>& onIteration, const ProgressSink& progress,
                             const Control& control)
{
    if (auto good = checkFit(request); !good) return tl::unexpected(good.error());
    const auto source = openFitSource(workspace, request, control);
    if (!source) return tl::unexpected(source.error());
    Fitting fitting(*source, request, onIteration, progress, control);
    auto fitted = fitting.run();
    if (!fitted) return tl::unexpected(fitted.error());
    if (fitted->fit.stopped && fitted->fit.iterations == 0) return fail(Error::cancelled());

    synthesis::BehaviourModel model;
    model.hmm = fitted->fit.model;
    model.items = source->items;
    model.evidence = std::make_shared<hmm::Evidence>(fitting.evidence(fitted->fit));
    auto record = saveModel(workspace, request.name.empty() ? source->name : request.name, model);
    if (!record) return tl::unexpected(record.error());
    fitted->fit.model.name = record->name;
    fitted->record = std::move(*record);
    return fitted;
}

} // namespace sessionsmith::workflow
