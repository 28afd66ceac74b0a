// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/usage.h"
#include "engine/base/largeblock.h"
#include "engine/learning/backend.h"

#include <algorithm>
#include <csignal>
#include <new>

namespace {

using namespace sessionsmith;

cli::Exit run(cli::Console& console, const std::vector<std::string>& arguments)
{
    CLI::App app{"Sessionsmith: synthetic user behaviour, and sequence models trained on it", "sessionsmith-cli"};
    app.set_version_flag("--version", "sessionsmith-cli " SESSIONSMITH_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.footer("Exit status: 0 done, 1 failed or stopped, 2 wrong usage.");
    cli::Arguments common(app);
    common.text("--workspace", console.workspaceFolder, "Folder of the workspace (default: in the user's data folder)")
        .check(CLI::Validator([](const std::string& given) { return given.empty() ? "it is empty" : ""; }, ""));
    common.flag("--json", console.json, "Print exactly one JSON document on standard output");
    common.flag("--quiet", console.quiet, "No progress");

    cli::Registry registry{app, {}};
    cli::addDataCommands(registry);
    cli::addModelCommands(registry);
    cli::addSynthesizeCommand(registry);
    cli::addAugmentCommand(registry);
    cli::addFidelityCommand(registry);
    cli::addTrainCommands(registry);
    addStudyCommands(registry);
    cli::addRunCommands(registry);
    cli::addBinCommands(registry);
    cli::addWorkspaceCommands(registry);

    if (auto readable = cli::checkEncoding(arguments); !readable)
        return console.refuse(readable.error(), cli::Exit::WrongUsage);
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::Success& asked) { // --help, --version
        app.exit(asked);
        return console.flushed();
    } catch (const CLI::ParseError& problem) {
        return console.refuse(cli::describeUsage(app, arguments, problem), cli::Exit::WrongUsage);
    } catch (const cli::WrongUsage& wrong) {
        return console.refuse(wrong.error, cli::Exit::WrongUsage);
    }
    return console.finish(registry.chosen(console));
}

} // namespace

int main(int argc, char** argv)
{
    learning::letThreadsSleep();
    std::signal(SIGXFSZ, SIG_IGN); // a file beyond the limit is an error to be told
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    cli::Console console;
    // What goes wrong before the options are read is to be JSON too.
    console.json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    try {
        return int(run(console, arguments));
    } catch (const NoRoom& full) {
        return int(console.refuse(full.error(), cli::Exit::Failed));
    } catch (const std::bad_alloc&) {
        const Error error = Error(SS_TEXT("engine", "There is not enough memory for this"))
                                .advise(SS_TEXT("engine", "Close other programs, or take a smaller log or model"));
        return int(console.refuse(error, cli::Exit::Failed));
    } catch (const std::exception& unexpected) {
        return int(
            console.refuse(Error(SS_TEXT("engine", "Unexpected failure: {0}"), unexpected.what()), cli::Exit::Failed));
    }
}
