// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/models/network.h"

namespace sessionsmith::learning {

/// BertForMaskedLM (Devlin et al. 2019): embeddings of word, position and token type, the last being the action; GELU;
/// a transformed head. With pre-norm the layers are normalised once more at their end, under a name of our own.
class Bert : public Network
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
    std::string bodyPrefix() const override { return "bert."; }
};

} // namespace sessionsmith::learning
