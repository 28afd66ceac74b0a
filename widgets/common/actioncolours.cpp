// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/actioncolours.h"

#include "engine/page/actioncategories.h"
#include "widgets/common/theme.h"

#include <utility>

namespace sessionsmith::widgets {

ActionColours::ActionColours(const std::vector<std::string>& names, std::vector<int> kept)
    : m_slots(page::actionCategories(names, std::move(kept)))
{}

ActionColours ActionColours::followed(const std::vector<std::string>& names, const std::vector<int>& origins) const
{
    std::vector<int> kept(names.size(), unknown);
    std::vector<bool> isGone(m_slots.size(), false);
    for (std::size_t i = 0; i < names.size(); ++i)
        if (origins[i] >= 0 && !isGone[std::size_t(origins[i])]) {
            kept[i] = slot(origins[i]);
            isGone[std::size_t(origins[i])] = true;
        }
    return ActionColours(names, std::move(kept));
}

QColor ActionColours::operator[](int index) const
{
    return Theme::instance().category(std::size_t(index) < m_slots.size() ? m_slots[std::size_t(index)] : index);
}

int ActionColours::goal(const std::vector<std::string>& names)
{
    return page::goalOf(names);
}

} // namespace sessionsmith::widgets
