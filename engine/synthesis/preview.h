// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"
#include "engine/hmm/sequences.h"
#include "engine/synthesis/lengths.h"

namespace sessionsmith::synthesis {

/// Events of sessions of a model without END state where no length is given.
constexpr int defaultPreviewLength = 20;

/// States and actions only, for the preview beside the editor.
struct PreviewSessions
{
    hmm::Sequences actions;
    std::vector<std::int32_t> states; ///< of each event, as long as actions.symbols
    std::size_t size() const { return actions.size(); }
    std::span<const std::int32_t> statesOf(std::size_t session) const
    {
        return {states.data() + actions.offsets[session], actions.offsets[session + 1] - actions.offsets[session]};
    }
};

/// Draws the sessions of a preview, quickly enough for every mouse move: what it needs of memory stays from one call to
/// the next.
class PreviewSampler
{
public:
    /// `length` as in GenerateSpec, before `lengths`; where neither says one, sessions of a model without END state
    /// have `defaultPreviewLength` events. The same seed gives the same random numbers whatever the model, so that an
    /// edit changes only what it governs; they are those of generate(). The same for any number of `threads` (0: one
    /// per core). The model must be valid.
    void draw(const hmm::Model& model, std::size_t sessions, int length, std::uint64_t seed, PreviewSessions& into,
              const LengthSettings& lengths = {}, unsigned threads = 0);

private:
    struct Chunk
    {
        std::vector<std::int32_t> states, actions;
        std::vector<std::size_t> lengths;
    };
    void join(PreviewSessions& into) const;

    std::vector<Chunk> m_chunks;
};

/// The same once.
PreviewSessions preview(const hmm::Model& model, std::size_t sessions, int length, std::uint64_t seed);

} // namespace sessionsmith::synthesis
