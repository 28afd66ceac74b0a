// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/models/network.h"

namespace sessionsmith::learning {

/// T5ForConditionalGeneration, version 1.0 (Raffel et al. 2020): normalisation by the root of the mean square, no
/// biases, positions only as biases of the attention by distance, of the first block alone; a tied head is scaled.
class T5 : public Network
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

private:
    int encoderBlocks() const { return (m_spec.layers + 1) / 2; }
    int decoderBlocks() const { return m_spec.layers / 2; }
};

} // namespace sessionsmith::learning
