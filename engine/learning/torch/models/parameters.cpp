// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/models/parameters.h"

namespace sessionsmith::learning {

void Parameters::add(const std::string& name, std::vector<std::int64_t> shape, double deviation)
{
    m_all.push_back({{name, std::move(shape)}, 0, deviation});
}

void Parameters::addRows(const std::string& name, Rows rows, std::int64_t count, std::int64_t width, double deviation)
{
    m_all.push_back({{name, {count, width}}, 0, deviation, rows});
}

void Parameters::addBias(const std::string& name, Rows rows, std::int64_t count)
{
    m_all.push_back({{name, {count}}, 0, 0, rows});
}

void Parameters::addLinear(const std::string& name, std::int64_t out, std::int64_t in, double deviation)
{
    add(name + ".weight", {out, in}, deviation);
    add(name + ".bias", {out}, 0);
}

void Parameters::addNorm(const std::string& name, std::int64_t width, bool hasBias)
{
    m_all.push_back({{name + ".weight", {width}}, 1});
    if (hasBias) add(name + ".bias", {width}, 0);
}

std::vector<ParameterShape> shapesOf(const std::vector<Parameter>& parameters)
{
    return {parameters.begin(), parameters.end()};
}

Weights drawn(const std::vector<Parameter>& parameters, at::Generator generator)
{
    Weights weights;
    for (const Parameter& parameter : parameters) {
        auto tensor = torch::full(parameter.shape, parameter.mean, torch::kFloat);
        if (parameter.deviation > 0) tensor.normal_(parameter.mean, parameter.deviation, generator);
        weights[parameter.name] = tensor;
    }
    return weights;
}

} // namespace sessionsmith::learning
