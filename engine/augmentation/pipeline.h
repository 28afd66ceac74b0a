// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/limits.h"
#include "engine/base/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith::augmentation {

/// What may be done to a session of n events (n >= 1). Whatever is done, the session keeps an event and its times stay
/// sorted. Where events change places, their times do not: the session is the same visit, done in another order.
///
/// Crop, Mask, Reorder: Xie et al., "Contrastive Learning for Sequential Recommendation" (CL4SRec, ICDE 2022).
/// Insert, Substitute: Liu et al., "Contrastive Self-supervised Sequential Recommendation with Robust Augmentation"
/// (CoSeRec, 2021), by the correlation of correlatedItems(); at least one event of each session, as its authors do it.
enum class StepKind {
    Mask,       ///< floor(rate * n) events, drawn without replacement, become events of `maskItem`
    Crop,       ///< only floor(rate * n) events in a row are left, at least one
    Reorder,    ///< floor(rate * n) events in a row are shuffled
    Reverse,    ///< with that probability the whole session runs backwards
    Insert,     ///< max(1, floor(rate * n)) events get an event of the correlated item before them, halfway in time
                ///< from the event before, with their own action
    Substitute, ///< the items of max(1, floor(rate * n)) events become the correlated ones
    Drop,       ///< each event goes with that probability
    Noise,      ///< each event gets another action with that probability, by the frequencies of the log
    SwapItem,   ///< each event gets another item of its category with that probability, by popularity
    Jitter      ///< each gap is multiplied by exp(N(0, rate)); the start stays
};

/// The item that stands for any other: it is in no category and correlates with none. A masked event says that
/// something was done, and when, but not with what; a step that leaves events out is Drop.
inline constexpr const char* maskItem = "[mask]";

struct Step
{
    StepKind kind = StepKind::Mask;
    double rate = 0;

    bool operator==(const Step&) const = default;
};

/// Done one after the other; without any step a session stays as it is.
using Pipeline = std::vector<Step>;

struct StepDescription
{
    StepKind kind;
    const char* name;    ///< as in the text of a pipeline
    const char* meaning; ///< what the rate is, marked for translation
    Limits limits;       ///< of the rate
};
/// All there are, in the order of StepKind.
std::span<const StepDescription> stepDescriptions();
const StepDescription& describe(StepKind kind);

/// Errors: a rate that is out of range or not a number; the step is named.
Result<> validate(const Pipeline& pipeline);
/// "mask:0.2, crop:0.6": name and rate of each step; blank for none. Errors, besides: a step that is not known, one
/// without a rate.
Result<Pipeline> parsePipeline(std::string_view text);
/// The text that parsePipeline() reads as exactly this.
std::string textOf(const Pipeline& pipeline);

} // namespace sessionsmith::augmentation
