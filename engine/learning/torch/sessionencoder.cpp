// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/sessionencoder.h"

namespace sessionsmith::learning {

std::vector<ParameterShape> SessionEncoder::shapes(const GeneratorSpec& spec, const EventSizes& sizes,
                                                   std::int64_t outputs)
{
    std::vector<ParameterShape> shapes{{"reader.items.weight", {sizes.items + 1, spec.embedding}},
                                       {"reader.actions.weight", {sizes.actions + 2, spec.embedding}},
                                       {"reader.gaps.weight", {sizes.gaps + 1, spec.embedding}},
                                       {"reader.output.weight", {outputs, 2 * spec.hidden}},
                                       {"reader.output.bias", {outputs}}};
    Recurrent::addShapes(shapes, "reader.events", spec.embedding, spec.hidden);
    return shapes;
}

torch::Tensor SessionEncoder::operator()(const SessionBatch& batch) const
{
    const torch::Device device = m_weights.at("reader.items.weight").device();
    const auto embedded = [&](const char* name, const std::vector<std::int64_t>& values) {
        return torch::embedding(m_weights.at(name), tensorOf(values, {batch.rows, batch.length}, device));
    };
    const auto events = embedded("reader.items.weight", batch.items) +
                        embedded("reader.actions.weight", batch.actions) + embedded("reader.gaps.weight", batch.gaps);
    const auto states =
        Recurrent{m_weights, "reader.events"}(events, torch::zeros({batch.rows, m_spec.hidden}, events.options()));
    // What the last event leaves, and the mean over all of them.
    const auto lengths = tensorOf(batch.lengths, {batch.rows, 1, 1}, device);
    const auto last = states.gather(1, (lengths - 1).expand({-1, 1, m_spec.hidden})).squeeze(1);
    const auto isEvent = torch::arange(batch.length, lengths.options()).view({1, -1, 1}).lt(lengths);
    const auto mean = (states * isEvent).sum(1) / lengths.squeeze(2);
    return torch::linear(torch::cat({last, mean}, 1), m_weights.at("reader.output.weight"),
                         m_weights.at("reader.output.bias"));
}

} // namespace sessionsmith::learning
