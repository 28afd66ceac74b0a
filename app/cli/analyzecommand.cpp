// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/modelresults.h"
#include "app/cli/tables.h"

#include "engine/analysis/analysis.h"
#include "engine/workflow/workflow.h"

#include <cmath>

namespace sessionsmith::cli {

namespace {

Json finite(const hmm::Vector& values)
{
    return finiteOrNull(std::vector<double>(values.begin(), values.end()));
}

Json finite(const hmm::Matrix& values)
{
    Json rows = Json::array();
    for (Eigen::Index i = 0; i < values.rows(); ++i)
        rows.push_back(finite(hmm::Vector(values.row(i))));
    return rows;
}

Json named(const std::vector<std::string>& names, const hmm::Vector& values)
{
    Json object = Json::object();
    for (std::size_t i = 0; i < names.size(); ++i)
        object[names[i]] = finiteOrNull(values[Eigen::Index(i)]);
    return object;
}

std::string cell(double value)
{
    return std::isfinite(value) ? number(value) : "-";
}

/// What is analysed, and all that is found.
struct Findings
{
    const hmm::Model& model;
    hmm::Analysis analysis;
    hmm::Relaxation relaxation;
    hmm::Vector actionHitting;
    hmm::Vector dwellSeconds; ///< empty for a model without gaps of its own
};

Json document(const Findings& found)
{
    const hmm::Analysis& analysis = found.analysis;
    Json classes = Json::array(), closed = Json::array(), period = Json::array();
    for (const hmm::CommunicatingClass& one : analysis.classes) {
        classes.push_back(one.states);
        closed.push_back(one.closed);
        period.push_back(one.period > 0 ? Json(one.period) : Json());
    }
    return {{"stationary", finite(analysis.stationary)},
            {"stationary_is_unique", analysis.stationaryIsUnique},
            {"stationary_actions", named(found.model.actions, analysis.stationaryActions)},
            {"entropy_rate", analysis.entropyRate},
            {"relaxation_time", finiteOrNull(found.relaxation.time)},
            {"spectral_gap", found.relaxation.gap},
            {"mean_first_passage", finite(analysis.firstPassage)},
            {"absorbing", analysis.absorbing},
            {"communicating_classes", classes},
            {"closed", closed},
            {"period", period},
            {"expected_length", finiteOrNull(analysis.expectedLength)},
            {"length_variance", finiteOrNull(analysis.lengthVariance)},
            {"dwell", finite(analysis.dwell)},
            {"dwell_seconds", found.dwellSeconds.size() > 0 ? finite(found.dwellSeconds) : Json()},
            {"expected_visits", finite(analysis.visits)},
            {"action_shares", named(found.model.actions, analysis.sessionActions)},
            {"hitting", named(found.model.actions, found.actionHitting)},
            {"state_hitting", finite(analysis.hitting)}};
}

std::string statesText(const Findings& found)
{
    const hmm::Analysis& analysis = found.analysis;
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < found.model.states.size(); ++i) {
        const auto at = Eigen::Index(i);
        rows.push_back({found.model.states[i], cell(analysis.stationary[at]), cell(analysis.visits[at]),
                        cell(analysis.hitting[at]), cell(analysis.lengthFrom[at]), cell(analysis.dwell[at])});
        if (found.dwellSeconds.size() > 0) rows.back().push_back(cell(found.dwellSeconds[at]));
    }
    std::vector<std::string> head{"state",      "long run",      "visits a session",
                                  "P(visited)", "events to END", "events in a row"};
    if (found.dwellSeconds.size() > 0) head.push_back("seconds of these");
    return table(head, rows) + "\n";
}

std::string actionsText(const Findings& found)
{
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < found.model.actions.size(); ++i) {
        const auto at = Eigen::Index(i);
        rows.push_back({found.model.actions[i], cell(found.analysis.sessionActions[at]),
                        cell(found.analysis.stationaryActions[at]), cell(found.actionHitting[at])});
    }
    return table({"action", "share of events", "long run", "P(in a session)"}, rows) + "\n";
}

std::string passageText(const Findings& found)
{
    std::vector<std::string> head{"steps from, to"};
    head.insert(head.end(), found.model.states.begin(), found.model.states.end());
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < found.model.states.size(); ++i) {
        rows.push_back({found.model.states[i]});
        for (const double value : found.analysis.firstPassage.row(Eigen::Index(i)))
            rows.back().push_back(cell(value));
    }
    return table(head, rows) + "\n";
}

std::string classesText(const Findings& found)
{
    std::vector<std::vector<std::string>> rows;
    for (const hmm::CommunicatingClass& one : found.analysis.classes) {
        std::string states;
        for (const int state : one.states)
            states += (states.empty() ? "" : ", ") + found.model.states[std::size_t(state)];
        const bool absorbing = one.closed && one.states.size() == 1;
        rows.push_back({states,
                        absorbing    ? "absorbing"
                        : one.closed ? "closed"
                                     : "transient",
                        one.period > 0 ? fmt::format("{}", one.period) : "-"});
    }
    return table({"class", "kind", "period"}, rows) + "\n";
}

std::string figuresText(const Findings& found)
{
    return table({"figure", "value", "unit"},
                 {{"expected length", cell(found.analysis.expectedLength), "events"},
                  {"standard deviation of it", cell(std::sqrt(found.analysis.lengthVariance)), "events"},
                  {"entropy rate", cell(found.analysis.entropyRate), "nats"},
                  {"relaxation time", cell(found.relaxation.time), "steps"},
                  {"spectral gap", cell(found.relaxation.gap), ""}});
}

struct AnalyzeOptions
{
    std::string name;
};

Result<Output> runAnalyze(Console& console, const AnalyzeOptions& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto behaviour = workflow::loadModel(*workspace, options.name);
    if (!behaviour) return tl::unexpected(behaviour.error());
    Findings found{behaviour->hmm, hmm::analyse(behaviour->hmm), {}, hmm::actionHitting(behaviour->hmm), {}};
    found.relaxation = hmm::relaxation(found.model, found.analysis.classes);
    found.dwellSeconds = synthesis::dwellSeconds(found.model, behaviour->gaps, found.analysis.dwell);
    Output output{document(found), statesText(found) + actionsText(found) + passageText(found) + classesText(found) +
                                       figuresText(found)};
    addPersonas(found.model, output);
    return output;
}

} // namespace

void addAnalyzeCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<AnalyzeOptions>();
    registry.verb(group, "analyze", "What a model does: long run, passage, length, funnel", options, runAnalyze)
        ->add_option("name", options->name, "The model")
        ->required();
}

} // namespace sessionsmith::cli
