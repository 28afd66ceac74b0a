// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/json.h"

#include "engine/base/hash.h"
#include "engine/base/jsontext.h"
#include "engine/hmm/jsontables.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace sessionsmith::hmm {

namespace {

using Json = nlohmann::json;

constexpr const char* formatName = "sessionsmith.model";
constexpr int formatVersion = 1;

/// One row of numbers. `place` is the key, with the row's number where there is one.
Result<Vector> readRow(const Json& array, const std::string& place)
{
    if (!array.is_array()) return fail(SS_TEXT("engine", "\"{0}\" is not a list of numbers"), place);
    Vector row(Eigen::Index(array.size()));
    for (std::size_t i = 0; i < array.size(); ++i) {
        if (!array[i].is_number())
            return fail(Error(SS_TEXT("engine", "\"{0}\", entry {1} is not a number"), place, i + 1)
                            .advise(SS_TEXT("engine", "Every entry must lie between 0 and 1")));
        row[Eigen::Index(i)] = array[i].get<double>();
    }
    return row;
}

Result<Vector> readVector(const Json& document, const char* key)
{
    if (!document.contains(key)) return fail(SS_TEXT("engine", "The key \"{0}\" is missing"), key);
    return readRow(document[key], key);
}

/// `columns`: how many the names ask for, to tell which row of a ragged matrix is the odd one.
Result<Matrix> readMatrix(const Json& document, const char* key, std::size_t columns)
{
    if (!document.contains(key)) return fail(SS_TEXT("engine", "The key \"{0}\" is missing"), key);
    const Json& rows = document[key];
    if (!rows.is_array() || rows.empty() || !rows[0].is_array())
        return fail(SS_TEXT("engine", "\"{0}\" is not a list of rows"), key);
    const bool isRagged = std::ranges::any_of(rows, [&](const Json& row) { return row.size() != rows[0].size(); });
    // Made only once all rows are there: a ragged document cannot ask for more memory than it has entries.
    std::vector<Vector> read;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = readRow(rows[i], fmt::format("{} row {}", key, i + 1));
        if (!row) return tl::unexpected(row.error());
        if (isRagged && row->size() != Eigen::Index(columns))
            return fail(SS_TEXT("engine", "\"{0}\", row {1} has {2} entries instead of {3}"), key, i + 1, row->size(),
                        columns);
        read.push_back(std::move(*row));
    }
    Matrix matrix(Eigen::Index(rows.size()), Eigen::Index(rows[0].size()));
    for (std::size_t i = 0; i < read.size(); ++i)
        matrix.row(Eigen::Index(i)) = read[i].transpose();
    return matrix;
}

Result<> checkHead(const Json& document)
{
    if (!document.is_object()) return fail(SS_TEXT("engine", "This is no model document: it is not a JSON object"));
    const auto format = document.find("format");
    if (format == document.end() || *format != formatName)
        return fail(Error(SS_TEXT("engine", "This is no model document"))
                        .advise(SS_TEXT("engine", "Its \"format\" must be \"{0}\""), formatName));
    const auto version = document.find("version");
    if (version == document.end()) return fail(SS_TEXT("engine", "The key \"{0}\" is missing"), "version");
    const double number = version->is_number() ? version->get<double>() : 0;
    if (number < 1 || std::floor(number) != number)
        return fail(SS_TEXT("engine", "\"{0}\" must be a whole number from 1 on"), "version");
    if (number > formatVersion)
        return fail(Error(SS_TEXT("engine", "The document was written by a newer version of Sessionsmith"))
                        .advise(SS_TEXT("engine", "Update Sessionsmith to open it")));
    return {};
}

} // namespace

Json toJson(const Model& model)
{
    Json document{{"format", formatName},
                  {"version", formatVersion},
                  {"name", model.name},
                  {"states", model.states},
                  {"actions", model.actions},
                  {"initial", arrayOf(model.initial)},
                  {"transition", arrayOf(model.transition)},
                  {"emission", arrayOf(model.emission)}};
    if (model.hasEnd()) document["end"] = arrayOf(model.end);
    return document;
}

const std::vector<std::string>& modelKeys()
{
    static const std::vector<std::string> keys{"format",  "version",    "name",     "states", "actions",
                                               "initial", "transition", "emission", "end"};
    return keys;
}

Result<Model> fromJson(const Json& document)
{
    if (auto good = checkHead(document); !good) return tl::unexpected(good.error());
    Model model;
    if (const auto name = document.find("name"); name != document.end() && !name->is_null()) {
        if (!name->is_string()) return fail(SS_TEXT("engine", "\"{0}\" is no text"), "name");
        model.name = name->get<std::string>();
    }

    auto states = readNames(document, "states");
    if (!states) return tl::unexpected(states.error());
    auto actions = readNames(document, "actions");
    if (!actions) return tl::unexpected(actions.error());
    auto initial = readVector(document, "initial");
    if (!initial) return tl::unexpected(initial.error());
    auto transition = readMatrix(document, "transition", states->size());
    if (!transition) return tl::unexpected(transition.error());
    auto emission = readMatrix(document, "emission", actions->size());
    if (!emission) return tl::unexpected(emission.error());
    if (document.contains("end") && !document["end"].is_null()) {
        auto end = readVector(document, "end");
        if (!end) return tl::unexpected(end.error());
        model.end = std::move(*end);
    }
    model.states = std::move(*states);
    model.actions = std::move(*actions);
    model.initial = std::move(*initial);
    model.transition = std::move(*transition);
    model.emission = std::move(*emission);
    if (auto valid = model.validate(); !valid) return tl::unexpected(valid.error());
    return model;
}

Result<Model> parseModel(std::string_view text, const std::string& where)
{
    auto document = parseJson(text);
    if (!document) return fail(document.error().at(where));
    auto model = fromJson(*document);
    if (!model) return fail(model.error().at(where));
    return model;
}

std::string contentHash(const Model& model)
{
    ContentHash hash;
    for (const auto* names : {&model.states, &model.actions})
        for (const std::string& name : *names)
            hash.add(std::string_view(name));
    const auto add = [&](const double* values, Eigen::Index count) {
        hash.add(&count, sizeof count);
        hash.add(std::span<const double>(values, std::size_t(count)));
    };
    add(model.initial.data(), model.initial.size());
    add(model.transition.data(), model.transition.size());
    add(model.emission.data(), model.emission.size());
    add(model.end.data(), model.end.size());
    return hash.hex();
}

} // namespace sessionsmith::hmm
