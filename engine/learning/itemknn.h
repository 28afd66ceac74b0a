// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/recommender.h"

#include <memory>

namespace sessionsmith::learning {

/// Item-based nearest neighbours (Deshpande and Karypis 2004): of each item the `neighbours` most similar ones, by the
/// cosine of the sequences that they occur in, a sequence counting once; shrunk where few sequences speak,
/// s(i, j) = n(i, j) / (sqrt(n(i) n(j)) + shrinkage). A context is scored by the sum over its different items, whose
/// weight falls by `decay` with each event since they were touched last: the order matters as in the session-based
/// variants of Ludewig and Jannach (2018). An item is no neighbour of itself.
struct ItemKnnSpec
{
    std::size_t neighbours = 100;
    double shrinkage = 10;
    double decay = 0.7;
};

/// Scores are no probabilities. `data` must outlive nothing.
std::unique_ptr<Recommender> fitItemKnn(const Catalogue& catalogue, const SequenceData& data,
                                        const ItemKnnSpec& spec = {});

} // namespace sessionsmith::learning
