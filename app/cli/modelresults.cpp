// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/modelresults.h"

#include <cmath>

namespace sessionsmith::cli {

Json finiteOrNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json finiteOrNull(const std::vector<double>& values)
{
    Json array = Json::array();
    for (const double value : values)
        array.push_back(finiteOrNull(value));
    return array;
}

Output saved(const store::ModelRecord& record)
{
    return {{{"name", record.name}, {"version", record.version}, {"content_hash", record.contentHash}},
            fmt::format("{}, version {}, {}\n", record.name, record.version, record.contentHash)};
}

void addInput(CLI::App& command, std::string& data, std::string& sequences)
{
    CLI::Option_group* input = command.add_option_group("input");
    Arguments arguments(*input);
    arguments.text("--data", data, "The sessions of a data set, or ...");
    arguments.text("--sequences", sequences,
                   "... a file or pipe with one sequence a line, names or indices of actions separated by blanks");
    input->require_option(1);
}

} // namespace sessionsmith::cli
