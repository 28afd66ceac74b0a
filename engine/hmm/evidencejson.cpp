// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/evidencejson.h"

#include "engine/hmm/jsontables.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <limits>

namespace sessionsmith::hmm {

namespace {

using Json = nlohmann::json;

constexpr std::array methods{"count", "baum-welch"}; // by Evidence::Method
constexpr std::array intervalMethods{"wilson", "observed-information", "wilson-expected-counts"};

Json toJson(const CellValues& values)
{
    Json tables{{"initial", arrayOf(values.initial)},
                {"transition", arrayOf(values.transition)},
                {"emission", arrayOf(values.emission)}};
    if (values.end.size() > 0) tables["end"] = arrayOf(values.end);
    return tables;
}

Error wrongTable(const std::string& place)
{
    return Error(SS_TEXT("engine", "\"{0}\" of the evidence does not fit its states and actions"), place);
}

/// (rows x columns) numbers, null for NaN.
Result<Matrix> readTable(const Json& tables, const std::string& place, const char* key, Eigen::Index rows,
                         Eigen::Index columns)
{
    const std::string where = place + "." + key;
    const auto found = tables.find(key);
    if (found == tables.end() || !found->is_array() || Eigen::Index(found->size()) != rows)
        return fail(wrongTable(where));
    Matrix matrix(rows, columns);
    for (Eigen::Index i = 0; i < rows; ++i) {
        const Json& row = (*found)[std::size_t(i)];
        if (!row.is_array() || Eigen::Index(row.size()) != columns) return fail(wrongTable(where));
        for (Eigen::Index j = 0; j < columns; ++j) {
            const Json& value = row[std::size_t(j)];
            if (!value.is_number() && !value.is_null()) return fail(wrongTable(where));
            matrix(i, j) = value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
        }
    }
    return matrix;
}

Result<Vector> readColumn(const Json& tables, const std::string& place, const char* key, Eigen::Index size)
{
    const auto found = tables.find(key);
    if (found == tables.end()) return fail(wrongTable(place + "." + key));
    const auto read = readTable(Json{{key, Json::array({*found})}}, place, key, 1, size);
    if (!read) return tl::unexpected(read.error());
    return Vector(read->row(0).transpose());
}

Result<CellValues> readValues(const Json& section, const char* key, Eigen::Index states, Eigen::Index actions)
{
    const auto tables = section.find(key);
    if (tables == section.end() || !tables->is_object()) return fail(wrongTable(key));
    auto initial = readColumn(*tables, key, "initial", states);
    if (!initial) return tl::unexpected(initial.error());
    auto transition = readTable(*tables, key, "transition", states, states);
    if (!transition) return tl::unexpected(transition.error());
    auto emission = readTable(*tables, key, "emission", states, actions);
    if (!emission) return tl::unexpected(emission.error());
    CellValues values;
    if (tables->contains("end")) {
        auto end = readColumn(*tables, key, "end", states);
        if (!end) return tl::unexpected(end.error());
        values.end = std::move(*end);
    }
    values.initial = std::move(*initial);
    values.transition = std::move(*transition);
    values.emission = std::move(*emission);
    return values;
}

/// The index of `section[key]` among names; an error where it is none of them.
template <std::size_t Count>
Result<int> readChoice(const Json& section, const char* key, const std::array<const char*, Count>& names)
{
    const auto found = section.find(key);
    for (std::size_t i = 0; i < Count; ++i)
        if (found != section.end() && *found == names[i]) return int(i);
    return fail(SS_TEXT("engine", "\"{0}\" of the evidence is none of: {1}"), key,
                fmt::format("{}", fmt::join(names, ", ")));
}

std::string textOf(const Json& section, const char* key)
{
    const auto found = section.find(key);
    return found != section.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::size_t countOf(const Json& section, const char* key)
{
    const auto found = section.find(key);
    return found != section.end() && found->is_number_unsigned() ? found->get<std::size_t>() : 0;
}

/// What can be told of the fit; what is missing is not known.
void readFit(const Json& section, Evidence& evidence)
{
    evidence.source = textOf(section, "source");
    evidence.sourceHash = textOf(section, "source_hash");
    evidence.sequences = countOf(section, "sequences");
    evidence.events = countOf(section, "events");
    evidence.impossible = countOf(section, "impossible_sequences");
    evidence.iterations = int(std::min<std::size_t>(countOf(section, "iterations"), 1'000'000'000));
    const auto converged = section.find("converged");
    evidence.converged = converged != section.end() && *converged == true;
    const auto logLikelihood = section.find("log_likelihood");
    evidence.logLikelihood = logLikelihood != section.end() && logLikelihood->is_number()
                                 ? logLikelihood->get<double>()
                                 : -std::numeric_limits<double>::infinity();
}

} // namespace

Json toJson(const Evidence& evidence)
{
    Json section{{"method", methods[std::size_t(evidence.method)]},
                 {"source", evidence.source},
                 {"source_hash", evidence.sourceHash},
                 {"sequences", evidence.sequences},
                 {"events", evidence.events},
                 {"impossible_sequences", evidence.impossible},
                 {"log_likelihood", nullptr},
                 {"iterations", evidence.iterations},
                 {"converged", evidence.converged},
                 {"states", evidence.states},
                 {"actions", evidence.actions},
                 {"intervals", intervalMethods[std::size_t(evidence.intervals.method)]},
                 {"confidence", Intervals::confidence},
                 {"estimate", toJson(evidence.estimate)},
                 {"counts", toJson(evidence.counts)},
                 {"low", toJson(evidence.intervals.low)},
                 {"high", toJson(evidence.intervals.high)}};
    if (std::isfinite(evidence.logLikelihood)) section["log_likelihood"] = evidence.logLikelihood;
    return section;
}

Result<Evidence> evidenceFromJson(const Json& section)
{
    if (!section.is_object()) return fail(SS_TEXT("engine", "\"{0}\" is not a JSON object"), "evidence");
    Evidence evidence;
    readFit(section, evidence);
    const auto method = readChoice(section, "method", methods);
    if (!method) return tl::unexpected(method.error());
    evidence.method = Evidence::Method(*method);
    const auto intervals = readChoice(section, "intervals", intervalMethods);
    if (!intervals) return tl::unexpected(intervals.error());
    evidence.intervals.method = Intervals::Method(*intervals);
    auto states = readNames(section, "states"), actions = readNames(section, "actions");
    if (!states) return tl::unexpected(states.error());
    if (!actions) return tl::unexpected(actions.error());
    evidence.states = std::move(*states);
    evidence.actions = std::move(*actions);
    const std::pair<const char*, CellValues*> tables[] = {{"estimate", &evidence.estimate},
                                                          {"counts", &evidence.counts},
                                                          {"low", &evidence.intervals.low},
                                                          {"high", &evidence.intervals.high}};
    for (const auto& [key, table] : tables) {
        auto read =
            readValues(section, key, Eigen::Index(evidence.states.size()), Eigen::Index(evidence.actions.size()));
        if (!read) return tl::unexpected(read.error());
        if (read->end.size() != evidence.estimate.end.size() && table != &evidence.estimate)
            return fail(wrongTable(std::string(key) + ".end"));
        *table = std::move(*read);
    }
    return evidence;
}

} // namespace sessionsmith::hmm
