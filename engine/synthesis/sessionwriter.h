// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/gapsampler.h"
#include "engine/synthesis/itemsequence.h"
#include "engine/synthesis/joining.h"
#include "engine/synthesis/statesampler.h"

namespace sessionsmith::synthesis {

/// The items that there are, by time. Before the last part of it there are no new ones.
struct Catalogues
{
    const ItemModel& whole;
    const ItemModel* old = nullptr; ///< none where nothing is new
};

/// Draws complete sessions into chunks, from random numbers that are each session's or user's own.
class SessionWriter
{
public:
    SessionWriter(const BehaviourModel& model, const Catalogues& items, const VisitPlan& plan, const GenerateSpec& spec)
        : m_sampler(model.hmm), m_items(items), m_revisits(model.revisits), m_plan(plan), m_spec(spec),
          m_lengths(model.lengths, spec.length, spec.seed), m_gaps(model.gaps.spelledOut(model.hmm.stateCount()))
    {}

    void write(const Portion& portion, Chunk& chunk) const;

private:
    /// Returns when it ended.
    Milliseconds writeSession(std::uint64_t session, Milliseconds begin, Philox& times, ItemSequence& items,
                              Chunk& chunk) const;

    StateSampler m_sampler;
    const Catalogues& m_items;
    const RevisitSettings& m_revisits;
    const VisitPlan& m_plan;
    const GenerateSpec& m_spec;
    const LengthSampler m_lengths;
    const GapSampler m_gaps;
};

} // namespace sessionsmith::synthesis
