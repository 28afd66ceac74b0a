// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/sequencedata.h"
#include "engine/learning/spec.h"
#include "engine/learning/torch/batchorder.h"

#include <optional>

namespace sessionsmith::learning {

/// What the streams of random numbers of a training are for (see Philox).
enum class Purpose : std::uint32_t {
    Weights = 0x4c01,
    Shuffle,
    Prefixes,
    Masks,
    ValidationMasks,
    HoldOut, ///< engine/learning/holdout.h
    Dropout,
    Change,        ///< of sequences before they are learnt
    RivalSessions, ///< what a GAN draws while it learns
    Sessions,      ///< what a generator draws
    Negatives,     ///< items against the right ones
    Views,         ///< two of each sequence
    Replacements,  ///< of items that are to be told from the real ones
    Disturbance    ///< where a search for an adversarial one begins
};

/// bert learns what comes next behind random beginnings of a sequence: its last event alone is asked.
bool asksBehindPrefixes(const TrainingSpec& spec);
/// How many events of a sequence are learnt at once: those that the model can see and, where the last one is only
/// asked, that one more.
std::size_t longestSequence(const TrainingSpec& spec);

/// The batches of one epoch, each of sequences of like length, in random order. It is the same for a given seed and
/// epoch.
class Epoch
{
public:
    /// `sequences` are indices into `data`, which must outlive it. Long sequences are laid in windows of the model's
    /// length, such that each event is learnt once. bert learns what comes next from the whole of a sequence and from
    /// up to three random prefixes of it.
    Epoch(const TrainingSpec& spec, const SequenceData& data, std::span<const std::size_t> sequences,
          std::int64_t number);

    std::size_t batchCount() const { return m_order->batchCount(); }
    std::size_t sequenceCount() const { return m_windows.size(); }
    std::vector<Context> batch(std::size_t index) const;

private:
    /// The events [begin, end) of the data; a third of the size of a Context.
    struct Window
    {
        std::size_t begin = 0, end = 0;
    };
    /// Over [begin, end) from the end on, of `targets` events each plus the event before them where `lead` is 1.
    void addWindows(std::size_t begin, std::size_t end, std::size_t targets, std::size_t lead);
    /// [begin, end) up to its last event, and up to as many other targets as there are and are wanted.
    void addPrefixes(std::size_t begin, std::size_t end, std::size_t maxLength, Philox random);

    const SequenceData& m_data;
    Column<Window> m_windows;
    std::optional<BatchOrder> m_order;
};

} // namespace sessionsmith::learning
