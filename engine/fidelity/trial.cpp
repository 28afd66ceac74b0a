// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/trial.h"

#include "engine/base/parallel.h"

#include <algorithm>

namespace sessionsmith::fidelity {

namespace {

constexpr std::uint64_t drawIndex = 16; // others drew before

} // namespace

std::vector<Hits> Question::ask(const Sessions& learnt, const Sessions& asked) const
{
    std::vector<Hits> hits;
    for (const Candidate& candidate : candidates)
        hits.push_back(hitsOf(Predictor(candidate.kind, learnt, column, symbols, most), asked, column));
    return hits;
}

Halved::Halved(const Sessions& all, std::size_t most, std::uint64_t seed, std::uint64_t index)
    : whole(drawnSessions(all, std::min(all.size(), most), seed, drawIndex + index)),
      halves(halvesOf(whole, seed, index))
{}

Trial::Trial(const Question& question, const std::array<Halved, sides + 1>& parts, unsigned threads)
    : m_question(question)
{
    const auto& [synthetic, real, shuffled, heldOut] = parts;
    const Halved* const all[] = {&synthetic, &real, &shuffled};
    parallelFor(3 * sides + 1, 1, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t job = begin; job < end; ++job) {
            const Halved& side = *all[job % sides];
            if (job < sides)
                m_onHeldOut[job] = question.ask(side.whole, heldOut.whole);
            else if (job < 2 * sides)
                m_reversed[job - sides] = question.ask(heldOut.halves[0], side.whole);
            else if (job < 3 * sides)
                m_within[job - 2 * sides] = question.ask(side.halves[0], side.halves[1]);
            else
                m_reference = question.ask(heldOut.halves[0], heldOut.halves[1]);
        }
    });
}

} // namespace sessionsmith::fidelity
