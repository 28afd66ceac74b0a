// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/vocabulary.h"

namespace sessionsmith::events {

Vocabulary::Vocabulary(const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        add(name);
}

// A copy needs its own map: the views in it must look at its own names.
Vocabulary::Vocabulary(const Vocabulary& other) : Vocabulary(other.names()) {}

Vocabulary& Vocabulary::operator=(const Vocabulary& other)
{
    if (this != &other) *this = Vocabulary(other);
    return *this;
}

std::int32_t Vocabulary::add(std::string_view name)
{
    if (const std::int32_t known = find(name); known >= 0) return known;
    const std::int32_t index = size();
    m_indices.emplace(m_names.emplace_back(name), index);
    return index;
}

std::int32_t Vocabulary::find(std::string_view name) const
{
    const auto found = m_indices.find(name);
    return found == m_indices.end() ? -1 : found->second;
}

} // namespace sessionsmith::events
