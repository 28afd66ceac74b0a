// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/itemmodel.h"

namespace sessionsmith::synthesis {

/// The distributions that an ItemModel draws from, as vectors (I) over its items: P(first) and, as an operator that
/// takes time in proportion to the different steps of the log, P(next | previous).
class ItemSteps
{
public:
    using Vector = hmm::Vector;

    explicit ItemSteps(const ItemModel& items);

    const Vector& first() const { return m_first; }
    const Vector& popularity() const { return m_popularity; }
    /// P(next | previous), for every next.
    Vector next(std::int32_t previous) const;
    /// The distribution one step later: the sum over i of from(i) P(j | i).
    Vector forward(const Vector& from) const;
    /// How many steps a log shows from an item, returns too, and how many of them to another (ItemModel::step()).
    double stepCount(std::int32_t from) const { return m_stepCount[from]; }
    double stepCount(std::int32_t from, std::int32_t to) const;
    /// What is expected one step later: the sum over j of P(j | i) value(j).
    Vector backward(const Vector& value) const;

private:
    struct Step
    {
        std::int32_t to;
        double probability;
    };
    struct Rows // ragged
    {
        std::vector<Step> steps;
        std::vector<std::size_t> offsets{0};
        std::span<const Step> operator[](std::size_t i) const
        {
            return {steps.data() + offsets[i], offsets[i + 1] - offsets[i]};
        }
    };

    void addWays(const ItemModel& items);
    Vector followed(const Vector& from) const;
    Vector expectedFollowing(const Vector& value) const;
    static Vector forward(const Rows& rows, const Vector& from);
    static Vector backward(const Rows& rows, const Vector& value);

    Rows m_items;       ///< by item: those that followed it, with their share and the weight of the item's own steps
    Rows m_groups;      ///< by category: those that follow it
    Rows m_steps;       ///< by item: those that followed it or were returned to, with their share
    Vector m_stepCount; ///< (I)
    Rows m_before, m_beside;  ///< by item: what came before it, and what stood beside it; empty without other ways
    Vector m_back, m_related; ///< (I) the shares of the steps that go these ways; empty likewise
    Vector m_smoothed;        ///< (I) the weight of the category's steps
    Vector m_byPopularity;    ///< (groups) what m_groups leaves to one
    std::vector<std::size_t> m_group; ///< by item
    Vector m_first, m_popularity;
    Vector m_inGroup; ///< P(item | its category)
};

} // namespace sessionsmith::synthesis
