// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/models/network.h"

namespace sessionsmith::learning {

/// GPT2LMHeadModel (Radford et al. 2019): weights of its linear layers are (in x out); GELU by its tanh approximation.
/// With post-norm there is no last normalisation, as in the first GPT.
class Gpt : public Network
{
public:
    using Network::Network;
    std::vector<Parameter> parameters() const override;
    torch::Tensor embedded(const Weights& weights, const EventGrid& events) const override;
    torch::Tensor states(const Weights& weights, const Batch& batch, const torch::Tensor& embedded,
                         const Dropout& dropout) const override;
    Output output() const override;
    std::string itemTable() const override;
    nlohmann::json configuration() const override;
    std::string bodyPrefix() const override { return "transformer."; }
};

} // namespace sessionsmith::learning
