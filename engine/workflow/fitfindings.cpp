// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a fit: while it goes on, to choose by, and as evidence.
#include "engine/workflow/fitting.h"

#include "engine/hmm/estimation.h"
#include "engine/hmm/inference.h"

namespace sessionsmith::workflow {

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
    const bool hasStart = m_source.start && !isCount();
    return hmm::freeParameters(hasStart ? *m_source.start : fit.model, constraints);
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

} // namespace sessionsmith::workflow
