// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/pyramid.h"

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t fan = 8;

} // namespace

void Pyramid::grow(std::span<const double> values)
{
    m_size = values.size();
    if (m_levels.empty()) m_levels.emplace_back();
    auto& lowest = m_levels.front();
    while ((lowest.size() + 1) * fan <= m_size) {
        Extremes block;
        for (std::size_t i = lowest.size() * fan, end = i + fan; i < end; ++i)
            block.add(values[i], i);
        lowest.push_back(block);
    }
    for (std::size_t level = 1; m_levels[level - 1].size() >= fan; ++level) {
        if (level == m_levels.size()) m_levels.emplace_back();
        const auto& below = m_levels[level - 1];
        auto& blocks = m_levels[level];
        while ((blocks.size() + 1) * fan <= below.size()) {
            Extremes block;
            for (std::size_t i = blocks.size() * fan, end = i + fan; i < end; ++i)
                block.add(below[i]);
            blocks.push_back(block);
        }
    }
}

void Pyramid::truncate(std::size_t size)
{
    m_size = size;
    for (auto& level : m_levels) {
        size /= fan;
        if (level.size() > size) level.resize(size);
    }
}

/// Of the blocks [first, last) of a level; long stretches by the blocks of the level above.
void Pyramid::addBlocks(std::size_t level, std::size_t first, std::size_t last, Extremes& result) const
{
    const auto& blocks = m_levels[level];
    std::size_t left = last, right = last; // where the level above begins and ends
    if (last - first > 2 * fan && level + 1 < m_levels.size()) {
        left = (first + fan - 1) / fan * fan;
        right = last / fan * fan;
    }
    for (std::size_t i = first; i < left; ++i)
        result.add(blocks[i]);
    if (left < right) addBlocks(level + 1, left / fan, right / fan, result);
    for (std::size_t i = right; i < last; ++i)
        result.add(blocks[i]);
}

Extremes Pyramid::extremes(std::span<const double> values, std::size_t first, std::size_t last) const
{
    Extremes result;
    std::size_t left = last, right = last; // where the blocks begin and end
    if (last - first > 2 * fan) {
        left = (first + fan - 1) / fan * fan;
        right = last / fan * fan;
    }
    for (std::size_t i = first; i < left; ++i)
        result.add(values[i], i);
    if (left < right) addBlocks(0, left / fan, right / fan, result);
    for (std::size_t i = right; i < last; ++i)
        result.add(values[i], i);
    return result;
}

} // namespace sessionsmith::widgets
