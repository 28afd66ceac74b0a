// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/store/workspace.h"
#include "engine/workflow/logparts.h"
#include "engine/workflow/requests.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::workflow {

const char* name(events::SequenceBy by); ///< "user", "session"
Result<events::SequenceBy> sequenceByNamed(const std::string& name);

/// Errors: EvaluationSpec::sampledNegatives cannot be that many.
Result<> checkSampled(int negatives);

// What a run keeps of its request, and the way back. The name of the run is not part of it.
nlohmann::json toJson(const PretrainRequest& request);
nlohmann::json toJson(const FinetuneRequest& request);
nlohmann::json toJson(const BaselineRequest& request);
nlohmann::json toJson(const GeneratorRequest& request);
Result<PretrainRequest> pretrainRequestFromJson(const nlohmann::json& json);
Result<FinetuneRequest> finetuneRequestFromJson(const nlohmann::json& json);
Result<BaselineRequest> baselineRequestFromJson(const nlohmann::json& json);
Result<GeneratorRequest> generatorRequestFromJson(const nlohmann::json& json);

/// A parted log in the indices of a catalogue.
struct PreparedLog
{
    learning::Catalogue catalogue;
    learning::SequenceData sequences; ///< whole, those of a test log behind the others
    learning::SequenceData training;  ///< what is for training of each sequence
    std::vector<learning::TestCase> validation, test;
    std::vector<std::uint32_t> userEvents; ///< (test) of the user in the training
    std::string questions;                 ///< names what `test` asks of whom, whatever the catalogue
    events::SplitFindings findings;
};
/// `catalogue`: of the model that will be asked; without it the log's own, with what a test log adds. Errors: a name it
/// lacks.
Result<PreparedLog> prepare(const LogParts& parts, const learning::Catalogue* catalogue = nullptr);

/// The file of a run's weights, written or to be written, and the run that it must be of.
learning::CheckpointFile checkpointOf(const store::Workspace& workspace, const store::RunRecord& run);

/// What a fine-tuning is for: the name of a learning::Objective, "click" or "tags"; of other runs empty.
std::string taskOf(const store::RunRecord& run);

/// The recommender that a finished run stands for: its best weights, or its baseline fitted again.
Result<std::unique_ptr<learning::Recommender>> openRecommender(store::Workspace& workspace, const store::RunRecord& run,
                                                               const std::string& device);
/// What a run's best weights make of sessions and items. Errors: it has no weights of a sequence model.
Result<std::unique_ptr<learning::Representation>>
openRepresentation(store::Workspace& workspace, const store::RunRecord& run, const std::string& device);

} // namespace sessionsmith::workflow
