// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/baumwelch.h"

#include "engine/hmm/lanebatches.h"
#include "engine/hmm/maximisation.h"

#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

/// Fits from one starting point after the other, to sequences that are laid out once.
class BaumWelch
{
public:
    BaumWelch(const Sequences& sequences, const BaumWelchSpec& spec, const std::function<void(const Fit&)>& onIteration,
              const Control& control)
        : m_sequences(sequences), m_batches(sequences), m_spec(spec), m_onIteration(onIteration), m_control(control)
    {}

    /// `fit` has the starting point and becomes the fit; false where it can produce none of the sequences.
    bool run(Fit& fit) const
    {
        const Maximisation maximisation(fit.model, m_spec.constraints, m_spec.prior);
        for (;;) {
            const ExpectedCounts counts = expectedCounts(fit.model, m_batches, m_spec.threads);
            if (counts.impossible == m_sequences.size()) return false;
            note(fit, counts, counts.logLikelihood + maximisation.logPrior(fit.model));
            if (m_onIteration) m_onIteration(fit);
            if (fit.converged || fit.iterations >= m_spec.maximumIterations) return true;
            fit.stopped = !m_control.proceed();
            if (fit.stopped) return true;
            fit.model = maximisation(fit.model, counts);
            ++fit.iterations;
        }
    }

private:
    void note(Fit& fit, const ExpectedCounts& counts, double objective) const
    {
        if (fit.iterations > 0 && counts.impossible == 0)
            fit.converged =
                std::abs(objective - fit.objective) <= m_spec.tolerance * double(m_sequences.symbols.size());
        fit.impossible = counts.impossible;
        fit.logLikelihood = counts.logLikelihood;
        fit.objective = objective;
        fit.logLikelihoodHistory.push_back(fit.logLikelihood);
        fit.objectiveHistory.push_back(fit.objective);
    }

    const Sequences& m_sequences;
    const LaneBatches m_batches;
    const BaumWelchSpec& m_spec;
    const std::function<void(const Fit&)>& m_onIteration;
    const Control& m_control;
};

Error allImpossible(const Constraints& constraints)
{
    Error error(SS_TEXT("engine", "The starting model can produce none of the sequences"));
    return constraints.locks.isEmpty()
               ? error.advise(SS_TEXT("engine", "Give its probabilities of zero a small value"))
               : error.advise(SS_TEXT("engine", "Give its probabilities of zero a small value, locked ones too"));
}

Result<> check(const Model& start, const Sequences& sequences, const BaumWelchSpec& spec)
{
    if (auto valid = start.validate(); !valid) return valid;
    if (auto good = spec.constraints.check(start); !good) return good;
    if (auto good = spec.prior.check(start); !good) return good;
    return checkSymbols(sequences, start.actionCount());
}

bool isBetter(const Fit& a, const Fit& b)
{
    return a.impossible != b.impossible ? a.impossible < b.impossible : a.objective > b.objective;
}

} // namespace

Result<Fit> baumWelch(int starts, const std::function<Result<Model>(int index)>& start, const Sequences& sequences,
                      const BaumWelchSpec& spec, const std::function<void(const Fit&)>& onIteration,
                      const Control& control)
{
    std::optional<BaumWelch> algorithm; // once the sequences are known to be sound
    std::optional<Fit> best;
    std::vector<Attempt> attempts;
    bool stopped = false;
    for (int index = 0; index < starts && !stopped; ++index) {
        auto model = start(index);
        if (!model) return tl::unexpected(model.error());
        if (auto good = check(*model, sequences, spec); !good) return tl::unexpected(good.error());
        if (!algorithm) algorithm.emplace(sequences, spec, onIteration, control);
        Fit fit;
        fit.model = withTies(std::move(*model), spec.constraints);
        fit.start = index;
        fit.attempts = attempts;
        const bool isPossible = algorithm->run(fit);
        attempts.push_back(isPossible ? Attempt{fit.iterations, fit.converged, fit.logLikelihood, fit.objective}
                                      : Attempt{0, false, minusInfinity, minusInfinity});
        stopped = fit.stopped;
        if (isPossible && (!best || isBetter(fit, *best))) best = std::move(fit);
    }
    if (!best) return fail(allImpossible(spec.constraints));
    best->attempts = std::move(attempts);
    best->stopped = stopped;
    return std::move(*best);
}

Result<Fit> baumWelch(const Model& start, const Sequences& sequences, const BaumWelchSpec& spec,
                      const std::function<void(const Fit&)>& onIteration, const Control& control)
{
    return baumWelch(
        1, [&](int) { return Result<Model>(start); }, sequences, spec, onIteration, control);
}

} // namespace sessionsmith::hmm
