// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/jsonfields.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

using Json = nlohmann::json;

Result<const Json*> sectionOf(const Json& parent, const char* key)
{
    const auto section = parent.find(key);
    if (section == parent.end()) return nullptr;
    if (!section->is_object()) return fail(SS_TEXT("engine", "\"{0}\" is not a JSON object"), key);
    return &*section;
}

std::string textOf(const Json& section, const char* key)
{
    const auto found = section.find(key);
    return found != section.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<hmm::Vector> readColumn(const Json& section, const char* key, std::size_t count, double low, double high,
                               const char* wrongSize)
{
    const auto found = section.find(key);
    if (found == section.end() || (found->is_array() && found->empty())) return hmm::Vector();
    if (!found->is_array() || found->size() != count) return fail(wrongSize, key, count);
    hmm::Vector values{Eigen::Index(count)};
    for (std::size_t i = 0; i < count; ++i) {
        const double value = (*found)[i].is_number() ? (*found)[i].get<double>() : NAN;
        if (!(value >= low && value <= high))
            return fail(SS_TEXT("engine", "\"{0}\", entry {1} must be a number between {2} and {3}"), key, i + 1, low,
                        high);
        values[Eigen::Index(i)] = value;
    }
    return values;
}

Result<> takeNumbers(const Json& section, const char* key, std::vector<double>& values)
{
    const auto found = section.find(key);
    if (found == section.end()) return {};
    const auto isNumber = [](const Json& value) { return value.is_number(); };
    if (!found->is_array() || !std::all_of(found->begin(), found->end(), isNumber))
        return fail(SS_TEXT("engine", "\"{0}\" is not a list of numbers"), key);
    values = found->get<std::vector<double>>();
    return {};
}

Result<std::vector<bool>> readFlags(const Json& section, const char* key)
{
    const auto found = section.find(key);
    if (found == section.end()) return std::vector<bool>();
    const auto isFlag = [](const Json& value) { return value.is_boolean(); };
    if (!found->is_array() || !std::all_of(found->begin(), found->end(), isFlag))
        return fail(SS_TEXT("engine", "\"{0}\" is not a list of true and false"), key);
    return found->get<std::vector<bool>>();
}

} // namespace sessionsmith::synthesis
