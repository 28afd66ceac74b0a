// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/store/workspace.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <memory>
#include <string>

namespace sessionsmith::cli {

using Json = nlohmann::json;

/// What a verb gives back: the JSON document for --json, the text for people otherwise.
struct Output
{
    Json document;
    std::string text;
};

/// What scripts may rely on.
enum class Exit { Done = 0, Failed = 1, WrongUsage = 2 };

class ProgressLine;

/// What the verbs share: the workspace, where results and progress go, and the wish to stop.
class Console
{
public:
    Console();
    ~Console();

    // Set by the options.
    std::string workspaceFolder;
    bool json = false;
    bool quiet = false;

    /// For a verb that only looks. Errors, besides those of Workspace::open(): the folder that was named holds none.
    Result<store::Workspace> openWorkspace() const;
    /// Opens or creates it, for a verb that keeps something. Errors, besides: a workspace that cannot be written,
    /// before any work is done.
    Result<store::Workspace> openForWriting() const;
    /// Draws progress on stderr, unless --quiet.
    ProgressSink progress();
    /// Stops at the first SIGINT, SIGTERM or SIGHUP; a later one ends the program at once.
    Control control() const { return {m_stop.get_token(), nullptr}; }
    bool wasStopped() const { return m_stop.stop_requested(); }

    /// To be told of a file before it is written. Where that is standard output, what the verb has to say goes to
    /// stderr. Errors: with --json, whose document is all that standard output may carry.
    Result<> claim(const std::filesystem::path& file);

    /// Says on stderr what a person should know though the verb goes on.
    void warn(const Message& warning);
    /// Warns where a result could not have the name that was asked for.
    void warnIfRenamed(const std::string& wanted, const std::string& name);

    /// Prints the outcome of a verb.
    Exit finish(const Result<Output>& outcome);
    /// Done, if what was printed on standard output also got there; else says so.
    Exit flushed();
    /// Prints an error: on stderr for people, with --json as a document as well.
    Exit refuse(const Error& error, Exit status);

private:
    std::filesystem::path folder() const;

    std::stop_source m_stop;
    bool m_outputIsClaimed = false;
    std::unique_ptr<ProgressLine> m_line;
};

/// A verb as main() registers it; run only if it was the one asked for.
using Verb = std::function<Result<Output>(Console&)>;

/// The document that `record.summary` holds, with its name and hash.
Json datasetDocument(const store::DatasetRecord& record);

} // namespace sessionsmith::cli
