// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runlog.h"

#include "engine/base/jsontext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

constexpr std::array levelNames{"detail", "information", "warning", "error"};

std::string key(store::Id run, const char* what, std::size_t number)
{
    return fmt::format("run/{}/{}/{}", run, what, number);
}

/// The notes of a kind from number `from` to the first that is not there.
Result<std::vector<std::string>> readNotes(const store::Workspace& workspace, store::Id run, const char* what,
                                           std::size_t from)
{
    std::vector<std::string> notes;
    for (;; ++from) {
        auto note = workspace.note(key(run, what, from));
        if (!note) return tl::unexpected(note.error());
        if (note->empty()) return notes;
        notes.push_back(*std::move(note));
    }
}

std::size_t countOf(const store::Workspace& workspace, store::Id run, const char* what)
{
    const auto notes = readNotes(workspace, run, what, 0);
    return notes ? notes->size() : 0;
}

/// Throws what nlohmann's conversions throw.
learning::Predictions predictionsOf(const Json& json)
{
    learning::Predictions predictions{json.at("step").get<std::int64_t>(), json.at("epoch").get<double>(), {}};
    for (const Json& one : json.at("cases"))
        predictions.cases.push_back(
            {one.at("history").get<std::vector<std::string>>(), one.at("expected").get<std::string>(),
             one.at("top").get<std::vector<std::string>>(), one.at("rank").get<std::int64_t>()});
    return predictions;
}

} // namespace

const char* name(LogLevel level)
{
    return levelNames[std::size_t(level)];
}

Result<LogLevel> logLevelNamed(const std::string& name)
{
    const auto found = std::ranges::find(levelNames, name);
    if (found != levelNames.end()) return LogLevel(found - levelNames.begin());
    return fail(Error(SS_TEXT("engine", "\"{0}\" is no level of a log"), name)
                    .advise(SS_TEXT("engine", "Choose one of: {0}"), "detail, information, warning, error"));
}

RunLog::RunLog(store::Workspace& workspace, store::Id run)
    : m_workspace(workspace), m_run(run), m_lines(countOf(workspace, run, "log")),
      m_predictions(countOf(workspace, run, "predictions"))
{}

Result<> RunLog::add(LogLevel level, const Message& words)
{
    const Json json{{"time", currentTime()}, {"level", name(level)}, {"words", words.packed()}};
    return m_workspace.setNote(key(m_run, "log", m_lines++), jsonText(json));
}

Result<> RunLog::add(const learning::Predictions& predictions)
{
    Json cases = Json::array();
    for (const learning::PredictedCase& one : predictions.cases)
        cases.push_back({{"history", one.history}, {"expected", one.expected}, {"top", one.top}, {"rank", one.rank}});
    const Json json{{"step", predictions.step}, {"epoch", predictions.epoch}, {"cases", cases}};
    return m_workspace.setNote(key(m_run, "predictions", m_predictions++), jsonText(json));
}

Result<std::vector<LogLine>> readLog(const store::Workspace& workspace, store::Id run, std::size_t& cursor)
{
    const auto notes = readNotes(workspace, run, "log", cursor);
    if (!notes) return tl::unexpected(notes.error());
    cursor += notes->size();
    std::vector<LogLine> lines;
    for (const std::string& note : *notes) {
        try {
            const Json json = Json::parse(note);
            if (const auto level = logLevelNamed(json.at("level").get<std::string>()))
                lines.push_back({json.at("time").get<Milliseconds>(), *level,
                                 Message::unpacked(json.at("words").get<std::string>())});
        } catch (const Json::exception&) {
            continue; // damaged: the others still tell something
        }
    }
    return lines;
}

Result<> readPredictions(const store::Workspace& workspace, store::Id run, std::size_t& cursor,
                         std::vector<learning::Predictions>& known)
{
    const auto notes = readNotes(workspace, run, "predictions", cursor);
    if (!notes) return tl::unexpected(notes.error());
    cursor += notes->size();
    for (const std::string& note : *notes) {
        try {
            learning::Predictions predictions = predictionsOf(Json::parse(note));
            while (!known.empty() && known.back().step >= predictions.step)
                known.pop_back();
            known.push_back(std::move(predictions));
        } catch (const Json::exception&) {
            continue;
        }
    }
    return {};
}

} // namespace sessionsmith::workflow
