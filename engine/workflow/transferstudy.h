// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/pairedtest.h"
#include "engine/learning/seedsummary.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::workflow {

/// Does pre-training on synthetic sessions help a model of a real log, and what of it does? One question, put to
/// several shares of the log, with controls between nothing and the real sessions themselves.
struct TransferStudyRequest
{
    std::string data;
    std::string model; ///< draws the sessions, with the items of each training part; empty: one is fitted to each
    std::vector<double> shares{1, 10, 100}; ///< percent of the training users
    std::vector<std::uint64_t> seeds{1, 2}; ///< of the users that a share takes, the sessions, and the weights
    std::vector<std::string> arms;          ///< of transferArms(); empty: all of them
    std::uint64_t sessions = 20'000;        ///< of every pre-training
    int pretrainEpochs = 3;
    /// Of the fine-tuning, by itself without patience, which would cut short whatever begins slowly; the pre-training
    /// has its model, batch, learning rate and dropout too. Its seed is each seed's.
    learning::TrainingSpec spec;
    std::string name; ///< what all of its data sets and runs begin with; empty: by the data set
};

/// "scratch": the fine-tuning alone; "random-frozen": only the embeddings are learnt, the layers stay as they were
/// drawn. The others are pre-trained on as many sessions for as many steps: "independent": items drawn by popularity;
/// "random-chains": items that follow a random chain of each session; "shuffled": the generator's sessions in a random
/// order; "categories": sessions whose items follow transitions between categories only; "generator": sessions of the
/// whole generator; "real": the real sessions of the training part, drawn again. "markov": the first-order chain of the
/// training part as a recommender, for reference.
const std::vector<std::string>& transferArms();
/// Errors: an arm that is not known, no share or one beyond 0 ... 100, no seed, those of TrainingSpec::validate().
Result<> checkStudy(const TransferStudyRequest& request);

nlohmann::json toJson(const TransferStudyRequest& request);
Result<TransferStudyRequest> transferStudyFromJson(const nlohmann::json& json);

/// The figures of one arm at one share of the log.
struct TransferRow
{
    std::string arm;
    double share = 0;
    std::vector<std::string> runs; ///< (seeds) empty: not there yet
    std::vector<double> values;    ///< (seeds) NDCG@10 of the test, NaN where there is no run yet
    learning::SeedSummary summary;
    /// Beside "scratch" at this share, over the test cases, each by its mean over the seeds.
    std::optional<learning::PairedTest> difference;
};

struct TransferStudy
{
    TransferStudyRequest request;
    std::vector<TransferRow> rows; ///< by share, then arm
};

/// The protocol: a fifth of the users of three events or more, always the same, is the test, and the last event of each
/// is asked. Of the others a seed takes a share. Whatever generates or counts knows the events before the last one of
/// these, which is what is learnt from; the last one chooses the epoch. Everything is kept in the workspace as data
/// sets, models and runs that begin with the study's name; what is there and finished is not done again, so that a
/// study goes on where it stopped. Errors: those of checkStudy() and of the steps, a run of that name which is
/// another's, cancelled.
Result<TransferStudy> runTransferStudy(store::Workspace& workspace, const TransferStudyRequest& request,
                                       RunObserver& observer, const Control& control = {});
/// What is there of it by now.
Result<TransferStudy> readTransferStudy(store::Workspace& workspace, const TransferStudyRequest& request);
/// Those that were begun in this workspace, newest first.
Result<std::vector<TransferStudyRequest>> transferStudies(const store::Workspace& workspace);

} // namespace sessionsmith::workflow
