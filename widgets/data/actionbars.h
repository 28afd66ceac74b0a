// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/statistics.h"
#include "widgets/common/barlist.h"

namespace sessionsmith::widgets {

/// The share of each action of a log: of few actions all, in the order of the log; of many the most frequent, and what
/// the others come to.
class ActionBars : public BarList
{
    Q_OBJECT
public:
    static constexpr std::size_t most = 12;

    using BarList::BarList;
    void setStatistics(const events::Statistics& statistics);
};

} // namespace sessionsmith::widgets
