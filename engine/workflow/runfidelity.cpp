// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runfidelity.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::workflow {

namespace {

constexpr std::string_view prefix = "fidelity/";

/// Of the values that there are; NaN without any.
double mean(const comparison::RunTable& table, const std::vector<std::size_t>& rows, std::size_t field)
{
    double sum = 0, count = 0;
    for (const std::size_t row : rows)
        if (const double* value = std::get_if<double>(&table.value(row, field))) {
            sum += *value;
            ++count;
        }
    return sum / count;
}

} // namespace

std::vector<RunFidelity> runFidelity(const comparison::RunTable& table,
                                     const std::vector<std::vector<std::size_t>>& groups)
{
    std::vector<RunFidelity> found;
    const auto overall = table.find("fidelity");
    for (std::size_t field = 0; field < table.fields().size(); ++field) {
        if (!table.fields()[field].starts_with(prefix)) continue;
        RunFidelity fidelity{table.fields()[field].substr(prefix.size()), {}};
        for (const std::vector<std::size_t>& rows : groups)
            fidelity.values.push_back(mean(table, rows, field));
        if (std::ranges::all_of(fidelity.values, [](double value) { return std::isnan(value); })) continue;
        if (field == overall)
            found.insert(found.begin(), std::move(fidelity));
        else if (std::ranges::adjacent_find(fidelity.values, std::ranges::not_equal_to()) != fidelity.values.end())
            found.push_back(std::move(fidelity));
    }
    return found;
}

} // namespace sessionsmith::workflow
