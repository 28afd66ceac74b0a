// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/lengthfit.h"

#include "engine/hmm/inference.h"
#include "engine/synthesis/smoothing.h"

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

/// `model` with the END probabilities of some sessions. Errors: cancelled.
Result<hmm::Model> withEndOf(const hmm::Sequences& sessions, hmm::Model model, unsigned threads, const Control& control)
{
    constexpr int rounds = 10; // from probabilities that are near already
    const double mean = double(sessions.size()) / double(sessions.symbols.size());
    for (int round = 0; round < rounds; ++round) {
        const auto states = hmm::posteriors(model, sessions, threads, control);
        if (!states) return tl::unexpected(states.error());
        hmm::Vector visits = hmm::Vector::Ones(model.end.size()), ends = hmm::Vector::Constant(model.end.size(), mean);
        for (std::size_t session = 0; session < states->size(); ++session) {
            visits += (*states)[session].colwise().sum().transpose();
            ends += (*states)[session].bottomRows(1).transpose();
        }
        model.end = ends.cwiseQuotient(visits);
    }
    return model;
}

/// How much likelier the lengths of held-out sessions are when they are drawn. Errors: cancelled.
Result<double> gainOf(const synthesis::SmoothedLengths& drawn, const hmm::Model& model, const hmm::Sequences& sessions,
                      const std::vector<bool>& isHeldOut, unsigned threads, const Control& control)
{
    hmm::Sequences heldOut, others;
    for (std::size_t session = 0; session < isHeldOut.size(); ++session)
        (isHeldOut[session] ? heldOut : others).append(sessions[session]);
    const auto unseen = withEndOf(others, model, threads, control);
    if (!unseen) return tl::unexpected(unseen.error());
    hmm::Model open = model;
    open.end.resize(0);
    const auto ofSteps = hmm::score(open, heldOut, threads, control);
    if (!ofSteps) return tl::unexpected(ofSteps.error());
    const auto withOwnEnd = hmm::score(model, heldOut, threads, control);
    if (!withOwnEnd) return tl::unexpected(withOwnEnd.error());
    const auto withUnseenEnd = hmm::score(*unseen, heldOut, threads, control);
    if (!withUnseenEnd) return tl::unexpected(withUnseenEnd.error());
    return ofSteps->logLikelihood + drawn.heldOutLogLikelihood -
           std::min(withOwnEnd->logLikelihood, withUnseenEnd->logLikelihood);
}

} // namespace

Result<> fitLengths(synthesis::LengthSettings& lengths, const hmm::Model& model, const FullFitSource& source,
                    std::uint64_t seed, unsigned threads, const Control& control)
{
    using Kind = synthesis::LengthSettings::Kind;
    constexpr double clearly = 2;
    lengths = synthesis::estimateLengths(source.log, lengths);
    if (lengths.evidence) lengths.evidence->source = source.name;
    if (lengths.kind == Kind::Fixed) return {};
    const std::vector<bool> isHeldOut = synthesis::heldOutSessions(source.log.sessionCount(), seed);
    const auto smoothed = synthesis::smoothLengths(source.log, isHeldOut);
    if (!smoothed) return {};
    if (lengths.kind == Kind::End) {
        if (!model.hasEnd()) return {};
        const auto gain = gainOf(*smoothed, model, source.sequences, isHeldOut, threads, control);
        if (!gain) return tl::unexpected(gain.error());
        if (!(*gain > clearly)) return {};
    }
    lengths.kind = Kind::Drawn;
    lengths.shares = smoothed->shares;
    return {};
}

} // namespace sessionsmith::workflow
