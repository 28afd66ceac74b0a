// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/constraints.h"
#include "engine/hmm/sequences.h"

namespace sessionsmith::hmm {

enum class Initialisation { Uniform, Random, KMeans };

/// A starting point for Baum-Welch with K states "state 1" ... (uniform is broken slightly by the seed: exactly uniform
/// rows are a fixed point). KMeans clusters windows of the sequences by their action frequencies: the clusters give the
/// emission rows, the clusters of each sequence's first window the initial distribution. Each `index` is another one.
Result<Model> initialModel(const std::vector<std::string>& actions, const Sequences& sequences, int states,
                           Initialisation method, std::uint64_t seed, bool withEnd, int index = 0);

/// `model` with what is free drawn anew, uniformly from all distributions; locked cells, ties and zeros stay. What it
/// had is forgotten: where to restart from when a fit that began at `model` may have ended in a local optimum.
Model redrawn(const Model& model, const Constraints& constraints, std::uint64_t seed, int index);

} // namespace sessionsmith::hmm
