// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/tables.h"

#include "engine/tuning/celltext.h"
#include "engine/tuning/comparison.h"
#include "engine/tuning/targettext.h"
#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct TargetOptions
{
    std::string name, result;
    std::vector<std::string> expects, locks;
    int length = 0;
};

Result<std::vector<hmm::Target>> targetsOf(const TargetOptions& options, const hmm::Model& model)
{
    std::vector<hmm::Target> targets;
    for (const std::string& text : options.expects) {
        auto target = hmm::parseTarget(text, model);
        if (!target) return fail(target.error().at(text));
        targets.push_back(*target);
    }
    return targets;
}

Result<hmm::Locks> locksOf(const TargetOptions& options, const hmm::Model& model)
{
    hmm::Locks locks;
    for (const std::string& text : options.locks)
        if (auto added = hmm::addLock(text, model, locks); !added) return fail(added.error().at(text));
    return locks;
}

/// The cells that changed most, the first ten of them.
std::string changesText(const hmm::Model& before, const hmm::Model& after)
{
    std::vector<std::vector<std::string>> rows;
    for (const hmm::Change& change : hmm::largestChanges(before, after, 10))
        rows.push_back({hmm::textOf(change.cell, before), number(change.before), number(change.after),
                        fmt::format("{:+.4f}", change.difference())});
    return rows.empty() ? "" : "\n" + table({"changed most", "before", "after", "by"}, rows);
}

Result<Output> runTarget(Console& console, const TargetOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    auto behaviour = workflow::loadModel(*workspace, options.name);
    if (!behaviour) return tl::unexpected(behaviour.error());
    const hmm::Model before = behaviour->hmm;
    const auto targets = targetsOf(options, before);
    if (!targets) return tl::unexpected(targets.error());
    const auto locks = locksOf(options, before);
    if (!locks) return tl::unexpected(locks.error());
    auto met = hmm::meetTargets(before, *targets, *locks, {options.length}, console.control());
    if (!met) return tl::unexpected(met.error());

    behaviour->hmm = std::move(met->model); // items and gaps stay those of the source
    const auto record =
        workflow::saveModel(*workspace, options.result.empty() ? options.name : options.result, *behaviour);
    if (!record) return tl::unexpected(record.error());

    Json achieved = Json::object();
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < targets->size(); ++i) {
        const std::string figure = hmm::textOf((*targets)[i].figure, before);
        achieved[figure] = met->achieved[i];
        rows.push_back({figure, fmt::format("{:.10g}", (*targets)[i].value), fmt::format("{:.10g}", met->achieved[i])});
    }
    std::string text = fmt::format("{}, version {}, {}\n\n", record->name, record->version, record->contentHash) +
                       table({"target", "asked", "achieved"}, rows) + changesText(before, behaviour->hmm) +
                       fmt::format("\ndivergence {:.6g} nats\n", met->divergence);
    return Output{{{"name", record->name},
                   {"version", record->version},
                   {"content_hash", record->contentHash},
                   {"achieved", achieved},
                   {"divergence", met->divergence}},
                  text};
}

} // namespace

void addTargetCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<TargetOptions>();
    CLI::App* command = registry.verb(group, "target", "Change a model as little as possible so that it meets targets",
                                      options, runTarget);
    command->add_option("model", options->name, "The model")->required();
    command
        ->add_option("--expect", options->expects,
                     "A target: \"action purchase = 2.1%\", \"length = 8\", \"state browse = 0.4\", \"reaches purchase "
                     "= 0.05\", \"dwell browse = 3\", \"transition browse click = 0.3\", \"emission ...\", \"initial "
                     "browse = 0.7\", \"end "
                     "...\"; may be repeated")
        ->required()
        ->allow_extra_args(false);
    command
        ->add_option("--lock", options->locks,
                     "What may not change: \"transition browse click\", \"emission browse purchase\", \"row transition "
                     "browse\", \"end browse\", \"initial\"; may be repeated")
        ->allow_extra_args(false);
    command
        ->add_option("--length", options->length,
                     "Events of a session, for a model without END state (default: sessions without end)")
        ->check(CLI::Range(1, hmm::Figures::maximumLength));
    command->add_option("--name", options->result, "Name of the new model (default: a new version of the model)");
}

} // namespace sessionsmith::cli
