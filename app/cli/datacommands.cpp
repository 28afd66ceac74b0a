// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/fileoptions.h"
#include "app/cli/tables.h"

#include "engine/base/text.h"
#include "engine/exchange/exporter.h"
#include "engine/workflow/workflow.h"

namespace sessionsmith::cli {

namespace {

struct ImportOptions
{
    std::vector<std::string> files;
    std::string name, format = "auto", delimiter, encoding = "auto", timeFormat = "auto", action = "view",
                      sessionGap = "30m", license;
    std::vector<std::string> map;
    unsigned threads = 0;
};

const std::vector<std::string> timeFormats{"auto", "unix-s", "unix-ms", "iso", "dmy", "mdy"};
const std::vector<std::string> encodings{"auto", "utf-8", "gb18030"};

template <typename Enum>
Enum chosen(const std::vector<std::string>& names, const std::string& name)
{
    return Enum(std::find(names.begin(), names.end(), name) - names.begin());
}

/// user=COL,item=COL,... A comma inside a column's name survives: a part without "=" belongs to the one before.
Result<std::map<events::Field, std::string>> parseMap(const std::vector<std::string>& parts)
{
    std::map<std::string, events::Field> fields;
    for (const auto field :
         {events::Field::User, events::Field::Item, events::Field::Action, events::Field::Time, events::Field::Category,
          events::Field::Session, events::Field::Order, events::Field::Price})
        fields[events::fieldName(field)] = field;

    std::map<events::Field, std::string> map;
    for (const std::string& part : parts) {
        const std::size_t equals = part.find('=');
        const auto field = fields.find(std::string(trimmed(part.substr(0, equals))));
        if (equals == std::string::npos || field == fields.end())
            return fail(Error(SS_TEXT("engine", "\"{0}\" in --map is not FIELD=COLUMN"), part)
                            .advise(SS_TEXT("engine", "The fields are: {0}"),
                                    "user, item, action, time, category, session, order, price"));
        if (!map.emplace(field->second, part.substr(equals + 1)).second)
            return fail(SS_TEXT("engine", "--map names the {0} more than once"), field->first);
    }
    return map;
}

Result<workflow::ImportRequest> importRequest(const ImportOptions& options)
{
    events::ImportSpec spec;
    spec.path = options.files.front();
    spec.more.assign(options.files.begin() + 1, options.files.end());
    spec.encoding = chosen<TextEncoding>(encodings, options.encoding);
    spec.threads = options.threads;
    spec.format = chosen<events::Format>(events::formatNames(), options.format);
    spec.timeFormat = chosen<events::TimeFormat>(timeFormats, options.timeFormat);
    spec.action = options.action;
    if (options.delimiter == "\\t" || options.delimiter == "tab")
        spec.delimiter = '\t';
    else if (options.delimiter.size() == 1)
        spec.delimiter = options.delimiter[0];
    else if (!options.delimiter.empty())
        return fail(SS_TEXT("engine", "The delimiter must be one character, or tab"));
    const auto gap = parseDuration(options.sessionGap);
    if (!gap)
        return fail(Error(SS_TEXT("engine", "\"{0}\" is no duration"), options.sessionGap)
                        .advise(SS_TEXT("engine", "Write it like 30m, 90s, 2h or 1d")));
    spec.sessionGap = *gap;
    auto map = parseMap(options.map);
    if (!map) return tl::unexpected(map.error());
    spec.map = std::move(*map);
    if (auto valid = spec.validate(); !valid) return tl::unexpected(valid.error());
    return workflow::ImportRequest{std::move(spec), options.name, options.license};
}

std::string describe(const Json& document)
{
    const auto count = [&](const char* key) { return document.value(key, std::uint64_t(0)); };
    std::string text =
        fmt::format("{}: {} events, {} users, {} items, {} categories, {} sessions\n", document.value("name", ""),
                    count("events"), count("users"), count("items"), count("categories"), count("sessions"));
    const Json actions = document.value("actions", Json::object());
    for (const auto& [action, events] : actions.items())
        text += fmt::format("  {}: {}\n", action, events.get<std::uint64_t>());
    if (const std::uint64_t all = count("action_count"); all > actions.size())
        text += fmt::format("  and {} rarer actions\n", all - actions.size());
    if (document.contains("first_time") && document["first_time"].is_string())
        text += fmt::format("  from {} to {}\n", document["first_time"].get<std::string>(),
                            document["last_time"].get<std::string>());
    if (const auto prices = document.find("prices"); prices != document.end() && prices->is_object())
        text += fmt::format("  {} items with a price: median {}, from {} to {}\n",
                            (*prices)["items"].get<std::uint64_t>(), (*prices)["median"].get<double>(),
                            (*prices)["least"].get<double>(), (*prices)["most"].get<double>());
    for (const Json& file : document.value("files", Json::array()))
        text += fmt::format("  {} in {}\n", file["name"].get<std::string>(), file["encoding"].get<std::string>());
    if (count("rejected_count") > 0) {
        text += fmt::format("  {} rows were left out:\n", count("rejected_count"));
        for (const Json& row : document["rejected"])
            text +=
                fmt::format("    {}line {}: {}\n", row.contains("file") ? row["file"].get<std::string>() + ", " : "",
                            row["line"].get<std::uint64_t>(), row["reason"].get<std::string>());
    }
    return text;
}

Result<Output> runImport(Console& console, const workflow::ImportRequest& request)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto imported = workflow::importDataset(*workspace, request, console.progress(), console.control());
    if (!imported) return tl::unexpected(imported.error());
    for (const Message& warning : imported->warnings)
        console.warn(warning);
    console.warnIfRenamed(request.name, imported->record.name);
    const Json document = datasetDocument(imported->record);
    return Output{document, describe(document)};
}

Result<Output> runList(Console& console, const NoOptions&)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto records = workspace->datasets();
    if (!records) return tl::unexpected(records.error());
    Json documents = Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const auto& record : *records) {
        Json document = datasetDocument(record);
        document.erase("rejected");
        rows.push_back({record.name, document["kind"], std::to_string(document.value("events", 0ull)),
                        std::to_string(document.value("users", 0ull)), std::to_string(document.value("items", 0ull)),
                        std::to_string(document.value("sessions", 0ull))});
        documents.push_back(std::move(document));
    }
    return Output{{{"datasets", documents}}, table({"data set", "kind", "events", "users", "items", "sessions"}, rows)};
}

struct NameOptions
{
    std::string name;
};

Result<Output> runShow(Console& console, const NameOptions& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto record = workspace->dataset(options.name);
    if (!record) return tl::unexpected(record.error());
    const Json document = datasetDocument(*record);
    return Output{document, describe(document) +
                                fmt::format("  source {}\n  content hash {}\n", record->source, record->contentHash)};
}

Result<Output> runDelete(Console& console, const NameOptions& options)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    if (auto removed = workspace->removeDataset(options.name); !removed) return tl::unexpected(removed.error());
    return Output{{{"deleted", options.name}}, "deleted " + options.name + "; it is in the bin\n"};
}

Result<Output> runSplit(Console& console, const workflow::SplitRequest& request)
{
    auto workspace = console.openForWriting();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto parts = workflow::splitDataset(*workspace, request, console.progress(), console.control());
    if (!parts) return tl::unexpected(parts.error());
    Json documents = Json::array();
    std::string text;
    console.warnIfRenamed(request.first, parts->front().name);
    console.warnIfRenamed(request.second, parts->back().name);
    for (const store::DatasetRecord& part : *parts) {
        documents.push_back(datasetDocument(part));
        text += describe(documents.back());
    }
    return Output{{{"parts", documents}}, text};
}

struct ExportOptions
{
    std::string name, license;
    FileOptions to;
    unsigned shards = 1;
};

Result<Output> runExport(Console& console, const ExportOptions& options)
{
    const auto workspace = console.openWorkspace();
    if (!workspace) return tl::unexpected(workspace.error());
    const auto told = specOf(options.to);
    if (!told) return tl::unexpected(told.error());
    exchange::ExportSpec spec = *told;
    spec.shards = options.shards;
    if (auto free = console.claim(spec.path); !free) return tl::unexpected(free.error());
    const auto exported = workflow::exportDataset(*workspace, {options.name, spec, options.license}, console.progress(),
                                                  console.control());
    if (!exported) return tl::unexpected(exported.error());
    Json documents = Json::array(), cards = Json::array();
    std::string text;
    for (const auto& file : exported->files) {
        documents.push_back(fileDocument(file));
        text += fmt::format("{}: {} rows, {} bytes\n", file.path.string(), file.rows, file.bytes);
    }
    for (const std::filesystem::path& card : exported->cards) {
        cards.push_back(card.string());
        text += card.string() + "\n";
    }
    return Output{{{"files", documents}, {"cards", cards}}, text};
}

} // namespace

void addDataCommands(Registry& registry)
{
    CLI::App& group = *registry.app.add_subcommand("data", "Event logs: import, list, show, split, export, delete");
    group.require_subcommand(1);

    const auto import = std::make_shared<ImportOptions>();
    CLI::App* command = registry.verb(group, "import", "Import a log", import, importRequest, runImport);
    Arguments arguments(*command);
    command
        ->add_option("files", import->files,
                     "The log: text, plain or compressed with gzip or zstd; /dev/stdin for a pipe. Several files are "
                     "read as one, in this order")
        ->type_name("FILE")
        ->required();
    arguments.name(import->name, "Name of the data set (default: the file's)");
    arguments.choice("--format", import->format, "Layout of the file", events::formatNames());
    command
        ->add_option(
            "--map", import->map,
            "FIELD=COLUMN,...: which column holds the user, item, action, time, category, session, order, price; by "
            "name or by number from 1 (default: all of it guessed; what is given stands alone). An item has one price, "
            "the median of its rows")
        ->type_name("MAP")
        ->delimiter(',');
    arguments.text("--delimiter", import->delimiter, "One character, or tab (default: recognised)");
    arguments.choice("--encoding", import->encoding, "Encoding of the text", encodings);
    arguments.choice("--time-format", import->timeFormat,
                     "How times are written; dmy is 25/11/2017 8:00, mdy 11/25/2017 8:00", timeFormats);
    arguments.text("--action", import->action, "The action of a log that has none");
    arguments.text("--session-gap", import->sessionGap,
                   "A longer pause starts a new session, in logs without sessions of their own: 90s, 30m, 2h, 1d");
    arguments.threads(import->threads);

    arguments.text("--license", import->license, "License of the log, for the data cards of what is made of it");

    registry.verb(group, "list", "List the data sets", std::make_shared<NoOptions>(), runList);
    const auto show = std::make_shared<NameOptions>();
    Arguments(*registry.verb(group, "show", "Show a data set", show, runShow))
        .text("name", show->name, "The data set")
        .required();
    const auto remove = std::make_shared<NameOptions>();
    Arguments(*registry.verb(group, "delete", "Delete a data set that nothing was made from", remove, runDelete))
        .text("name", remove->name, "The data set")
        .required();

    const auto split = std::make_shared<workflow::SplitRequest>();
    Arguments parted(*registry.verb(group, "split", "Split a data set by its users", split, runSplit));
    parted.text("name", split->data, "The data set").required();
    parted.number("--share", split->share, "Of the users, drawn by chance, in the first part", {1e-6, 1 - 1e-6});
    parted.seed(split->seed);
    parted.text("--first", split->first, "Name of the first part (default: the data set's, and part 1)");
    parted.text("--second", split->second, "Name of the second part (default: the data set's, and part 2)");

    const auto exported = std::make_shared<ExportOptions>();
    Arguments target(*registry.verb(group, "export", "Export a data set", exported, runExport));
    target.text("name", exported->name, "The data set").required();
    target.text("--to", exported->to.path, "The file to write; a data card goes beside it").required();
    addFileOptions(target, exported->to);
    target.number("--shards", exported->shards, "Files of about as many events each; no user is in two",
                  exchange::ExportSpec::shardLimits);
    target.text("--license", exported->license, "License of the source, for the data card (default: as at the import)");
}

} // namespace sessionsmith::cli
