// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/learning/torch/batch.h"

#include <optional>

namespace sessionsmith::learning {

/// Some sequences of a batch, ready for all objectives of a training. Free of LibTorch: a thread of its own makes them.
struct TrainingPart
{
    std::size_t sequences = 0, events = 0;
    std::optional<Batch> prediction; ///< for the first objective, where that one predicts
    /// Items that are drawn against the right ones, as the loss wants them: Sampled: items. Gbce and Bce: numbers among
    /// the other items, that is, the item itself or, from the right one on, the one after it.
    std::vector<std::int64_t> negatives;
    std::vector<Batch> views;       ///< two of them, whose places are the sequences
    std::optional<Batch> replaced;  ///< every event is a place
    std::vector<float> wasReplaced; ///< (places of `replaced`) 1 where another item stands
};

/// Where the random numbers of a part come from.
struct PartStreams
{
    std::uint64_t seed = 0;
    std::uint64_t number = 0;  ///< of the part, in the whole training
    bool ofValidation = false; ///< draws the same every time, and not what is drawn for learning
};

/// Makes what a training learns from.
class PartMaker
{
public:
    /// `data` must outlive it. `sizes`: of the model, which may know more items than the data.
    PartMaker(const TrainingSpec& spec, const TrainingData& data, const VocabularySizes& sizes);

    TrainingPart part(std::span<const Context> sequences, const PartStreams& streams) const;
    /// Of each item, the probability to be drawn: by its events in the training data and one.
    const std::vector<double>& popularity() const { return m_popularity; }
    /// How many negatives there are: those asked for, or as many as there are other items.
    std::size_t negativeCount() const;

private:
    std::int64_t popularItem(Philox& random) const;
    std::vector<std::int64_t> negatives(Philox random) const;
    Batch view(std::span<const Context> sequences, Philox random) const;
    void replace(std::span<const Context> sequences, Philox random, TrainingPart& part) const;

    TrainingSpec m_spec;
    const TrainingData& m_data;
    VocabularySizes m_sizes;
    BatchMaker m_maker;
    std::vector<double> m_popularity, m_cumulated; ///< (items)
};

} // namespace sessionsmith::learning
