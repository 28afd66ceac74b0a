// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanekernels.h"

// Compiled once for each instruction set: Highway includes this file again for every target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/hmm/lanecounts.cpp"
#include <hwy/foreach_target.h>

#include "engine/hmm/lanevectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sessionsmith::hmm::HWY_NAMESPACE {

/// A square of so many sums fits into the registers, with a row and a value beside them.
constexpr int squareSide = hasManyRegisters ? 5 : 3;

/// R x C vectors of partial sums, `stride` apart from row to row.
template <int R, int C>
class Square
{
public:
    HWY_INLINE Square(double* sums, std::size_t stride) : m_place(sums), m_stride(stride)
    {
#pragma GCC unroll 8
        for (int i = 0; i < R; ++i)
#pragma GCC unroll 8
            for (int j = 0; j < C; ++j)
                value[i][j] = hn::Load(Doubles(), place(i, j));
    }
    HWY_INLINE void write() const
    {
#pragma GCC unroll 8
        for (int i = 0; i < R; ++i)
#pragma GCC unroll 8
            for (int j = 0; j < C; ++j)
                hn::Store(value[i][j], Doubles(), place(i, j));
    }

    V value[R][C];

private:
    HWY_INLINE double* place(int i, int j) const
    {
        return m_place + (std::size_t(i) * m_stride + std::size_t(j)) * LaneCounts::partialSums;
    }
    double* m_place;
    std::size_t m_stride;
};

/// Calls f(first row, Count, first column, Count) for squares of a matrix.
template <typename F>
HWY_INLINE void inSquares(std::size_t rows, std::size_t columns, F&& f)
{
    inPieces<squareSide>(rows, [&](std::size_t i0, auto r) LANE_INLINE {
        inPieces<squareSide>(columns, [&](std::size_t j0, auto c) LANE_INLINE { f(i0, r, j0, c); });
    });
}

/// transition(i, j) += sum over t and lanes of a(t, i) * v(t, j), for R x C of them.
template <int R, int C>
HWY_NOINLINE void countTransitions(const LaneModel& model, const LaneView& view, std::size_t first, std::size_t last,
                                   const double* a, const double* v, double* transition)
{
    const std::size_t lanes = view.lanes, size = std::size_t(model.states) * lanes;
    Square<R, C> sums(transition, std::size_t(model.states));
    for (std::size_t t = first; t < last; ++t, a += size, v += size)
        for (std::size_t lane = 0; lane < std::size_t(view.active[t + 1]); lane += width) {
            V right[C][1];
            load<C, 1>(v + lane, lanes, right);
#pragma GCC unroll 8
            for (int i = 0; i < R; ++i) {
                const V left = hn::Load(Doubles(), a + std::size_t(i) * lanes + lane);
#pragma GCC unroll 8
                for (int j = 0; j < C; ++j)
                    sums.value[i][j] = hn::MulAdd(left, right[j][0], sums.value[i][j]);
            }
        }
    sums.write();
}

/// emission(j, k) += the posteriors of j in the lanes that show k, for R states and the C actions from `action` on.
template <int R, int C>
HWY_NOINLINE void countEmission(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                                const double* posterior, std::size_t action, double* emission)
{
    const Doubles d;
    const Integers n;
    const std::size_t lanes = view.lanes, size = std::size_t(model.states) * lanes;
    Square<R, C> sums(emission, LaneModel::padding);
    for (std::size_t t = begin; t < end; ++t, posterior += size)
        // Behind the end of a sequence posteriors are zero, whatever it seems to show.
        for (std::size_t lane = 0; lane < std::size_t(view.active[t]); lane += width) {
            const I seen = loadSymbols(view.symbols + t * lanes + lane);
            M isSeen[C];
#pragma GCC unroll 8
            for (int k = 0; k < C; ++k)
                isSeen[k] = hn::RebindMask(d, hn::Eq(seen, hn::Set(n, std::int64_t(action) + k)));
#pragma GCC unroll 8
            for (int j = 0; j < R; ++j) {
                const V value = hn::Load(d, posterior + std::size_t(j) * lanes + lane);
#pragma GCC unroll 8
                for (int k = 0; k < C; ++k)
                    sums.value[j][k] = hn::Add(sums.value[j][k], hn::IfThenElseZero(isSeen[k], value));
            }
        }
    sums.write();
}

/// The same for any number of actions, row by row of (M x K).
HWY_INLINE void countEmissionRows(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                                  const LaneBuffers& buffers, double* emission)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, stride = model.stride();
    for (std::size_t t = begin; t < end; ++t)
        for (std::size_t lane = 0; lane < std::size_t(view.active[t]); lane += width) {
            const std::uint8_t* seen = view.symbols + t * lanes + lane;
            for (std::size_t j = 0; j < states; j += width) {
                V square[width];
#pragma GCC unroll 8
                for (std::size_t k = 0; k < width; ++k)
                    square[k] = j + k < states
                                    ? hn::Load(d, buffers.posterior + ((t - begin) * states + j + k) * lanes + lane)
                                    : hn::Zero(d);
                transpose(square);
#pragma GCC unroll 8
                for (std::size_t l = 0; l < width; ++l) {
                    double* row = emission + seen[l] * stride + j;
                    hn::Store(hn::Add(hn::Load(d, row), square[l]), d, row);
                }
            }
        }
}

/// Adds the posteriors of one step in the lanes from ... to-1.
HWY_INLINE void countStep(const LaneModel& model, std::size_t from, std::size_t to, const double* posterior,
                          std::size_t lanes, double* sums)
{
    const Doubles d;
    for (std::size_t lane = from / width * width; lane < to; lane += width) {
        const M counted = between(from, to, lane);
        for (std::size_t j = 0; j < std::size_t(model.states); ++j) {
            double* place = sums + j * LaneCounts::partialSums;
            const V value = hn::IfThenElseZero(counted, hn::Load(d, posterior + j * lanes + lane));
            hn::Store(hn::Add(hn::Load(d, place), value), d, place);
        }
    }
}

void count(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const LaneBuffers& buffers,
           const LaneCounts& counts)
{
    const auto states = std::size_t(model.states);
    const std::size_t size = states * view.lanes;
    // So many steps that the rows of a square stay in the nearest cache while all columns pass by.
    constexpr std::size_t tile = 16;
    for (std::size_t first = begin; first < end; first += tile)
        inSquares(states, states, [&](std::size_t i0, auto rows, std::size_t j0, auto columns) LANE_INLINE {
            const std::size_t at = (first - begin) * size;
            countTransitions<decltype(rows)::value, decltype(columns)::value>(
                model, view, first, std::min(end, first + tile), buffers.forward + at + i0 * view.lanes,
                buffers.back + at + j0 * view.lanes, counts.transition + (i0 * states + j0) * LaneCounts::partialSums);
        });
    if (model.emissionTable)
        inSquares(states, std::size_t(model.actions),
                  [&](std::size_t j0, auto rows, std::size_t k0, auto columns) LANE_INLINE {
                      countEmission<decltype(rows)::value, decltype(columns)::value>(
                          model, view, begin, end, buffers.posterior + j0 * view.lanes, k0,
                          counts.emission + (j0 * LaneModel::padding + k0) * LaneCounts::partialSums);
                  });
    else
        countEmissionRows(model, view, begin, end, buffers, counts.emission);
    if (begin == 0) countStep(model, 0, std::size_t(view.active[0]), buffers.posterior, view.lanes, counts.initial);
    for (std::size_t t = begin; t < end; ++t)
        if (view.active[t + 1] < view.active[t])
            countStep(model, std::size_t(view.active[t + 1]), std::size_t(view.active[t]),
                      buffers.posterior + (t - begin) * size, view.lanes, counts.end);
}

} // namespace sessionsmith::hmm::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sessionsmith::hmm {

HWY_EXPORT(count);

namespace lane {

void count(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const LaneBuffers& buffers,
           const LaneCounts& counts)
{
    HWY_DYNAMIC_DISPATCH(count)(model, view, begin, end, buffers, counts);
}

} // namespace lane

} // namespace sessionsmith::hmm
#endif
