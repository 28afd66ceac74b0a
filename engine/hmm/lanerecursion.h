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

    /// Log-likelihood of each lane, minus infinity where the model cannot produce it; valid until the next call.
    std::span<const double> score(const LaneView& view);
    /// The same, and adds expected counts.
    std::span<const double> count(const LaneView& view, const LaneCounts& counts);

    /// Called for each step, segment by segment, with (K x lanes).
    using Visitor = std::function<void(std::size_t t, const double* values)>;
    /// Filtered probabilities; zero from the first impossible action on.
    std::span<const double> filter(const LaneView& view, const Visitor& visit);
    /// Posteriors; zero for impossible sequences.
    std::span<const double> posterior(const LaneView& view, const Visitor& visit);
    /// The best path of each lane, (length x lanes), for a model of logarithms; its log-probability is what is
    /// returned.
    std::span<const double> decode(const LaneView& view, std::vector<std::int64_t>& paths);

private:
    struct Memory;
    void begin(const LaneView& view);
    /// Forwards over all segments; calls `visit` where it is given. Keeps their borders if `keep`.
    void runForward(const LaneView& view, bool keep, const Visitor& visit);
    /// Backwards over all of them.
    void runBackward(const LaneView& view, const LaneCounts* counts, const Visitor& visit);
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
