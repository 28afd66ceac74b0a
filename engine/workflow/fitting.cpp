// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"
#include "engine/workflow/fitsource.h"
#include "engine/workflow/workflow.h"

#include <cmath>

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
    int mostStates() const { return std::max(m_request.states, m_request.mostStates); }

    Result<hmm::Fit> fit(const hmm::Sequences& sequences, int states);
    Result<hmm::Fit> countFit(const hmm::Sequences& sequences) const;
    Result<hmm::Fit> baumWelchFit(const hmm::Sequences& sequences, int states);
    Result<hmm::Model> startingPoint(const hmm::Sequences& sequences, int states, int index) const;
    Result<hmm::Candidate> candidate(const hmm::Fit& fit, const hmm::HeldOut& parts) const;
    int freeParameters(const hmm::Fit& fit) const;
    void report(const hmm::Fit& fit, int states) const;

    const FitSource& m_source;
    const FitRequest& m_request;
    hmm::BaumWelchSpec m_spec;
    const std::function<void(const hmm::Fit&)>& m_onIteration;
    const ProgressSink& m_progress;
    const Control& m_control;
};

Result<FittedModel> Fitting::run()
{
    hmm::HeldOut parts{m_source.sequences, {}};
    if (m_request.holdOut > 0) {
        auto split = hmm::holdOut(m_source.sequences, m_request.holdOut, m_request.seed);
        if (!split) return tl::unexpected(split.error());
        parts = std::move(*split);
    }
    FittedModel result;
    std::vector<hmm::Fit> fits;
    bool stopped = false;
    for (int states = m_request.states; states <= (isCount() ? m_request.states : mostStates()) && !stopped; ++states) {
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
        auto all = isCount() ? countFit(m_source.sequences)
                             : hmm::baumWelch(result.fit.model, m_source.sequences, m_spec, m_onIteration, m_control);
        if (!all) return tl::unexpected(all.error());
        result.fit = std::move(*all);
    }
    result.fit.stopped |= stopped;
    return result;
}

Result<hmm::Fit> Fitting::fit(const hmm::Sequences& sequences, int states)
{
    return isCount() ? countFit(sequences) : baumWelchFit(sequences, states);
}

Result<hmm::Fit> Fitting::countFit(const hmm::Sequences& sequences) const
{
    // The log shows actions only; counting takes each action for the state it was done in.
    const auto& names = m_source.actions;
    auto counted = hmm::countModel(names, names, sequences, sequences, m_source.prior, m_request.withEnd);
    if (!counted) return tl::unexpected(counted.error());
    const auto score = hmm::score(*counted, sequences, m_spec.threads, m_control);
    if (!score) return tl::unexpected(score.error());
    hmm::Fit fit;
    fit.model = std::move(*counted);
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

Result<hmm::Fit> Fitting::baumWelchFit(const hmm::Sequences& sequences, int states)
{
    return hmm::baumWelch(
        m_request.restarts, [&](int index) { return startingPoint(sequences, states, index); }, sequences, m_spec,
        [&](const hmm::Fit& now) {
            report(now, states);
            if (m_onIteration) m_onIteration(now);
        },
        m_control);
}

void Fitting::report(const hmm::Fit& fit, int states) const
{
    if (!m_progress) return;
    const std::string logLikelihood = fmt::format("{:.2f}", fit.logLikelihood);
    const bool isOne = m_request.restarts == 1 && mostStates() == m_request.states;
    const auto phase = isOne ? Message(SS_TEXT("engine", "Fitting, log-likelihood {0}"), logLikelihood)
                             : Message(SS_TEXT("engine", "Fitting {0} states, start {1} of {2}, log-likelihood {3}"),
                                       fit.model.stateCount(), fit.start + 1, m_request.restarts, logLikelihood);
    const int done = (states - m_request.states) * m_request.restarts + fit.start;
    const int all = (mostStates() - m_request.states + 1) * m_request.restarts;
    const auto most = std::uint64_t(m_spec.maximumIterations);
    m_progress({phase, std::uint64_t(done) * most + std::uint64_t(fit.iterations), std::uint64_t(all) * most,
                Message(SS_TEXT("engine", "iterations"))});
}

int Fitting::freeParameters(const hmm::Fit& fit) const
{
    hmm::Constraints constraints = m_source.constraints;
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

hmm::Evidence Fitting::evidence(const hmm::Fit& fit) const
{
    const hmm::Sequences& all = m_source.sequences;
    const hmm::Constraints none;
    const auto counts = isCount() ? hmm::countLabelled(all, all, fit.model.stateCount(), fit.model.actionCount())
                                  : hmm::expectedCounts(fit.model, all, m_spec.threads);
    auto intervals = isCount() ? hmm::countIntervals(fit.model, *counts, none, m_spec.prior)
                               : hmm::fitIntervals(fit.model, all, *counts, m_spec, m_progress, m_control);
    hmm::Evidence evidence = hmm::evidenceOf(fit, all, *counts, std::move(intervals));
    evidence.method = isCount() ? hmm::Evidence::Method::Count : hmm::Evidence::Method::BaumWelch;
    evidence.source = m_source.name;
    evidence.sourceHash = m_source.hash;
    return evidence;
}

} // namespace

Result<> checkFit(const FitRequest& request)
{
    const auto isNumber = [](double value) { return std::isfinite(value) && value >= 0; };
    const bool isRange = request.mostStates != 0 && request.mostStates != request.states;
    if (!isNumber(request.priorStrength))
        return fail(SS_TEXT("engine", "The strength of the prior must be a finite number, not negative"));
    if (!(request.holdOut >= 0 && request.holdOut < 1))
        return fail(SS_TEXT("engine", "The share to hold out must lie between 0 and 1, without them"));
    if (request.choose == hmm::Criterion::HeldOut && request.holdOut == 0)
        return fail(Error(SS_TEXT("engine", "Nothing is held out to choose by"))
                        .advise(SS_TEXT("engine", "Hold out a share of the sequences, such as 0.1")));
    if (request.restarts < 1) return fail(SS_TEXT("engine", "A fit needs one starting point or more"));
    if (request.method == Method::Count) {
        if (request.ties.empty() && request.spec.constraints.locks.isEmpty() && !isRange && request.restarts == 1)
            return {};
        return fail(Error(SS_TEXT("engine", "Counting has no starting points, locks, ties or numbers of states"))
                        .advise(SS_TEXT("engine", "Use Baum-Welch with them")));
    }
    if (isRange && request.mostStates < request.states)
        return fail(SS_TEXT("engine", "The numbers of states run from {0} to {1}, which is less"), request.states,
                    request.mostStates);
    if (isRange && (!request.startModel.empty() || !request.priorModel.empty()))
        return fail(Error(SS_TEXT("engine", "A starting model or a prior has its own number of states"))
                        .advise(SS_TEXT("engine", "Ask for that number alone")));
    if (request.startModel.empty() && !request.spec.constraints.locks.isEmpty())
        return fail(Error(SS_TEXT("engine", "Locked cells keep the value of a starting model, and there is none"))
                        .advise(SS_TEXT("engine", "Begin from a model")));
    return {};
}

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
