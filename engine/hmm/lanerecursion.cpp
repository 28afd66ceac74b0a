// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanerecursion.h"

#include "engine/hmm/byteblock.h"

#include <hwy/aligned_allocator.h>

#include <algorithm>
#include <cstring>

namespace sessionsmith::hmm {

namespace {

constexpr std::size_t lanes = LaneBatches::width;

/// How many steps of K states a segment has: what goes back and forth should stay in the cache.
std::size_t segmentSteps(std::size_t states)
{
    constexpr std::size_t bytes = 4u << 20;
    return std::max<std::size_t>(16, bytes / (3 * states * lanes * sizeof(double)));
}

/// The paths (length x lanes) of eight lanes from `first` on become those of each.
void takePaths(const LaneView& view, const std::uint8_t* paths, std::size_t first, std::uint8_t* const* states)
{
    std::size_t done = 0;
    for (; done + ByteBlock::size <= view.length &&
           std::size_t(view.active[done + ByteBlock::size - 1]) >= first + ByteBlock::size;
         done += ByteBlock::size) {
        ByteBlock block;
        for (std::size_t step = 0; step < ByteBlock::size; ++step)
            std::memcpy(&block[step], paths + (done + step) * view.lanes + first, ByteBlock::size);
        block.transpose();
        for (std::size_t lane = 0; lane < ByteBlock::size; ++lane)
            std::memcpy(states[first + lane] + done, &block[lane], ByteBlock::size);
    }
    for (std::size_t t = done; t < view.length; ++t)
        for (std::size_t lane = first; lane < std::min(first + ByteBlock::size, std::size_t(view.active[t])); ++lane)
            states[lane][t] = paths[t * view.lanes + lane];
}

} // namespace

struct LaneRecursion::Memory
{
    hwy::AlignedFreeUniquePtr<double[]> values;
    std::vector<std::uint8_t> boosted, paths;
    LaneBuffers buffers;
    std::size_t borderSize;      ///< carry and carryScale, which lie side by side
    std::vector<double> borders; ///< what the segments after the first begin with
    alignas(64) std::int64_t exponents[lanes] = {};

    Memory(const LaneModel& model, std::size_t steps) : boosted(steps * lanes)
    {
        const std::size_t row = std::size_t(model.states) * lanes;
        const std::size_t sizes[] = {steps * row, steps * row, steps * row, steps * lanes, model.stride() * lanes,
                                     row,         lanes,       row,         lanes,         lanes};
        double** const pieces[] = {&buffers.forward,       &buffers.back,  &buffers.posterior,  &buffers.scale,
                                   &buffers.emission,      &buffers.carry, &buffers.carryScale, &buffers.carryBack,
                                   &buffers.logLikelihood, &buffers.total};
        buffers.exponent = exponents;
        buffers.boosted = boosted.data();
        std::size_t total = 0;
        for (const std::size_t size : sizes)
            total += size;
        values = hwy::AllocateAligned<double>(total);
        if (!values) throw std::bad_alloc();
        double* next = values.get();
        for (std::size_t i = 0; i < std::size(sizes); ++i) {
            *pieces[i] = next;
            next += sizes[i];
        }
        borderSize = row + lanes;
        std::fill_n(buffers.carry, borderSize, 0.0); // looked at before it is set, though not used
    }
};

LaneRecursion::LaneRecursion(const LaneModel& model, std::size_t lengthHint)
    : m_model(model),
      m_segment(std::min(segmentSteps(std::size_t(model.states)), std::max<std::size_t>(lengthHint, 1))),
      m_memory(std::make_unique<Memory>(model, m_segment))
{}

LaneRecursion::~LaneRecursion() = default;

std::size_t LaneRecursion::segmentCount(const LaneView& view) const
{
    return (view.length + m_segment - 1) / m_segment;
}

std::size_t LaneRecursion::segmentEnd(const LaneView& view, std::size_t segment) const
{
    return std::min(view.length, (segment + 1) * m_segment);
}

std::span<const double> LaneRecursion::logLikelihoods(const LaneView& view) const
{
    return {m_memory->buffers.logLikelihood, std::size_t(view.active[0])};
}

void LaneRecursion::begin(const LaneView& view)
{
    const LaneBuffers& buffers = m_memory->buffers;
    std::fill_n(buffers.logLikelihood, view.lanes, 0.0);
    std::fill_n(buffers.exponent, view.lanes, 0);
    std::fill_n(buffers.total, view.lanes, 0.0);
    m_memory->borders.clear();
}

void LaneRecursion::keepBorder()
{
    m_memory->borders.insert(m_memory->borders.end(), m_memory->buffers.carry,
                             m_memory->buffers.carry + m_memory->borderSize);
}

void LaneRecursion::restoreBorder(std::size_t segment)
{
    std::copy_n(m_memory->borders.begin() + std::ptrdiff_t((segment - 1) * m_memory->borderSize), m_memory->borderSize,
                m_memory->buffers.carry);
}

void LaneRecursion::runForward(const LaneView& view, bool keep, const Segment& then)
{
    for (std::size_t segment = 0; segment < segmentCount(view); ++segment) {
        if (keep && segment > 0) keepBorder();
        const std::size_t first = segment * m_segment, last = segmentEnd(view, segment);
        lane::forward(m_model, view, first, last, true, m_memory->buffers);
        if (then) then(first, last);
    }
}

void LaneRecursion::runBackward(const LaneView& view, const Segment& then)
{
    const LaneBuffers& buffers = m_memory->buffers;
    std::fill_n(buffers.carryBack, std::size_t(m_model.states) * view.lanes, 0.0);
    const std::size_t segments = segmentCount(view);
    for (std::size_t segment = segments; segment-- > 0;) {
        const std::size_t first = segment * m_segment, last = segmentEnd(view, segment);
        if (segment + 1 < segments) { // the last one is still there
            if (segment > 0) restoreBorder(segment);
            lane::forward(m_model, view, first, last, false, buffers);
        }
        lane::backward(m_model, view, first, last, buffers);
        then(first, last);
    }
}

std::span<const double> LaneRecursion::score(const LaneView& view)
{
    begin(view);
    runForward(view, false, {});
    return logLikelihoods(view);
}

std::span<const double> LaneRecursion::count(const LaneView& view, const LaneCounts& counts)
{
    begin(view);
    runForward(view, true, {});
    runBackward(view, [&](std::size_t first, std::size_t last) {
        lane::count(m_model, view, first, last, m_memory->buffers, counts);
    });
    return logLikelihoods(view);
}

void LaneRecursion::normalise(const LaneView& view, std::size_t first, std::size_t last)
{
    const std::size_t row = std::size_t(m_model.states) * view.lanes;
    for (std::size_t t = first; t < last; ++t)
        for (std::size_t lane = 0; lane < std::size_t(view.active[t]); ++lane) {
            double* values = m_memory->buffers.forward + (t - first) * row + lane;
            double sum = 0;
            for (std::size_t i = 0; i < row; i += view.lanes)
                sum += values[i];
            for (std::size_t i = 0; i < row; i += view.lanes)
                values[i] = sum > 0 ? values[i] / sum : 0;
        }
}

std::span<const double> LaneRecursion::filter(const LaneView& view, double* const* rows)
{
    begin(view);
    runForward(view, false, [&](std::size_t first, std::size_t last) {
        normalise(view, first, last);
        lane::layOut(m_model, view, first, last, m_memory->buffers.forward, rows);
    });
    return logLikelihoods(view);
}

std::span<const double> LaneRecursion::posterior(const LaneView& view, double* const* rows)
{
    begin(view);
    runForward(view, true, {});
    runBackward(view, [&](std::size_t first, std::size_t last) {
        lane::layOut(m_model, view, first, last, m_memory->buffers.posterior, rows);
    });
    return logLikelihoods(view);
}

std::span<const double> LaneRecursion::decode(const LaneView& view, std::uint8_t* const* states)
{
    begin(view);
    const LaneBuffers& buffers = m_memory->buffers;
    const std::size_t segments = segmentCount(view);
    for (std::size_t segment = 0; segment < segments; ++segment) {
        if (segment > 0) keepBorder();
        lane::best(m_model, view, segment * m_segment, segmentEnd(view, segment), buffers);
    }
    m_memory->paths.resize(view.length * view.lanes);
    std::uint8_t state[lanes] = {};
    for (std::size_t segment = segments; segment-- > 0;) {
        const std::size_t first = segment * m_segment, last = segmentEnd(view, segment);
        if (segment + 1 < segments) {
            if (segment > 0) restoreBorder(segment);
            lane::best(m_model, view, first, last, buffers);
        }
        lane::walkBack(m_model, view, first, last, buffers, state, m_memory->paths.data());
    }
    for (std::size_t lane = 0; lane < std::size_t(view.active[0]); lane += ByteBlock::size)
        takePaths(view, m_memory->paths.data(), lane, states);
    return logLikelihoods(view);
}

} // namespace sessionsmith::hmm
