// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/preview.h"

#include "engine/base/parallel.h"
#include "engine/synthesis/generator.h"
#include "engine/synthesis/statesampler.h"

#include <algorithm>

namespace sessionsmith::synthesis {

namespace {

constexpr std::size_t sessionsPerChunk = 512;

} // namespace

void PreviewSampler::draw(const hmm::Model& model, std::size_t sessions, int length, std::uint64_t seed,
                          PreviewSessions& into, const LengthSettings& lengths, unsigned threads)
{
    const StateSampler sampler(model);
    const LengthSampler given(lengths, length, seed);
    const bool byEnd = given.isOpen() && model.hasEnd();
    const int open = byEnd ? GenerateSpec{}.maximumLength : defaultPreviewLength;
    const auto drawSession = [&](std::size_t session, Chunk& chunk) {
        Philox random(seed, StateSampler::purpose, session);
        std::int32_t state = sampler.first(random);
        const int longest = given.isOpen() ? open : given.of(session);
        int events = 0;
        for (;;) {
            chunk.states.push_back(state);
            chunk.actions.push_back(sampler.action(state, random));
            if (++events >= longest || (byEnd && sampler.ends(state, random))) break;
            state = sampler.next(state, random);
        }
        chunk.lengths.push_back(std::size_t(events));
    };
    m_chunks.resize((sessions + sessionsPerChunk - 1) / sessionsPerChunk);
    parallelFor(m_chunks.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t c = begin; c < end; ++c) {
            Chunk& chunk = m_chunks[c];
            chunk.states.clear();
            chunk.actions.clear();
            chunk.lengths.clear();
            const std::size_t last = std::min(sessions, (c + 1) * sessionsPerChunk);
            for (std::size_t session = c * sessionsPerChunk; session < last; ++session)
                drawSession(session, chunk);
        }
    });
    join(into);
}

void PreviewSampler::join(PreviewSessions& into) const
{
    into.states.clear();
    into.actions.symbols.clear();
    into.actions.offsets.assign(1, 0);
    for (const Chunk& chunk : m_chunks) {
        into.states.insert(into.states.end(), chunk.states.begin(), chunk.states.end());
        into.actions.symbols.insert(into.actions.symbols.end(), chunk.actions.begin(), chunk.actions.end());
        for (const std::size_t length : chunk.lengths)
            into.actions.offsets.push_back(into.actions.offsets.back() + length);
    }
}

PreviewSessions preview(const hmm::Model& model, std::size_t sessions, int length, std::uint64_t seed)
{
    PreviewSessions sample;
    PreviewSampler().draw(model, sessions, length, seed, sample);
    return sample;
}

} // namespace sessionsmith::synthesis
