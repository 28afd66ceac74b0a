// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/itemsequence.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint32_t itemPurpose = 0x4954454d;    // "ITEM"
constexpr std::uint32_t revisitPurpose = 0x52455649; // "REVI"
constexpr int tries = 16;

} // namespace

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
        m_item = m_touched.at(rank());
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

std::size_t ItemSequence::rank()
{
    // By inversion: the first r whose sum of probabilities, (1 - recency^r) / (1 - recency^n), is beyond a number.
    const auto size = double(m_touched.size());
    if (size == 1) return 1;
    const double number = m_choices.uniform(), logRecency = std::log(m_revisits.recency);
    const double place =
        logRecency == 0 ? number * size : std::log1p(number * std::expm1(size * logRecency)) / logRecency;
    return std::size_t(std::clamp(std::floor(place) + 1, 1.0, size));
}

} // namespace sessionsmith::synthesis
