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
        V found = hn::TableLookupLanes(hn::Load(d, table), m_within);
        for (std::size_t p = 1; p < parts; ++p)
            found = hn::IfThenElse(m_isPart[p], hn::TableLookupLanes(hn::Load(d, table + p * width), m_within), found);
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
    const std::size_t whole = std::min(lanes, (active + width - 1) / width * width);
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

/// One block of one step forward: writes a, returns c in `sums`.
template <int W>
HWY_INLINE void stepForward(const LaneModel& model, bool first, const double* before, const double* beforeInverse,
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
                const V scale = first ? hn::Set(d, 1) : hn::Load(d, beforeInverse + std::size_t(w) * width);
                const V value = hn::Mul(hn::Mul(next[j][w], scale), hn::Load(d, emission + place));
                hn::Store(value, d, out + place);
                sums[w] = hn::Add(sums[w], value);
            }
    });
}

// Below `smallest` a sum loses digits or cannot be divided by: the step is done again with its emission scaled up.
constexpr double smallest = 1e-290;
constexpr double boost = 0x1p900;
constexpr double boostLog = 900 * 0.693147180559945309417232121458;
// Logarithms are taken when the product of the sums leaves this range, not at every step.
constexpr double lowProduct = 1e-150;
constexpr double highProduct = 1e150;

/// Adds the c of one vector to the log-likelihoods.
HWY_INLINE void scoreStep(V sum, bool boosted, M active, std::size_t lane, const LaneBuffers& buffers)
{
    const Doubles d;
    const V product = hn::Load(d, buffers.product + lane);
    const V next = hn::Mul(product, sum);
    const M outside = hn::Or(hn::Lt(next, hn::Set(d, lowProduct)), hn::Gt(next, hn::Set(d, highProduct)));
    const bool settle = boosted || !hn::AllFalse(d, hn::And(active, outside));
    if (!settle) {
        hn::Store(hn::IfThenElse(active, next, product), d, buffers.product + lane);
        return;
    }
    HWY_ALIGN double sums[width], isActive[width];
    hn::Store(sum, d, sums);
    hn::Store(hn::IfThenElseZero(active, hn::Set(d, 1)), d, isActive);
    for (std::size_t i = 0; i < width; ++i) {
        if (isActive[i] == 0) continue;
        double& total = buffers.logLikelihood[lane + i];
        total += std::log(buffers.product[lane + i]) + std::log(sums[i]) - (boosted ? boostLog : 0);
        if (!(sums[i] > 0)) total = minusInfinity;
        buffers.product[lane + i] = 1;
    }
}

/// The last event of the lanes active[t+1] ... active[t]-1.
HWY_INLINE void finishLanes(const LaneModel& model, std::size_t from, std::size_t to, const double* forward,
                            const double* inverse, std::size_t lanes, const LaneBuffers& buffers)
{
    for (std::size_t lane = from; lane < to; ++lane) {
        double sum = 0;
        for (std::size_t j = 0; j < std::size_t(model.states); ++j)
            sum += forward[j * lanes + lane] * model.end[j];
        const bool possible = buffers.logLikelihood[lane] != minusInfinity && sum > 0;
        buffers.endScale[lane] = possible ? sum * inverse[lane] : 0;
        if (possible)
            buffers.logLikelihood[lane] += std::log(buffers.product[lane]) + std::log(buffers.endScale[lane]);
        else
            buffers.logLikelihood[lane] = minusInfinity;
        buffers.product[lane] = 1;
    }
}

void forward(const LaneModel& model, const LaneView& view, std::size_t begin, std::size_t end, bool score,
             const LaneBuffers& buffers)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes, size = states * lanes;
    const double* before = buffers.carry;
    const double* beforeInverse = buffers.carryInverse;
    for (std::size_t t = begin; t < end; ++t) {
        double* out = buffers.forward + (t - begin) * size;
        double* emission = buffers.weight + (t - begin) * size;
        double* inverse = buffers.inverse + (t - begin) * lanes;
        const auto active = std::size_t(view.active[t]);
        lookUpEmission(model, view.symbols + t * lanes, active, lanes, emission);
        inBlocks(active, lanes, [&](std::size_t lane, auto count) HWY_ATTR {
            constexpr int W = decltype(count)::value;
            V sums[W];
            const auto run = [&]() HWY_ATTR {
                stepForward<W>(model, t == 0, before + lane, beforeInverse + lane, emission + lane, out + lane, lanes,
                               sums);
            };
            run();
            bool isSmall = false;
            for (int w = 0; w < W; ++w) {
                const std::size_t at = lane + std::size_t(w) * width;
                // A lane that is impossible stays so: nothing to do again.
                const M alive = hn::Gt(hn::Load(d, buffers.logLikelihood + at), hn::Set(d, minusInfinity));
                const M small = hn::Lt(sums[w], hn::Set(d, smallest));
                isSmall |= !hn::AllFalse(d, hn::And(hn::And(alive, small), between(0, active, at)));
            }
            if (isSmall) {
                for (std::size_t j = 0; j < states; ++j)
                    for (std::size_t i = 0; i < std::size_t(W) * width; ++i)
                        emission[j * lanes + lane + i] *= boost;
                run();
            }
            for (int w = 0; w < W; ++w) {
                const std::size_t at = lane + std::size_t(w) * width;
                const M whole = hn::Ge(sums[w], hn::Set(d, smallest));
                hn::Store(hn::IfThenElseZero(whole, hn::Div(hn::Set(d, 1), sums[w])), d, inverse + at);
                if (score) scoreStep(sums[w], isSmall, between(0, active, at), at, buffers);
            }
        });
        if (score && view.active[t + 1] < view.active[t])
            finishLanes(model, std::size_t(view.active[t + 1]), active, out, inverse, lanes, buffers);
        before = out;
        beforeInverse = inverse;
    }
    std::copy_n(before, size, buffers.carry);
    std::copy_n(beforeInverse, lanes, buffers.carryInverse);
}

/// One block of one step back: fills gamma, hands carry on, leaves v in `weight`.
template <int W>
HWY_INLINE void stepBackward(const LaneModel& model, const LaneView& view, std::size_t t, std::size_t lane,
                             const double* forward, double* weight, const double* inverse, const LaneBuffers& buffers)
{
    const Doubles d;
    const auto states = std::size_t(model.states);
    const std::size_t lanes = view.lanes;
    const auto active = std::size_t(view.active[t]), next = std::size_t(view.active[t + 1]);
    double* HWY_RESTRICT v = buffers.scratch + lane;
    double* HWY_RESTRICT gamma = buffers.scratch + states * lanes + lane;
    double* HWY_RESTRICT carry = buffers.carryBack + lane;
    const bool goesOn = lane < next;

    V ending[W];
    for (int w = 0; w < W; ++w) {
        const std::size_t at = lane + std::size_t(w) * width;
        const V reciprocal = hn::Load(d, inverse + at);
        const V scale = hn::Load(d, buffers.endScale + at);
        const M ends = hn::And(between(next, active, at), hn::Gt(scale, hn::Zero(d)));
        ending[w] = hn::IfThenElseZero(ends, hn::Div(reciprocal, scale));
        for (std::size_t j = 0; j < states; ++j) {
            const std::size_t place = j * lanes + std::size_t(w) * width;
            hn::Store(goesOn ? hn::Mul(hn::Load(d, carry + place), reciprocal) : hn::Zero(d), d, v + place);
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
                const V value = hn::MulAdd(hn::Set(d, model.end[i0 + std::size_t(i)]), ending[w], beta[i][w]);
                hn::Store(hn::Mul(hn::Load(d, forward + place), value), d, gamma + place);
                hn::Store(hn::Mul(hn::Load(d, weight + place), value), d, carry + place);
                hn::Store(hn::Load(d, v + place), d, weight + place);
            }
    });
}

/// Adds the posteriors of one step to the counts of emissions.
HWY_INLINE void countEmission(const LaneModel& model, const std::uint8_t* symbols, std::size_t active,
                              std::size_t lanes, const double* gamma, const LaneCounts& counts)
{
    const Doubles d;
    const Integers n;
    const auto states = std::size_t(model.states), actions = std::size_t(model.actions);
    if (counts.emissionVectors) {
        for (std::size_t lane = 0; lane < active; lane += width) {
            const I symbol = loadSymbols(symbols + lane);
            for (std::size_t k = 0; k < actions; ++k) {
                const M isIt = hn::RebindMask(d, hn::Eq(symbol, hn::Set(n, std::int64_t(k))));
                for (std::size_t j = 0; j < states; ++j) {
                    double* sum = counts.emissionVectors + (j * LaneModel::tableWidth + k) * 8;
                    const V value = hn::IfThenElseZero(isIt, hn::Load(d, gamma + j * lanes + lane));
                    hn::Store(hn::Add(hn::Load(d, sum), value), d, sum);
                }
            }
        }
        return;
    }
    for (std::size_t lane = 0; lane < active; ++lane) {
        double* row = counts.emission + std::size_t(symbols[lane]) * states;
        for (std::size_t j = 0; j < states; ++j)
            row[j] += gamma[j * lanes + lane];
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
            const double* v = buffers.weight + (t - begin) * size + j0 * lanes;
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
    const double* gamma = buffers.scratch + size;
    for (std::size_t t = end; t-- > begin;) {
        double* a = buffers.forward + (t - begin) * size;
        double* weight = buffers.weight + (t - begin) * size;
        const double* inverse = buffers.inverse + (t - begin) * lanes;
        const auto active = std::size_t(view.active[t]), next = std::size_t(view.active[t + 1]);
        inBlocks(active, lanes, [&](std::size_t lane, auto count) HWY_ATTR {
            stepBackward<decltype(count)::value>(model, view, t, lane, a + lane, weight + lane, inverse, buffers);
        });
        if (!counts) {
            std::copy_n(gamma, size, a);
            continue;
        }
        for (std::size_t lane = t == 0 ? 0 : next; lane < active; ++lane)
            for (std::size_t j = 0; j < states; ++j) {
                if (t == 0) counts->initial[j] += gamma[j * lanes + lane];
                if (lane >= next) counts->end[j] += gamma[j * lanes + lane];
            }
        countEmission(model, view.symbols + t * lanes, active, lanes, gamma, *counts);
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
        lookUpEmission(model, view.symbols + t * lanes, active, lanes, buffers.weight);
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
                        hn::Store(hn::Add(next[j][w], hn::Load(d, buffers.weight + place)), d, out + place);
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
