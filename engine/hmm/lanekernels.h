// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace sessionsmith::hmm {

/// The arithmetic of the recursions over sequences that lie side by side, one a lane, so that each step is a product of
/// matrices and every instruction works on several sequences. Chosen at run time for the processor (Highway).
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
/// after t.
struct LaneModel
{
    static constexpr int tableWidth = 8;

    int states = 0, actions = 0;
    const double* initial = nullptr;        ///< (K)
    const double* step = nullptr;           ///< (K x K) with the factor of going on
    const double* stepTransposed = nullptr; ///< (K x K)
    const double* emission = nullptr;       ///< (M x K)
    const double* emissionTable = nullptr;  ///< (K x 8) the same by state; null for more than 8 actions
    const double* stepTable = nullptr;      ///< (K x 8) step with padded rows; null for more than 8 states
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
    double* forward = nullptr;        ///< (segment x K x lanes) a; with posteriors wanted, these in the end
    double* emission = nullptr;       ///< (segment x K x lanes) b
    double* back = nullptr;           ///< (segment x K x lanes) v
    double* scale = nullptr;          ///< (segment x lanes) s; 0 for an impossible sequence
    double* carry = nullptr;          ///< (K x lanes) from segment to segment: a
    double* carryScale = nullptr;     ///< (lanes)
    double* carryBack = nullptr;      ///< (K x lanes) the other way: b * beta
    double* posterior = nullptr;      ///< (K x lanes) of one step
    std::int64_t* exponent = nullptr; ///< (lanes) 2^exponent times the scaled likelihood is the likelihood
    double* logLikelihood = nullptr;  ///< (lanes)
    double* total = nullptr;          ///< (lanes) sum of a * end at the last event; 0 for an impossible sequence
};

/// Sums of expected counts; vectors of 8 are partial sums.
struct LaneCounts
{
    double* initial = nullptr;    ///< (K)
    double* end = nullptr;        ///< (K)
    double* transition = nullptr; ///< (K x K x 8) without the factor step(i, j)
    double* emission = nullptr;   ///< (M x K)
    double* emissionVectors =
        nullptr; ///< (K x 8 actions x 8) used instead of `emission` where there is an emissionTable
};

namespace lane {

/// Fills forward, emission and scale of the segment. Begins anew at 0, else from carry, where it leaves the last step.
/// `score`: sets logLikelihood and total too; minus infinity marks impossible sequences, whose a becomes zero.
void forward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, bool score,
             const LaneBuffers& buffers);
/// Goes back over a segment that forward() filled; carryBack is zero behind the last one. Adds to `counts` where it is
/// given, else leaves posteriors in buffers.forward.
void backward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers, const LaneCounts* counts);

/// Viterbi's recursion on logarithms: `model` holds those (minus infinity for zero). Fills forward with the best
/// log-probability of a path that ends in each state.
void best(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const LaneBuffers& buffers);
/// Walks back over a segment that best() filled: `state` (lanes) is that of the step `end` for lanes that go on there,
/// and becomes that of `begin`. `paths`: (length x lanes). At the last event of a lane logLikelihood becomes the
/// log-probability of its path. Of equally likely states the one with the lowest index is taken.
void walkBack(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers, std::int64_t* state, std::int64_t* paths);

/// The instructions that are used: "AVX3", "AVX2", ...
const char* instructions();

} // namespace lane

} // namespace sessionsmith::hmm
