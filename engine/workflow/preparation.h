// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/store/workspace.h"
#include "engine/workflow/requests.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::workflow {

const char* name(events::SequenceBy by); ///< "user", "session"
Result<events::SequenceBy> sequenceByNamed(const std::string& name);

// What a run keeps of its request, and the way back. The name of the run is not part of it.
nlohmann::json toJson(const PretrainRequest& request);
nlohmann::json toJson(const FinetuneRequest& request);
nlohmann::json toJson(const BaselineRequest& request);
nlohmann::json toJson(const GeneratorRequest& request);
Result<PretrainRequest> pretrainRequestFromJson(const nlohmann::json& json);
Result<FinetuneRequest> finetuneRequestFromJson(const nlohmann::json& json);
Result<BaselineRequest> baselineRequestFromJson(const nlohmann::json& json);
Result<GeneratorRequest> generatorRequestFromJson(const nlohmann::json& json);

/// A log as leave-one-out sees it, in the indices of a catalogue.
struct PreparedLog
{
    learning::Catalogue catalogue;
    learning::SequenceData sequences; ///< whole
    learning::SequenceData training;  ///< without the last two events of each sequence
    std::vector<learning::TestCase> validation, test;
};
/// `catalogue`: of the model that will be asked; without it the log's own. Errors: a name it lacks, no sequence of
/// three events.
Result<PreparedLog> prepare(const events::EventLog& log, events::SequenceBy by,
                            const learning::Catalogue* catalogue = nullptr);

/// {"valid": ..., "test": ...}
Result<store::RunMetrics> evaluateBoth(learning::Recommender& recommender, const PreparedLog& log, bool excludeSeen,
                                       const ProgressSink& progress, const Control& control);

/// The file of a run's weights, written or to be written, and the run that it must be of.
learning::CheckpointFile checkpointOf(const store::Workspace& workspace, const store::RunRecord& run);

/// The recommender that a finished run stands for: its best weights, or its baseline fitted again.
Result<std::unique_ptr<learning::Recommender>> openRecommender(store::Workspace& workspace, const store::RunRecord& run,
                                                               const std::string& device);

} // namespace sessionsmith::workflow
