// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/itemmodel.h"

namespace sessionsmith::synthesis {

/// How predictable steps are: whether they go to one of the ten commonest followers of the item before, as the sessions
/// that are not held out have them. A generator whose steps go there as often as held-out ones do is neither blurred
/// nor sharper than the log, which the likelihood does not tell: to a single step it grants whatever might be.
class StepTrial
{
public:
    /// `isHeldOut`: by session; of very many steps the first `mostSteps` are looked at. Errors: a log without events.
    static Result<StepTrial> of(const events::EventLog& log, ItemModel::Steps which, const std::vector<bool>& isHeldOut,
                                std::uint64_t seed);
    static constexpr std::size_t mostSteps = 4000;

    bool isEmpty() const { return m_steps.empty(); }
    /// The share of the held-out steps that go there, and its standard error.
    double heldOutShare() const;
    double standardError() const;
    /// That of the steps which the other sessions' item model draws in their place, with what is new to the session
    /// drawn until it is. It falls as the smoothing grows.
    double drawnShare(double smoothing, const ItemWays& ways);
    /// The smoothing under which that is `share`, or as near as can be.
    double smoothingFor(double share, const ItemWays& ways);

private:
    struct Step
    {
        std::size_t sessionBegin, event;
        bool isHit;
    };
    StepTrial(const events::EventLog& log, ItemModel items, std::uint64_t seed)
        : m_log(log), m_items(std::move(items)), m_seed(seed)
    {}
    bool isCommon(std::int32_t from, std::int32_t to);
    bool isTouched(const Step& step, std::int32_t item) const;

    const events::EventLog& m_log;
    ItemModel m_items;
    std::uint64_t m_seed;
    bool m_areNew = false; ///< every step goes to an item that is new to its session
    std::vector<Step> m_steps;
    std::unordered_map<std::int32_t, std::vector<std::int32_t>> m_common; ///< by the item before
};

} // namespace sessionsmith::synthesis
