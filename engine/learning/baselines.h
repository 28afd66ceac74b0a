// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/recommender.h"

#include <memory>

namespace sessionsmith::learning {

enum class BaselineKind { Popularity, Repeat, Markov, ItemKnn };
const char* name(BaselineKind kind);
Result<BaselineKind> baselineNamed(const std::string& name); ///< "popularity", "repeat", "markov", "item-knn"

/// Popularity: count + 1, as probabilities. Repeat: the items of the context, most recent first, and nothing else: all
/// others tie behind them. Markov: first order, P(j | last item) = (n(i, j) + popularity share of j) / (n(i) + 1).
/// ItemKnn: fitItemKnn() as it is by itself. `data` must outlive nothing: what is needed is copied.
std::unique_ptr<Recommender> fitBaseline(BaselineKind kind, const Catalogue& catalogue, const SequenceData& data);

} // namespace sessionsmith::learning
