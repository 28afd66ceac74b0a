// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/measures.h"

#include "engine/fidelity/serial.h"

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

double rankDifference(const Feature&, Counts side, Counts heldOut)
{
    return rankFrequencyVariation(side, heldOut);
}

/// The mean over the lags that both have.
double lagDifference(const Feature&, Counts side, Counts heldOut)
{
    const auto here = agreementByLag(side), there = agreementByLag(heldOut);
    double sum = 0, lags = 0;
    for (std::size_t lag = 0; lag < here.size(); ++lag) {
        const double difference = std::abs(here[lag] - there[lag]);
        if (std::isnan(difference)) continue;
        sum += difference;
        ++lags;
    }
    return lags > 0 ? sum / lags : std::numeric_limits<double>::quiet_NaN();
}

double gapCorrelationDifference(const Feature& feature, Counts side, Counts heldOut)
{
    return std::abs(correlation(side, feature.pairs) - correlation(heldOut, feature.pairs));
}

double sensitivityDifference(const Feature&, Counts side, Counts heldOut)
{
    return std::abs(orderSensitivity(side) - orderSensitivity(heldOut));
}

double rulesDifference(const Feature&, Counts side, Counts heldOut)
{
    return std::abs(rulesLost(side) - rulesLost(heldOut));
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
             SS_TEXT("engine", "How well one event's action tells the two logs apart, in bits (the divergence, "
                               "base 2, not its root)"),
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
             SS_TEXT("engine",
                     "How well one pair of consecutive actions tells the two logs apart, in bits (the divergence, "
                     "base 2, not its root)"),
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
             SS_TEXT("engine", "How well one run of three actions tells the two logs apart, in bits (the divergence, "
                               "base 2, not its root)"),
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
             SS_TEXT("engine", "How well one run of four actions tells the two logs apart, in bits (the divergence, "
                               "base 2, not its root)"),
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
    Measure{{"action_autocorrelation", SS_TEXT("engine", "Autocorrelation of actions, difference"),
             SS_TEXT("engine", "How differently an action agrees with the one that lies 1, 2, ... 8 events back, on "
                               "average (Cohen's kappa)"),
             SS_TEXT("engine", "Visitors stick to an action for too long, or not long enough")},
            View::Lags,
            lower,
            2,
            lagDifference},
    Measure{{"gap_autocorrelation", SS_TEXT("engine", "Autocorrelation of gaps, difference"),
             SS_TEXT("engine", "How differently a gap follows the one before it (correlation of their ranks)"),
             SS_TEXT("engine", "Hurry and leisure change too often within a session, or not often enough")},
            View::GapPairs,
            lower,
            2,
            gapCorrelationDifference},
    Measure{{"action_order_sensitivity", SS_TEXT("engine", "Order sensitivity of actions, difference"),
             SS_TEXT("engine", "Shuffling the events within each session changes a share of the pairs of consecutive "
                               "actions: how differently large that share is"),
             SS_TEXT("engine", "The order of the actions matters less, or more, than in the real log")},
            View::ActionOrder,
            lower,
            1,
            sensitivityDifference},
    Measure{
        {"item_order_sensitivity", SS_TEXT("engine", "Order sensitivity of items, difference"),
         SS_TEXT("engine", "Steps from item to item that come five times or more become rarer when the events within "
                           "each session are shuffled: by how differently large a share of all steps"),
         SS_TEXT("engine", "The order of the items matters less, or more, than in the real log")},
        View::ItemOrder,
        lower,
        2,
        rulesDifference},
    Measure{{"item_popularity_tv", SS_TEXT("engine", "Item popularity, total variation"),
             SS_TEXT("engine", "The share of events that would have to concern another item"),
             SS_TEXT("engine", "Other items are popular than in the real log")},
            View::Items,
            lower,
            1,
            variation,
            true},
    Measure{
        {"item_rank_frequency", SS_TEXT("engine", "Item popularity by rank, total variation"),
         SS_TEXT("engine", "The share of events that would have to move to an item of another rank, whichever items "
                           "have the ranks"),
         SS_TEXT("engine", "The most popular items have too many of the events, or too few")},
        View::Items,
        lower,
        1,
        rankDifference},
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

} // namespace

std::span<const Measure> measures()
{
    return table;
}

} // namespace sessionsmith::fidelity
