// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/pipeline.h"
#include "engine/events/importer.h"
#include "engine/events/splitspec.h"
#include "engine/exchange/exporter.h"
#include "engine/fidelity/spec.h"
#include "engine/hmm/baumwelch.h"
#include "engine/hmm/initialisation.h"
#include "engine/hmm/selection.h"
#include "engine/learning/baselines.h"
#include "engine/learning/generatorspec.h"
#include "engine/learning/spec.h"
#include "engine/page/html.h"
#include "engine/synthesis/generator.h"

#include <optional>
#include <string>

namespace sessionsmith::workflow {

/// What a person asks for, one struct a step. Names are those of the workspace. An empty name for the result gets a
/// readable one.

struct ImportRequest
{
    events::ImportSpec spec;
    std::string name;
    std::string license; ///< of the source, in a person's own words, for the data cards
};

struct FitRequest
{
    std::string data;                ///< a data set, or else ...
    std::filesystem::path sequences; ///< ... a file with one sequence a line
    /// Likelier: both, and of them the one that makes held-out sequences likelier; Baum-Welch takes its settings from
    /// here, but neither has locks or ties.
    enum class Method { Count, BaumWelch, Likelier } method = Method::Count;
    /// Count; Baum-Welch has its own in `spec`. Likelier, without personas: this one or a fifth, a fiftieth or a
    /// five-hundredth of it, whichever makes held-out sequences likeliest.
    double pseudoCount = 0.5;
    std::string priorModel;   ///< believed beforehand, as if ...
    double priorStrength = 0; ///< ... so many events of each row had been seen
    double holdOut = 0;       ///< share of the sequences to judge by; 0: none, or a tenth to choose the method by
    std::uint64_t seed = 1;
    bool withEnd = true;
    /// Kinds of users, told apart by the shares of their actions, each with a model of its own: the fit is their
    /// mixture (hmm/mixture.h), with all of them refined together by Baum-Welch.
    int personas = 1;
    int mostPersonas = 0; ///< of all numbers from `personas` to this the one with the largest silhouette; 0: that one
    /// Also what lies beyond the hidden Markov model: where items, times and users come from. Needs a data set.
    bool full = false;
    /// Full: the actions that always concern an item already viewed in their session (RevisitSettings::viewedBefore).
    std::vector<std::string> viewedBefore;
    std::string name;

    // Baum-Welch.
    int states = 5;     ///< of each persona
    int mostStates = 0; ///< all numbers from `states` to this are fitted; 0: that one
    hmm::Criterion choose = hmm::Criterion::Bic;
    hmm::Initialisation initialisation = hmm::Initialisation::KMeans;
    std::string startModel; ///< begins from this model instead
    int restarts = 1;       ///< starting points; those after the first forget what `startModel` had in free cells
    std::vector<std::vector<std::string>> ties; ///< actions by name, in place of the constraints' own
    /// The locks are those of `startModel`, whose values they keep; without one there is nothing to lock.
    hmm::BaumWelchSpec spec;
};

struct MixRequest
{
    struct Part
    {
        std::string model;
        double weight = 1; ///< relative to the sum of all
    };
    std::vector<Part> parts; ///< each model becomes a persona of its name
    std::string name;
};

struct SynthesizeRequest
{
    std::string model;
    synthesis::GenerateSpec spec;
    std::string items; ///< the data set whose items are followed; empty: the one the model names
    bool holdOut =
        true; ///< follow only what leave-one-out leaves for training: synthetic sessions must not know the test items
    std::string name;
};

/// Sessions straight into files: any number of them, in the memory of one shard.
struct SynthesizeFilesRequest
{
    /// Its name is not used. Its shard alone is written where `onlyShard`; else all of them, `shards` in number.
    SynthesizeRequest synthesis;
    bool onlyShard = false;
    std::uint64_t shards = 0;   ///< files; 0: one for about every five million events
    exchange::ExportSpec files; ///< path, format and compression
    std::string license;        ///< of the source, for the data card; empty: as it was said at the import
    bool replace = false;       ///< begins anew whatever was begun or written under the name
    page::Voice voice = {};     ///< of the card that is read
};

struct AugmentRequest
{
    std::string data;
    augmentation::Pipeline pipeline;
    /// Only what leave-one-out leaves for training: for a pre-training whose fine-tuning is tested on the same log.
    bool trainingPart = false;
    std::uint64_t seed = 1;
    unsigned threads = 0;
    std::string name;
};

struct FidelityRequest
{
    std::string real, synthetic; ///< data sets
    std::string training;        ///< what the model was fitted to; empty: part of `real` takes its place
    fidelity::Spec spec;
};

struct SplitRequest
{
    std::string data;
    double share = 0.5; ///< of the users, in the first part
    std::uint64_t seed = 1;
    std::string first, second; ///< names; empty: "... part 1" and "... part 2"
};

struct ExportRequest
{
    std::string data;
    exchange::ExportSpec spec;
    std::string license;    ///< of the source, for the data card; empty: as it was said at the import
    page::Voice voice = {}; ///< of the card that is read
};

struct PretrainRequest
{
    std::string data;
    learning::TrainingSpec spec;
    std::string name;
    std::filesystem::path startWeights = {}; ///< a safetensors file to begin from, of the model's shape; empty: none
};

struct FinetuneRequest
{
    std::string data;
    std::string from; ///< a run; empty: from scratch
    learning::TrainingSpec spec;
    events::SequenceBy sequenceBy = events::SequenceBy::User;
    std::string name;
    events::SplitSpec split;
    std::filesystem::path startWeights = {}; ///< in place of a run
    int sampledNegatives = 0;                ///< of the final figures, see learning::EvaluationSpec
};

struct BaselineRequest
{
    std::string data;
    learning::BaselineKind kind = learning::BaselineKind::Popularity;
    events::SequenceBy sequenceBy = events::SequenceBy::User;
    bool excludeSeen = false;
    std::string name;
    events::SplitSpec split;
    int sampledNegatives = 0; ///< see learning::EvaluationSpec
};

/// How a run is to be evaluated on a data set.
struct EvaluationRequest
{
    std::string run, data;
    events::SequenceBy sequenceBy = events::SequenceBy::User;
    events::SplitSpec split;
    bool excludeSeen = false;
    int sampledNegatives = 0; ///< see learning::EvaluationSpec
    std::string device = "auto";
};

/// A neural generator, trained on the sessions of a log.
struct GeneratorRequest
{
    std::string data;
    learning::GeneratorSpec spec;
    bool holdOut = true; ///< as in SynthesizeRequest
    std::string name;
};

/// Sessions from a neural generator, of users who come as those of its log do.
struct DrawRequest
{
    std::string run;
    synthesis::GenerateSpec spec; ///< no cold start
    std::string device = "auto";
    std::string name;
};

} // namespace sessionsmith::workflow
