// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/store/workspace.h"
#include "engine/synthesis/behaviourmodel.h"
#include "engine/workflow/requests.h"

namespace sessionsmith::workflow {

/// What a fit learns from, and what it begins with.
struct FitSource
{
    std::string name, hash; ///< of the log; a file of sequences has no hash
    synthesis::ItemSettings items;
    std::vector<std::string> actions;    ///< those of the starting model, else of the prior, else of the log
    hmm::Sequences sequences;            ///< in the indices of `actions`
    std::optional<events::EventLog> log; ///< for a full fit; its sessions are the sequences
    std::vector<std::int32_t> users;     ///< whose each sequence is, those of one side by side; in a file all differ
    std::vector<int> viewedBefore;       ///< among `actions`: those of the request
    std::optional<hmm::Model> start;
    hmm::Prior prior; ///< but for the pseudo-count, which goes with the method
    hmm::Constraints constraints;
};

/// Errors: no such log or model; an action of the log that a model lacks; models, ties and the method do not go
/// together.
Result<FitSource> openFitSource(const store::Workspace& workspace, const FitRequest& request, const Control& control);

} // namespace sessionsmith::workflow
