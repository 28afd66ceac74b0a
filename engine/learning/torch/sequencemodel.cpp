// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/sequencemodel.h"

#include "engine/learning/torch/precision.h"

namespace sessionsmith::learning {

SequenceModel::SequenceModel(const ModelSpec& spec, const VocabularySizes& sizes, at::Generator generator)
    : m_spec(spec), m_sizes(sizes), m_network(networkOf(spec, sizes)),
      m_weights(drawn(m_network->parameters(), generator))
{}

SequenceModel::SequenceModel(const ModelSpec& spec, const VocabularySizes& sizes, Weights weights)
    : m_spec(spec), m_sizes(sizes), m_network(networkOf(spec, sizes)), m_weights(std::move(weights))
{}

torch::Tensor SequenceModel::outputBiases() const
{
    const std::string name = output().bias;
    return name.empty() ? torch::Tensor() : m_weights.at(name);
}

torch::Tensor SequenceModel::scores(const torch::Tensor& states, std::int64_t classes) const
{
    const auto biases = outputBiases();
    return affine(states, outputRows().narrow(0, 0, classes), biases.defined() ? biases.narrow(0, 0, classes) : biases);
}

} // namespace sessionsmith::learning
