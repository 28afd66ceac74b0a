// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanekernels.h"

// Compiled once for each instruction set: Highway includes this file again for every target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/hmm/laneviterbi.cpp"
#include <hwy/foreach_target.h>

#include "engine/hmm/lanevectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace sessionsmith::hmm::HWY_NAMESPACE {

/// A block of lanes of few states, whose scores stay in the registers.
template <int K, int W>
HWY_NOINLINE void bestFew(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                          const LaneBuffers& buffers, std::size_t lane)
{
    const std::size_t lanes = view.lanes;
    V scores[K][W], next[K][W], emission[K][W];
    load<K, W>(buffers.carry + lane, lanes, scores);
    for (std::size_t t = begin; t < end && std::size_t(view.active[t]) > lane; ++t) {
        if (t == 0)
            spread<K, W>(model.initial, next);
        else
            multiply<Maxima, K, W>(model.step, scores, next);
        lookUpEmission<K, W>(model, view.symbols + t * lanes + lane, buffers.emission + lane, lanes, emission);
#pragma GCC unroll 8
        for (int j = 0; j < K; ++j)
#pragma GCC unroll 2
            for (int w = 0; w < W; ++w)
                scores[j][w] = hn::Add(next[j][w], emission[j][w]);
        store<K, W>(scores, buffers.forward + (t - begin) * std::size_t(K) * lanes + lane, lanes);
    }
    store<K, W>(scores, buffers.carry + lane, lanes);
}

/// The same for any number of states, from memory.
template <int W>
HWY_NOINLINE void bestMany(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                           const LaneBuffers& buffers, std::size_t lane)
{
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes, stride = model.stride();
    const double* before = buffers.carry + lane;
    for (std::size_t t = begin; t < end && std::size_t(view.active[t]) > lane; ++t) {
        double* out = buffers.forward + (t - begin) * size + lane;
        lookUpRows(model.emission, stride, view.symbols + t * lanes + lane, std::size_t(W) * width,
                   buffers.emission + lane, lanes);
        inPieces<mostSums, leastSums>(states, [&](std::size_t j0, auto count) LANE_INLINE {
            constexpr int J = decltype(count)::value;
            V next[J][W], emission[J][W];
            if (t == 0)
                spread<J, W>(model.initial + j0, next);
            else
                multiply<Maxima, J, W>(model.step + j0, stride, states, before, lanes, next);
            load<J, W>(buffers.emission + lane + j0 * lanes, lanes, emission);
#pragma GCC unroll 8
            for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
                for (int w = 0; w < W; ++w)
                    next[j][w] = hn::Add(next[j][w], emission[j][w]);
            store<J, W>(next, out + j0 * lanes, lanes);
        });
        before = out;
    }
    for (std::size_t j = 0; j < states; ++j)
        std::copy_n(before + j * lanes, std::size_t(W) * width, buffers.carry + lane + j * lanes);
}

void best(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const LaneBuffers& buffers)
{
    const auto active = std::size_t(view.active[begin]);
    if (model.stride() > LaneModel::padding)
        return inBlocks(active, view.lanes, [&](std::size_t lane, auto count) LANE_INLINE {
            bestMany<decltype(count)::value>(model, view, begin, end, buffers, lane);
        });
    withCount<LaneModel::padding>(std::size_t(model.states), [&](auto states) LANE_INLINE {
        constexpr int K = decltype(states)::value;
        inBlocks<blockOf<K>>(active, view.lanes, [&](std::size_t lane, auto count) LANE_INLINE {
            bestFew<K, decltype(count)::value>(model, view, begin, end, buffers, lane);
        });
    });
}

/// The first of the states whose score, with what follows it, is the highest. `scoreOf(i, w)`: of a state, in order.
template <int W, typename Score>
HWY_INLINE void findBest(std::size_t states, V (&highest)[W], I (&argument)[W], Score&& scoreOf)
{
    const Integers n;
#pragma GCC unroll 2
    for (int w = 0; w < W; ++w) {
        highest[w] = scoreOf(0, w);
        argument[w] = hn::Zero(n);
    }
#pragma GCC unroll 8
    for (std::size_t i = 1; i < states; ++i)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w) {
            const V score = scoreOf(i, w);
            const M isBetter = hn::Gt(score, highest[w]); // of equals the first stays
            highest[w] = hn::Max(score, highest[w]);
            argument[w] = hn::IfThenElse(hn::RebindMask(n, isBetter), hn::Set(n, std::int64_t(i)), argument[w]);
        }
}

/// One step of a block back: the state before `argument`, or the last one in the lanes that end, noted in `paths`.
template <int W, typename Onwards>
HWY_INLINE void stepBack(const LaneModel& model, const LaneView& view, std::size_t t, std::size_t states,
                         const double* HWY_RESTRICT scores, const LaneBuffers& buffers, std::size_t lane,
                         std::uint8_t* HWY_RESTRICT path, I (&argument)[W], Onwards&& onwards)
{
    const Doubles d;
    const auto active = std::size_t(view.active[t]), next = std::size_t(view.active[t + 1]);
    V highest[W];
    if (HWY_LIKELY(next >= std::min(active, lane + std::size_t(W) * width))) {
        findBest<W>(states, highest, argument, [&](std::size_t i, int w) LANE_INLINE {
            return plus(hn::Load(d, scores + i * view.lanes + std::size_t(w) * width), onwards(i, w));
        });
    } else {
        findBest<W>(states, highest, argument, [&](std::size_t i, int w) LANE_INLINE {
            const std::size_t at = lane + std::size_t(w) * width;
            const V rest = hn::IfThenElse(between(0, next, at), onwards(i, w), hn::Set(d, model.end[i]));
            return plus(hn::Load(d, scores + i * view.lanes + std::size_t(w) * width), rest);
        });
        for (int w = 0; w < W; ++w) {
            double* total = buffers.logLikelihood + lane + std::size_t(w) * width;
            const M ends = between(next, active, lane + std::size_t(w) * width);
            hn::Store(hn::IfThenElse(ends, highest[w], hn::Load(d, total)), d, total);
        }
    }
    const hn::Rebind<std::uint8_t, Integers> bytes;
    for (int w = 0; w < W; ++w)
        hn::StoreU(hn::TruncateTo(bytes, hn::BitCast(hn::RebindToUnsigned<Integers>(), argument[w])), bytes,
                   path + std::size_t(w) * width);
}

/// Walks a block of lanes back. `step(t, behind, path, argument)`: one step, from the states behind it.
template <int W, typename Step>
HWY_INLINE void walk(const LaneView& view, std::size_t begin, std::size_t end, std::size_t lane, std::uint8_t* state,
                     std::uint8_t* paths, Step&& step)
{
    std::uint8_t* path = state + lane;
    I argument[W];
    for (int w = 0; w < W; ++w)
        argument[w] = loadSymbols(path + std::size_t(w) * width);
    for (std::size_t t = end; t-- > begin;) {
        if (std::size_t(view.active[t]) <= lane) continue;
        const std::uint8_t* behind = path;
        path = paths + t * view.lanes + lane;
        step(t, behind, path, argument);
    }
    std::copy_n(path, std::size_t(W) * width, state + lane);
}

template <int K, int W>
HWY_NOINLINE void walkFew(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                          const LaneBuffers& buffers, std::size_t lane, std::uint8_t* state, std::uint8_t* paths)
{
    const std::size_t size = std::size_t(K) * view.lanes;
    walk<W>(view, begin, end, lane, state, paths,
            [&](std::size_t t, const std::uint8_t*, std::uint8_t* path, I(&argument)[W]) LANE_INLINE {
                V onwards[K][W];
#pragma GCC unroll 2
                for (int w = 0; w < W; ++w) {
                    const Lookup lookup(argument[w]);
#pragma GCC unroll 8
                    for (int i = 0; i < K; ++i)
                        onwards[i][w] = lookup(model.step + i * LaneModel::padding);
                }
                stepBack<W>(model, view, t, std::size_t(K), buffers.forward + (t - begin) * size + lane, buffers, lane,
                            path, argument, [&](std::size_t i, int w) LANE_INLINE { return onwards[i][w]; });
            });
}

template <int W>
HWY_NOINLINE void walkMany(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                           const LaneBuffers& buffers, std::size_t lane, std::uint8_t* state, std::uint8_t* paths)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes;
    double* onwards = buffers.emission + lane;
    walk<W>(view, begin, end, lane, state, paths,
            [&](std::size_t t, const std::uint8_t* behind, std::uint8_t* path, I(&argument)[W]) LANE_INLINE {
                lookUpRows(model.stepTransposed, model.stride(), behind, std::size_t(W) * width, onwards, lanes);
                stepBack<W>(model, view, t, states, buffers.forward + (t - begin) * size + lane, buffers, lane, path,
                            argument, [&](std::size_t i, int w) LANE_INLINE {
                                return hn::Load(d, onwards + i * lanes + std::size_t(w) * width);
                            });
            });
}

void walkBack(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers, std::uint8_t* state, std::uint8_t* paths)
{
    const auto active = std::size_t(view.active[begin]);
    if (model.stride() > LaneModel::padding)
        return inBlocks(active, view.lanes, [&](std::size_t lane, auto count) LANE_INLINE {
            walkMany<decltype(count)::value>(model, view, begin, end, buffers, lane, state, paths);
        });
    withCount<LaneModel::padding>(std::size_t(model.states), [&](auto states) LANE_INLINE {
        constexpr int K = decltype(states)::value;
        inBlocks(active, view.lanes, [&](std::size_t lane, auto count) LANE_INLINE {
            walkFew<K, decltype(count)::value>(model, view, begin, end, buffers, lane, state, paths);
        });
    });
}

} // namespace sessionsmith::hmm::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sessionsmith::hmm {

HWY_EXPORT(best);
HWY_EXPORT(walkBack);

namespace lane {

void best(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const LaneBuffers& buffers)
{
    HWY_DYNAMIC_DISPATCH(best)(model, view, begin, end, buffers);
}

void walkBack(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers, std::uint8_t* state, std::uint8_t* paths)
{
    HWY_DYNAMIC_DISPATCH(walkBack)(model, view, begin, end, buffers, state, paths);
}

} // namespace lane

} // namespace sessionsmith::hmm
#endif
