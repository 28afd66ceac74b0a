// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/pipeline.h"
#include "engine/base/random.h"
#include "engine/events/eventlog.h"

namespace sessionsmith::augmentation {

/// How often each action occurs, for drawing one.
class ActionFrequencies
{
public:
    explicit ActionFrequencies(const events::EventLog& log);

    int different() const; ///< how many actions occur
    /// Another action than `action`, by its frequency among the others; `action` itself where no other occurs.
    std::int32_t another(std::int32_t action, Philox& random) const;

private:
    std::vector<std::uint64_t> m_sums; // (actions + 1): events of all actions before
};

/// The items of each category, once for each event, for drawing one by popularity.
class CategoryItems
{
public:
    explicit CategoryItems(const events::EventLog& log);

    /// Another item of the category than `item`; `item` itself where there is none.
    std::int32_t another(std::int32_t category, std::int32_t item, Philox& random) const;

private:
    std::vector<std::int32_t> m_items; // by category, then upwards
    std::vector<std::size_t> m_offsets;
};

/// What the steps of a pipeline have to know of a log. What no step needs is left empty.
struct StepTables
{
    std::int32_t maskItem = -1;           ///< its index, which may be one past the log's items
    std::vector<std::int32_t> correlated; ///< (items) see correlatedItems()
    std::vector<std::int32_t> categories; ///< (items) of each, -1 for none
    ActionFrequencies actions;
    CategoryItems categoryItems;

    /// Errors: a step that needs categories, times or several actions, in a log without; cancelled.
    static Result<StepTables> gather(const events::EventLog& log, const Pipeline& pipeline, unsigned threads,
                                     const ProgressSink& progress, const Control& control);
};

} // namespace sessionsmith::augmentation
