// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/views.h"

#include <algorithm>

namespace sessionsmith::fidelity {

namespace {

std::int32_t commonestAction(const Sides& sides)
{
    std::vector<std::size_t> counts(sides.actions.size());
    for (const std::int32_t action : sides[Side::HeldOut].action)
        ++counts[std::size_t(action)];
    return std::int32_t(std::ranges::max_element(counts) - counts.begin());
}

} // namespace

Message obstacle(View view, const Sides& sides)
{
    const bool ofActions = view <= View::Fours || view == View::Presence || view == View::Conversion ||
                           view == View::Lags || view == View::ActionOrder;
    const bool ofItems =
        view == View::Items || view == View::Repeats || view == View::ItemPairs || view == View::ItemOrder;
    if (ofActions && sides.actions.size() < 2) return Message(SS_TEXT("engine", "there is only one action"));
    if ((view == View::Gaps || view == View::GapPairs) && !sides.hasTime())
        return Message(SS_TEXT("engine", "not both logs have times"));
    if (ofItems && !sides.shareItems)
        return Message(SS_TEXT("engine", "most synthetic items are unknown to the real log"));
    if (view == View::CategoryPairs && !sides.hasCategory())
        return Message(SS_TEXT("engine", "not both logs have categories"));
    return {};
}

Feature featureOf(View view, const Sides& sides)
{
    switch (view) {
    case View::Actions:
        return actionFeature(sides);
    case View::Transitions:
        return actionRuns(sides, 2);
    case View::Threes:
        return actionRuns(sides, 3);
    case View::Fours:
        return actionRuns(sides, 4);
    case View::Lengths:
        return lengthFeature(sides);
    case View::Gaps:
        return gapFeature(sides);
    case View::Presence:
        return presenceFeature(sides);
    case View::Conversion:
        return presenceFeature(sides, commonestAction(sides));
    case View::Items:
        return itemFeature(sides);
    case View::Repeats:
        return repeatFeature(sides);
    case View::CategoryPairs:
        return categoryPairs(sides);
    case View::ItemPairs:
        return itemPairs(sides);
    case View::Lags:
        return lagFeature(sides);
    case View::GapPairs:
        return gapPairs(sides);
    case View::ActionOrder:
        return orderFeature(sides, &Sessions::action);
    case View::ItemOrder:
        return orderFeature(sides, &Sessions::item);
    }
    return {};
}

} // namespace sessionsmith::fidelity
