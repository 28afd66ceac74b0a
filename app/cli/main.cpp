// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <cstdio>

int main(int argc, char** argv)
{
    using namespace sessionsmith;

    CLI::App app{"Sessionsmith: synthetic user behaviour, and sequence models trained on it", "sessionsmith-cli"};
    app.set_version_flag("--version", "sessionsmith-cli " SESSIONSMITH_VERSION);
    app.require_subcommand(1);
    app.fallthrough();

    cli::Console console;
    app.add_option("--workspace", console.workspaceFolder,
                   "Folder of the workspace (default: in the user's data folder)");
    app.add_flag("--json", console.json, "Print exactly one JSON document on standard output");
    app.add_flag("--quiet", console.quiet, "No progress");

    cli::Registry registry{app, {}};
    cli::addDataCommands(registry);
    cli::addModelCommands(registry);
    cli::addSynthesizeCommand(registry);
    cli::addTrainCommands(registry);
    cli::addRunCommands(registry);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrongUsage) {
        return app.exit(wrongUsage) == 0 ? 0 : 2;
    }
    try {
        return console.finish(registry.chosen(console));
    } catch (const std::exception& unexpected) {
        std::fprintf(stderr, "sessionsmith-cli: unexpected failure: %s\n", unexpected.what());
        return 1;
    }
}
