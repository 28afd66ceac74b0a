// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/eventgrid.h"
#include "engine/learning/torch/weights.h"

namespace sessionsmith::learning {

/// What the rows of a tensor belong to: nothing that varies, positions, or names of a catalogue, which another model
/// numbers otherwise.
enum class Rows { Fixed, Positions, Items, Actions, Categories };

/// A parameter, and how it begins: normal with these.
struct Parameter : ParameterShape
{
    double mean = 0, deviation = 0;
    Rows rows = Rows::Fixed;
};

/// The parameters of a model, in the order in which they are drawn.
class Parameters
{
public:
    void add(const std::string& name, std::vector<std::int64_t> shape, double deviation);
    void addRows(const std::string& name, Rows rows, std::int64_t count, std::int64_t width, double deviation);
    /// One value a row, zero to begin with.
    void addBias(const std::string& name, Rows rows, std::int64_t count);
    /// Of torch.nn.Linear: the weight is (out x in).
    void addLinear(const std::string& name, std::int64_t out, std::int64_t in, double deviation);
    /// Gain one, and where there is one a bias.
    void addNorm(const std::string& name, std::int64_t width, bool hasBias = true);

    const std::vector<Parameter>& all() const { return m_all; }

private:
    std::vector<Parameter> m_all;
};

/// Names and shapes alone.
std::vector<ParameterShape> shapesOf(const std::vector<Parameter>& parameters);
/// Values for them, from `generator` alone.
Weights drawn(const std::vector<Parameter>& parameters, at::Generator generator);

} // namespace sessionsmith::learning
