// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/raggedlists.h"

namespace sessionsmith::synthesis {

RaggedLists RaggedLists::gather(std::size_t count, const std::vector<std::pair<std::size_t, std::int32_t>>& pairs)
{
    RaggedLists lists; // sorted by counting
    lists.m_offsets.assign(count + 1, 0);
    for (const auto& [list, value] : pairs)
        ++lists.m_offsets[list + 1];
    for (std::size_t i = 0; i < count; ++i)
        lists.m_offsets[i + 1] += lists.m_offsets[i];
    lists.m_values.resize(pairs.size());
    std::vector<std::size_t> next(lists.m_offsets.begin(), lists.m_offsets.end() - 1);
    for (const auto& [list, value] : pairs)
        lists.m_values[next[list]++] = value;
    return lists;
}

RaggedLists RaggedLists::kept(const std::function<bool(std::int32_t)>& isGone) const
{
    RaggedLists lists;
    for (std::size_t list = 0; list < count(); ++list) {
        for (const std::int32_t value : (*this)[list])
            if (!isGone(value)) lists.m_values.push_back(value);
        lists.m_offsets.push_back(lists.m_values.size());
    }
    return lists;
}

} // namespace sessionsmith::synthesis
