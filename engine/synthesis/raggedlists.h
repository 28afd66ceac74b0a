// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace sessionsmith::synthesis {

/// Lists of different lengths, one behind the other in memory.
class RaggedLists
{
public:
    /// Of pairs (list, value): `count` lists, in which values keep their order.
    static RaggedLists gather(std::size_t count, const std::vector<std::pair<std::size_t, std::int32_t>>& pairs);

    std::span<const std::int32_t> operator[](std::size_t list) const
    {
        return {m_values.data() + m_offsets[list], m_offsets[list + 1] - m_offsets[list]};
    }
    std::size_t count() const { return m_offsets.size() - 1; } ///< of the lists
    std::size_t size() const { return m_values.size(); }       ///< of all values
    /// The same lists without some values.
    RaggedLists kept(const std::function<bool(std::int32_t)>& isGone) const;

private:
    std::vector<std::int32_t> m_values;
    std::vector<std::size_t> m_offsets{0}; // list i is values[offsets[i]] ... [offsets[i + 1] - 1]
};

} // namespace sessionsmith::synthesis
