// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/decodedsession.h"

#include "engine/hmm/inference.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

DecodedSession decodedSession(const hmm::Model& model, std::span<const std::int32_t> actions,
                              std::span<const std::int32_t> states)
{
    DecodedSession result;
    result.actions.assign(actions.begin(), actions.end());
    const auto unknown = std::find_if(actions.begin(), actions.end(),
                                      [&](std::int32_t action) { return action >= model.actionCount(); });
    if (unknown != actions.end()) {
        result.problem = DecodedSession::Problem::UnknownAction;
        result.unknown = std::size_t(unknown - actions.begin());
        return result;
    }
    hmm::Sequences one;
    one.append(actions);
    const auto posterior = hmm::posterior(model, actions);
    const auto score = hmm::score(model, one, 1);
    if (!posterior || !score || std::isinf(score->logLikelihood)) {
        result.problem = DecodedSession::Problem::Impossible;
        return result;
    }
    result.logLikelihood = score->logLikelihood;
    result.states.assign(states.begin(), states.end());
    if (states.empty())
        if (const auto paths = hmm::decode(model, one, 1)) {
            const auto path = (*paths)[0].states;
            result.states.assign(path.begin(), path.end());
        }
    for (std::size_t t = 0; t < result.states.size(); ++t)
        result.probabilities.push_back((*posterior)(Eigen::Index(t), result.states[t]));
    return result;
}

} // namespace sessionsmith::widgets
