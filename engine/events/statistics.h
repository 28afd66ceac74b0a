// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

#include <optional>

namespace sessionsmith::events {

struct NamedCount
{
    std::string name;
    std::uint64_t count = 0;
};

struct PriceRange
{
    std::uint64_t items = 0;
    double least = 0, median = 0, most = 0;
};

struct Statistics
{
    std::uint64_t events = 0, users = 0, items = 0, categories = 0, sessions = 0;
    std::uint64_t distinctActions = 0;
    std::vector<NamedCount> actions; ///< the 1000 most frequent, in the order of the vocabulary
    std::optional<Milliseconds> firstTime, lastTime;
    double meanSessionLength = 0; ///< events
    double medianSessionLength = 0;
    std::vector<std::uint64_t>
        sessionLengths;               ///< [n]: sessions of n events, the last one: that many or more (at most 51 long)
    std::vector<NamedCount> topItems; ///< the 20 most frequent
    std::vector<std::uint64_t> popularity; ///< events of each item that occurs, sorted downwards
    std::optional<PriceRange> prices;      ///< of the items that occur and have one
    double repeatShare = 0;                ///< of events whose item occurred earlier in the same session
};
Statistics statistics(const EventLog& log);
/// The same for a log that may be long. Errors: cancelled.
Result<Statistics> statistics(const EventLog& log, const ProgressSink& progress, const Control& control);

/// The places of the `wanted` largest counts, upwards; of equal counts the first.
std::vector<std::int32_t> mostFrequent(const std::vector<std::uint64_t>& counts, std::size_t wanted);

} // namespace sessionsmith::events
