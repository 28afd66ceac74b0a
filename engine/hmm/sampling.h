// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/hmm/aliastable.h"

#include <cstddef>

namespace sessionsmith::hmm {

/// Sessions one after the other: session i has the events offsets[i] ... offsets[i+1]-1.
struct SampledSessions
{
    std::vector<std::uint8_t> states, actions; ///< indices
    std::vector<std::size_t> offsets{0};

    std::size_t size() const { return offsets.size() - 1; }
    std::size_t eventCount() const { return states.size(); }
};

/// Which sessions are drawn, and how.
struct SampleSpec
{
    std::uint64_t seed = 1;
    std::uint64_t first = 0; ///< number of the first session
    std::uint64_t sessions = 0;
    std::uint32_t length = 0;          ///< events of each; 0: until the model's END state
    std::uint32_t maximumLength = 500; ///< for sessions that end by the END state
};

/// Draws sessions of a model in bulk. Session i of a seed is the same in whatever part it is drawn and on any
/// processor: it takes its numbers from a Philox stream of its own.
class Sampler
{
public:
    /// Sessions that are best drawn in one go: what is drawn stays in the cache, and all lanes are busy.
    static constexpr std::uint64_t batch = 4096;

    /// `model` must be valid.
    explicit Sampler(const Model& model);

    /// Errors: no length and no END state.
    Result<> check(const SampleSpec& spec) const;
    /// By this thread, into memory that is used again; `spec` must pass check().
    void draw(const SampleSpec& spec, SampledSessions& out) const;
    /// By several threads (0: one per core). Errors: as check(), cancelled.
    Result<SampledSessions> sample(const SampleSpec& spec, unsigned threads = 0, const Control& control = {}) const;

private:
    AliasTable m_states;  ///< (K+1 x K) the last row is the initial distribution
    AliasTable m_actions; ///< (K x M)
    std::vector<std::uint32_t> m_end;
};

} // namespace sessionsmith::hmm
