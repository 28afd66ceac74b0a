// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/numbering.h"

namespace sessionsmith::events {

Numbering::Numbering(const Vocabulary& vocabulary, std::span<const std::int32_t> column) : m_numbers(vocabulary)
{
    for (const std::int32_t old : column)
        m_numbers.meet(old);
    m_numbers.meetTheRest();
}

std::vector<std::int32_t> Numbering::applied(std::span<const std::int32_t> column) const
{
    std::vector<std::int32_t> result(column.begin(), column.end());
    for (std::int32_t& index : result)
        if (index >= 0) index = m_numbers.toNew()[std::size_t(index)];
    return result;
}

void renumber(Vocabulary& vocabulary, std::span<std::int32_t> column)
{
    NumberingByAppearance numbers(vocabulary);
    for (std::int32_t& index : column)
        index = numbers.meet(index);
    numbers.meetTheRest();
    vocabulary.renumber(numbers.toOld());
}

} // namespace sessionsmith::events
