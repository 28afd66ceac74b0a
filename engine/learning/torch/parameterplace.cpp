// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/parameterplace.h"

#include "engine/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::learning {

ParameterPlace ParameterPlace::of(const std::string& name)
{
    // The names of this program's own models and of Hugging Face's.
    constexpr std::array embeddings{"items", "actions", "positions", "embeddings", "shared", "wte", "wpe"};
    ParameterPlace place;
    for (const std::string_view part : split(name, '.')) {
        // The layers of torch.nn.GRU are numbered at the end of its names: "weight_ih_l0".
        const std::size_t end = part.rfind("_l");
        const auto number = parseInteger(end == std::string_view::npos ? part : part.substr(end + 2));
        if (number && !place.layer) place.layer = int(*number);
        place.isEmbedding |= std::ranges::find(embeddings, part) != embeddings.end();
    }
    place.isEmbedding &= !place.layer;
    return place;
}

bool isFrozen(const FreezeSpec& freeze, const std::string& name)
{
    if (freeze.what.empty()) return false;
    const auto place = ParameterPlace::of(name);
    if (freeze.what == "embeddings") return place.isEmbedding;
    if (freeze.what == "body") return place.layer.has_value();
    return place.layer && *place.layer < parseInteger(freeze.what).value_or(0);
}

double rateOf(const FreezeSpec& freeze, const std::string& name, int layers)
{
    if (freeze.layerDecay == 1) return 1;
    const auto place = ParameterPlace::of(name);
    if (place.isEmbedding) return std::pow(freeze.layerDecay, layers);
    return place.layer ? std::pow(freeze.layerDecay, layers - 1 - *place.layer) : 1;
}

} // namespace sessionsmith::learning
