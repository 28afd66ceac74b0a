// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <string>
#include <vector>

namespace sessionsmith::widgets {

/// Which colour each of a list of actions (or states) has: the steps of a shop visit always their own, whatever the log
/// calls them and in whatever order; other names further ones, which depend on the name.
class ActionColours
{
public:
    ActionColours() = default;
    explicit ActionColours(const std::vector<std::string>& names);
    QColor operator[](int index) const;
    /// The place of the shop's goal, a purchase; the last action where none is known by its name.
    static int goal(const std::vector<std::string>& names);

private:
    std::vector<int> m_slots;
};

} // namespace sessionsmith::widgets
