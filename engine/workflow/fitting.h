// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/fitsource.h"
#include "engine/workflow/personagroups.h"
#include "engine/workflow/workflow.h"

namespace sessionsmith::workflow {

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
        m_spec.prior.pseudoCount = isCount() ? request.pseudoCount : request.spec.prior.pseudoCount;
        m_spec.constraints = source.constraints;
    }

    /// Fits all candidates, chooses, and where a part was held out goes on with everything.
    Result<FittedModel> run();
    hmm::Evidence evidence(const hmm::Fit& fit) const;

private:
    bool isCount() const { return m_request.method == FitRequest::Method::Count; }
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

} // namespace sessionsmith::workflow
