// SPDX-License-Identifier: GPL-3.0-or-later
// What the lane kernels share. Each includes this once for every instruction set, which `#pragma once` would prevent.
#if defined(SESSIONSMITH_LANEVECTORS) == defined(HWY_TARGET_TOGGLE)
#ifdef SESSIONSMITH_LANEVECTORS
#undef SESSIONSMITH_LANEVECTORS
#else
#define SESSIONSMITH_LANEVECTORS
#endif

#include "engine/hmm/lanekernels.h"

#include <hwy/highway.h>

#include <algorithm>
#include <limits>

HWY_BEFORE_NAMESPACE();
namespace sessionsmith::hmm::HWY_NAMESPACE {

// A lambda that were called would find in memory what is in registers where it stands.
#undef LANE_INLINE
#define LANE_INLINE HWY_ATTR __attribute__((always_inline))

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 8>;
using Integers = hn::CappedTag<std::int64_t, 8>;
using V = hn::Vec<Doubles>;
using M = hn::Mask<Doubles>;
using I = hn::Vec<Integers>;

constexpr std::size_t width = hn::MaxLanes(Doubles());
/// The widest vectors come with twice as many registers.
constexpr bool hasManyRegisters = width == 8;
/// How many vectors a block of lanes has at most.
constexpr int blockVectors = 2;
/// The same where K states stay in the registers, with what becomes of them.
template <int K>
constexpr int blockOf = K <= (hasManyRegisters ? 6 : 3) ? blockVectors : 1;
/// More than eight are worked on in pieces of so many: as many sums as the registers hold beside what goes in.
constexpr int mostSums = hasManyRegisters ? 8 : 6, leastSums = 4;
constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

template <int n>
struct Count
{
    static constexpr int value = n;
};

/// Calls f(Count<n>) for an n of least ... most.
template <int most, int least = 1, typename F>
HWY_INLINE void withCount(std::size_t n, F&& f)
{
    if constexpr (most > least) {
        if (n < std::size_t(most)) return withCount<most - 1, least>(n, f);
    }
    f(Count<most>());
}

/// Calls f(first, Count<n>) for pieces of 0 ... count-1, of least ... most and as equal as they can be.
template <int most, int least = 1, typename F>
HWY_INLINE void inPieces(std::size_t count, F&& f)
{
    std::size_t first = 0;
    for (std::size_t left = (count + most - 1) / most; left > 0; --left) {
        const std::size_t n = (count - first) / left;
        withCount<most, least>(n, [&](auto size) LANE_INLINE { f(first, size); });
        first += n;
    }
}

/// Calls f(first lane, Count<vectors>) for blocks of the first `active` lanes, of at most `most` vectors.
template <int most = blockVectors, typename F>
HWY_INLINE void inBlocks(std::size_t active, std::size_t lanes, F&& f)
{
    for (std::size_t first = 0; first < active; first += most * width) {
        if constexpr (most > 1) {
            if (lanes - first < most * width) {
                f(first, Count<1>());
                continue;
            }
        }
        f(first, Count<most>());
    }
}

/// Loads J rows of W vectors that lie `lanes` apart.
template <int J, int W>
HWY_INLINE void load(const double* HWY_RESTRICT from, std::size_t lanes, V (&values)[J][W])
{
#pragma GCC unroll 8
    for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            values[j][w] = hn::Load(Doubles(), from + std::size_t(j) * lanes + std::size_t(w) * width);
}

template <int J, int W>
HWY_INLINE void store(const V (&values)[J][W], double* HWY_RESTRICT to, std::size_t lanes)
{
#pragma GCC unroll 8
    for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            hn::Store(values[j][w], Doubles(), to + std::size_t(j) * lanes + std::size_t(w) * width);
}

/// The same value in every lane.
template <int J, int W>
HWY_INLINE void spread(const double* HWY_RESTRICT from, V (&values)[J][W])
{
#pragma GCC unroll 8
    for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            values[j][w] = hn::Set(Doubles(), from[j]);
}

/// Sums of products.
struct Products
{
    static HWY_INLINE V first(V factor, V value) { return hn::Mul(factor, value); }
    static HWY_INLINE V next(V factor, V value, V sum) { return hn::MulAdd(factor, value, sum); }
};

/// a + b. One times a changes no bit, and where multiplying and adding are one instruction it leaves the units that add
/// to the maxima.
HWY_INLINE V plus(V a, V b)
{
#if HWY_NATIVE_FMA
    return hn::MulAdd(hn::Set(Doubles(), 1), a, b);
#else
    return hn::Add(a, b);
#endif
}

/// The same with sum and product replaced by maximum and sum.
struct Maxima
{
    static HWY_INLINE V first(V term, V value) { return plus(value, term); }
    static HWY_INLINE V next(V term, V value, V highest) { return hn::Max(plus(value, term), highest); }
};

/// out(j) = sum_i matrix(i, j) * in(i) of K states in registers; rows of the matrix are padded to eight.
template <typename Sums, int K, int W>
HWY_INLINE void multiply(const double* HWY_RESTRICT matrix, const V (&in)[K][W], V (&out)[K][W])
{
    const Doubles d;
#pragma GCC unroll 8
    for (int j = 0; j < K; ++j)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            out[j][w] = Sums::first(hn::Set(d, matrix[j]), in[0][w]);
#pragma GCC unroll 8
    for (int i = 1; i < K; ++i)
#pragma GCC unroll 8
        for (int j = 0; j < K; ++j)
#pragma GCC unroll 2
            for (int w = 0; w < W; ++w)
                out[j][w] = Sums::next(hn::Set(d, matrix[i * LaneModel::padding + j]), in[i][w], out[j][w]);
}

/// out(j) = sum_i matrix(i, j) * in(i) for J columns of a matrix with rows of `stride`, from memory.
template <typename Sums, int J, int W>
HWY_INLINE void multiply(const double* HWY_RESTRICT matrix, std::size_t stride, std::size_t states,
                         const double* HWY_RESTRICT in, std::size_t lanes, V (&out)[J][W])
{
    const Doubles d;
    V values[1][W];
    load<1, W>(in, lanes, values);
#pragma GCC unroll 8
    for (int j = 0; j < J; ++j)
#pragma GCC unroll 2
        for (int w = 0; w < W; ++w)
            out[j][w] = Sums::first(hn::Set(d, matrix[j]), values[0][w]);
    for (std::size_t i = 1; i < states; ++i) {
        load<1, W>(in + i * lanes, lanes, values);
#pragma GCC unroll 8
        for (int j = 0; j < J; ++j) {
            const V factor = hn::Set(d, matrix[i * stride + std::size_t(j)]);
#pragma GCC unroll 2
            for (int w = 0; w < W; ++w)
                out[j][w] = Sums::next(factor, values[0][w], out[j][w]);
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
    static constexpr std::size_t parts = LaneModel::padding / width;

    decltype(hn::IndicesFromVec(Doubles(), hn::Zero(Integers()))) m_within;
    M m_isPart[parts];
};

/// Rows of a square become its columns.
HWY_INLINE void transpose(V (&rows)[width])
{
#if HWY_TARGET == HWY_SCALAR
    (void)rows;
#else
    const Doubles d;
    V pairs[width]; // of neighbouring rows: even columns, then odd ones
#pragma GCC unroll 4
    for (std::size_t i = 0; i < width; i += 2) {
        pairs[i] = hn::InterleaveLower(d, rows[i], rows[i + 1]);
        pairs[i + 1] = hn::InterleaveUpper(d, rows[i], rows[i + 1]);
    }
#if HWY_MAX_BYTES < 32
    rows[0] = pairs[0];
    rows[1] = pairs[1];
#elif HWY_MAX_BYTES < 64
    for (std::size_t i = 0; i < 2; ++i) {
        rows[i] = hn::ConcatLowerLower(d, pairs[i + 2], pairs[i]);
        rows[i + 2] = hn::ConcatUpperUpper(d, pairs[i + 2], pairs[i]);
    }
#else
    V quads[width]; // of four rows: columns i and i + 4
#pragma GCC unroll 4
    for (std::size_t i : {0, 1, 4, 5}) {
        quads[i] = hn::OddEvenBlocks(hn::SwapAdjacentBlocks(pairs[i + 2]), pairs[i]);
        quads[i + 2] = hn::OddEvenBlocks(pairs[i + 2], hn::SwapAdjacentBlocks(pairs[i]));
    }
#pragma GCC unroll 4
    for (std::size_t i = 0; i < 4; ++i) {
        rows[i] = hn::ConcatLowerLower(d, quads[i + 4], quads[i]);
        rows[i + 4] = hn::ConcatUpperUpper(d, quads[i + 4], quads[i]);
    }
#endif
#endif
}

/// out(j, lane) = table(indices[lane], j) for every state and the first `count` lanes. Rows read in one piece and laid
/// across the lanes cost less than gathers.
HWY_INLINE void lookUpRows(const double* HWY_RESTRICT table, std::size_t stride,
                           const std::uint8_t* HWY_RESTRICT indices, std::size_t count, double* HWY_RESTRICT out,
                           std::size_t lanes)
{
    const Doubles d;
    for (std::size_t lane = 0; lane < count; lane += width)
        for (std::size_t j = 0; j < stride; j += width) {
            V square[width];
#pragma GCC unroll 8
            for (std::size_t l = 0; l < width; ++l)
                square[l] = hn::LoadU(d, table + indices[lane + l] * stride + j);
            transpose(square);
#pragma GCC unroll 8
            for (std::size_t l = 0; l < width; ++l)
                hn::Store(square[l], d, out + (j + l) * lanes + lane);
        }
}

/// The emission of what each lane shows, for K states in registers.
template <int K, int W>
HWY_INLINE void lookUpEmission(const LaneModel& model, const std::uint8_t* symbols, double* HWY_RESTRICT scratch,
                               std::size_t lanes, V (&emission)[K][W])
{
    if (!model.emissionTable) {
        lookUpRows(model.emission, LaneModel::padding, symbols, std::size_t(W) * width, scratch, lanes);
        return load<K, W>(scratch, lanes, emission);
    }
#pragma GCC unroll 2
    for (int w = 0; w < W; ++w) {
        const Lookup lookup(loadSymbols(symbols + std::size_t(w) * width));
#pragma GCC unroll 8
        for (int j = 0; j < K; ++j)
            emission[j][w] = lookup(model.emissionTable + j * LaneModel::padding);
    }
}

/// Lanes first ... last-1 of all, as a mask of the vector that begins at `lane`.
HWY_INLINE M between(std::size_t first, std::size_t last, std::size_t lane)
{
    const Doubles d;
    const auto clipped = [lane](std::size_t bound) LANE_INLINE {
        return bound <= lane ? std::size_t(0) : std::min(bound - lane, std::size_t(width));
    };
    return hn::AndNot(hn::FirstN(d, clipped(first)), hn::FirstN(d, clipped(last)));
}

} // namespace sessionsmith::hmm::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif // the toggle
