// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/learning/sequencedata.h"
#include "engine/learning/spec.h"

namespace sessionsmith::learning {

/// How many names a model knows. Behind them come two indices of its own: padding, and the mask that hides a target.
struct VocabularySizes
{
    std::int64_t items = 0, actions = 0;

    std::int64_t paddingItem() const { return items; }
    std::int64_t maskItem() const { return items + 1; }
    std::int64_t paddingAction() const { return actions; }
    std::int64_t maskAction() const { return actions + 1; }
};

/// What goes into a model at once, and what is to come out. Free of LibTorch, so that it can be tested and read by
/// itself.
struct Batch
{
    std::int64_t rows = 0, length = 0;
    std::vector<std::int64_t> items, actions, positions; ///< (rows x length), padded at the end of each row
    std::vector<std::int64_t> places;                    ///< (targets) where something is asked: row * length + column
    std::vector<std::int64_t> targets;                   ///< (targets) the item that is right; empty when scoring
};

/// Lays sequences side by side as the architecture wants them.
///
/// Positions. gpt counts from the oldest event: every place is asked there, and each then sees in training just what it
/// will see later; counted from the end, the place asked later would be one that training knew only as the last of each
/// sequence. bert counts from the most recent event, because the mask it is asked at stands there, and what matters is
/// how long ago something was.
class BatchMaker
{
public:
    BatchMaker(const ModelSpec& model, const VocabularySizes& sizes) : m_model(model), m_sizes(sizes) {}

    /// Every item from those before it; for gpt. Sequences of 2 ... maxLength + 1 events.
    Batch causal(std::span<const Context> sequences) const;
    /// Hides a share of the items, at least one a sequence, and their actions; for bert. In a tenth of the sequences
    /// only the last one, which is the question of the later task (Sun et al., BERT4Rec, 2019). At most maxLength
    /// events.
    Batch masked(std::span<const Context> sequences, double maskRate, Philox random) const;
    /// The last item of each sequence, hidden, from all before it; for bert. At most maxLength events.
    Batch lastItem(std::span<const Context> sequences) const;
    /// The item that follows each context, which may be empty, and is cut to its most recent events.
    Batch scoring(std::span<const Context> contexts) const;
    /// Nothing is hidden, and every event is a place. At most maxLength events.
    Batch everyEvent(std::span<const Context> sequences) const;

private:
    Batch padded(std::span<const Context> sequences, std::int64_t length) const;
    void hide(Batch& batch, std::size_t row, std::size_t column) const;

    ModelSpec m_model;
    VocabularySizes m_sizes;
};

} // namespace sessionsmith::learning
