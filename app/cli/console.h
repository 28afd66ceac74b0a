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

    Result<store::Workspace> openWorkspace() const;
    /// Draws progress on stderr, unless --quiet.
    ProgressSink progress();
    /// Stops at the first SIGINT or SIGTERM; a second one ends the program at once.
    Control control() const { return {m_stop.get_token(), nullptr}; }

    /// Prints the outcome of a verb and gives the exit status: 0 done, 1 failed.
    int finish(const Result<Output>& outcome);

private:
    std::stop_source m_stop;
    std::unique_ptr<ProgressLine> m_line;
};

/// A verb as main() registers it; run only if it was the one asked for.
using Verb = std::function<Result<Output>(Console&)>;

/// The document that `record.summary` holds, with its name and hash.
Json datasetDocument(const store::DatasetRecord& record);

} // namespace sessionsmith::cli
