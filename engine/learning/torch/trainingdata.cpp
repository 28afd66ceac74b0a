// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/trainingdata.h"

#include "engine/base/hash.h"

#include <algorithm>

namespace sessionsmith::learning {

std::string hashOf(const TrainingData& data)
{
    ContentHash hash;
    for (const events::Vocabulary* names : {&data.catalogue.items, &data.catalogue.actions, &data.catalogue.categories})
        for (std::int32_t i = 0; i < names->size(); ++i)
            hash.add((*names)[i]);
    for (const SequenceData* part : {&data.training, &data.evaluation}) {
        hash.add(std::span<const std::size_t>(part->offsets));
        hash.add(std::span<const std::int32_t>(part->items));
        hash.add(std::span<const std::int32_t>(part->actions));
        hash.add(std::span<const float>(part->gaps));
    }
    hash.add(std::span<const std::int32_t>(data.catalogue.itemCategory));
    hash.add(std::span<const TestCase>(data.validation));
    return hash.hex();
}

Result<> checkData(const ModelSpec& model, const TrainingData& data)
{
    if (model.useCategories && data.catalogue.categories.size() == 0)
        return fail(Error(SS_TEXT("engine", "use_categories: the items of this data set have no categories"))
                        .advise(SS_TEXT("engine", "Train without them, or import the log with a category column")));
    if (model.useGaps && data.training.gaps.size() != data.training.items.size())
        return fail(Error(SS_TEXT("engine", "use_gaps: the events of this data set have no times"))
                        .advise(SS_TEXT("engine", "Train without them, or import the log with a time column")));
    const auto inside = [](std::span<const std::int32_t> indices, std::int32_t size) {
        return std::ranges::all_of(indices, [size](std::int32_t index) { return index >= 0 && index < size; });
    };
    for (const SequenceData* part : {&data.training, &data.evaluation})
        if (!inside(part->items, data.catalogue.items.size()) || !inside(part->actions, data.catalogue.actions.size()))
            return fail(SS_TEXT("engine", "The training data do not fit their catalogue"));
    return {};
}

Result<> checkTechniques(const TrainingSpec& spec, const TrainingData& data)
{
    if (spec.techniques.loss != Loss::Full && data.catalogue.items.size() < 2)
        return fail(SS_TEXT("engine", "loss: {0} needs a catalogue of two items or more"), name(spec.techniques.loss));
    if (spec.learns(Objective::Contrastive) && data.views.empty())
        return fail(SS_TEXT("engine", "objective: contrastive needs a pipeline that makes views"));
    return {};
}

} // namespace sessionsmith::learning
