// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/document.h"

#include "engine/base/jsontext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sessionsmith::fidelity {

namespace {

using Json = nlohmann::json;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

Json toJson(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json toJson(const hmm::Matrix& matrix)
{
    Json values = Json::array();
    for (Eigen::Index i = 0; i < matrix.size(); ++i)
        values.push_back(toJson(matrix.data()[i]));
    return values;
}

Json toJson(const hmm::Sequences& sequences)
{
    return {{"symbols", sequences.symbols}, {"offsets", sequences.offsets}};
}

Json toJson(const Metric& metric)
{
    return {{"name", metric.name},
            {"title", metric.title.packed()},
            {"meaning", metric.meaning.packed()},
            {"defect", metric.defect.packed()},
            {"higher_is_better", metric.better == Better::Higher},
            {"value", toJson(metric.value)},
            {"low", toJson(metric.low)},
            {"high", toJson(metric.high)},
            {"best", toJson(metric.best)},
            {"worst", toJson(metric.worst)},
            {"expected", toJson(metric.expected)},
            {"score", toJson(metric.score)},
            {"bad", metric.isBad}};
}

Json toJson(const Difference& difference)
{
    return {{"part", int(difference.part)},
            {"from", difference.from},
            {"to", difference.to},
            {"real", toJson(difference.real)},
            {"size", toJson(difference.size)},
            {"synthetic", toJson(difference.synthetic)},
            {"text", difference.text.packed()}};
}

Json toJson(const Pictures& pictures)
{
    return {{"real_lengths", pictures.realLengths},
            {"synthetic_lengths", pictures.syntheticLengths},
            {"real_gaps", pictures.realGaps},
            {"synthetic_gaps", pictures.syntheticGaps},
            {"real_ranks", pictures.realRanks},
            {"synthetic_ranks", pictures.syntheticRanks},
            {"actions", pictures.actions},
            {"real_actions", pictures.realActions},
            {"synthetic_actions", pictures.syntheticActions},
            {"real_transitions", toJson(pictures.realTransitions)},
            {"synthetic_transitions", toJson(pictures.syntheticTransitions)},
            {"difference", toJson(pictures.transitions.difference)},
            {"standard_error", toJson(pictures.transitions.standardError)},
            {"probability", toJson(pictures.transitions.probability)},
            {"tested", pictures.transitions.tested},
            {"beyond_chance", pictures.transitions.beyondChance},
            {"real_sessions", toJson(pictures.realSessions)},
            {"synthetic_sessions", toJson(pictures.syntheticSessions)}};
}

Json toJson(const LeftOut& one)
{
    return {{"name", one.name}, {"title", one.title.packed()}, {"reason", one.reason.packed()}};
}

Json toJson(const NamedRun& run)
{
    return {{"user", run.user},
            {"session", run.session},
            {"events", run.events},
            {"length", run.length},
            {"from_training", run.isFromTraining}};
}

template <typename T>
Json listOf(const std::vector<T>& values)
{
    Json list = Json::array();
    for (const T& value : values)
        list.push_back(toJson(value));
    return list;
}

// Back again. What is missing or of another kind throws an exception of the library, which readDocument() takes.

double number(const Json& json, double missing = none)
{
    return json.is_null() ? missing : json.get<double>();
}

Message message(const Json& json)
{
    return Message::unpacked(json.get<std::string>());
}

Metric metric(const Json& json)
{
    return {json.at("name"),
            message(json.at("title")),
            message(json.at("meaning")),
            message(json.at("defect")),
            json.at("higher_is_better").get<bool>() ? Better::Higher : Better::Lower,
            number(json.at("value")),
            number(json.at("low")),
            number(json.at("high")),
            number(json.at("best")),
            number(json.at("worst")),
            number(json.at("expected")),
            number(json.at("score")),
            json.at("bad").get<bool>()};
}

Difference difference(const Json& json)
{
    return {Part(json.at("part").get<int>()), json.at("from"),         json.at("to"),           number(json.at("real")),
            number(json.at("synthetic")),     number(json.at("size")), message(json.at("text"))};
}

hmm::Matrix matrix(const Json& json, std::size_t size, double missing = none)
{
    hmm::Matrix matrix(size, size);
    for (std::size_t i = 0; i < size * size; ++i)
        matrix.data()[i] = number(json.at(i), missing);
    return matrix;
}

hmm::Sequences sequences(const Json& json)
{
    return {json.at("symbols").get<std::vector<std::int32_t>>(), json.at("offsets").get<std::vector<std::size_t>>()};
}

Pictures pictures(const Json& json)
{
    Pictures pictures;
    pictures.realLengths = json.at("real_lengths").get<std::vector<double>>();
    pictures.syntheticLengths = json.at("synthetic_lengths").get<std::vector<double>>();
    pictures.realGaps = json.at("real_gaps").get<std::vector<double>>();
    pictures.syntheticGaps = json.at("synthetic_gaps").get<std::vector<double>>();
    pictures.realRanks = json.at("real_ranks").get<std::vector<double>>();
    pictures.syntheticRanks = json.at("synthetic_ranks").get<std::vector<double>>();
    pictures.actions = json.at("actions").get<std::vector<std::string>>();
    pictures.realActions = json.at("real_actions").get<std::vector<double>>();
    pictures.syntheticActions = json.at("synthetic_actions").get<std::vector<double>>();
    const std::size_t size = pictures.actions.size();
    pictures.realTransitions = matrix(json.at("real_transitions"), size);
    pictures.syntheticTransitions = matrix(json.at("synthetic_transitions"), size);
    pictures.transitions.difference = matrix(json.at("difference"), size);
    pictures.transitions.standardError =
        matrix(json.at("standard_error"), size, std::numeric_limits<double>::infinity());
    pictures.transitions.probability = matrix(json.at("probability"), size);
    pictures.transitions.tested = json.at("tested").get<std::size_t>();
    pictures.transitions.beyondChance = json.at("beyond_chance").get<std::vector<bool>>();
    pictures.realSessions = sequences(json.at("real_sessions"));
    pictures.syntheticSessions = sequences(json.at("synthetic_sessions"));
    return pictures;
}

bool fits(const hmm::Sequences& sequences, std::size_t actions)
{
    return !sequences.offsets.empty() && sequences.offsets.front() == 0 &&
           sequences.offsets.back() == sequences.symbols.size() && std::ranges::is_sorted(sequences.offsets) &&
           std::ranges::all_of(sequences.symbols,
                               [&](std::int32_t symbol) { return symbol >= 0 && std::size_t(symbol) <= actions; });
}

/// Of something that both logs have, or of nothing.
bool areBeside(const std::vector<double>& real, const std::vector<double>& synthetic, std::size_t size)
{
    return real.size() == synthetic.size() && (real.empty() || real.size() == size);
}

/// Whoever draws them need not look again.
bool fit(const Pictures& pictures)
{
    const std::size_t actions = pictures.actions.size();
    return pictures.realLengths.size() == Pictures::longest && pictures.syntheticLengths.size() == Pictures::longest &&
           areBeside(pictures.realGaps, pictures.syntheticGaps, Pictures::gapEnds.size() + 1) &&
           areBeside(pictures.realRanks, pictures.syntheticRanks, Pictures::rankEnds.size() + 1) &&
           pictures.realActions.size() == actions && pictures.syntheticActions.size() == actions &&
           pictures.transitions.beyondChance.size() == actions * actions && fits(pictures.realSessions, actions) &&
           fits(pictures.syntheticSessions, actions);
}

Report report(const Json& json)
{
    Report report;
    for (const Json& one : json.at("metrics"))
        report.metrics.push_back(metric(one));
    for (const Json& one : json.at("left_out"))
        report.leftOut.push_back({one.at("name"), message(one.at("title")), message(one.at("reason"))});
    report.overall = number(json.at("overall"));
    for (const Json& one : json.at("differences"))
        report.differences.push_back(difference(one));
    for (const Json& one : json.at("runs"))
        report.runs.push_back(
            {one.at("user"), one.at("session"), one.at("events"), one.at("length"), one.at("from_training")});
    report.knowsTraining = json.at("knows_training").get<bool>();
    report.pictures = pictures(json.at("pictures"));
    report.isOfReal = json.value("of_real", false); // reports kept before it was told have none
    report.heldOutSessions = json.at("held_out").get<std::size_t>();
    report.trainingSessions = json.at("training").get<std::size_t>();
    report.syntheticSessions = json.at("synthetic").get<std::size_t>();
    report.comparedSessions = json.at("compared").get<std::size_t>();
    return report;
}

bool isPart(Part part)
{
    return part >= Part::Initial && part <= Part::Revisits;
}

} // namespace

std::string writeDocument(const Report& report)
{
    return jsonText({{"metrics", listOf(report.metrics)},
                     {"left_out", listOf(report.leftOut)},
                     {"overall", toJson(report.overall)},
                     {"differences", listOf(report.differences)},
                     {"runs", listOf(report.runs)},
                     {"knows_training", report.knowsTraining},
                     {"pictures", toJson(report.pictures)},
                     {"of_real", report.isOfReal},
                     {"held_out", report.heldOutSessions},
                     {"training", report.trainingSessions},
                     {"synthetic", report.syntheticSessions},
                     {"compared", report.comparedSessions}});
}

Result<Report> readDocument(const std::string& json)
{
    const auto parsed = parseJson(json);
    if (!parsed) return tl::unexpected(parsed.error());
    try {
        Report read = report(*parsed);
        if (fit(read.pictures) && std::ranges::all_of(read.differences, isPart, &Difference::part)) return read;
    } catch (const Json::exception&) { // falls through to the error: what is missing does not matter
    }
    return fail(Error(SS_TEXT("engine", "The report cannot be read"))
                    .advise(SS_TEXT("engine", "Compare the two data sets again")));
}

} // namespace sessionsmith::fidelity
