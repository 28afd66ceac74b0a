// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/sampling.h"

#include "engine/base/parallel.h"
#include "engine/hmm/samplingkernels.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>

namespace sessionsmith::hmm {

namespace {

constexpr std::uint32_t purpose = 0x53455353; // "SESS"
constexpr double endUnit = 0x1p31;

Matrix withInitial(const Model& model)
{
    Matrix rows(model.stateCount() + 1, model.stateCount());
    rows << model.transition, model.initial.transpose();
    return rows;
}

/// Divides the sessions into batches; none reaches over a multiple of 2^32, as the kernels want it.
std::vector<SampleSpec> batchesOf(const SampleSpec& spec)
{
    std::vector<SampleSpec> batches;
    for (std::uint64_t first = spec.first, end = spec.first + spec.sessions; first < end;) {
        const std::uint64_t border = ((first >> 32) + 1) << 32;
        const std::uint64_t last = std::min({first + Sampler::batch, end, border});
        batches.push_back(spec);
        batches.back().first = first;
        batches.back().sessions = last - first;
        first = last;
    }
    return batches;
}

/// Lays the runs of the lanes one behind the other.
void unpack(const std::vector<std::uint32_t>& words, const lane::LaneSessions& block, std::uint8_t* out)
{
    constexpr std::size_t tile = 16, bytes = sizeof(std::uint32_t);
    std::uint8_t* to[lane::LaneSessions::maximumLanes];
    std::size_t most = 0;
    for (std::size_t lane = 0; lane < block.lanes; ++lane) {
        to[lane] = out;
        out += block.events[lane];
        most = std::max(most, block.events[lane]);
    }
    for (std::size_t first = 0; first * bytes < most; first += tile)
        for (std::size_t lane = 0; lane < block.lanes; ++lane) {
            const std::size_t events = block.events[lane];
            for (std::size_t w = first; w < first + tile && w * bytes < events; ++w)
                std::memcpy(to[lane] + w * bytes, &words[w * block.lanes + lane], std::min(bytes, events - w * bytes));
        }
}

void append(const lane::LaneSessions& block, SampledSessions& out)
{
    const std::size_t begin = out.states.size();
    for (const std::uint32_t length : block.lengths)
        out.offsets.push_back(out.offsets.back() + length);
    out.states.resize(out.offsets.back());
    out.actions.resize(out.offsets.back());
    unpack(block.states, block, out.states.data() + begin);
    unpack(block.actions, block, out.actions.data() + begin);
}

SampledSessions join(const std::vector<SampledSessions>& parts)
{
    SampledSessions all;
    for (const SampledSessions& part : parts) {
        const std::size_t begin = all.offsets.back();
        all.states.insert(all.states.end(), part.states.begin(), part.states.end());
        all.actions.insert(all.actions.end(), part.actions.begin(), part.actions.end());
        for (std::size_t i = 1; i < part.offsets.size(); ++i)
            all.offsets.push_back(begin + part.offsets[i]);
    }
    return all;
}

} // namespace

Sampler::Sampler(const Model& model) : m_states(withInitial(model)), m_actions(model.emission)
{
    for (const double end : model.end)
        m_end.push_back(std::uint32_t(std::llround(end * endUnit)));
}

Result<> Sampler::check(const SampleSpec& spec) const
{
    if (spec.length > 0 || !m_end.empty()) return {};
    return fail(Error(SS_TEXT("engine", "The model has no END state, so the length of sessions is open"))
                    .advise(SS_TEXT("engine", "Give a length, or fit the model with an END state")));
}

void Sampler::draw(const SampleSpec& spec, SampledSessions& out) const
{
    thread_local lane::LaneSessions block;
    const bool byLength = spec.length > 0;
    const lane::SamplingTables tables{&m_states, &m_actions, byLength ? nullptr : m_end.data(),
                                      byLength ? spec.length : spec.maximumLength};
    out.states.clear();
    out.actions.clear();
    out.offsets.assign(1, 0);
    for (const SampleSpec& part : batchesOf(spec)) {
        lane::sample(tables, {part.seed, purpose, part.first, std::uint32_t(part.sessions)}, block);
        append(block, out);
    }
}

Result<SampledSessions> Sampler::sample(const SampleSpec& spec, unsigned threads, const Control& control) const
{
    if (auto good = check(spec); !good) return tl::unexpected(good.error());
    const std::vector<SampleSpec> batches = batchesOf(spec);
    std::vector<SampledSessions> parts(batches.size());
    std::atomic<bool> stopped{false};
    parallelFor(batches.size(), 1, threads, [&](std::size_t b, std::size_t) {
        if (!stopped && control.proceed())
            draw(batches[b], parts[b]);
        else
            stopped = true;
    });
    if (stopped) return fail(Error::cancelled());
    return join(parts);
}

} // namespace sessionsmith::hmm
