// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace sessionsmith::hmm {

/// The arithmetic of the recursions over sequences that lie side by side, one a lane, so that each step is a product of
/// matrices and every instruction works on several sequences. Chosen at run time for the processor (Highway). Up to
/// eight states ("few") stay in the registers, unrolled for each number of them; more are taken from memory, in blocks.
///
/// An array "(K x lanes)" holds the lanes of a state in one piece. Lanes are sorted, longest sequence first: at step t
/// the first `active[t]` of them still go on. Recursions run over segments [begin, end) of the steps, so that memory is
/// bounded for a sequence of any length.
///
/// Forward: a(t, j) = b(t, j) * s(t-1) * sum_i a(t-1, i) * step(i, j), where b is the emission of what was seen and
/// s(t) the power of two that brings sum_j a(t, j) to 1 ... 2: scaling by it costs no rounding, no division and no
/// logarithm, only a sum of exponents. a over its sum is the filtered distribution (Rabiner 1989, section V.A, with
/// other scales). Backward: v(t, j) = b(t+1, j) * beta(t+1, j) * s(t) and beta(t, i) = sum_j step(i, j) * v(t, j),
/// begun so that a * beta is the posterior and a(t, i) * step(i, j) * v(t, j) the probability of moving from i to j
/// after t. v is cut off below infinity, which it would reach only in states that nothing leads to.
struct LaneModel
{
    /// Rows of matrices are padded to a multiple of so many values.
    static constexpr std::size_t padding = 8;
    std::size_t stride() const { return (std::size_t(states) + padding - 1) / padding * padding; }

    int states = 0, actions = 0;
    const double* initial = nullptr;        ///< (K)
    const double* step = nullptr;           ///< (K x K), padded, with the factor of going on
    const double* stepTransposed = nullptr; ///< (K x K), padded
    const double* emission = nullptr;       ///< (M x K), padded
    const double* emissionTable = nullptr;  ///< (K x 8) the same by state; null for more than 8 actions
    const double* end = nullptr;            ///< (K) ones where there is no END state
};

/// One batch of sequences.
struct LaneView
{
    std::size_t lanes = 0;                 ///< a multiple of 8
    std::size_t length = 0;                ///< of the longest
    const std::uint8_t* symbols = nullptr; ///< (length x lanes) zero behind the end of a sequence
    const std::int32_t* active = nullptr;  ///< (length + 1) the last one is 0
};

/// What the recursions keep, in pieces aligned to 64 bytes.
struct LaneBuffers
{
    static constexpr double boost = 0x1p900;

    double* forward = nullptr;   ///< (segment x K x lanes) a
    double* back = nullptr;      ///< (segment x K x lanes) v
    double* posterior = nullptr; ///< (segment x K x lanes)
    double* scale = nullptr;     ///< (segment x lanes) s; 0 for an impossible sequence
    std::uint8_t* boosted =
        nullptr;                  ///< (segment x lanes) at the first lane of a block: its b is `boost` times as large
    double* emission = nullptr;   ///< (padded K x lanes) of one step
    double* carry = nullptr;      ///< (K x lanes) from segment to segment: a
    double* carryScale = nullptr; ///< (lanes)
    double* carryBack = nullptr;  ///< (K x lanes) the other way: b * beta
    std::int64_t* exponent = nullptr; ///< (lanes) 2^exponent times the scaled likelihood is the likelihood
    double* logLikelihood = nullptr;  ///< (lanes)
    double* total = nullptr;          ///< (lanes) sum of a * end at the last event; 0 for an impossible sequence
};

/// Expected counts, most of them as partial sums whose number no instruction set exceeds.
struct LaneCounts
{
    static constexpr std::size_t partialSums = 8;

    double* initial = nullptr;    ///< (K x 8)
    double* end = nullptr;        ///< (K x 8)
    double* transition = nullptr; ///< (K x K x 8) without the factor step(i, j)
    double* emission = nullptr;   ///< (K x 8 actions x 8) where there is an emissionTable, else (M x padded K)
};

namespace lane {

/// Fills forward, scale and boosted of the segment. Begins anew at 0, else from carry, where it leaves the last step.
/// `score`: sets logLikelihood and total too; minus infinity marks impossible sequences, whose a becomes zero.
void forward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, bool score,
             const LaneBuffers& buffers);
/// Goes back over a segment that forward() filled; fills back and posterior. carryBack is zero behind the last one.
void backward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers);
/// Adds what backward() found to `counts`.
void count(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const LaneBuffers& buffers,
           const LaneCounts& counts);
/// Writes `values` (segment x K x lanes) to the matrix (T x K) of each lane; `rows`: where these begin.
void layOut(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const double* values,
            double* const* rows);

/// Viterbi's recursion on logarithms: `model` holds those (minus infinity for zero). Fills forward with the best
/// log-probability of a path that ends in each state.
void best(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const LaneBuffers& buffers);
/// Walks back over a segment that best() filled: `state` (lanes) is that of the step `end` for lanes that go on there,
/// and becomes that of `begin`. `paths`: (length x lanes). At the last event of a lane logLikelihood
/// becomes the log-probability of its path. Of equally likely states the one with the lowest index is taken.
void walkBack(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers, std::uint8_t* state, std::uint8_t* paths);

/// The instructions that are used: "AVX3", "AVX2", ...
const char* instructions();

} // namespace lane

} // namespace sessionsmith::hmm
