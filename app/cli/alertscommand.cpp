// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/tables.h"

#include "engine/workflow/runalerts.h"

namespace sessionsmith::cli {

namespace {

struct AlertOptions
{
    std::optional<int> stalled, overfitting;
    std::optional<std::string> notFinite;

    bool changes() const { return stalled || overfitting || notFinite; }
};

Result<Output> runAlerts(Console& console, const AlertOptions& options)
{
    auto workspace = options.changes() ? console.openForWriting() : console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    workflow::AlertRules rules = workflow::alertRules(*workspace);
    rules.stalledEvaluations = options.stalled.value_or(rules.stalledEvaluations);
    rules.overfittingEvaluations = options.overfitting.value_or(rules.overfittingEvaluations);
    if (options.notFinite) rules.notFinite = *options.notFinite == "on";
    if (options.changes())
        if (auto set = workflow::setAlertRules(*workspace, rules); !set) return tl::unexpected(set.error());
    return Output{{{"not_finite", rules.notFinite},
                   {"stalled", rules.stalledEvaluations},
                   {"overfitting", rules.overfittingEvaluations}},
                  table({"alert", "when"}, {{"not finite", rules.notFinite ? "on" : "off"},
                                            {"stalled", std::to_string(rules.stalledEvaluations)},
                                            {"overfitting", std::to_string(rules.overfittingEvaluations)}})};
}

} // namespace

void addAlertsCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<AlertOptions>();
    CLI::App& verb = *registry.verb(group, "alerts", "When a run is to draw attention to itself", options, runAlerts);
    const CLI::Range evaluations(0, workflow::mostAlertEvaluations);
    verb.add_option("--stalled", options->stalled, "After so many evaluations without progress; 0 for never")
        ->type_name("N")
        ->check(evaluations);
    verb.add_option(
            "--overfitting", options->overfitting,
            "After so many evaluations in a row with a higher validation and a lower training loss; 0 for never")
        ->type_name("N")
        ->check(evaluations);
    verb.add_option("--not-finite", options->notFinite, "When a loss is no longer finite: on, off")
        ->type_name("TEXT")
        ->check(CLI::IsMember({"on", "off"}));
}

} // namespace sessionsmith::cli
