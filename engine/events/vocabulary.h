// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/numbertable.h"

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith::events {

/// Names and their indices 0 ... size-1, in order of first appearance. Original identifiers survive every round trip.
class Vocabulary
{
public:
    Vocabulary() = default;
    explicit Vocabulary(const std::vector<std::string>& names);

    /// The index of `name`, which is added if it is new.
    std::int32_t add(std::string_view name);
    /// Appends the indices of `names`, all added as they come, to `column`; -1 for an empty one, which is none. What is
    /// looked up of one is fetched from memory while others are: none waits for its own.
    void add(std::span<const std::string_view> names, std::vector<std::int32_t>& column);
    /// The same with the names of another vocabulary, in their order.
    void add(const Vocabulary& other, std::vector<std::int32_t>& column);
    /// The index of `name`, or -1.
    std::int32_t find(std::string_view name) const;
    /// Stays where it is while names are added.
    const std::string& operator[](std::int32_t index) const { return m_names[std::size_t(index)]; }
    std::int32_t size() const { return std::int32_t(m_names.size()); }
    bool isEmpty() const { return m_names.empty(); }
    std::vector<std::string> names() const { return {m_names.begin(), m_names.end()}; }
    bool operator==(const Vocabulary& other) const { return m_names == other.m_names; }

    /// Gives every name another index: what was `toOld[i]` becomes i. `toOld` is a permutation of 0 ... size-1.
    void renumber(std::span<const std::int32_t> toOld);

private:
    /// What is looked at of a name before the name itself; up to 8 bytes long, all of it.
    struct Key
    {
        std::uint64_t bytes = 0;  ///< the whole name, or the last eight bytes of it
        std::uint32_t digest = 0; ///< of the whole name, 28 bits, then its length, at most 15
        std::int32_t number = -1; ///< that the name is, written as such; -1: it stands in the slots
        bool isWhole() const { return (digest & 15) <= sizeof bytes; }
    };
    struct Slot
    {
        std::uint64_t bytes = 0;
        std::uint32_t digest = 0;
        std::int32_t index = -1; ///< of a name; -1: empty
    };
    static Key keyOf(std::string_view name);
    void prefetch(const Key& key) const;
    std::int32_t add(std::string_view name, const Key& key);
    /// The slot of the name, or the empty one where it would be.
    std::size_t slotOf(const Key& key, std::string_view name) const;
    std::size_t firstSlot(std::uint32_t digest) const { return (digest >> 4) & (m_slots.size() - 1); }
    void grow();

    std::deque<std::string> m_names;
    NumberTable m_numbers;     // of names that are numbers
    std::vector<Slot> m_slots; // of the others: open addressing, a power of two of them, never full
    std::size_t m_filled = 0;  // of the slots
};

} // namespace sessionsmith::events
