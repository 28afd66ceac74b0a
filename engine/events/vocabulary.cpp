// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/vocabulary.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace sessionsmith::events {

namespace {

constexpr std::size_t firstSlots = 16;

template <typename T>
T loaded(const char* bytes)
{
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

/// All of a name of at most eight bytes in one number, which together with its length tells it from every other.
std::uint64_t packed(std::string_view name)
{
    const char* const bytes = name.data();
    const std::size_t length = name.size();
    if (length >= 4)
        return loaded<std::uint32_t>(bytes) | std::uint64_t(loaded<std::uint32_t>(bytes + length - 4)) << 32;
    if (length == 0) return 0;
    const auto byte = [&](std::size_t i) { return std::uint64_t(static_cast<unsigned char>(bytes[i])); };
    return byte(0) | byte(length / 2) << 8 | byte(length - 1) << 16;
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
    constexpr std::size_t whole = sizeof(Key::bytes);
    const auto length = std::uint32_t(std::min<std::size_t>(name.size(), 15));
    if (name.size() <= whole) {
        const std::uint64_t bytes = packed(name);
        return {bytes, std::uint32_t(scattered(bytes)) << 4 | length};
    }
    return {loaded<std::uint64_t>(name.data() + name.size() - whole),
            std::uint32_t(XXH3_64bits(name.data(), name.size())) << 4 | length};
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

Vocabulary::Key Vocabulary::prefetch(std::string_view name) const
{
    const Key key = keyOf(name);
    if (!m_slots.empty()) __builtin_prefetch(&m_slots[firstSlot(key.digest)]);
    return key;
}

std::int32_t Vocabulary::add(std::string_view name)
{
    return add(name, keyOf(name));
}

std::int32_t Vocabulary::add(std::string_view name, const Key& key)
{
    if (m_names.size() * 3 >= m_slots.size() * 2) grow();
    Slot& slot = m_slots[slotOf(key, name)];
    if (slot.index < 0) {
        slot = {key.bytes, key.digest, size()};
        m_names.emplace_back(name);
    }
    return slot.index;
}

std::int32_t Vocabulary::find(std::string_view name) const
{
    return m_slots.empty() ? -1 : m_slots[slotOf(keyOf(name), name)].index;
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
    for (Slot& slot : m_slots)
        if (slot.index >= 0) slot.index = toNew[std::size_t(slot.index)];
}

} // namespace sessionsmith::events
