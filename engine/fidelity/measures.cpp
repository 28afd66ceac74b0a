// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace sessionsmith::fidelity {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double variation(const Feature&, Counts side, Counts heldOut)
{
    return totalVariation(side, heldOut);
}

double divergence(const Feature&, Counts side, Counts heldOut)
{
    return jensenShannon(side, heldOut);
}

double steps(const Feature&, Counts side, Counts heldOut)
{
    return kolmogorovSmirnov(side, heldOut);
}

double movement(const Feature& feature, Counts side, Counts heldOut)
{
    return wasserstein(side, heldOut, feature.values);
}

/// The largest difference of the shares of sessions that have an action (see presenceFeature()).
double presence(const Feature&, Counts side, Counts heldOut)
{
    double largest = side[0] == 0 || heldOut[0] == 0 ? std::numeric_limits<double>::quiet_NaN() : 0;
    for (std::size_t i = 1; i < side.size(); ++i)
        largest = std::max(largest, std::abs(double(side[i]) / side[0] - double(heldOut[i]) / heldOut[0]));
    return largest;
}

double giniDifference(const Feature&, Counts side, Counts heldOut)
{
    return std::abs(gini(side) - gini(heldOut));
}

double coverageDifference(const Feature&, Counts side, Counts heldOut)
{
    return std::abs(coverage(side) - coverage(heldOut));
}

double pairCoverage(const Feature&, Counts side, Counts heldOut)
{
    return coverageOf(side, heldOut);
}

double informationDifference(const Feature& feature, Counts side, Counts heldOut)
{
    return std::abs(normalisedInformation(side, feature.pairs) - normalisedInformation(heldOut, feature.pairs));
}

constexpr Better lower = Better::Lower;

const std::array table{
    Measure{{"actions_tv", SS_TEXT("engine", "Actions, total variation"),
             SS_TEXT("engine", "The share of events that would have to become another action"),
             SS_TEXT("engine", "Some actions are too frequent and others too rare")},
            View::Actions,
            lower,
            1,
            variation,
            true},
    Measure{{"actions_js", SS_TEXT("engine", "Actions, Jensen-Shannon divergence"),
             SS_TEXT("engine", "How well one event's action tells the two logs apart, in bits"),
             SS_TEXT("engine", "Some actions are too frequent and others too rare")},
            View::Actions,
            lower,
            1,
            divergence},
    Measure{{"transitions_tv", SS_TEXT("engine", "Transitions, total variation"),
             SS_TEXT("engine", "The share of pairs of consecutive actions that would have to become another pair"),
             SS_TEXT("engine", "What follows what is not as in the real log")},
            View::Transitions,
            lower,
            1,
            variation,
            true},
    Measure{{"transitions_js", SS_TEXT("engine", "Transitions, Jensen-Shannon divergence"),
             SS_TEXT("engine", "How well one pair of consecutive actions tells the two logs apart, in bits"),
             SS_TEXT("engine", "What follows what is not as in the real log")},
            View::Transitions,
            lower,
            1,
            divergence},
    Measure{{"trigrams_tv", SS_TEXT("engine", "Three actions in a row, total variation"),
             SS_TEXT("engine", "The share of runs of three actions that would have to become another run"),
             SS_TEXT("engine", "Three steps in a row are not as in the real log: the model forgets what lies behind")},
            View::Threes,
            lower,
            1,
            variation,
            true},
    Measure{{"trigrams_js", SS_TEXT("engine", "Three actions in a row, Jensen-Shannon divergence"),
             SS_TEXT("engine", "How well one run of three actions tells the two logs apart, in bits"),
             SS_TEXT("engine", "Three steps in a row are not as in the real log: the model forgets what lies behind")},
            View::Threes,
            lower,
            1,
            divergence},
    Measure{{"fourgrams_tv", SS_TEXT("engine", "Four actions in a row, total variation"),
             SS_TEXT("engine", "The share of runs of four actions that would have to become another run"),
             SS_TEXT("engine", "Four steps in a row are not as in the real log: the model forgets what lies behind")},
            View::Fours,
            lower,
            1,
            variation,
            true},
    Measure{{"fourgrams_js", SS_TEXT("engine", "Four actions in a row, Jensen-Shannon divergence"),
             SS_TEXT("engine", "How well one run of four actions tells the two logs apart, in bits"),
             SS_TEXT("engine", "Four steps in a row are not as in the real log: the model forgets what lies behind")},
            View::Fours,
            lower,
            1,
            divergence},
    Measure{{"length_ks", SS_TEXT("engine", "Session length, Kolmogorov-Smirnov"),
             SS_TEXT("engine", "The largest difference of the shares of sessions up to a length"),
             SS_TEXT("engine", "Sessions are too long or too short")},
            View::Lengths,
            lower,
            1,
            steps},
    Measure{{"length_wasserstein", SS_TEXT("engine", "Session length, Wasserstein (events)"),
             SS_TEXT("engine", "By how many events a session would have to change its length on average"),
             SS_TEXT("engine", "Sessions are too long or too short")},
            View::Lengths,
            lower,
            infinity,
            movement},
    Measure{{"gap_ks", SS_TEXT("engine", "Gaps between events, Kolmogorov-Smirnov"),
             SS_TEXT("engine", "The largest difference of the shares of gaps up to a duration"),
             SS_TEXT("engine", "The time between events is not as in the real log")},
            View::Gaps,
            lower,
            1,
            steps},
    Measure{{"gap_wasserstein", SS_TEXT("engine", "Gaps between events, Wasserstein (seconds)"),
             SS_TEXT("engine", "By how many seconds a gap would have to change on average"),
             SS_TEXT("engine", "The time between events is not as in the real log")},
            View::Gaps,
            lower,
            infinity,
            movement},
    Measure{{"funnel_presence", SS_TEXT("engine", "Sessions with an action, largest difference"),
             SS_TEXT("engine", "Of all actions the largest difference of the shares of sessions that have it"),
             SS_TEXT("engine", "An action comes up in too many or too few of the sessions")},
            View::Presence,
            lower,
            1,
            presence},
    Measure{{"funnel_conversion", SS_TEXT("engine", "Conversion from the commonest action, largest difference"),
             SS_TEXT("engine", "Of the sessions with the commonest action, the largest difference of the shares that "
                               "have another one too"),
             SS_TEXT("engine", "Too many or too few sessions get from the commonest action to another one")},
            View::Conversion,
            lower,
            1,
            presence},
    Measure{
        {"order_information", SS_TEXT("engine", "Order, difference of mutual information"),
         SS_TEXT("engine", "How differently an action depends on the one before it (normalised mutual information)"),
         SS_TEXT("engine", "The order of the actions matters less, or more, than in the real log")},
        View::Transitions,
        lower,
        1,
        informationDifference},
    Measure{{"item_popularity_tv", SS_TEXT("engine", "Item popularity, total variation"),
             SS_TEXT("engine", "The share of events that would have to concern another item"),
             SS_TEXT("engine", "Other items are popular than in the real log")},
            View::Items,
            lower,
            1,
            variation,
            true},
    Measure{{"item_gini", SS_TEXT("engine", "Item concentration, difference of Gini"),
             SS_TEXT("engine", "How differently the events are spread over the catalogue"),
             SS_TEXT("engine", "The events are too concentrated on few items, or too little")},
            View::Items,
            lower,
            1,
            giniDifference},
    Measure{{"item_coverage", SS_TEXT("engine", "Catalogue coverage, difference"),
             SS_TEXT("engine", "The difference of the shares of the catalogue that come up at all"),
             SS_TEXT("engine", "Too much or too little of the catalogue comes up")},
            View::Items,
            lower,
            1,
            coverageDifference},
    Measure{{"repeat_rate", SS_TEXT("engine", "Repeated items, difference"),
             SS_TEXT("engine", "The difference of the shares of events whose item was in the session before"),
             SS_TEXT("engine", "Visitors come back to an item too often, or too rarely")},
            View::Repeats,
            lower,
            1,
            variation},
    Measure{{"category_transitions_tv", SS_TEXT("engine", "Category transitions, total variation"),
             SS_TEXT("engine", "The share of pairs of consecutive categories that would have to become another pair"),
             SS_TEXT("engine", "Visitors go from category to category in another way than in the real log")},
            View::CategoryPairs,
            lower,
            1,
            variation,
            true},
    Measure{{"item_pair_coverage", SS_TEXT("engine", "Item pairs known"),
             SS_TEXT("engine", "The share of the real pairs of consecutive items that come up here too"),
             SS_TEXT("engine", "Few of the real steps from item to item come up")},
            View::ItemPairs,
            Better::Higher,
            1,
            pairCoverage},
};

std::int32_t commonestAction(const Sides& sides)
{
    std::vector<std::size_t> counts(sides.actions.size());
    for (const std::int32_t action : sides[Side::HeldOut].action)
        ++counts[std::size_t(action)];
    return std::int32_t(std::ranges::max_element(counts) - counts.begin());
}

} // namespace

std::span<const Measure> measures()
{
    return table;
}

Message obstacle(View view, const Sides& sides)
{
    const bool ofActions = view <= View::Fours || view == View::Presence || view == View::Conversion;
    const bool ofItems = view == View::Items || view == View::Repeats || view == View::ItemPairs;
    if (ofActions && sides.actions.size() < 2) return Message(SS_TEXT("engine", "there is only one action"));
    if (view == View::Gaps && !sides.hasTime()) return Message(SS_TEXT("engine", "not both logs have times"));
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
    }
    return {};
}

} // namespace sessionsmith::fidelity
