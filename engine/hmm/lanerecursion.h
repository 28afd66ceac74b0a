// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/lanebatches.h"
#include "engine/hmm/lanetables.h"

#include <functional>
#include <memory>

namespace sessionsmith::hmm {

/// Runs the recursions over batches, one after the other, with buffers that are used again. Long sequences are taken in
/// segments, of which only the borders are kept: the way back does them once more. Used by one thread.
class LaneRecursion
{
public:
    /// `lengthHint`: the longest batch to come.
    LaneRecursion(const LaneModel& model, std::size_t lengthHint);
    ~LaneRecursion();
    LaneRecursion(const LaneRecursion&) = delete;
    LaneRecursion& operator=(const LaneRecursion&) = delete;

    /// Log-likelihood of each lane, minus infinity where the model cannot produce it. What is returned is valid until
    /// the next call.
    std::span<const double> score(const LaneView& view);
    /// The same, and adds expected counts.
    std::span<const double> count(const LaneView& view, const LaneCounts& counts);

    /// Filtered probabilities, to the matrix (T x K) of each lane: `rows` says where these begin. Zero from the first
    /// impossible action on.
    std::span<const double> filter(const LaneView& view, double* const* rows);
    /// Posteriors in the same way; zero for impossible sequences.
    std::span<const double> posterior(const LaneView& view, double* const* rows);
    /// The log-probability of the best path of each lane, for a model of logarithms, and the path itself: `states` says
    /// where it goes.
    std::span<const double> decode(const LaneView& view, std::uint8_t* const* states);

private:
    struct Memory;
    void begin(const LaneView& view);
    using Segment = std::function<void(std::size_t begin, std::size_t end)>;
    /// Forwards over all segments, `then` where it is given after each. Keeps their borders if `keep`.
    void runForward(const LaneView& view, bool keep, const Segment& then);
    /// Backwards over all of them.
    void runBackward(const LaneView& view, const Segment& then);
    /// Makes what forward() left of a segment sum to one.
    void normalise(const LaneView& view, std::size_t first, std::size_t last);
    std::size_t segmentCount(const LaneView& view) const;
    std::size_t segmentEnd(const LaneView& view, std::size_t segment) const;
    void keepBorder();
    void restoreBorder(std::size_t segment);
    std::span<const double> logLikelihoods(const LaneView& view) const;

    const LaneModel& m_model;
    std::size_t m_segment; ///< steps that fit into the buffers
    std::unique_ptr<Memory> m_memory;
};

} // namespace sessionsmith::hmm
