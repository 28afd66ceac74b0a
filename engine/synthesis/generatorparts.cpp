// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/generatorparts.h"

#include "engine/synthesis/settingsjson.h"

namespace sessionsmith::synthesis {

namespace {

nlohmann::json documentOf(const GeneratorParts& parts)
{
    return {toJson(parts.items), toJson(parts.revisits), toJson(parts.visits), toJson(parts.gaps),
            toJson(parts.lengths)};
}

} // namespace

bool GeneratorParts::operator==(const GeneratorParts& other) const
{
    return documentOf(*this) == documentOf(other);
}

Result<> GeneratorParts::validate(int states, int actions) const
{
    return items.validate()
        .and_then([&] { return revisits.validate(actions); })
        .and_then([&] { return visits.validate(); })
        .and_then([&] { return lengths.validate(); })
        .and_then([&] {
            return readGaps({{"gaps", toJson(gaps)}}, std::size_t(states)).map([](const auto&) {});
        });
}

GeneratorParts partsOf(const BehaviourModel& model)
{
    return {model.items, model.revisits, model.visits, model.gaps, model.lengths};
}

void setParts(BehaviourModel& model, GeneratorParts parts)
{
    model.items = std::move(parts.items);
    model.revisits = std::move(parts.revisits);
    model.visits = std::move(parts.visits);
    model.gaps = std::move(parts.gaps);
    model.lengths = std::move(parts.lengths);
}

} // namespace sessionsmith::synthesis
