// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/models/network.h"

namespace sessionsmith::learning {

/// Layers of gated recurrent units over the events (Hidasi et al., GRU4Rec, 2016), whose parameters are named as those
/// of torch.nn.GRU.
class Gru : public Network
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
};

} // namespace sessionsmith::learning
