// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/model.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sessionsmith::widgets {

/// The hidden side of one session of T events.
struct DecodedSession
{
    enum class Problem { None, UnknownAction, Impossible };

    Problem problem = Problem::None;
    std::size_t unknown = 0;           ///< where the first action stands that the model does not have
    std::vector<std::int32_t> actions; ///< (T)
    std::vector<std::int32_t> states;  ///< (T) or empty where there is a problem
    std::vector<double> probabilities; ///< (T) P(that state at t | all actions)
    double logLikelihood = 0;          ///< natural, of the actions
};

/// With `states` given they are the true ones, else the most likely path. Symbols from M on are actions that the model
/// does not have. The model must be valid.
DecodedSession decodedSession(const hmm::Model& model, std::span<const std::int32_t> actions,
                              std::span<const std::int32_t> states = {});

} // namespace sessionsmith::widgets
