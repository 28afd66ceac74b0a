// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/runsteps.h"

#include "engine/workflow/trainingtask.h"

namespace sessionsmith::cli {

namespace {

struct AgainOptions
{
    std::string run, name;
    std::vector<std::string> changes; ///< "key=value"
};

Result<workflow::TrainingTask> changed(Result<workflow::TrainingTask> task, const std::vector<std::string>& changes)
{
    for (const std::string& change : changes) {
        const std::size_t equals = change.find('=');
        if (equals == std::string::npos)
            return fail(Error(SS_TEXT("engine", "\"{0}\" changes nothing"), change)
                            .advise(SS_TEXT("engine", "Write KEY=VALUE, such as learning_rate=0.0005")));
        task = std::move(task).and_then([&](const workflow::TrainingTask& before) {
            return workflow::withValue(before, change.substr(0, equals), change.substr(equals + 1));
        });
    }
    return task;
}

Result<Output> runAgain(Console& console, const AgainOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto before = workspace->run(options.run);
    if (!before) return tl::unexpected(before.error());
    auto task = changed(workflow::taskAgain(*workspace, *before), options.changes);
    if (!task) return tl::unexpected(task.error());
    if (!options.name.empty()) workflow::setName(*task, options.name);
    ConsoleObserver observer(console, options.name);
    const auto run = workflow::carryOut(*workspace, *task, observer, console.control());
    return report(run, *workspace, observer);
}

} // namespace

void addAgainCommand(Registry& registry, CLI::App& group)
{
    const auto options = std::make_shared<AgainOptions>();
    CLI::App& verb =
        *registry.verb(group, "again", "Train a run once more as it was, or with some values changed, as a new run",
                       options, runAgain);
    Arguments arguments(verb);
    arguments.text("run", options->run, "Name or number of the run").required();
    verb.add_option("--set", options->changes,
                    "A value of its specification, as `runs show` names it, that is to be another: KEY=VALUE, more "
                    "than once for several")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    arguments.name(options->name, "Name of the new run (default: that of the run, with a number)");
}

} // namespace sessionsmith::cli
