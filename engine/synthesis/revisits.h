// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/events/eventlog.h"
#include "engine/hmm/model.h"
#include "engine/hmm/proportion.h"

#include <optional>
#include <span>
#include <string>

namespace sessionsmith::synthesis {

/// What a log said of the revisits when they were estimated; an edit leaves it alone.
struct RevisitEvidence
{
    std::string source;                     ///< name of the data set
    hmm::Vector events;                     ///< (M) that were not the first of their session
    hmm::Vector revisits;                   ///< (M) of those
    std::size_t choices = 0;                ///< revisits that had two items or more to choose from
    double recencyLow = 0, recencyHigh = 1; ///< the interval of 95 % that they leave
};

/// What held-out sessions said of the weight of the recency when it was estimated (estimateRecencyWeight()); an edit
/// leaves it alone.
struct ReturnsEvidence
{
    static constexpr double least = 1e-3, most = 1e6; ///< weights that are looked for

    std::string source;                     ///< name of the data set
    double estimate = 0, low = 0, high = 0; ///< and its interval of 95 %
    std::size_t choices = 0;                ///< held-out returns that had two items or more to choose from
    double perplexity = 0;                  ///< of the item that is returned to, at the estimate
    double perplexityByRecency = 0;         ///< by the recency alone

    /// Whether the steps say more than the recency: the interval does not reach the end where they count for nothing.
    bool followsSteps() const { return high < most; }
};

/// When an event returns to an item of its session. Of each event but the first of a session the item is, with the
/// probability of its action, one that the session has already touched, else one that is new to it. Without this part
/// every item follows the one before (ItemModel), wherever that leads.
struct RevisitSettings
{
    hmm::Vector probability; ///< (M) by action; empty: no such part
    /// How likely the different items are, one further back beside the next one: P(rank r of n) is in proportion to
    /// recency^(r - 1), where the item of the latest event has rank 1 (a truncated geometric distribution).
    double recency = 0.5;
    /// Weight, in events, of that beside the steps which a source shows from the item of the latest event to the others
    /// (ItemModel::step()): P(item) is in proportion to n(latest, item) + weight * P(rank). Nothing: by recency alone.
    std::optional<double> recencyWeight;
    /// (M) Whether the action always concerns an item that the session has already touched, whatever its probability,
    /// as a purchase may: the logic of a funnel. The first event of a session has touched nothing yet and takes a new
    /// item all the same. Empty: no action does.
    std::vector<bool> viewedBefore;
    std::optional<RevisitEvidence> evidence;
    std::optional<ReturnsEvidence> returnsEvidence;

    static constexpr double leastRecency = 1e-3;

    bool isDefault() const { return probability.size() == 0; }
    /// With the actions that always return.
    double probabilityOf(std::int32_t action) const;
    /// Of its own probability, by the log. Only with evidence.
    hmm::Interval intervalOf(std::int32_t action) const;
    /// Errors: numbers out of range or not one for each action; each says its key in the document.
    Result<> validate(int actions) const;
};

/// Of a log whose events did `actions` (E), of 0 ... actionCount - 1. Probabilities are shares of events; an action
/// that is never seen has that of all of them. The recency is the likeliest one from `leastRecency` to 1. Without an
/// event that could return: no such part.
RevisitSettings estimateRevisits(const events::EventLog& log, std::span<const std::int32_t> actions, int actionCount);

/// After the actions of a model were reordered, removed or added: `actions[i]` is the former index of the action that
/// is now i, or -1 where it is new and returns as the others do on average, with no event counted.
RevisitSettings remapped(const RevisitSettings& revisits, const std::vector<int>& actions);

} // namespace sessionsmith::synthesis
