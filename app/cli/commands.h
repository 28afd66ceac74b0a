// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/usage.h"

#include <CLI/CLI.hpp>

namespace sessionsmith::cli {

/// Where a group registers its verbs: `chosen` becomes the one that the command line names.
struct Registry
{
    CLI::App& app;
    Verb chosen;

    /// A verb under `parent` whose options are bound to `options`, which lives as long as the verb may be called.
    template <typename Options>
    CLI::App* verb(CLI::App& parent, const std::string& name, const std::string& description,
                   const std::shared_ptr<Options>& options, Result<Output> (*run)(Console&, const Options&))
    {
        CLI::App* command = parent.add_subcommand(name, description);
        command->callback([this, options, run] { chosen = [options, run](Console& c) { return run(c, *options); }; });
        return command;
    }

    /// The same where the options first become a request; whatever `request` refuses is wrong usage.
    template <typename Options, typename Request>
    CLI::App* verb(CLI::App& parent, const std::string& name, const std::string& description,
                   const std::shared_ptr<Options>& options, Result<Request> (*request)(const Options&),
                   Result<Output> (*run)(Console&, const Request&))
    {
        CLI::App* command = parent.add_subcommand(name, description);
        command->callback([this, options, request, run] {
            auto made = request(*options);
            if (!made) throw WrongUsage{made.error()};
            chosen = [made = std::move(*made), run](Console& c) { return run(c, made); };
        });
        return command;
    }
};

/// Of a verb that takes none.
struct NoOptions
{};

void addDataCommands(Registry& registry);
void addModelCommands(Registry& registry);
void addFitCommand(Registry& registry, CLI::App& group);      ///< of the group `model`
void addAnalyzeCommand(Registry& registry, CLI::App& group);  ///< the same
void addTargetCommand(Registry& registry, CLI::App& group);   ///< the same
void addPersonasCommand(Registry& registry, CLI::App& group); ///< the same
void addMixCommand(Registry& registry, CLI::App& group);      ///< the same
void addSynthesizeCommand(Registry& registry);
void addAugmentCommand(Registry& registry);
void addFidelityCommand(Registry& registry);
void addTrainCommands(Registry& registry);
void addPretrainCommand(Registry& registry, CLI::App& group);       ///< of the group `train`
void addFinetuneCommand(Registry& registry, CLI::App& group);       ///< the same
void addTrainGeneratorCommand(Registry& registry, CLI::App& group); ///< the same
void addEvaluateCommand(Registry& registry, CLI::App& group);       ///< the same
void addAgainCommand(Registry& registry, CLI::App& group);          ///< the same
void addRegressionCommand(Registry& registry, CLI::App& group);     ///< the same
void addTagsCommand(Registry& registry, CLI::App& group);           ///< the same
void addStudyCommands(Registry& registry);
void addRunCommands(Registry& registry);
void addBinCommands(Registry& registry);
void addWorkspaceCommands(Registry& registry);
void addCompareCommand(Registry& registry, CLI::App& group);  ///< of the group `runs`
void addRunFileCommands(Registry& registry, CLI::App& group); ///< the same
void addLogCommand(Registry& registry, CLI::App& group);      ///< the same
void addReportCommand(Registry& registry, CLI::App& group);   ///< the same
void addAlertsCommand(Registry& registry, CLI::App& group);   ///< of the group `workspace`

} // namespace sessionsmith::cli
