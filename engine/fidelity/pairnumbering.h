// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sessionsmith::fidelity {

/// Numbers pairs of numbers from 0 on, in the order in which they first come. By it runs of any length become one
/// number: a run is a shorter run and what comes after it.
class PairNumbering
{
public:
    using Pair = std::pair<std::int32_t, std::int32_t>;

    std::int32_t add(std::int32_t first, std::int32_t second)
    {
        const auto [entry, isNew] = m_numbers.try_emplace(key(first, second), std::int32_t(m_pairs.size()));
        if (isNew) m_pairs.emplace_back(first, second);
        return entry->second;
    }
    /// Its number, or -1.
    std::int32_t find(std::int32_t first, std::int32_t second) const
    {
        const auto entry = m_numbers.find(key(first, second));
        return entry == m_numbers.end() ? -1 : entry->second;
    }
    std::size_t size() const { return m_pairs.size(); }
    const std::vector<Pair>& pairs() const { return m_pairs; }

private:
    struct Mixed
    {
        /// Finalizer of MurmurHash3: pairs of small numbers would otherwise fall on each other.
        std::size_t operator()(std::uint64_t key) const
        {
            key = (key ^ key >> 33) * 0xff51afd7ed558ccdull;
            key = (key ^ key >> 33) * 0xc4ceb9fe1a85ec53ull;
            return std::size_t(key ^ key >> 33);
        }
    };
    static std::uint64_t key(std::int32_t first, std::int32_t second)
    {
        return std::uint64_t(std::uint32_t(first)) << 32 | std::uint32_t(second);
    }

    std::unordered_map<std::uint64_t, std::int32_t, Mixed> m_numbers;
    std::vector<Pair> m_pairs;
};

} // namespace sessionsmith::fidelity
