// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sessionsmith::events {

/// Names and their indices 0 ... size-1, in order of first appearance. Original identifiers survive every round trip.
class Vocabulary
{
public:
    Vocabulary() = default;
    explicit Vocabulary(const std::vector<std::string>& names);
    Vocabulary(const Vocabulary& other);
    Vocabulary& operator=(const Vocabulary& other);
    Vocabulary(Vocabulary&&) noexcept = default;
    Vocabulary& operator=(Vocabulary&&) noexcept = default;

    /// The index of `name`, which is added if it is new.
    std::int32_t add(std::string_view name);
    /// The index of `name`, or -1.
    std::int32_t find(std::string_view name) const;
    const std::string& operator[](std::int32_t index) const { return m_names[std::size_t(index)]; }
    std::int32_t size() const { return std::int32_t(m_names.size()); }
    bool isEmpty() const { return m_names.empty(); }
    std::vector<std::string> names() const { return {m_names.begin(), m_names.end()}; }
    bool operator==(const Vocabulary& other) const { return m_names == other.m_names; }

private:
    std::deque<std::string> m_names; // a deque: the views in the map stay valid as it grows
    std::unordered_map<std::string_view, std::int32_t> m_indices;
};

} // namespace sessionsmith::events
