// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/itemsequence.h"

#include <algorithm>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint32_t itemPurpose = 0x4954454d;    // "ITEM"
constexpr std::uint32_t revisitPurpose = 0x52455649; // "REVI"

} // namespace

ItemSequence::ItemSequence(const RevisitSettings& revisits, std::uint64_t seed) : m_revisits(revisits), m_seed(seed)
{
    if (revisits.isDefault()) return;
    double weight = 1;
    m_rankSums.push_back(0);
    for (std::size_t rank = 1; rank <= TouchedItems::memory; ++rank, weight *= revisits.recency)
        m_rankSums.push_back(m_rankSums.back() + weight);
}

void ItemSequence::begin(std::uint64_t session)
{
    m_items = Philox(m_seed, itemPurpose, session);
    m_item = -1;
    if (m_revisits.isDefault()) return;
    m_choices = Philox(m_seed, revisitPurpose, session);
    m_touched.clear();
}

std::int32_t ItemSequence::next(const ItemModel& items, std::int32_t action)
{
    if (m_revisits.isDefault()) return m_item = m_item < 0 ? items.first(m_items) : items.next(m_item, m_items);
    if (m_item < 0)
        m_item = items.first(m_items);
    else if (m_choices.uniform() < m_revisits.probabilityOf(action))
        m_item = returned(items);
    else
        m_item = untouched(items);
    m_touched.touch(m_item);
    return m_item;
}

std::int32_t ItemSequence::untouched(const ItemModel& items)
{
    std::int32_t item = -1;
    for (int i = 0; i < 2 * tries; ++i) {
        item = i < tries ? items.next(m_item, m_items) : items.popular(m_items);
        if (m_touched.rankOf(item) == 0) break;
    }
    return item;
}

/// By one of the log's steps from the item before, if it leads to an item of the session, or by recency.
std::int32_t ItemSequence::returned(const ItemModel& items)
{
    const double count = m_revisits.recencyWeight && m_touched.size() > 1 ? items.stepCount(m_item) : 0;
    for (int i = 0; i < tries && count > 0; ++i) {
        if (m_choices.uniform() * (count + *m_revisits.recencyWeight) >= count) break;
        const std::int32_t item = items.step(m_item, m_choices);
        if (m_touched.rankOf(item) > 0) return item;
    }
    return m_touched.at(rank());
}

std::size_t ItemSequence::rank()
{
    const std::size_t size = m_touched.size();
    if (size == 1) return 1;
    const auto begin = m_rankSums.begin() + 1;
    const double number = m_choices.uniform() * m_rankSums[size];
    return std::size_t(std::upper_bound(begin, begin + std::ptrdiff_t(size) - 1, number) - begin) + 1;
}

} // namespace sessionsmith::synthesis
