// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanekernels.h"

#include <cmath>

// Compiled once for each instruction set: Highway includes this file again for every target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/hmm/laneforward.cpp"
#include <hwy/foreach_target.h>

#include "engine/hmm/lanevectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sessionsmith::hmm::HWY_NAMESPACE {

// Below `smallest` a sum loses digits: the step is done again with its emission scaled up.
constexpr double smallest = 1e-290;
constexpr int boostExponent = 900;
constexpr int exponentBits = 52;
constexpr std::int64_t exponentBias = 1023;

/// The power of two that brings a sum to 1 ... 2, zero for one that is too small; adds its exponent.
HWY_INLINE V scaleOf(V sum, std::int64_t* exponent)
{
    const Doubles d;
    const Integers n;
    const I biased = hn::ShiftRight<exponentBits>(hn::BitCast(n, sum)); // no sum is negative
    hn::Store(hn::Add(hn::Load(n, exponent), hn::Sub(biased, hn::Set(n, exponentBias))), n, exponent);
    const I opposite = hn::ShiftLeft<exponentBits>(hn::Sub(hn::Set(n, 2 * exponentBias), biased));
    return hn::IfThenElseZero(hn::Ge(sum, hn::Set(d, smallest)), hn::BitCast(d, opposite));
}

template <int W>
HWY_INLINE bool someAreSmall(const V (&sums)[W])
{
    const Doubles d;
    V least = sums[0];
    if constexpr (W > 1) least = hn::Min(least, sums[W - 1]);
    return HWY_UNLIKELY(!hn::AllFalse(d, hn::Lt(least, hn::Set(d, smallest))));
}

/// Whether a step of a block must be done again because a lane that still goes on has a sum that is too small.
/// Impossible lanes stay so.
template <int W>
HWY_NOINLINE bool mustBoost(const V (&sums)[W], std::size_t lane, std::size_t active, const LaneBuffers& buffers)
{
    HWY_ALIGN double values[std::size_t(W) * width];
    for (int w = 0; w < W; ++w)
        hn::Store(sums[w], Doubles(), values + std::size_t(w) * width);
    for (std::size_t i = 0; i < std::size_t(W) * width && lane + i < active; ++i)
        if (values[i] < smallest && buffers.logLikelihood[lane + i] != minusInfinity) return true;
    return false;
}

/// Notes that a step was done with its emission scaled up, and which lanes are impossible even so.
template <int W>
HWY_NOINLINE void noteBoost(const V (&sums)[W], std::size_t lane, std::size_t active, const LaneBuffers& buffers)
{
    HWY_ALIGN double values[std::size_t(W) * width];
    for (int w = 0; w < W; ++w)
        hn::Store(sums[w], Doubles(), values + std::size_t(w) * width);
    for (std::size_t i = 0; i < std::size_t(W) * width; ++i) {
        buffers.exponent[lane + i] -= boostExponent;
        if (lane + i < active && !(values[i] > 0)) buffers.logLikelihood[lane + i] = minusInfinity;
    }
}

/// The last event of the lanes from ... to-1.
HWY_NOINLINE void finishLanes(const LaneModel& model, std::size_t from, std::size_t to, const double* forward,
                              const double* scale, std::size_t lanes, const LaneBuffers& buffers)
{
    constexpr double ln2 = 0.693147180559945309417232121458;
    for (std::size_t lane = from; lane < to; ++lane) {
        double sum = 0;
        for (std::size_t j = 0; j < std::size_t(model.states); ++j)
            sum += forward[j * lanes + lane] * model.end[j];
        const bool possible = buffers.logLikelihood[lane] != minusInfinity && sum > 0;
        buffers.total[lane] = possible ? sum : 0;
        buffers.logLikelihood[lane] =
            possible ? std::log(sum * scale[lane]) + ln2 * double(buffers.exponent[lane]) : minusInfinity;
    }
}

/// What does not depend on where the values of a step are kept. `step(t, boost)` leaves them in buffers.forward and
/// gives their sums, with the emission times 2^900 if `boost`.
template <int W, typename Step>
HWY_INLINE void forwardSteps(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                             bool score, const LaneBuffers& buffers, std::size_t lane, V (&scales)[W], Step&& step)
{
    const std::size_t lanes = view.lanes, size = std::size_t(model.states) * lanes;
    for (std::size_t t = begin; t < end && std::size_t(view.active[t]) > lane; ++t) {
        const std::size_t at = (t - begin) * lanes;
        const auto active = std::size_t(view.active[t]), next = std::size_t(view.active[t + 1]);
        V sums[W];
        bool boost = false;
        do
            step(t, boost, sums);
        while (someAreSmall<W>(sums) && !boost && (boost = mustBoost<W>(sums, lane, active, buffers)));
        if (HWY_UNLIKELY(boost) && score) noteBoost<W>(sums, lane, active, buffers);
        buffers.boosted[at + lane] = boost;
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w) {
            const std::size_t place = lane + std::size_t(w) * width;
            scales[w] = scaleOf(sums[w], buffers.exponent + place);
            hn::Store(scales[w], Doubles(), buffers.scale + at + place);
        }
        const std::size_t last = std::min(active, lane + std::size_t(W) * width);
        if (score && next < last)
            finishLanes(model, std::max(lane, next), last, buffers.forward + (t - begin) * size, buffers.scale + at,
                        lanes, buffers);
    }
#pragma GCC unroll 2
    for (int w = 0; w < W; ++w)
        hn::Store(scales[w], Doubles(), buffers.carryScale + lane + std::size_t(w) * width);
}

/// A block of lanes of few states: a and the products stay in the registers.
template <int K, int W>
HWY_NOINLINE void forwardFew(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                             bool score, const LaneBuffers& buffers, std::size_t lane)
{
    const Doubles d;
    const std::size_t lanes = view.lanes, size = std::size_t(K) * lanes;
    V values[K][W], scales[W];
    for (int w = 0; w < W; ++w)
        scales[w] = begin == 0 ? hn::Set(d, 1) : hn::Load(d, buffers.carryScale + lane + std::size_t(w) * width);
    load<K, W>(buffers.carry + lane, lanes, values);
    forwardSteps<W>(
        model, view, begin, end, score, buffers, lane, scales, [&](std::size_t t, bool boost, V(&sums)[W]) LANE_INLINE {
            V next[K][W], emission[K][W];
            double* out = buffers.forward + (t - begin) * size + lane;
            if (HWY_UNLIKELY(boost)) load<K, W>(t == begin ? buffers.carry + lane : out - size, lanes, values);
            if (t == 0)
                spread<K, W>(model.initial, next);
            else
                multiply<Products, K, W>(model.step, values, next);
            lookUpEmission<K, W>(model, view.symbols + t * lanes + lane, buffers.emission + lane, lanes, emission);
#pragma GCC unroll 8
            for (int j = 0; j < K; ++j)
#pragma GCC unroll 2
                for (int w = 0; w < W; ++w) {
                    if (HWY_UNLIKELY(boost)) emission[j][w] = hn::Mul(emission[j][w], hn::Set(d, LaneBuffers::boost));
                    values[j][w] = hn::Mul(hn::Mul(next[j][w], scales[w]), emission[j][w]);
                    sums[w] = j == 0 ? values[j][w] : hn::Add(sums[w], values[j][w]);
                }
            store<K, W>(values, out, lanes);
        });
    store<K, W>(values, buffers.carry + lane, lanes);
}

/// The same for any number of states, from memory.
template <int W>
HWY_NOINLINE void forwardMany(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                              bool score, const LaneBuffers& buffers, std::size_t lane)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes, stride = model.stride();
    const double* before = buffers.carry + lane;
    const double* emission = buffers.emission + lane;
    double* out = buffers.forward + lane;
    V scales[W];
    for (int w = 0; w < W; ++w)
        scales[w] = begin == 0 ? hn::Set(d, 1) : hn::Load(d, buffers.carryScale + lane + std::size_t(w) * width);
    forwardSteps<W>(model, view, begin, end, score, buffers, lane, scales,
                    [&](std::size_t t, bool boost, V(&sums)[W]) LANE_INLINE {
                        out = buffers.forward + (t - begin) * size + lane;
                        if (t > begin) before = out - size;
                        lookUpRows(model.emission, stride, view.symbols + t * lanes + lane, std::size_t(W) * width,
                                   buffers.emission + lane, lanes);
                        const V factor = hn::Set(d, boost ? LaneBuffers::boost : 1);
                        inPieces<mostSums, leastSums>(states, [&](std::size_t j0, auto count) LANE_INLINE {
                            constexpr int J = decltype(count)::value;
                            V next[J][W];
                            if (t == 0)
                                spread<J, W>(model.initial + j0, next);
                            else
                                multiply<Products, J, W>(model.step + j0, stride, states, before, lanes, next);
                            V seen[J][W];
                            load<J, W>(emission + j0 * lanes, lanes, seen);
#pragma GCC unroll 8
                            for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
                                for (int w = 0; w < W; ++w)
                                    next[j][w] = hn::Mul(hn::Mul(next[j][w], scales[w]), hn::Mul(seen[j][w], factor));
                            store<J, W>(next, out + j0 * lanes, lanes);
                        });
                        for (int w = 0; w < W; ++w) {
                            V sum = hn::Load(d, out + std::size_t(w) * width);
                            for (std::size_t j = 1; j < states; ++j)
                                sum = hn::Add(sum, hn::Load(d, out + j * lanes + std::size_t(w) * width));
                            sums[w] = sum;
                        }
                    });
    for (std::size_t j = 0; j < states; ++j)
        std::copy_n(out + j * lanes, std::size_t(W) * width, buffers.carry + lane + j * lanes);
}

void forward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, bool score,
             const LaneBuffers& buffers)
{
    const auto active = std::size_t(view.active[begin]);
    if (model.stride() > LaneModel::padding)
        return inBlocks(active, view.lanes, [&](std::size_t lane, auto count) LANE_INLINE {
            forwardMany<decltype(count)::value>(model, view, begin, end, score, buffers, lane);
        });
    withCount<LaneModel::padding>(std::size_t(model.states), [&](auto states) LANE_INLINE {
        constexpr int K = decltype(states)::value;
        inBlocks<blockOf<K>>(active, view.lanes, [&](std::size_t lane, auto count) LANE_INLINE {
            forwardFew<K, decltype(count)::value>(model, view, begin, end, score, buffers, lane);
        });
    });
}

const char* instructions()
{
    return hwy::TargetName(HWY_TARGET);
}

} // namespace sessionsmith::hmm::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sessionsmith::hmm {

HWY_EXPORT(forward);
HWY_EXPORT(instructions);

namespace lane {

void forward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, bool score,
             const LaneBuffers& buffers)
{
    HWY_DYNAMIC_DISPATCH(forward)(model, view, begin, end, score, buffers);
}

const char* instructions()
{
    return HWY_DYNAMIC_DISPATCH(instructions)();
}

} // namespace lane

} // namespace sessionsmith::hmm
#endif
