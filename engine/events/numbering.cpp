// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/numbering.h"

namespace sessionsmith::events {

Numbering::Numbering(const Vocabulary& vocabulary, const std::vector<std::int32_t>& column)
    : m_toNew(std::size_t(vocabulary.size()), -1)
{
    m_toOld.reserve(m_toNew.size());
    const auto append = [this](std::int32_t old) {
        if (old < 0 || m_toNew[std::size_t(old)] >= 0) return;
        m_toNew[std::size_t(old)] = std::int32_t(m_toOld.size());
        m_toOld.push_back(old);
    };
    for (const std::int32_t old : column)
        append(old);
    for (std::int32_t old = 0; old < vocabulary.size(); ++old)
        append(old);
}

Vocabulary Numbering::applied(const Vocabulary& vocabulary) const
{
    Vocabulary result;
    for (const std::int32_t old : m_toOld)
        result.add(vocabulary[old]);
    return result;
}

std::vector<std::int32_t> Numbering::applied(std::span<const std::int32_t> column) const
{
    std::vector<std::int32_t> result;
    result.reserve(column.size());
    for (const std::int32_t old : column)
        result.push_back(old < 0 ? old : m_toNew[std::size_t(old)]);
    return result;
}

} // namespace sessionsmith::events
