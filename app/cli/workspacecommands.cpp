// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/tables.h"

namespace sessionsmith::cli {

namespace {

Result<Output> runSize(Console& console, const NoOptions&)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto size = workspace->size();
    if (!size) return tl::unexpected(size.error());
    const std::pair<const char*, std::uintmax_t> parts[] = {{"database", size->database},
                                                            {"datasets", size->datasets},
                                                            {"checkpoints", size->checkpoints},
                                                            {"bin", size->bin},
                                                            {"reclaimable", size->reclaimable}};
    Json document{{"folder", workspace->folder().string()}};
    std::vector<std::vector<std::string>> rows;
    for (const auto& [part, bytes] : parts) {
        document[part] = bytes;
        rows.push_back({part, std::to_string(bytes)});
    }
    return Output{document, table({"part", "bytes"}, rows)};
}

struct BackupOptions
{
    std::string to;
};

Result<Output> runBackup(Console& console, const BackupOptions& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    if (auto copied = workspace->backUp(options.to, console.progress(), console.control()); !copied)
        return tl::unexpected(copied.error());
    return Output{{{"folder", options.to}}, "copied to " + options.to + "\n"};
}

Result<Output> runReclaim(Console& console, const NoOptions&)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto bytes = workspace->reclaim();
    if (!bytes) return tl::unexpected(bytes.error());
    return Output{{{"bytes", *bytes}}, fmt::format("{} bytes were given back\n", *bytes)};
}

} // namespace

void addWorkspaceCommands(Registry& registry)
{
    CLI::App& group =
        *registry.app.add_subcommand("workspace", "The workspace as a whole: size, backup, reclaim, alerts");
    group.require_subcommand(1);
    registry.verb(group, "size", "Say how much room it takes up", std::make_shared<NoOptions>(), runSize);
    const auto backup = std::make_shared<BackupOptions>();
    Arguments(*registry.verb(group, "backup", "Copy all of it, while others may work in it", backup, runBackup))
        .text("--to", backup->to, "A folder that is empty or not there yet")
        .required();
    addAlertsCommand(registry, group);
    registry.verb(group, "reclaim", "Give back the room that nothing needs", std::make_shared<NoOptions>(), runReclaim);
}

} // namespace sessionsmith::cli
