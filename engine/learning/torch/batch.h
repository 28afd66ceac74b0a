// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/learning/spec.h"
#include "engine/learning/torch/eventgrid.h"

namespace sessionsmith::learning {

/// What goes into a model at once, and what is to come out.
struct Batch
{
    EventGrid events;
    EventGrid told;                    ///< what the decoder of t5 is told, from its beginning; empty for the others
    std::int64_t classes = 0;          ///< how many indices can be right: the items, or with sentinels all of them
    std::vector<std::int64_t> places;  ///< (targets) the cells, of `told` where there is that, where something is asked
    std::vector<std::int64_t> targets; ///< (targets) the index that is right; empty when scoring
    std::vector<std::int64_t> actions; ///< (targets) that of the event that is asked for; the mask's of a sentinel
    /// (targets) The number of the place that each is asked at, where a place tells several; empty: each its own.
    std::vector<std::int64_t> owners;

    /// The same, asked for the actions of the events instead of their items.
    Batch askedForActions(const VocabularySizes& sizes) &&;
};

/// Lays sequences side by side as the architecture wants them.
///
/// Positions. gpt counts from the oldest event: every place is asked there, and each then sees in training just what it
/// will see later; counted from the end, the place asked later would be one that training knew only as the last of each
/// sequence. bert counts from the most recent event, because the mask it is asked at stands there, and what matters is
/// how long ago something was. t5 and gru need none.
class BatchMaker
{
public:
    BatchMaker(const ModelSpec& model, const VocabularySizes& sizes) : m_model(model), m_sizes(sizes) {}

    /// Every item from those before it; for gpt and gru. Sequences of 2 ... maxLength + 1 events.
    Batch causal(std::span<const Context> sequences) const;
    /// Hides a share of the items, at least one a sequence, and their actions; for bert. In a tenth of the sequences
    /// only the last one, which is the question of the later task (Sun et al., BERT4Rec, 2019). At most maxLength
    /// events.
    Batch masked(std::span<const Context> sequences, double maskRate, Philox random) const;
    /// The last item of each sequence, hidden, from all before it; for bert. At most maxLength events.
    Batch lastItem(std::span<const Context> sequences) const;
    /// Runs of events (see hiddenSpans()) are hidden, a sentinel in place of each; told are, one after the other, each
    /// sentinel with the items that it stands for, and one sentinel more for the end; for t5. Sequences of 2 ...
    /// maxLength events.
    Batch spans(std::span<const Context> sequences, double rate, double mean, Philox random) const;
    /// The events behind a random beginning of each sequence are told one after the other; for t5. Sequences of 2 ...
    /// maxLength + 1 events.
    Batch continuations(std::span<const Context> sequences, Philox random) const;
    /// All different items of each sequence, told where the next one would be, from what is left of it once a share of
    /// its events is dropped. What is left has the gaps between what is left.
    Batch denoising(std::span<const Context> sequences, double dropRate, Philox random) const;
    /// The item that follows each context, which may be empty, and is cut to its most recent events.
    Batch scoring(std::span<const Context> contexts) const;
    /// Nothing is hidden, and every event is a place; not for t5. At most maxLength events.
    Batch everyEvent(std::span<const Context> sequences) const;

private:
    /// The first events of each sequence, at most `length`.
    EventGrid grid(std::span<const Context> sequences, std::int64_t length) const;
    Batch over(EventGrid events) const { return {std::move(events), {}, m_sizes.items, {}, {}, {}, {}}; }
    void hide(Batch& batch, std::size_t row, std::size_t column) const;

    ModelSpec m_model;
    VocabularySizes m_sizes;
};

} // namespace sessionsmith::learning
