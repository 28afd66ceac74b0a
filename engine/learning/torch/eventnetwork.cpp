// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/eventnetwork.h"

#include <cmath>
#include <limits>

namespace sessionsmith::learning {

namespace {

void addLinear(std::vector<ParameterShape>& shapes, const std::string& name, std::int64_t out, std::int64_t in)
{
    shapes.push_back({name + ".weight", {out, in}});
    shapes.push_back({name + ".bias", {out}});
}

/// ln of the probability that each row of scores gives its target: (rows).
torch::Tensor logProbability(const torch::Tensor& scores, const torch::Tensor& targets)
{
    return -torch::cross_entropy_loss(scores, targets, {}, at::Reduction::None);
}

} // namespace

void Recurrent::addShapes(std::vector<ParameterShape>& shapes, const std::string& name, std::int64_t input,
                          std::int64_t hidden)
{
    addLinear(shapes, name + ".input", 3 * hidden, input);
    addLinear(shapes, name + ".state", 3 * hidden, hidden);
}

torch::Tensor Recurrent::operator()(const torch::Tensor& inputs, const torch::Tensor& first) const
{
    const std::vector<torch::Tensor> parameters{weights.at(name + ".input.weight"), weights.at(name + ".state.weight"),
                                                weights.at(name + ".input.bias"), weights.at(name + ".state.bias")};
    return std::get<0>(torch::gru(inputs, first.unsqueeze(0), parameters, true, 1, 0.0, false, false, true));
}

torch::Tensor Recurrent::step(const torch::Tensor& input, const torch::Tensor& state) const
{
    return torch::gru_cell(input, state, weights.at(name + ".input.weight"), weights.at(name + ".state.weight"),
                           weights.at(name + ".input.bias"), weights.at(name + ".state.bias"));
}

std::vector<ParameterShape> EventNetwork::shapes(const GeneratorSpec& spec, const EventSizes& sizes)
{
    const std::int64_t latent = spec.kind == GeneratorKind::Vae ? spec.latent : 0;
    std::vector<ParameterShape> shapes{{"items.weight", {sizes.items + 1, spec.embedding}},
                                       {"items.bias", {sizes.items}},
                                       {"actions.weight", {sizes.actions + 2, spec.embedding}},
                                       {"gaps.weight", {sizes.gaps + 1, spec.embedding}},
                                       {"actionsOfItems.weight", {sizes.actions, spec.embedding}}};
    if (latent > 0) addLinear(shapes, "start", spec.hidden, latent);
    Recurrent::addShapes(shapes, "events", spec.embedding + latent, spec.hidden);
    addLinear(shapes, "nextAction", sizes.actions + 1, spec.hidden);
    addLinear(shapes, "nextItem", spec.embedding, spec.hidden);
    if (!sizes.hasGaps()) return shapes;
    addLinear(shapes, "nextGap", sizes.gaps, spec.hidden);
    shapes.push_back({"gapsOfActions.weight", {sizes.actions, sizes.gaps}});
    return shapes;
}

torch::Tensor EventNetwork::linear(const torch::Tensor& values, const std::string& name) const
{
    return torch::linear(values, weight(name + ".weight"), weight(name + ".bias"));
}

torch::Tensor EventNetwork::embedded(const torch::Tensor& items, const torch::Tensor& actions,
                                     const torch::Tensor& gaps) const
{
    return torch::embedding(weight("items.weight"), items) + torch::embedding(weight("actions.weight"), actions) +
           torch::embedding(weight("gaps.weight"), gaps);
}

/// `inputs`: (rows x embedding) or (rows x length x embedding).
torch::Tensor EventNetwork::withLatent(const torch::Tensor& inputs, const torch::Tensor& latent) const
{
    if (!hasLatent()) return inputs;
    if (inputs.dim() == 2) return torch::cat({inputs, latent}, 1);
    return torch::cat({inputs, latent.unsqueeze(1).expand({-1, inputs.size(1), -1})}, 2);
}

torch::Tensor EventNetwork::start(std::int64_t rows, const torch::Tensor& latent) const
{
    const auto options = torch::TensorOptions(device()).dtype(torch::kInt64);
    const auto none = [&](std::int64_t index) { return torch::full({rows}, index, options); };
    const auto before = hasLatent() ? torch::tanh(linear(latent, "start"))
                                    : torch::zeros({rows, m_spec.hidden}, options.dtype(torch::kFloat));
    return follow(before, none(m_sizes.noItem()), none(m_sizes.noAction()), none(m_sizes.noGap()), latent);
}

torch::Tensor EventNetwork::follow(const torch::Tensor& state, const torch::Tensor& items, const torch::Tensor& actions,
                                   const torch::Tensor& gaps, const torch::Tensor& latent) const
{
    return Recurrent{m_weights, "events"}.step(withLatent(embedded(items, actions, gaps), latent), state);
}

torch::Tensor EventNetwork::actionScores(const torch::Tensor& state) const
{
    return linear(state, "nextAction");
}

torch::Tensor EventNetwork::itemScores(const torch::Tensor& state, const torch::Tensor& actions,
                                       const Dropout& dropout) const
{
    const auto wanted = dropout(linear(state, "nextItem") + torch::embedding(weight("actionsOfItems.weight"), actions));
    return torch::linear(wanted, weight("items.weight").narrow(0, 0, m_sizes.items), weight("items.bias"));
}

torch::Tensor EventNetwork::gapScores(const torch::Tensor& state, const torch::Tensor& actions) const
{
    return linear(state, "nextGap") + torch::embedding(weight("gapsOfActions.weight"), actions);
}

EventNetwork::LogLikelihood EventNetwork::logLikelihood(const SessionBatch& batch, const torch::Tensor& latent,
                                                        const torch::Tensor& told, const Dropout& dropout) const
{
    const std::int64_t rows = batch.rows, length = batch.length;
    const auto of = [&](const std::vector<std::int64_t>& values) { return tensorOf(values, {rows, length}, device()); };
    const auto items = of(batch.items), actions = of(batch.actions), gaps = of(batch.gaps);
    // State t of a row, 0 ... length, knows the events before t.
    const auto first = start(rows, latent);
    auto inputs = embedded(items, actions, gaps);
    if (told.defined()) inputs = inputs * told.unsqueeze(2);
    const auto later = Recurrent{m_weights, "events"}(withLatent(inputs, latent), first);
    const auto states = torch::cat({first.unsqueeze(1), later}, 1).reshape({rows * (length + 1), m_spec.hidden});

    // Where something is asked: before each event, and behind the last one of a session that ends.
    std::vector<std::int64_t> places, placeRows, nextActions, events, cells, eventRows, timed;
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::int64_t own = batch.lengths[std::size_t(row)];
        for (std::int64_t i = 0; i <= own; ++i) {
            if (i == own && !batch.ends[std::size_t(row)]) break;
            const std::int64_t place = row * (length + 1) + i;
            places.push_back(place);
            placeRows.push_back(row);
            nextActions.push_back(i == own ? m_sizes.end() : batch.actions[std::size_t(row * length + i)]);
            if (i == own) break;
            if (i > 0) timed.push_back(std::int64_t(events.size()));
            events.push_back(place);
            cells.push_back(row * length + i);
            eventRows.push_back(row);
        }
    }
    const auto list = [&](const std::vector<std::int64_t>& values) {
        return tensorOf(values, {std::int64_t(values.size())}, device());
    };
    const auto nothing = torch::zeros({rows}, states.options());
    auto scores = actionScores(states.index_select(0, list(places)));
    // No session ends before it began.
    const auto isFirst = list(places).remainder(length + 1).eq(0).unsqueeze(1);
    const auto isEnd = torch::arange(scores.size(1), isFirst.options().dtype(torch::kInt64)).eq(m_sizes.end());
    scores = scores.masked_fill(isFirst & isEnd.unsqueeze(0), -std::numeric_limits<float>::infinity());
    auto behaviour = nothing.index_add(0, list(placeRows), logProbability(scores, list(nextActions)));

    const auto known = states.index_select(0, list(events));
    const auto happened = actions.reshape({-1}).index_select(0, list(cells));
    const auto touched = items.reshape({-1}).index_select(0, list(cells));
    const auto itemsGiven =
        nothing.index_add(0, list(eventRows), logProbability(itemScores(known, happened, dropout), touched));
    if (m_sizes.hasGaps() && !timed.empty()) {
        const auto later = list(timed);
        const auto waited = gaps.reshape({-1}).index_select(0, list(cells)).index_select(0, later);
        const auto gapsGiven = gapScores(known.index_select(0, later), happened.index_select(0, later));
        behaviour = behaviour.index_add(0, list(eventRows).index_select(0, later), logProbability(gapsGiven, waited));
    }
    return {behaviour, itemsGiven};
}

Weights initialWeights(const std::vector<ParameterShape>& shapes, at::Generator generator)
{
    Weights weights;
    for (const ParameterShape& parameter : shapes) {
        auto tensor = torch::zeros(parameter.shape, torch::kFloat);
        const double scale = parameter.name == "nextItem.weight" || parameter.name == "actionsOfItems.weight"
                                 ? 0.02
                                 : 1 / std::sqrt(double(parameter.shape.back()));
        if (parameter.isMatrix()) tensor.normal_(0, scale, generator);
        weights[parameter.name] = tensor;
    }
    return weights;
}

void beginWithFrequencies(Weights& weights, const EventSizes& sizes, const SessionBatch& batch)
{
    std::vector<float> items(std::size_t(sizes.items), 0.5f), actions(std::size_t(sizes.actions) + 1, 0.5f),
        gaps(std::size_t(sizes.gaps), 0.5f);
    for (std::int64_t row = 0; row < batch.rows; ++row) {
        const std::int64_t length = batch.lengths[std::size_t(row)];
        for (std::int64_t i = 0; i < length; ++i) {
            const auto cell = std::size_t(row * batch.length + i);
            ++items[std::size_t(batch.items[cell])];
            ++actions[std::size_t(batch.actions[cell])];
            if (i > 0) ++gaps[std::size_t(batch.gaps[cell])];
        }
        if (batch.ends[std::size_t(row)]) ++actions.back();
    }
    const auto set = [&](const char* name, const std::vector<float>& counts) {
        const auto tensor = torch::tensor(counts);
        weights.at(name).copy_((tensor / tensor.sum()).log());
    };
    set("items.bias", items);
    set("nextAction.bias", actions);
    if (sizes.hasGaps()) set("nextGap.bias", gaps);
}

} // namespace sessionsmith::learning
