// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/safetensors.h"
#include "tests/engine/learning/recorder.h"

#include <string>
#include <vector>

namespace sessionsmith::learning {

inline constexpr int cycleLength = 7;

/// Items that always follow each other round a circle, in the order of `names`. `questions`: for the validation.
inline TrainingData cycle(const std::vector<std::string>& names, bool questions)
{
    TrainingData data;
    data.catalogue = {events::Vocabulary(names), events::Vocabulary({"view", "buy"})};
    for (int start = 0; start < 40; ++start) {
        std::vector<std::int32_t> items, actions;
        for (int i = 0; i < 4 + start % 5; ++i) {
            items.push_back((start + i) % cycleLength);
            actions.push_back(i % 2);
        }
        data.training.append({items, actions});
    }
    if (!questions) return data;
    data.evaluation = data.training;
    for (std::size_t i = 0; i < data.evaluation.size(); ++i)
        data.validation.push_back({data.evaluation.offsets[i], data.evaluation.offsets[i + 1] - 1});
    return data;
}

inline std::vector<std::string> letters()
{
    return {"a", "b", "c", "d", "e", "f", "g"};
}

/// A training of a second.
inline TrainingSpec tiny(Architecture architecture, Objective objective)
{
    TrainingSpec spec;
    spec.model = {architecture, architecture == Architecture::T5 ? 2 : 1, 16, 2, 8};
    spec.objective = objective;
    spec.epochs = 20;
    spec.batch = 8;
    spec.learningRate = 1e-2;
    spec.device = "cpu";
    spec.threads = 1;
    return spec;
}

/// The values of a tensor in a checkpoint; empty where there is none.
inline std::vector<float> tensorOf(const std::filesystem::path& path, const std::string& name)
{
    const auto opened = SafetensorsFile::open(path);
    const auto view = opened ? opened->tensor(name) : Result<TensorView>(tl::unexpect, opened.error());
    if (!view) return {};
    const auto values = view->as<float>();
    return {values.begin(), values.end()};
}

} // namespace sessionsmith::learning
