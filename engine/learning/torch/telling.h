// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/batch.h"

namespace sessionsmith::learning {

/// A sequence as an encoder reads it, and what a decoder tells of it.
struct Telling
{
    /// An event of the sequence, or a sentinel.
    struct Word
    {
        std::size_t event = 0;
        std::int64_t sentinel = -1; ///< -1: none
    };

    /// See BatchMaker::spans().
    static Telling ofSpans(const Context& sequence, double rate, double mean, const VocabularySizes& sizes,
                           Philox& random);
    /// What follows the first `read` events.
    static Telling ofEnd(const Context& sequence, std::size_t read);

    std::vector<Word> read, told;
    Context sequence;
};

/// Tellings side by side. The decoder is told, behind a beginning of padding, what it has to tell at the next place.
Batch toldBatch(std::span<const Telling> tellings, std::int64_t classes, const VocabularySizes& sizes);

} // namespace sessionsmith::learning
