// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/events/eventlog.h"
#include "engine/synthesis/behaviourmodel.h"
#include "engine/synthesis/raggedlists.h"

#include <span>
#include <unordered_map>

namespace sessionsmith::synthesis {

/// Which item comes next. P(j | i) = (n(i, j) + w * Q(j | category of i)) / (n(i) + w), where n are the transitions
/// within the sessions of a log, w is the smoothing, and Q(j | c) = P(category of j | c) * P(j | its category):
/// transitions between categories, then popularity. First items follow those of the log's sessions, smoothed in the
/// same way towards popularity. Items without a category form one of their own.
///
/// A share of the steps goes other ways (ItemWays): (1 - b - r) * P(j | i) + b * B(j | i) + r * sum over k of
/// S(k | i) * S(j | k), where B are the transitions read backwards, and S both kinds together. The last one is a random
/// walk of two steps: what stands beside the same things is alike.
///
/// Drawing an item is picking one occurrence, uniformly, from lists: constant time, no tables.
class ItemModel
{
public:
    /// What counts: all events of a log, or, where revisits have a part of their own, those on an item that is new to
    /// its session.
    enum class Steps { All, ToNewItems };
    /// Of a log's sessions, its whole catalogue. `isHeldOut`: sessions that do not count; empty: none. Errors: a log
    /// without events, smoothing negative or not finite.
    static Result<ItemModel> estimate(const events::EventLog& log, double smoothing, Steps steps = Steps::All,
                                      const std::vector<bool>& isHeldOut = {});
    /// Invented: items "item 1" ... in categories "category 1" ..., popularity by Zipf, prices if wanted. The same for
    /// the same settings.
    static Result<ItemModel> invented(const ItemSettings& settings);

    /// From now on steps go these ways too.
    void setWays(const ItemWays& ways);
    const ItemWays& ways() const { return m_ways; }

    /// From now on Q follows them: the others of a category share what they leave in their own proportions, or
    /// popularity where there are none. The name of the category of items without one is empty. Errors: a category that
    /// the catalogue does not have.
    Result<> setTransitions(const std::vector<CategoryTransition>& transitions);

    /// The same as if some items never occurred, yet with the whole catalogue. `isLeftOut`: one for each item. Errors:
    /// no event on any other.
    Result<ItemModel> without(const std::vector<bool>& isLeftOut) const;

    const events::Vocabulary& items() const { return m_items; }
    const events::Vocabulary& categories() const { return m_categories; }
    const std::vector<double>& prices() const { return m_price; }                              ///< as EventLog::price
    std::int32_t categoryOf(std::int32_t item) const { return m_category[std::size_t(item)]; } ///< -1 for none

    std::int32_t first(Philox& random) const;
    std::int32_t next(std::int32_t previous, Philox& random) const;
    std::int32_t popular(Philox& random) const; ///< whatever comes before
    /// P(next | previous).
    double probability(std::int32_t previous, std::int32_t next) const;
    /// B, and the walk of two steps; nothing where no transition leads that way.
    std::optional<double> backward(std::int32_t previous, std::int32_t next) const;
    std::optional<double> related(std::int32_t previous, std::int32_t next) const;
    /// P(the category of the next item), where an item's own transitions are not followed: categories and their
    /// probabilities, each perhaps several times. What they leave to one goes by popularity, whatever the category.
    std::vector<std::pair<std::size_t, double>> groupTransitions(std::size_t from) const;

    /// Items, once for each event that counts.
    std::span<const std::int32_t> popularity() const { return m_popularity; }
    /// Categories and, as the last one, that of the items without any; what followed each, once for each time.
    std::size_t groupCount() const { return std::size_t(m_categories.size()) + 1; }
    std::size_t group(std::int32_t item) const;
    std::span<const std::int32_t> groupSuccessors(std::size_t group) const;
    /// First items, once for each session, what followed an item, and the items of a category, once for each time.
    std::span<const std::int32_t> firsts() const { return m_firsts; }
    std::span<const std::int32_t> successors(std::int32_t item) const;
    /// What a session returned to after it, once for each time; such steps are no successors of Steps::ToNewItems, and
    /// there are none of them with Steps::All.
    std::span<const std::int32_t> returns(std::int32_t item) const;
    /// How many steps of both kinds lead from an item, and one of them, each as likely.
    double stepCount(std::int32_t item) const { return double(successors(item).size() + returns(item).size()); }
    std::int32_t step(std::int32_t item, Philox& random) const;
    /// What it followed; nothing where no step goes another way.
    std::span<const std::int32_t> predecessors(std::int32_t item) const;
    std::span<const std::int32_t> groupItems(std::size_t group) const;
    double smoothing() const { return m_smoothing; }
    void setSmoothing(double smoothing) { m_smoothing = smoothing; } ///< not negative, finite

private:
    events::Vocabulary m_items, m_categories;
    std::vector<std::int32_t> m_category; // by item, -1 for none
    std::vector<double> m_price;
    double m_smoothing = 8;
    ItemWays m_ways;
    std::vector<std::int32_t> m_firsts;     // one entry a session
    RaggedLists m_successors;               // by item: what followed, once for each time
    RaggedLists m_returns;                  // by item: what was returned to
    RaggedLists m_predecessors;             // by item: what it followed; only where steps go other ways
    RaggedLists m_categorySuccessors;       // by category (the last one: items without): the same for categories
    RaggedLists m_categoryItems;            // by category: its items, once for each event
    std::vector<std::int32_t> m_popularity; // items, once for each event

    /// The transitions from a category that were set: categories with the running sums of their probabilities, and the
    /// others, once for each time.
    struct SetRow
    {
        std::vector<std::pair<std::int32_t, double>> sums;
        std::vector<std::int32_t> others;
        double total() const { return sums.back().second; }
    };
    std::unordered_map<std::size_t, SetRow> m_set;

    std::int32_t follower(std::int32_t previous, Philox& random) const;
    /// Picks what stood beside it in a session; -1 where nothing did.
    std::int32_t neighbour(std::int32_t item, Philox& random) const;
    /// By another way than following; -1 where that leads nowhere, or following is the way.
    std::int32_t detour(std::int32_t previous, Philox& random) const;
    double following(std::int32_t previous, std::int32_t next) const;
    std::int32_t fromCategory(std::size_t group, Philox& random) const;
    std::int32_t ofCategory(std::size_t group, Philox& random) const;
    double categoryProbability(std::size_t from, std::int32_t item) const;
};

} // namespace sessionsmith::synthesis
