// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/jsontables.h"

namespace sessionsmith::hmm {

using Json = nlohmann::json;

Json arrayOf(const Vector& values)
{
    return std::vector<double>(values.begin(), values.end());
}

Json arrayOf(const Matrix& matrix)
{
    Json rows = Json::array();
    for (Eigen::Index i = 0; i < matrix.rows(); ++i)
        rows.push_back(arrayOf(Vector(matrix.row(i).transpose())));
    return rows;
}

Result<std::vector<std::string>> readNames(const Json& document, const char* key)
{
    if (!document.contains(key)) return fail(SS_TEXT("engine", "The key \"{0}\" is missing"), key);
    const Json& array = document[key];
    std::vector<std::string> names;
    if (array.is_array())
        for (const Json& name : array)
            if (name.is_string()) names.push_back(name.get<std::string>());
    if (!array.is_array() || names.size() != array.size())
        return fail(SS_TEXT("engine", "\"{0}\" is not a list of names"), key);
    return names;
}

} // namespace sessionsmith::hmm
