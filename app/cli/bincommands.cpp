// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/tables.h"

#include "engine/base/text.h"

#include <algorithm>

namespace sessionsmith::cli {

namespace {

Json document(const store::BinEntry& entry)
{
    return {{"kind", entry.kind},
            {"id", entry.id},
            {"name", entry.name},
            {"deleted", formatIsoTime(entry.binnedAt)},
            {"bytes", entry.bytes}};
}

Result<Output> runList(Console& console, const NoOptions&)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto entries = workspace->bin();
    if (!entries) return tl::unexpected(entries.error());
    Json documents = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const store::BinEntry& entry : *entries) {
        documents.push_back(document(entry));
        rows.push_back({entry.name, entry.kind, std::to_string(entry.id), formatIsoTime(entry.binnedAt),
                        std::to_string(entry.bytes)});
    }
    return Output{{{"bin", documents}},
                  rows.empty() ? "The bin is empty\n" : table({"name", "kind", "number", "deleted", "bytes"}, rows)};
}

struct EntryOptions
{
    std::string name, kind;
};

/// Of several of one name the one that was thrown away last.
Result<store::BinEntry> entryNamed(const store::Workspace& workspace, const EntryOptions& options)
{
    const auto entries = workspace.bin();
    if (!entries) return tl::unexpected(entries.error());
    for (const store::BinEntry& entry : *entries)
        if (entry.name == options.name && (options.kind.empty() || entry.kind == options.kind)) return entry;
    return fail(Error(SS_TEXT("engine", "There is no \"{0}\" in the bin"), options.name));
}

Result<Output> runRestore(Console& console, const EntryOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto entry = entryNamed(*workspace, options);
    if (!entry) return tl::unexpected(entry.error());
    const auto name = workspace->restore(*entry);
    if (!name) return tl::unexpected(name.error());
    console.warnIfRenamed(entry->name, *name);
    return Output{{{"restored", *name}, {"kind", entry->kind}}, "restored " + *name + "\n"};
}

Result<Output> runErase(Console& console, const EntryOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto entry = entryNamed(*workspace, options);
    if (!entry) return tl::unexpected(entry.error());
    const auto bytes = workspace->erase(*entry);
    if (!bytes) return tl::unexpected(bytes.error());
    return Output{{{"erased", entry->name}, {"kind", entry->kind}, {"bytes", *bytes}},
                  fmt::format("erased {} ({} bytes)\n", entry->name, *bytes)};
}

Result<Output> runEmpty(Console& console, const NoOptions&)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto entries = workspace->bin();
    if (!entries) return tl::unexpected(entries.error());
    std::uintmax_t held = 0;
    for (const store::BinEntry& entry : *entries)
        held += entry.bytes;
    const auto bytes = workspace->emptyBin();
    if (!bytes) return tl::unexpected(bytes.error());
    const std::uintmax_t kept = held - std::min(held, std::uintmax_t(*bytes));
    std::string words = fmt::format("The bin is empty; {} bytes were freed\n", *bytes);
    if (kept > 0)
        words += fmt::format("{} bytes stay: files that other entries use, or that could not be deleted; workspace "
                             "reclaim tries these again\n",
                             kept);
    return Output{{{"bytes", *bytes}, {"kept_bytes", kept}}, std::move(words)};
}

} // namespace

void addBinCommands(Registry& registry)
{
    CLI::App& group = *registry.app.add_subcommand("bin", "What was deleted: list, restore, erase");
    group.require_subcommand(1);
    registry.verb(group, "list", "List what was deleted, the latest first", std::make_shared<NoOptions>(), runList);
    const auto verb = [&](const std::string& name, const std::string& description, auto run) {
        const auto options = std::make_shared<EntryOptions>();
        Arguments arguments(*registry.verb(group, name, description, options, run));
        arguments.text("name", options->name, "The name that it had").required();
        arguments.choice("--kind", options->kind, "What it is, where several have the name",
                         {"model", "dataset", "run"});
    };
    verb("restore", "Have it back, with what it was made from", runRestore);
    verb("erase", "Delete it for good", runErase);
    registry.verb(group, "empty", "Delete all of it for good", std::make_shared<NoOptions>(), runEmpty);
}

} // namespace sessionsmith::cli
