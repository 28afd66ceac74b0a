// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/learning/sessiongenerator.h"
#include "engine/learning/torch/eventnetwork.h"

namespace sessionsmith::learning {

/// Draws a session from each of some streams of random numbers, all events of the longest but one step behind the
/// other. `latentSize`: 0 without a latent space.
SessionBatch drawSessions(const EventNetwork& network, int latentSize, std::vector<Philox>& streams,
                          const DrawSpec& spec);

/// The network of a checkpoint as a generator.
class NetworkGenerator : public SessionGenerator
{
public:
    NetworkGenerator(GeneratorSpec spec, Catalogue catalogue, GapBins bins, bool hasTimes, Weights weights);

    const Catalogue& catalogue() const override { return m_catalogue; }
    bool hasTimes() const override { return m_hasTimes; }
    Result<events::DrawnSessions> draw(const DrawSpec& spec, std::uint64_t first, std::uint64_t count,
                                       const Control& control) override;

private:
    /// Appends the sessions [first, last) of the block that begins at `begin`.
    void drawBlock(const DrawSpec& spec, std::uint64_t begin, std::uint64_t first, std::uint64_t last,
                   events::DrawnSessions& drawn) const;

    GeneratorSpec m_spec;
    Catalogue m_catalogue;
    GapBins m_bins;
    bool m_hasTimes;
    Weights m_weights;
    EventNetwork m_network;
};

} // namespace sessionsmith::learning
