// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/samplingkernels.h"

#include "engine/base/random.h"

#include <algorithm>
#include <bit>

// Compiled once for each instruction set: Highway includes this file again for every target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/hmm/samplingkernels.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace sessionsmith::hmm::lane::HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR

void sample(const SamplingTables& tables, const SessionRange& range, LaneSessions& out)
{
    out.lanes = 1;
    out.lengths.clear();
    out.states.clear();
    out.actions.clear();
    std::size_t event = 0;
    for (std::uint32_t session = 0; session < range.count; ++session) {
        Philox random(range.seed, range.purpose, range.first + session);
        int state = tables.states->rows() - 1;
        std::uint32_t length = 0;
        for (bool ends = false; !ends; ++event) {
            const std::uint32_t forState = random(), forAction = random();
            state = tables.states->draw(state, forState);
            if (event % 4 == 0) {
                out.states.push_back(0);
                out.actions.push_back(0);
            }
            out.states.back() |= std::uint32_t(state) << event % 4 * 8;
            out.actions.back() |= std::uint32_t(tables.actions->draw(state, forAction)) << event % 4 * 8;
            ends = ++length == tables.longest;
            if (tables.end) {
                ends |= random() >> 1 < tables.end[state];
                random(); // the block's last number is left over
            }
        }
        out.lengths.push_back(length);
    }
    out.events[0] = event;
    out.words = out.states.size();
}

#else

namespace hn = hwy::HWY_NAMESPACE;
using Words = hn::CappedTag<std::uint32_t, LaneSessions::maximumLanes>;
using Wides = hn::RepartitionToWide<Words>;
using Indices = hn::RebindToSigned<Wides>;
using V = hn::Vec<Words>;
using M = hn::Mask<Words>;
using W = hn::Vec<Wides>;

constexpr std::size_t width = hn::MaxLanes(Words());

/// Even and odd lanes as the low halves of 64 bits.
HWY_INLINE W oddLanes(V v)
{
    return hn::ShiftRight<32>(hn::BitCast(Wides(), v));
}
/// The low halves of both, back in their lanes.
HWY_INLINE V joinLow(W even, W odd)
{
    return hn::OddEven(hn::BitCast(Words(), hn::ShiftLeft<32>(odd)), hn::BitCast(Words(), even));
}
HWY_INLINE V joinHigh(W even, W odd)
{
    return hn::OddEven(hn::BitCast(Words(), odd), hn::BitCast(Words(), hn::ShiftRight<32>(even)));
}

/// The whole product of each lane with a constant.
HWY_INLINE void multiply(V value, V factor, V& high, V& low)
{
    const W even = hn::MulEven(value, factor);
    const W odd = hn::MulEven(hn::BitCast(Words(), oddLanes(value)), factor);
    high = joinHigh(even, odd);
    low = hn::Mul(value, factor);
}

/// Philox4x32-10 of one counter a lane: see Philox in engine/base/random.h.
class PhiloxLanes
{
public:
    explicit HWY_INLINE PhiloxLanes(std::uint64_t seed)
    {
        std::uint32_t low = std::uint32_t(seed), high = std::uint32_t(seed >> 32);
        for (int round = 0; round < rounds; ++round) {
            m_keys[round][0] = low;
            m_keys[round][1] = high;
            low += 0x9E3779B9;
            high += 0xBB67AE85;
        }
    }

    HWY_INLINE void operator()(V& c0, V& c1, V& c2, V& c3) const
    {
        const V first = hn::Set(Words(), 0xD2511F53), second = hn::Set(Words(), 0xCD9E8D57);
#pragma GCC unroll 10
        for (int round = 0; round < rounds; ++round) {
            V high0, low0, high1, low1;
            multiply(c0, first, high0, low0);
            multiply(c2, second, high1, low1);
            c0 = hn::Xor(hn::Xor(high1, c1), hn::Set(Words(), m_keys[round][0]));
            c1 = low1;
            c2 = hn::Xor(hn::Xor(high0, c3), hn::Set(Words(), m_keys[round][1]));
            c3 = low0;
        }
    }

private:
    static constexpr int rounds = 10;
    std::uint32_t m_keys[rounds][2];
};

/// AliasTable::draw() in every lane.
class Drawing
{
public:
    explicit HWY_INLINE Drawing(const AliasTable& table)
        : m_entries(reinterpret_cast<const std::uint64_t*>(table.entries())), m_columns(std::uint32_t(table.columns()))
    {}

    HWY_INLINE V operator()(V row, V random) const
    {
        const V columns = hn::Set(Words(), m_columns);
        V column, fraction;
        multiply(random, columns, column, fraction);
        const V place = hn::Add(hn::Mul(row, columns), column);
        const W even = entries(hn::And(hn::BitCast(Wides(), place), hn::Set(Wides(), 0xFFFFFFFFu)));
        const W odd = entries(oddLanes(place));
        return hn::IfThenElse(hn::Lt(fraction, joinLow(even, odd)), column, joinHigh(even, odd));
    }

private:
    static_assert(sizeof(AliasTable::Entry) == sizeof(std::uint64_t));
    HWY_INLINE W entries(W indices) const
    {
        return hn::GatherIndex(Wides(), m_entries, hn::BitCast(Indices(), indices));
    }

    const std::uint64_t* m_entries;
    std::uint32_t m_columns;
};

/// Where the lanes stand: each goes through its own run of sessions.
struct Progress
{
    V session, lastSession, step;
    M isActive;
};

/// Spreads the sessions evenly over the lanes.
HWY_INLINE Progress begin(std::uint32_t count)
{
    const Words d;
    HWY_ALIGN std::uint32_t first[width], last[width];
    for (std::size_t lane = 0; lane < width; ++lane) {
        first[lane] = std::uint32_t(std::uint64_t(count) * lane / width);
        last[lane] = std::uint32_t(std::uint64_t(count) * (lane + 1) / width) - 1;
    }
    const V from = hn::Load(d, first), to = hn::Load(d, last);
    return {from, to, hn::Zero(d), hn::Lt(from, hn::Add(to, hn::Set(d, 1)))};
}

/// Notes the sessions that ended and lets their lanes go on with the next.
HWY_INLINE void beginNext(M ends, std::size_t events, Progress& at, LaneSessions& out)
{
    const Words d;
    HWY_ALIGN std::uint32_t session[width], step[width];
    hn::Store(at.session, d, session);
    hn::Store(at.step, d, step);
    const M isDone = hn::And(ends, hn::Eq(at.session, at.lastSession));
    std::uint8_t bits[8] = {};
    hn::StoreMaskBits(d, ends, bits);
    for (unsigned left = bits[0] + 256u * bits[1]; left != 0; left &= left - 1) {
        const int lane = std::countr_zero(left);
        out.lengths[session[lane]] = step[lane] + 1;
        out.events[lane] = events; // the last one stays
    }
    at.isActive = hn::AndNot(isDone, at.isActive);
    at.session = hn::IfThenElse(ends, hn::Add(at.session, hn::Set(d, 1)), at.session);
}

/// Packs states and actions of four steps into words.
class Writer
{
public:
    explicit HWY_INLINE Writer(LaneSessions& out) : m_out(out), m_states(hn::Zero(Words())), m_actions(m_states)
    {
        out.words = 0;
    }

    HWY_INLINE void write(V state, V action)
    {
        const V shift = hn::Set(Words(), std::uint32_t(m_events % 4 * 8));
        m_states = hn::Or(m_states, hn::Shl(state, shift));
        m_actions = hn::Or(m_actions, hn::Shl(action, shift));
        if (++m_events % 4 == 0) flush();
    }
    HWY_INLINE void flush()
    {
        if (m_out.states.size() < m_out.words + width) grow();
        hn::StoreU(m_states, Words(), m_out.states.data() + m_out.words);
        hn::StoreU(m_actions, Words(), m_out.actions.data() + m_out.words);
        m_out.words += width;
        m_states = m_actions = hn::Zero(Words());
    }
    std::size_t events() const { return m_events; }

private:
    HWY_NOINLINE void grow()
    {
        m_out.states.resize(2 * m_out.words + 1024 * width);
        m_out.actions.resize(m_out.states.size());
    }

    LaneSessions& m_out;
    V m_states, m_actions;
    std::size_t m_events = 0;
};

/// All lanes are at the same step.
void sampleByLength(const SamplingTables& tables, const SessionRange& range, LaneSessions& out)
{
    const Words d;
    const PhiloxLanes philox(range.seed);
    const Drawing drawState(*tables.states), drawAction(*tables.actions);
    Progress at = begin(range.count);
    HWY_ALIGN std::uint32_t first[width], last[width];
    hn::Store(at.session, d, first);
    hn::Store(at.lastSession, d, last);
    std::uint32_t rounds = 0;
    for (std::size_t lane = 0; lane < width; ++lane) {
        out.events[lane] = std::size_t(last[lane] + 1 - first[lane]) * tables.longest;
        rounds = std::max(rounds, last[lane] + 1 - first[lane]);
    }
    Writer writer(out);
    for (std::uint32_t round = 0; round < rounds; ++round) {
        const V session = hn::Add(at.session, hn::Set(d, std::uint32_t(range.first) + round));
        V state = hn::Set(d, std::uint32_t(tables.actions->rows()));
        const auto draw = [&](V forState, V forAction) HWY_ATTR {
            state = drawState(state, forState);
            writer.write(state, drawAction(state, forAction));
        };
        for (std::uint32_t step = 0; step < tables.longest; step += 2) {
            V forState = hn::Set(d, step / 2), forAction = hn::Set(d, range.purpose), forNextState = session,
              forNextAction = hn::Set(d, std::uint32_t(range.first >> 32));
            philox(forState, forAction, forNextState, forNextAction);
            draw(forState, forAction);
            if (step + 1 < tables.longest) draw(forNextState, forNextAction);
        }
    }
    writer.flush();
}

/// Each lane goes on with its next session as soon as one has ended.
void sampleToEnd(const SamplingTables& tables, const SessionRange& range, LaneSessions& out)
{
    const Words d;
    const PhiloxLanes philox(range.seed);
    const Drawing drawState(*tables.states), drawAction(*tables.actions);
    const V low = hn::Set(d, std::uint32_t(range.first)), longest = hn::Set(d, tables.longest),
            initial = hn::Set(d, std::uint32_t(tables.actions->rows()));
    Progress at = begin(range.count);
    V state = initial;
    Writer writer(out);
    while (!hn::AllFalse(d, at.isActive)) {
        V forState = at.step, forAction = hn::Set(d, range.purpose), forEnd = hn::Add(low, at.session),
          rest = hn::Set(d, std::uint32_t(range.first >> 32));
        philox(forState, forAction, forEnd, rest);
        state = drawState(state, forState);
        writer.write(state, drawAction(state, forAction));

        const V next = hn::Add(at.step, hn::Set(d, 1));
        const V threshold = hn::GatherIndex(d, tables.end, hn::BitCast(hn::RebindToSigned<Words>(), state));
        const M ends =
            hn::And(at.isActive, hn::Or(hn::Lt(hn::ShiftRight<1>(forEnd), threshold), hn::Eq(next, longest)));
        if (!hn::AllFalse(d, ends)) {
            beginNext(ends, writer.events(), at, out);
            state = hn::IfThenElse(ends, initial, state);
        }
        at.step = hn::IfThenZeroElse(ends, next);
    }
    writer.flush();
}

void sample(const SamplingTables& tables, const SessionRange& range, LaneSessions& out)
{
    out.lanes = width;
    std::fill(std::begin(out.events), std::end(out.events), 0);
    out.lengths.assign(range.count, tables.longest);
    if (tables.end)
        sampleToEnd(tables, range, out);
    else
        sampleByLength(tables, range, out);
}

#endif

const char* samplingInstructions()
{
    return hwy::TargetName(HWY_TARGET);
}

} // namespace sessionsmith::hmm::lane::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sessionsmith::hmm::lane {

HWY_EXPORT(sample);
HWY_EXPORT(samplingInstructions);

void sample(const SamplingTables& tables, const SessionRange& range, LaneSessions& out)
{
    HWY_DYNAMIC_DISPATCH(sample)(tables, range, out);
}

const char* samplingInstructions()
{
    return HWY_DYNAMIC_DISPATCH(samplingInstructions)();
}

} // namespace sessionsmith::hmm::lane
#endif
