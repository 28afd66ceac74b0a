// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanekernels.h"

// Compiled once for each instruction set: Highway includes this file again for every target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/hmm/lanebackward.cpp"
#include <hwy/foreach_target.h>

#include "engine/hmm/lanevectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sessionsmith::hmm::HWY_NAMESPACE {

/// b * beta times a scale. In a state that cannot be reached it has no bound; cut off, zero times it is zero.
HWY_INLINE V scaled(V value, V scale)
{
    return hn::Min(hn::Mul(value, scale), hn::Set(Doubles(), 0x1p1022));
}

/// What beta begins with, over the end's factor: 1 over the total in the lanes next ... active-1 that end, else zero.
template <int W>
HWY_INLINE void beginningOf(bool someEnd, std::size_t next, std::size_t active, std::size_t lane, const double* total,
                            V (&out)[W])
{
    const Doubles d;
    for (int w = 0; w < W; ++w) {
        out[w] = hn::Zero(d);
        if (HWY_LIKELY(!someEnd)) continue;
        const std::size_t at = lane + std::size_t(w) * width;
        const V sum = hn::Load(d, total + at);
        const M ends = hn::And(between(next, active, at), hn::Gt(sum, hn::Zero(d)));
        out[w] = hn::IfThenElseZero(ends, scaled(hn::Div(hn::Set(d, 1), sum), hn::Set(d, 1)));
    }
}

/// beta of J states that came from the step behind, made whole where lanes end, becomes the posterior and what is
/// carried on.
template <int J, int W>
HWY_INLINE void weigh(const LaneModel& model, std::size_t first, bool someEnd, const V (&beginning)[W], V factor,
                      const double* HWY_RESTRICT forward, std::size_t lanes, const V (&emission)[J][W], V (&beta)[J][W],
                      V (&carry)[J][W])
{
    const Doubles d;
#pragma GCC unroll 8
    for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w) {
            if (HWY_UNLIKELY(someEnd))
                beta[j][w] = hn::MulAdd(hn::Set(d, model.end[first + std::size_t(j)]), beginning[w], beta[j][w]);
            carry[j][w] = hn::Mul(hn::Mul(emission[j][w], factor), beta[j][w]);
            beta[j][w] = hn::Mul(hn::Load(d, forward + std::size_t(j) * lanes + std::size_t(w) * width), beta[j][w]);
        }
}

/// A block of lanes of few states: b * beta and the products stay in the registers.
template <int K, int W>
HWY_NOINLINE void backwardFew(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                              const LaneBuffers& buffers, std::size_t lane)
{
    const Doubles d;
    const std::size_t lanes = view.lanes;
    V carry[K][W];
    load<K, W>(buffers.carryBack + lane, lanes, carry);
    for (std::size_t t = end; t-- > begin;) {
        const auto active = std::size_t(view.active[t]), next = std::size_t(view.active[t + 1]);
        if (active <= lane) continue;
        const std::size_t step = (t - begin) * lanes + lane, at = (t - begin) * std::size_t(K) * lanes + lane;
        V v[K][W], beta[K][W], emission[K][W], beginning[W];
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w) {
            const V scale = hn::Load(d, buffers.scale + step + std::size_t(w) * width);
#pragma GCC unroll 8
            for (int j = 0; j < K; ++j)
                v[j][w] = scaled(carry[j][w], scale);
        }
        store<K, W>(v, buffers.back + at, lanes);
        multiply<Products, K, W>(model.stepTransposed, v, beta);
        lookUpEmission<K, W>(model, view.symbols + t * lanes + lane, buffers.emission + lane, lanes, emission);
        const bool someEnd = next < std::min(active, lane + std::size_t(W) * width);
        beginningOf<W>(someEnd, next, active, lane, buffers.total, beginning);
        weigh<K, W>(model, 0, someEnd, beginning, hn::Set(d, buffers.boosted[step] ? LaneBuffers::boost : 1),
                    buffers.forward + at, lanes, emission, beta, carry);
        store<K, W>(beta, buffers.posterior + at, lanes);
    }
    store<K, W>(carry, buffers.carryBack + lane, lanes);
}

/// The same for any number of states, from memory: each step leaves the v of the one before.
template <int W>
HWY_NOINLINE void backwardMany(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                               const LaneBuffers& buffers, std::size_t lane)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes, stride = model.stride();
    while (std::size_t(view.active[end - 1]) <= lane)
        --end;
    V scales[W];
    const auto loadScales = [&](std::size_t t) LANE_INLINE {
        for (int w = 0; w < W; ++w)
            scales[w] = hn::Load(d, buffers.scale + (t - begin) * lanes + lane + std::size_t(w) * width);
    };
    loadScales(end - 1);
    double* v = buffers.back + (end - 1 - begin) * size + lane;
    for (int w = 0; w < W; ++w)
        for (std::size_t place = std::size_t(w) * width; place < size; place += lanes)
            hn::Store(scaled(hn::Load(d, buffers.carryBack + lane + place), scales[w]), d, v + place);
    for (std::size_t t = end; t-- > begin;) {
        const auto active = std::size_t(view.active[t]), next = std::size_t(view.active[t + 1]);
        const std::size_t at = (t - begin) * size + lane;
        v = buffers.back + at;
        double* before = t > begin ? v - size : buffers.carryBack + lane;
        if (t > begin)
            loadScales(t - 1);
        else
            std::fill_n(scales, W, hn::Set(d, 1));
        lookUpRows(model.emission, stride, view.symbols + t * lanes + lane, std::size_t(W) * width,
                   buffers.emission + lane, lanes);
        const bool someEnd = next < std::min(active, lane + std::size_t(W) * width);
        V beginning[W];
        beginningOf<W>(someEnd, next, active, lane, buffers.total, beginning);
        const V factor = hn::Set(d, buffers.boosted[(t - begin) * lanes + lane] ? LaneBuffers::boost : 1);
        inPieces<mostSums, leastSums>(states, [&](std::size_t i0, auto count) LANE_INLINE {
            constexpr int J = decltype(count)::value;
            V beta[J][W], emission[J][W], onwards[J][W];
            multiply<Products, J, W>(model.stepTransposed + i0, stride, states, v, lanes, beta);
            load<J, W>(buffers.emission + lane + i0 * lanes, lanes, emission);
            weigh<J, W>(model, i0, someEnd, beginning, factor, buffers.forward + at + i0 * lanes, lanes, emission, beta,
                        onwards);
#pragma GCC unroll 8
            for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
                for (int w = 0; w < W; ++w)
                    onwards[j][w] = scaled(onwards[j][w], scales[w]);
            store<J, W>(onwards, before + i0 * lanes, lanes);
            store<J, W>(beta, buffers.posterior + at + i0 * lanes, lanes);
        });
    }
}

void backward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers)
{
    const auto active = std::size_t(view.active[begin]);
    if (model.stride() > LaneModel::padding)
        return inBlocks(active, view.lanes, [&](std::size_t lane, auto count) LANE_INLINE {
            backwardMany<decltype(count)::value>(model, view, begin, end, buffers, lane);
        });
    withCount<LaneModel::padding>(std::size_t(model.states), [&](auto states) LANE_INLINE {
        constexpr int K = decltype(states)::value;
        inBlocks<blockOf<K>>(active, view.lanes, [&](std::size_t lane, auto count) LANE_INLINE {
            backwardFew<K, decltype(count)::value>(model, view, begin, end, buffers, lane);
        });
    });
}

void layOut(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const double* values,
            double* const* rows)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes;
    for (std::size_t first = 0; first < std::size_t(view.active[begin]); first += width) {
        double* behind[width]; // the rows of a lane, up to where the segment or the sequence ends
        for (std::size_t l = 0, length = end; l < width && first + l < std::size_t(view.active[begin]); ++l) {
            while (std::size_t(view.active[length - 1]) <= first + l)
                --length;
            behind[l] = rows[first + l] + length * states;
        }
        for (std::size_t t = begin; t < end && std::size_t(view.active[t]) > first; ++t)
            for (std::size_t j = 0; j < states; j += width) {
                V square[width];
#pragma GCC unroll 8
                for (std::size_t k = 0; k < width; ++k)
                    square[k] = j + k < states ? hn::Load(d, values + ((t - begin) * states + j + k) * lanes + first)
                                               : hn::Zero(d);
                transpose(square);
                const std::size_t count = std::min(states - j, std::size_t(width));
                const std::size_t going = std::min(std::size_t(view.active[t]) - first, std::size_t(width));
#pragma GCC unroll 8
                for (std::size_t l = 0; l < width; ++l) {
                    if (l >= going) break;
                    double* place = rows[first + l] + t * states + j;
                    // What is too much is written over by the rows that follow.
                    if (HWY_LIKELY(place + width <= behind[l])) {
                        hn::StoreU(square[l], d, place);
                    } else {
                        HWY_ALIGN double row[width];
                        hn::Store(square[l], d, row);
                        std::copy_n(row, count, place);
                    }
                }
            }
    }
}

} // namespace sessionsmith::hmm::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sessionsmith::hmm {

HWY_EXPORT(backward);
HWY_EXPORT(layOut);

namespace lane {

void backward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers)
{
    HWY_DYNAMIC_DISPATCH(backward)(model, view, begin, end, buffers);
}

void layOut(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const double* values,
            double* const* rows)
{
    HWY_DYNAMIC_DISPATCH(layOut)(model, view, begin, end, values, rows);
}

} // namespace lane

} // namespace sessionsmith::hmm
#endif
