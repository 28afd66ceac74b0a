// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanekernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

// Compiled once for each instruction set: Highway includes this file again for every target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/hmm/lanekernels.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace sessionsmith::hmm::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 8>;
using Integers = hn::CappedTag<std::int64_t, 8>;
using V = hn::Vec<Doubles>;
using M = hn::Mask<Doubles>;
using I = hn::Vec<Integers>;

constexpr std::size_t width = hn::MaxLanes(Doubles());
/// How many vectors a block of lanes has at most: enough independent sums to hide the latency of each.
constexpr std::size_t blockVectors = 2;
constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

template <int n>
struct Count
{
    static constexpr int value = n;
};

/// Calls f(first, Count<n>) for pieces of 0 ... count-1 that fit into the registers.
template <typename F>
HWY_INLINE void inPieces(std::size_t count, F&& f)
{
    std::size_t first = 0;
    for (; count - first >= 8 || count - first == 4; first += 4)
        f(first, Count<4>());
    switch (count - first) {
    case 7:
        f(first, Count<4>());
        f(first + 4, Count<3>());
        break;
    case 6:
        f(first, Count<3>());
        f(first + 3, Count<3>());
        break;
    case 5:
        f(first, Count<5>());
        break;
    case 3:
        f(first, Count<3>());
        break;
    case 2:
        f(first, Count<2>());
        break;
    case 1:
        f(first, Count<1>());
        break;
    default:
        break;
    }
}

/// Calls f(first lane, Count<vectors>) for blocks of the first `active` lanes.
template <typename F>
HWY_INLINE void inBlocks(std::size_t active, std::size_t lanes, F&& f)
{
    for (std::size_t first = 0; first < active; first += blockVectors * width) {
        if (lanes - first >= blockVectors * width)
            f(first, Count<int(blockVectors)>());
        else
            f(first, Count<1>());
    }
}

template <int J, int W>
HWY_INLINE void clear(V (&values)[J][W])
{
#pragma GCC unroll 8
    for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            values[j][w] = hn::Zero(Doubles());
}

/// The same value in every lane.
template <int J, int W>
HWY_INLINE void spread(const double* from, V (&values)[J][W])
{
#pragma GCC unroll 8
    for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            values[j][w] = hn::Set(Doubles(), from[j]);
}

/// sums[j] = sum_i matrix(i, j) * in(i), for J columns of a row-major matrix and W vectors of lanes.
template <int J, int W>
HWY_INLINE void multiply(const double* HWY_RESTRICT matrix, std::size_t states, const double* HWY_RESTRICT in,
                         std::size_t lanes, V (&sums)[J][W])
{
    const Doubles d;
    clear<J, W>(sums);
    for (std::size_t i = 0; i < states; ++i) {
        V values[W];
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            values[w] = hn::Load(d, in + i * lanes + std::size_t(w) * width);
#pragma GCC unroll 8
        for (int j = 0; j < J; ++j) {
            const V factor = hn::Set(d, matrix[i * states + std::size_t(j)]);
#pragma GCC unroll 2
            for (int w = 0; w < W; ++w)
                sums[j][w] = hn::MulAdd(factor, values[w], sums[j][w]);
        }
    }
}

/// The same with sum and product replaced by maximum and sum.
template <int J, int W>
HWY_INLINE void maximise(const double* HWY_RESTRICT matrix, std::size_t states, const double* HWY_RESTRICT in,
                         std::size_t lanes, V (&sums)[J][W])
{
    const Doubles d;
#pragma GCC unroll 8
    for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            sums[j][w] = hn::Set(d, minusInfinity);
    for (std::size_t i = 0; i < states; ++i) {
        V values[W];
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            values[w] = hn::Load(d, in + i * lanes + std::size_t(w) * width);
#pragma GCC unroll 8
        for (int j = 0; j < J; ++j) {
            const V factor = hn::Set(d, matrix[i * states + std::size_t(j)]);
#pragma GCC unroll 2
            for (int w = 0; w < W; ++w)
                sums[j][w] = hn::Max(hn::Add(factor, values[w]), sums[j][w]);
        }
    }
}

HWY_INLINE I loadSymbols(const std::uint8_t* symbols)
{
    const hn::Rebind<std::uint8_t, Integers> bytes;
    const hn::Rebind<std::int32_t, Integers> words;
    return hn::PromoteTo(Integers(), hn::PromoteTo(words, hn::LoadU(bytes, symbols)));
}

/// Looks up one of eight doubles for each lane.
class Lookup
{
public:
    static constexpr std::size_t parts = LaneModel::tableWidth / width;

    explicit HWY_INLINE Lookup(I indices)
        : m_within(hn::IndicesFromVec(Doubles(), hn::And(indices, hn::Set(Integers(), width - 1))))
    {
        const Integers n;
        const auto part = hn::AndNot(hn::Set(n, width - 1), indices);
        for (std::size_t p = 0; p < parts; ++p)
            m_isPart[p] = hn::RebindMask(Doubles(), hn::Eq(part, hn::Set(n, std::int64_t(p * width))));
    }

    HWY_INLINE V operator()(const double* table) const
    {
        const Doubles d;
        V found = hn::TableLookupLanes(hn::LoadU(d, table), m_within);
        for (std::size_t p = 1; p < parts; ++p)
            found = hn::IfThenElse(m_isPart[p], hn::TableLookupLanes(hn::LoadU(d, table + p * width), m_within), found);
        return found;
    }

private:
    decltype(hn::IndicesFromVec(Doubles(), hn::Zero(Integers()))) m_within;
    M m_isPart[parts];
};

/// out(j, lane) = emission(symbol of the lane, j) for every state.
HWY_INLINE void lookUpEmission(const LaneModel& model, const std::uint8_t* symbols, std::size_t active,
                               std::size_t lanes, double* HWY_RESTRICT out)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    // As far as the blocks go, so that nothing they compute is left to chance.
    constexpr std::size_t block = blockVectors * width;
    const std::size_t whole = std::min(lanes, (active + block - 1) / block * block);
    if (model.emissionTable) {
        for (std::size_t lane = 0; lane < whole; lane += width) {
            const Lookup lookup(loadSymbols(symbols + lane));
            for (std::size_t j = 0; j < states; ++j)
                hn::Store(lookup(model.emissionTable + j * LaneModel::tableWidth), d, out + j * lanes + lane);
        }
        return;
    }
    // Rows read in one piece and laid across the lanes cost less than gathers.
    for (std::size_t lane = 0; lane < whole; ++lane) {
        const double* row = model.emission + std::size_t(symbols[lane]) * states;
        for (std::size_t j = 0; j < states; ++j)
            out[j * lanes + lane] = row[j];
    }
}

/// Lanes first ... last-1 of all, as a mask of the vector that begins at `lane`.
HWY_INLINE M between(std::size_t first, std::size_t last, std::size_t lane)
{
    const Doubles d;
    const auto clipped = [lane](std::size_t bound) HWY_ATTR {
        return bound <= lane ? std::size_t(0) : std::min(bound - lane, std::size_t(width));
    };
    return hn::AndNot(hn::FirstN(d, clipped(first)), hn::FirstN(d, clipped(last)));
}

/// One block of one step forward: writes a, returns its sums.
template <int W>
HWY_INLINE void stepForward(const LaneModel& model, bool first, const double* before, const double* beforeScale,
                            const double* emission, double* out, std::size_t lanes, V (&sums)[W])
{
    const Doubles d;
    const auto states = std::size_t(model.states);
#pragma GCC unroll 2
    for (int w = 0; w < W; ++w)
        sums[w] = hn::Zero(d);
    inPieces(states, [&](std::size_t j0, auto count) HWY_ATTR {
        constexpr int J = decltype(count)::value;
        V next[J][W];
        if (first)
            spread<J, W>(model.initial + j0, next);
        else
            multiply<J, W>(model.step + j0, states, before, lanes, next);
#pragma GCC unroll 8
        for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
            for (int w = 0; w < W; ++w) {
                const std::size_t place = (j0 + std::size_t(j)) * lanes + std::size_t(w) * width;
                const V scale = first ? hn::Set(d, 1) : hn::Load(d, beforeScale + std::size_t(w) * width);
                const V value = hn::Mul(next[j][w], hn::Mul(hn::Load(d, emission + place), scale));
                hn::Store(value, d, out + place);
                sums[w] = hn::Add(sums[w], value);
            }
    });
}

// Below `smallest` a sum loses digits: the step is done again with its emission scaled up.
constexpr double smallest = 1e-290;
constexpr int boostExponent = 900;
constexpr double boost = 0x1p900;
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

/// Does a step of a block again where a lane that still goes on has a sum that is too small. Impossible lanes stay so.
template <int W>
HWY_NOINLINE void boostStep(const LaneModel& model, bool first, const double* before, const double* beforeScale,
                            double* emission, double* out, std::size_t lane, std::size_t lanes, std::size_t active,
                            bool score, const LaneBuffers& buffers, double* sums)
{
    constexpr std::size_t size = std::size_t(W) * width;
    const auto isAlive = [&](std::size_t i) {
        return lane + i < active && buffers.logLikelihood[lane + i] != minusInfinity;
    };
    bool isSmall = false;
    for (std::size_t i = 0; i < size; ++i)
        isSmall |= isAlive(i) && sums[i] < smallest;
    if (!isSmall) return;

    for (std::size_t j = 0; j < std::size_t(model.states); ++j)
        for (std::size_t i = 0; i < size; ++i)
            emission[j * lanes + i] *= boost;
    V again[W];
    stepForward<W>(model, first, before, beforeScale, emission, out, lanes, again);
    for (int w = 0; w < W; ++w)
        hn::Store(again[w], Doubles(), sums + std::size_t(w) * width);
    if (!score) return;
    for (std::size_t i = 0; i < size; ++i) {
        buffers.exponent[lane + i] -= boostExponent;
        if (isAlive(i) && !(sums[i] > 0)) buffers.logLikelihood[lane + i] = minusInfinity;
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

void forward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, bool score,
             const LaneBuffers& buffers)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes;
    const double* before = buffers.carry;
    const double* beforeScale = buffers.carryScale;
    for (std::size_t t = begin; t < end; ++t) {
        double* out = buffers.forward + (t - begin) * size;
        double* emission = buffers.emission + (t - begin) * size;
        double* scale = buffers.scale + (t - begin) * lanes;
        const auto active = std::size_t(view.active[t]);
        lookUpEmission(model, view.symbols + t * lanes, active, lanes, emission);
        inBlocks(active, lanes, [&](std::size_t lane, auto count) HWY_ATTR {
            constexpr int W = decltype(count)::value;
            V sums[W];
            stepForward<W>(model, t == 0, before + lane, beforeScale + lane, emission + lane, out + lane, lanes, sums);
            V least = sums[0];
            if constexpr (W > 1) least = hn::Min(least, sums[W - 1]);
            if (HWY_UNLIKELY(!hn::AllFalse(d, hn::Lt(least, hn::Set(d, smallest))))) {
                HWY_ALIGN double values[std::size_t(W) * width];
                for (int w = 0; w < W; ++w)
                    hn::Store(sums[w], d, values + std::size_t(w) * width);
                boostStep<W>(model, t == 0, before + lane, beforeScale + lane, emission + lane, out + lane, lane, lanes,
                             active, score, buffers, values);
                for (int w = 0; w < W; ++w)
                    sums[w] = hn::Load(d, values + std::size_t(w) * width);
            }
#pragma GCC unroll 2
            for (int w = 0; w < W; ++w) {
                const std::size_t at = lane + std::size_t(w) * width;
                hn::Store(scaleOf(sums[w], buffers.exponent + at), d, scale + at);
            }
        });
        if (score && view.active[t + 1] < view.active[t])
            finishLanes(model, std::size_t(view.active[t + 1]), active, out, scale, lanes, buffers);
        before = out;
        beforeScale = scale;
    }
    std::copy_n(before, size, buffers.carry);
    std::copy_n(beforeScale, lanes, buffers.carryScale);
}

/// The action that each lane shows, -1 behind the end of its sequence.
template <int W>
HWY_INLINE void seenActions(const std::uint8_t* symbols, std::size_t lane, std::size_t active, I (&actions)[W])
{
    for (int w = 0; w < W; ++w) {
        const std::size_t at = lane + std::size_t(w) * width;
        const V unseen = hn::VecFromMask(Doubles(), hn::Not(between(0, active, at)));
        actions[w] = hn::Or(loadSymbols(symbols + at), hn::BitCast(Integers(), unseen));
    }
}

/// counts(j, k) += posterior(j) in the lanes that show action k, for J states.
template <int J, int W>
HWY_INLINE void countEmissionVectors(std::size_t actions, const I (&seen)[W], const V (&posterior)[J][W],
                                     double* HWY_RESTRICT counts)
{
    const Doubles d;
    const Integers n;
    for (std::size_t k = 0; k < actions; ++k) {
        V chosen[W];
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            chosen[w] = hn::BitCast(d, hn::VecFromMask(n, hn::Eq(seen[w], hn::Set(n, std::int64_t(k)))));
#pragma GCC unroll 8
        for (int j = 0; j < J; ++j) {
            double* place = counts + (std::size_t(j) * LaneModel::tableWidth + k) * 8;
            V sum = hn::Load(d, place);
#pragma GCC unroll 2
            for (int w = 0; w < W; ++w)
                sum = hn::Add(sum, hn::And(chosen[w], posterior[j][w]));
            hn::Store(sum, d, place);
        }
    }
}

/// One block of one step back: fills v and posterior, counts emissions by vectors, hands carryBack on.
template <int W>
HWY_INLINE void stepBackward(const LaneModel& model, const LaneView& view, std::size_t t, std::size_t lane,
                             const double* forward, const double* emission, const double* scale, double* v,
                             const LaneBuffers& buffers, double* emissionVectors)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes;
    const auto active = std::size_t(view.active[t]), next = std::size_t(view.active[t + 1]);
    double* HWY_RESTRICT posterior = buffers.posterior + lane;
    double* HWY_RESTRICT carry = buffers.carryBack + lane;
    const bool goesOn = lane < next;
    const bool someEnd = next < std::min(active, lane + std::size_t(W) * width);
    const bool keepPosterior = !emissionVectors || t == 0 || someEnd;
    I seen[W];
    if (emissionVectors) seenActions<W>(view.symbols + t * lanes, lane, active, seen);

    V ending[W];
#pragma GCC unroll 2
    for (int w = 0; w < W; ++w) {
        const std::size_t at = lane + std::size_t(w) * width;
        ending[w] = hn::Zero(d);
        if (someEnd) {
            const V total = hn::Load(d, buffers.total + at);
            const M ends = hn::And(between(next, active, at), hn::Gt(total, hn::Zero(d)));
            ending[w] = hn::IfThenElseZero(ends, hn::Div(hn::Set(d, 1), total));
        }
        const V factor = goesOn ? hn::Load(d, scale + at) : hn::Zero(d);
        for (std::size_t j = 0; j < states; ++j) {
            const std::size_t place = j * lanes + std::size_t(w) * width;
            hn::Store(hn::Mul(hn::Load(d, carry + place), factor), d, v + place);
        }
    }
    inPieces(states, [&](std::size_t i0, auto count) HWY_ATTR {
        constexpr int J = decltype(count)::value;
        V beta[J][W];
        if (goesOn)
            multiply<J, W>(model.stepTransposed + i0, states, v, lanes, beta);
        else
            clear<J, W>(beta);
#pragma GCC unroll 8
        for (int i = 0; i < J; ++i)
#pragma GCC unroll 2
            for (int w = 0; w < W; ++w) {
                const std::size_t place = (i0 + std::size_t(i)) * lanes + std::size_t(w) * width;
                if (someEnd) beta[i][w] = hn::MulAdd(hn::Set(d, model.end[i0 + std::size_t(i)]), ending[w], beta[i][w]);
                hn::Store(hn::Mul(hn::Load(d, emission + place), beta[i][w]), d, carry + place);
                beta[i][w] = hn::Mul(hn::Load(d, forward + place), beta[i][w]);
                if (keepPosterior) hn::Store(beta[i][w], d, posterior + place);
            }
        if (emissionVectors)
            countEmissionVectors<J, W>(std::size_t(model.actions), seen, beta,
                                       emissionVectors + i0 * LaneModel::tableWidth * 8);
    });
}

/// Adds the posteriors of one step to the counts of emissions, lane by lane.
HWY_INLINE void countEmission(const LaneModel& model, const std::uint8_t* symbols, std::size_t active,
                              std::size_t lanes, const double* posterior, double* emission)
{
    const auto states = std::size_t(model.states);
    for (std::size_t lane = 0; lane < active; ++lane) {
        double* row = emission + std::size_t(symbols[lane]) * states;
        for (std::size_t j = 0; j < states; ++j)
            row[j] += posterior[j * lanes + lane];
    }
}

/// transition(i, j) += sum over t and lanes of a(t, i) * v(t, j).
HWY_INLINE void countTransitions(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
                                 const LaneBuffers& buffers, double* transition)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes;
    constexpr int J = width >= 8 ? 4 : 2; // as many sums as the registers hold
    const auto add = [&](std::size_t i0, auto rows, std::size_t j0, auto columns) HWY_ATTR {
        constexpr int R = decltype(rows)::value, C = decltype(columns)::value;
        V sums[R][C];
        const auto place = [&](int i, int j) HWY_ATTR {
            return transition + ((i0 + std::size_t(i)) * states + j0 + std::size_t(j)) * 8;
        };
#pragma GCC unroll 8
        for (int i = 0; i < R; ++i)
#pragma GCC unroll 8
            for (int j = 0; j < C; ++j)
                sums[i][j] = hn::Load(d, place(i, j));
        for (std::size_t t = begin; t < end; ++t) {
            const auto active = std::size_t(view.active[t + 1]);
            const double* a = buffers.forward + (t - begin) * size + i0 * lanes;
            const double* v = buffers.back + (t - begin) * size + j0 * lanes;
            for (std::size_t lane = 0; lane < active; lane += width) {
                V right[C];
#pragma GCC unroll 8
                for (int j = 0; j < C; ++j)
                    right[j] = hn::Load(d, v + std::size_t(j) * lanes + lane);
#pragma GCC unroll 8
                for (int i = 0; i < R; ++i) {
                    const V left = hn::Load(d, a + std::size_t(i) * lanes + lane);
#pragma GCC unroll 8
                    for (int j = 0; j < C; ++j)
                        sums[i][j] = hn::MulAdd(left, right[j], sums[i][j]);
                }
            }
        }
#pragma GCC unroll 8
        for (int i = 0; i < R; ++i)
#pragma GCC unroll 8
            for (int j = 0; j < C; ++j)
                hn::Store(sums[i][j], d, place(i, j));
    };
    inPieces(states, [&](std::size_t i0, auto rows) HWY_ATTR {
        std::size_t j0 = 0;
        for (; j0 + J <= states; j0 += J)
            add(i0, rows, j0, Count<J>());
        for (; j0 < states; ++j0)
            add(i0, rows, j0, Count<1>());
    });
}

void backward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers, const LaneCounts* counts)
{
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes;
    const double* posterior = buffers.posterior;
    double* emissionVectors = counts ? counts->emissionVectors : nullptr;
    for (std::size_t t = end; t-- > begin;) {
        const std::size_t at = (t - begin) * size;
        const auto active = std::size_t(view.active[t]), next = std::size_t(view.active[t + 1]);
        inBlocks(active, lanes, [&](std::size_t lane, auto count) HWY_ATTR {
            stepBackward<decltype(count)::value>(model, view, t, lane, buffers.forward + at + lane,
                                                 buffers.emission + at + lane, buffers.scale + (t - begin) * lanes,
                                                 buffers.back + at + lane, buffers, emissionVectors);
        });
        if (!counts) {
            std::copy_n(posterior, size, buffers.forward + at);
            continue;
        }
        for (std::size_t lane = t == 0 ? 0 : next; lane < active; ++lane)
            for (std::size_t j = 0; j < states; ++j) {
                if (t == 0) counts->initial[j] += posterior[j * lanes + lane];
                if (lane >= next) counts->end[j] += posterior[j * lanes + lane];
            }
        if (!emissionVectors)
            countEmission(model, view.symbols + t * lanes, active, lanes, posterior, counts->emission);
    }
    if (counts) countTransitions(model, view, begin, end, buffers, counts->transition);
}

void best(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const LaneBuffers& buffers)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes;
    const double* before = buffers.carry;
    for (std::size_t t = begin; t < end; ++t) {
        double* out = buffers.forward + (t - begin) * size;
        const auto active = std::size_t(view.active[t]);
        lookUpEmission(model, view.symbols + t * lanes, active, lanes, buffers.emission);
        inBlocks(active, lanes, [&](std::size_t lane, auto count) HWY_ATTR {
            constexpr int W = decltype(count)::value;
            inPieces(states, [&](std::size_t j0, auto columns) HWY_ATTR {
                constexpr int J = decltype(columns)::value;
                V next[J][W];
                if (t == 0)
                    spread<J, W>(model.initial + j0, next);
                else
                    maximise<J, W>(model.step + j0, states, before + lane, lanes, next);
#pragma GCC unroll 8
                for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
                    for (int w = 0; w < W; ++w) {
                        const std::size_t place = (j0 + std::size_t(j)) * lanes + lane + std::size_t(w) * width;
                        hn::Store(hn::Add(next[j][w], hn::Load(d, buffers.emission + place)), d, out + place);
                    }
            });
        });
        before = out;
    }
    std::copy_n(before, size, buffers.carry);
}

void walkBack(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers, std::int64_t* state, std::int64_t* paths)
{
    const Doubles d;
    const Integers n;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes;
    for (std::size_t t = end; t-- > begin;) {
        const double* scores = buffers.forward + (t - begin) * size;
        const auto active = std::size_t(view.active[t]), next = std::size_t(view.active[t + 1]);
        for (std::size_t lane = 0; lane < active; lane += width) {
            const M goesOn = between(0, next, lane);
            const I to = hn::Load(n, state + lane);
            const Lookup lookup(to);
            V highest = hn::Set(d, minusInfinity);
            I argument = hn::Zero(n);
            for (std::size_t i = 0; i < states; ++i) {
                const V onwards = model.stepTable ? lookup(model.stepTable + i * LaneModel::tableWidth)
                                                  : hn::GatherIndex(d, model.step + i * states, to);
                const V rest = hn::IfThenElse(goesOn, onwards, hn::Set(d, model.end[i]));
                const V score = hn::Add(hn::Load(d, scores + i * lanes + lane), rest);
                const M isBetter = hn::Gt(score, highest); // of equals the first stays
                highest = hn::IfThenElse(isBetter, score, highest);
                argument = hn::IfThenElse(hn::RebindMask(n, isBetter), hn::Set(n, std::int64_t(i)), argument);
            }
            hn::Store(argument, n, state + lane);
            hn::StoreU(argument, n, paths + t * lanes + lane);
            const M ends = between(next, active, lane);
            const V total = hn::Load(d, buffers.logLikelihood + lane);
            hn::Store(hn::IfThenElse(ends, highest, total), d, buffers.logLikelihood + lane);
        }
    }
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
HWY_EXPORT(backward);
HWY_EXPORT(best);
HWY_EXPORT(walkBack);
HWY_EXPORT(instructions);

namespace lane {

void forward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, bool score,
             const LaneBuffers& buffers)
{
    HWY_DYNAMIC_DISPATCH(forward)(model, view, begin, end, score, buffers);
}

void backward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers, const LaneCounts* counts)
{
    HWY_DYNAMIC_DISPATCH(backward)(model, view, begin, end, buffers, counts);
}

void best(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, const LaneBuffers& buffers)
{
    HWY_DYNAMIC_DISPATCH(best)(model, view, begin, end, buffers);
}

void walkBack(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end,
              const LaneBuffers& buffers, std::int64_t* state, std::int64_t* paths)
{
    HWY_DYNAMIC_DISPATCH(walkBack)(model, view, begin, end, buffers, state, paths);
}

const char* instructions()
{
    return HWY_DYNAMIC_DISPATCH(instructions)();
}

} // namespace lane

} // namespace sessionsmith::hmm
#endif
