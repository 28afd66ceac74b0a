// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/page/actioncategories.h"

#include <QColor>

#include <string>
#include <vector>

namespace sessionsmith::widgets {

/// Which colour each of a list of actions (or states) has: the steps of a shop visit always their own, whatever the log
/// calls them and in whatever order; other names further ones, which depend on the name. What is known already keeps
/// the colour that it has.
class ActionColours
{
public:
    static constexpr int unknown = page::unknownCategory; ///< as a slot: to be chosen by the name

    ActionColours() = default;
    /// `kept`: the slots that names have already, or unknown; empty for none.
    explicit ActionColours(const std::vector<std::string>& names, std::vector<int> kept = {});
    /// Those of other names, of which names[i] was number origins[i] here; -1: it is new. Where two come from one, the
    /// first goes on with its colour.
    ActionColours followed(const std::vector<std::string>& names, const std::vector<int>& origins) const;
    std::size_t size() const { return m_slots.size(); }
    QColor operator[](int index) const;
    /// Which colour of the theme that is.
    int slot(int index) const { return m_slots[std::size_t(index)]; }
    bool operator==(const ActionColours&) const = default;
    /// The place of the shop's goal, a purchase; the last action where none is known by its name.
    static int goal(const std::vector<std::string>& names);

private:
    std::vector<int> m_slots;
};

} // namespace sessionsmith::widgets
