// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/vocabulary.h"

#include "engine/base/words.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>

namespace sessionsmith::events {

namespace {

constexpr std::size_t firstSlots = 16;

/// The number that a name of at most eight bytes is, if there is a place for it and only one way to write it.
std::int32_t numberOf(std::string_view name, std::uint64_t bytes)
{
    if (name.empty() || (name.front() == '0' && name.size() > 1)) return -1;
    const std::int32_t number = parsedDigits(bytes, name.size());
    return number < NumberTable::end ? number : -1;
}

/// The finaliser of MurmurHash3: every bit of `value` changes about half of the result.
std::uint64_t scattered(std::uint64_t value)
{
    value = (value ^ value >> 33) * 0xff51afd7ed558ccdULL;
    value = (value ^ value >> 33) * 0xc4ceb9fe1a85ec53ULL;
    return value ^ value >> 33;
}

} // namespace

Vocabulary::Vocabulary(const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        add(name);
}

Vocabulary::Key Vocabulary::keyOf(std::string_view name)
{
    const std::uint64_t bytes = lastEightBytes(name);
    const auto length = std::uint32_t(std::min<std::size_t>(name.size(), 15));
    if (name.size() > sizeof bytes) return {bytes, std::uint32_t(XXH3_64bits(name.data(), name.size())) << 4 | length};
    if (const std::int32_t number = numberOf(name, bytes); number >= 0) return {bytes, 0, number};
    return {bytes, std::uint32_t(scattered(bytes)) << 4 | length};
}

std::size_t Vocabulary::slotOf(const Key& key, std::string_view name) const
{
    for (std::size_t slot = firstSlot(key.digest);; slot = (slot + 1) & (m_slots.size() - 1)) {
        const Slot& s = m_slots[slot];
        if (s.index < 0) return slot;
        if (s.bytes == key.bytes && s.digest == key.digest && (key.isWhole() || (*this)[s.index] == name)) return slot;
    }
}

void Vocabulary::grow()
{
    std::vector<Slot> old = std::move(m_slots);
    m_slots.assign(std::max(firstSlots, old.size() * 2), {});
    for (const Slot& s : old) {
        if (s.index < 0) continue;
        std::size_t slot = firstSlot(s.digest);
        while (m_slots[slot].index >= 0)
            slot = (slot + 1) & (m_slots.size() - 1);
        m_slots[slot] = s;
    }
}

void Vocabulary::prefetch(const Key& key) const
{
    if (key.number >= 0)
        m_numbers.prefetch(key.number);
    else if (!m_slots.empty())
        __builtin_prefetch(&m_slots[firstSlot(key.digest)]);
}

std::int32_t Vocabulary::add(std::string_view name)
{
    return add(name, keyOf(name));
}

void Vocabulary::add(std::span<const std::string_view> names, std::vector<std::int32_t>& column)
{
    constexpr std::size_t batch = 64; // what is fetched for one of them is still there for the last
    std::array<Key, batch> keys;
    for (; !names.empty(); names = names.subspan(std::min(batch, names.size()))) {
        const std::size_t count = std::min(batch, names.size());
        for (std::size_t i = 0; i < count; ++i) {
            keys[i] = keyOf(names[i]);
            prefetch(keys[i]);
        }
        for (std::size_t i = 0; i < count; ++i)
            column.push_back(names[i].empty() ? -1 : add(names[i], keys[i]));
    }
}

void Vocabulary::add(const Vocabulary& other, std::vector<std::int32_t>& column)
{
    const std::vector<std::string_view> names(other.m_names.begin(), other.m_names.end());
    column.reserve(column.size() + names.size());
    add(names, column);
}

std::int32_t Vocabulary::add(std::string_view name, const Key& key)
{
    if (key.number >= 0) {
        const std::int32_t known = m_numbers.find(key.number);
        if (known >= 0) return known;
        m_numbers.set(key.number, size());
        m_names.emplace_back(name);
        return size() - 1;
    }
    if (m_filled * 3 >= m_slots.size() * 2) grow();
    Slot& slot = m_slots[slotOf(key, name)];
    if (slot.index < 0) {
        slot = {key.bytes, key.digest, size()};
        ++m_filled;
        m_names.emplace_back(name);
    }
    return slot.index;
}

std::int32_t Vocabulary::find(std::string_view name) const
{
    const Key key = keyOf(name);
    if (key.number >= 0) return m_numbers.find(key.number);
    return m_slots.empty() ? -1 : m_slots[slotOf(key, name)].index;
}

void Vocabulary::renumber(std::span<const std::int32_t> toOld)
{
    std::vector<std::int32_t> toNew(toOld.size());
    std::deque<std::string> names;
    for (const std::int32_t old : toOld) {
        toNew[std::size_t(old)] = std::int32_t(names.size());
        names.push_back(std::move(m_names[std::size_t(old)]));
    }
    m_names = std::move(names);
    m_numbers.renumber(toNew);
    for (Slot& slot : m_slots)
        if (slot.index >= 0) slot.index = toNew[std::size_t(slot.index)];
}

} // namespace sessionsmith::events
