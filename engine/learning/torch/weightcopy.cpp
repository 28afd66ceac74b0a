// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/weightcopy.h"

namespace sessionsmith::learning {

const events::Vocabulary* namesOf(Rows rows, const Catalogue& catalogue)
{
    switch (rows) {
    case Rows::Items:
        return &catalogue.items;
    case Rows::Actions:
        return &catalogue.actions;
    case Rows::Categories:
        return &catalogue.categories;
    case Rows::Fixed:
    case Rows::Positions:
        break;
    }
    return nullptr;
}

std::int64_t copyRows(const events::Vocabulary& fromNames, const torch::Tensor& from, const events::Vocabulary& names,
                      torch::Tensor to)
{
    std::vector<std::int64_t> source, target;
    for (std::int32_t i = 0; i < fromNames.size(); ++i) {
        const std::int32_t place = names.find(fromNames[i]);
        if (place < 0 || i >= from.size(0)) continue;
        source.push_back(i);
        target.push_back(place);
    }
    const auto known = std::int64_t(source.size());
    const std::int64_t special = from.size(0) - fromNames.size();
    if (special == to.size(0) - names.size())
        for (std::int64_t i = 0; i < special; ++i) {
            source.push_back(fromNames.size() + i);
            target.push_back(names.size() + i);
        }
    const auto indices = [&](const std::vector<std::int64_t>& rows) {
        return tensorOf(rows, {std::int64_t(rows.size())}, to.device());
    };
    to.index_copy_(0, indices(target), from.index_select(0, indices(source)));
    return known;
}

void copyByName(const Catalogue& fromCatalogue, const Weights& from, const Catalogue& catalogue,
                const SequenceModel& model, const std::vector<Parameter>& heads)
{
    const torch::NoGradGuard noGradients;
    auto parameters = model.network().parameters();
    parameters.insert(parameters.end(), heads.begin(), heads.end());
    for (const Parameter& parameter : parameters) {
        const auto found = from.find(parameter.name);
        if (found == from.end()) continue;
        torch::Tensor own = model.weights().at(parameter.name);
        const auto given = found->second.to(own.device());
        if (const auto* names = namesOf(parameter.rows, catalogue))
            copyRows(*namesOf(parameter.rows, fromCatalogue), given, *names, own);
        else
            own.copy_(given);
    }
}

} // namespace sessionsmith::learning
