// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/jsonfields.h"
#include "engine/synthesis/settingsjson.h"
#include "engine/synthesis/shares.h"

#include <limits>

namespace sessionsmith::synthesis {

using Json = nlohmann::json;

Json toJson(const PriceSettings& prices)
{
    return {{"median", prices.median}, {"spread", prices.spread}};
}

Result<PriceSettings> readPrices(const Json& section)
{
    PriceSettings prices;
    for (const auto& taken : {take(section, "median", prices.median, 0, PriceSettings::mostMedian),
                              take(section, "spread", prices.spread, 0, PriceSettings::mostSpread)})
        if (!taken) return tl::unexpected(taken.error());
    return prices;
}

Result<> validatePrices(const PriceSettings& prices)
{
    if (auto checked = checkNumber("median", prices.median, 0, PriceSettings::mostMedian); !checked) return checked;
    return checkNumber("spread", prices.spread, 0, PriceSettings::mostSpread);
}

Json toJson(const PriceEvidence& evidence)
{
    return {{"source", evidence.source},
            {"items", evidence.items},
            {"median", evidence.median},
            {"low", evidence.low},
            {"high", evidence.high},
            {"spread", evidence.spread},
            {"spread_low", evidence.spreadLow},
            {"spread_high", evidence.spreadHigh}};
}

Result<PriceEvidence> readPriceEvidence(const Json& section)
{
    constexpr double most = std::numeric_limits<double>::max();
    PriceEvidence evidence;
    evidence.source = textOf(section, "source");
    for (const auto& taken :
         {take(section, "items", evidence.items, 0, mostCounted), take(section, "median", evidence.median, 0, most),
          take(section, "low", evidence.low, 0, most), take(section, "high", evidence.high, 0, most),
          take(section, "spread", evidence.spread, 0, most), take(section, "spread_low", evidence.spreadLow, 0, most),
          take(section, "spread_high", evidence.spreadHigh, 0, most)})
        if (!taken) return tl::unexpected(taken.error());
    return evidence;
}

} // namespace sessionsmith::synthesis
