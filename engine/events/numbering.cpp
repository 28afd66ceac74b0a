// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/numbering.h"

namespace sessionsmith::events {

Numbering::Numbering(const Vocabulary& vocabulary, std::span<const std::int32_t> column)
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

std::vector<std::int32_t> Numbering::applied(std::span<const std::int32_t> column) const
{
    std::vector<std::int32_t> result(column.begin(), column.end());
    apply(result);
    return result;
}

void Numbering::apply(std::span<std::int32_t> column) const
{
    for (std::int32_t& index : column)
        if (index >= 0) index = m_toNew[std::size_t(index)];
}

} // namespace sessionsmith::events
