// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/preparation.h"

#include "engine/base/hash.h"
#include "engine/learning/specjson.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

#include <array>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

Json readable(const std::string& text)
{
    Json json = Json::parse(text, nullptr, false);
    return json.is_object() ? json : Json::object();
}

template <typename T>
T valueOr(const Json& json, const char* key, T fallback)
{
    const auto found = json.find(key);
    if (found == json.end()) return fallback;
    if constexpr (std::is_same_v<T, bool>)
        return found->is_boolean() ? found->template get<bool>() : fallback;
    else
        return found->is_string() ? found->template get<T>() : fallback;
}

Result<events::SequenceBy> sequenceByOf(const Json& json)
{
    return sequenceByNamed(valueOr<std::string>(json, "sequence_by", "user"));
}

/// (test cases) of the user who is asked about.
std::vector<std::uint32_t> trainingEventsOfUsers(const LogParts& parts)
{
    const events::EventLog& asked = parts.testLog();
    std::vector<std::uint32_t> events(std::size_t(parts.log.users.size()));
    for (std::size_t i = 0; i < parts.split.size(); ++i)
        for (std::size_t event = parts.split.offsets[i]; event < parts.split.trainingEnd[i]; ++event)
            ++events[std::size_t(parts.log.user[event])];
    std::vector<std::uint32_t> ofCases;
    for (const events::Question& question : parts.testCases) {
        const std::int32_t user = parts.log.users.find(asked.users[asked.user[question.target]]);
        ofCases.push_back(user < 0 ? 0 : events[std::size_t(user)]);
    }
    return ofCases;
}

/// By names, so that the same questions have the same name whatever else the logs hold.
std::string nameOfQuestions(const LogParts& parts)
{
    const events::EventLog& asked = parts.testLog();
    ContentHash hash;
    for (const auto& [begin, target] : parts.testCases) {
        hash.add(asked.users[asked.user[target]]);
        hash.add(asked.items[asked.item[target]]);
        const std::array context{std::uint64_t(target - begin)};
        hash.add(std::span<const std::uint64_t>(context));
    }
    return hash.hex();
}

/// Runs without say nothing of it, as those did that were before there was such a thing.
void addSampled(int negatives, Json& json)
{
    if (negatives > 0) json[SS_TEXT("engine", "sampled_negatives")] = negatives;
}

/// Errors: no number, or one that is out of its limits.
Result<int> sampledOf(const Json& json)
{
    const auto found = json.find("sampled_negatives");
    if (found == json.end()) return 0;
    int negatives = -1;
    if (!learning::specjson::read(*found, negatives))
        return fail(SS_TEXT("engine", "The value of {0} is of the wrong type: {1}"), Message("sampled_negatives"),
                    found->dump());
    return checkSampled(negatives).map([&] { return negatives; });
}

Result<events::SplitSpec> splitOf(const Json& json)
{
    return events::splitNamed(valueOr<std::string>(json, "split", "leave-one-out"));
}

} // namespace

Result<> checkSampled(int negatives)
{
    return learning::specjson::within("sampled_negatives", negatives, learning::limits::sampledNegatives);
}

const char* name(events::SequenceBy by)
{
    return by == events::SequenceBy::User ? "user" : "session";
}

Result<events::SequenceBy> sequenceByNamed(const std::string& name)
{
    if (name == "user") return events::SequenceBy::User;
    if (name == "session") return events::SequenceBy::Session;
    return fail(Error(SS_TEXT("engine", "\"{0}\" is no way to form sequences"), name)
                    .advise(SS_TEXT("engine", "Choose one of: {0}"), "user, session"));
}

Json toJson(const PretrainRequest& request)
{
    Json json = learning::toJson(request.spec);
    json[SS_TEXT("engine", "data")] = request.data;
    if (!request.startWeights.empty()) json[SS_TEXT("engine", "start_weights")] = request.startWeights.string();
    return json;
}

Json toJson(const FinetuneRequest& request)
{
    Json json = learning::toJson(request.spec);
    json[SS_TEXT("engine", "data")] = request.data;
    json[SS_TEXT("engine", "from")] = request.from;
    json[SS_TEXT("engine", "sequence_by")] = name(request.sequenceBy);
    json[SS_TEXT("engine", "split")] = textOf(request.split);
    if (!request.startWeights.empty()) json[SS_TEXT("engine", "start_weights")] = request.startWeights.string();
    addSampled(request.sampledNegatives, json);
    return json;
}

Json toJson(const BaselineRequest& request)
{
    Json json{{"data", request.data},
              {SS_TEXT("engine", "baseline"), learning::name(request.kind)},
              {"sequence_by", name(request.sequenceBy)},
              {"exclude_seen", request.excludeSeen},
              {"split", textOf(request.split)}};
    addSampled(request.sampledNegatives, json);
    return json;
}

Json toJson(const GeneratorRequest& request)
{
    Json json = learning::toJson(request.spec);
    json["data"] = request.data;
    json[SS_TEXT("engine", "hold_out")] = request.holdOut;
    return json;
}

Result<PretrainRequest> pretrainRequestFromJson(const Json& json)
{
    auto spec = learning::trainingSpecFromJson(json);
    if (!spec) return tl::unexpected(spec.error());
    return PretrainRequest{
        valueOr<std::string>(json, "data", ""), *spec, {}, valueOr<std::string>(json, "start_weights", "")};
}

Result<FinetuneRequest> finetuneRequestFromJson(const Json& json)
{
    auto spec = learning::trainingSpecFromJson(json);
    if (!spec) return tl::unexpected(spec.error());
    const auto by = sequenceByOf(json);
    if (!by) return tl::unexpected(by.error());
    const auto split = splitOf(json);
    if (!split) return tl::unexpected(split.error());
    const auto sampled = sampledOf(json);
    if (!sampled) return tl::unexpected(sampled.error());
    return FinetuneRequest{valueOr<std::string>(json, "data", ""),
                           valueOr<std::string>(json, "from", ""),
                           *spec,
                           *by,
                           {},
                           *split,
                           valueOr<std::string>(json, "start_weights", ""),
                           *sampled};
}

Result<BaselineRequest> baselineRequestFromJson(const Json& json)
{
    const auto kind = learning::baselineNamed(valueOr<std::string>(json, "baseline", ""));
    if (!kind) return tl::unexpected(kind.error());
    const auto by = sequenceByOf(json);
    if (!by) return tl::unexpected(by.error());
    const auto split = splitOf(json);
    if (!split) return tl::unexpected(split.error());
    const auto sampled = sampledOf(json);
    if (!sampled) return tl::unexpected(sampled.error());
    return BaselineRequest{
        valueOr<std::string>(json, "data", ""), *kind, *by, valueOr(json, "exclude_seen", false), {}, *split, *sampled};
}

Result<GeneratorRequest> generatorRequestFromJson(const Json& json)
{
    auto spec = learning::generatorSpecFromJson(json);
    if (!spec) return tl::unexpected(spec.error());
    return GeneratorRequest{valueOr<std::string>(json, "data", ""), *spec, valueOr(json, "hold_out", true), {}};
}

Result<PreparedLog> prepare(const LogParts& parts, const learning::Catalogue* catalogue)
{
    PreparedLog prepared;
    prepared.catalogue = catalogue ? *catalogue : learning::Catalogue::of(parts.log);
    if (parts.test && !catalogue) prepared.catalogue.extend(learning::Catalogue::of(*parts.test));
    auto sequences = prepared.catalogue.translate(parts.log, parts.split.offsets);
    if (!sequences) return tl::unexpected(sequences.error());
    prepared.sequences = std::move(*sequences);
    prepared.training.reserve(parts.log.size(), parts.log.hasTime());
    for (std::size_t i = 0; i < parts.split.size(); ++i)
        if (const std::size_t begin = parts.split.offsets[i], end = parts.split.trainingEnd[i]; begin < end)
            prepared.training.append(prepared.sequences.slice(begin, end));
    prepared.validation = parts.split.validation;

    const std::size_t testBegins = parts.test ? prepared.sequences.items.size() : 0;
    if (parts.test) {
        const auto asked = prepared.catalogue.translate(*parts.test, events::sequenceOffsets(*parts.test, parts.by));
        if (!asked) return tl::unexpected(asked.error());
        for (std::size_t i = 0; i < asked->size(); ++i)
            prepared.sequences.append((*asked)[i]);
    }
    for (const events::Question& question : parts.testCases)
        prepared.test.push_back({question.begin + testBegins, question.target + testBegins});
    prepared.userEvents = trainingEventsOfUsers(parts);
    prepared.questions = nameOfQuestions(parts);
    prepared.findings = parts.findings;
    return prepared;
}

learning::CheckpointFile checkpointOf(const store::Workspace& workspace, const store::RunRecord& run)
{
    // The number alone is another run's in another workspace.
    return {run.checkpoint.empty() ? workspace.checkpointPath(run.id) : workspace.absolute(run.checkpoint),
            fmt::format("{}-{}", run.id, run.createdAt)};
}

std::string taskOf(const store::RunRecord& run)
{
    if (run.kind != store::RunKind::Finetune) return {};
    const Json json = readable(run.spec);
    if (std::string task = valueOr<std::string>(json, "task", ""); !task.empty()) return task;
    const auto spec = learning::trainingSpecFromJson(json);
    return spec ? learning::name(spec->objective) : std::string();
}

Result<std::unique_ptr<learning::Representation>>
openRepresentation(store::Workspace& workspace, const store::RunRecord& run, const std::string& device)
{
    if (!store::trainsSequenceModel(run.kind))
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" has no weights of a sequence model"), run.name)
                        .advise(SS_TEXT("engine", "Choose a pre-training or a fine-tuning")));
    if (run.checkpoint.empty())
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" has no checkpoint yet"), run.name)
                        .advise(SS_TEXT("engine", "Let it train for a while, or resume it")));
    const auto backend = learning::backend();
    if (!backend) return tl::unexpected(backend.error());
    return (*backend)->represent(checkpointOf(workspace, run), device);
}

Result<std::unique_ptr<learning::Recommender>> openRecommender(store::Workspace& workspace, const store::RunRecord& run,
                                                               const std::string& device)
{
    if (run.kind == store::RunKind::Generator)
        return fail(
            Error(SS_TEXT("engine", "The run \"{0}\" is a generator of sessions and recommends nothing"), run.name)
                .advise(SS_TEXT("engine", "Synthesise a data set from it, and pre-train on that")));
    if (run.kind == store::RunKind::Import)
        return fail(Error(SS_TEXT("engine", "The run \"{0}\" was imported and recommends nothing"), run.name)
                        .advise(SS_TEXT("engine", "Choose a run that was trained here")));
    if (const std::string task = taskOf(run); task == "next-action" || task == "click" || task == "tags")
        return fail(
            Error(SS_TEXT("engine", "The run \"{0}\" is for the task {1} and recommends nothing"), run.name, task)
                .advise(SS_TEXT("engine", "Choose a run whose task is next-item or autoencoder")));
    if (run.kind != store::RunKind::Baseline) {
        if (run.checkpoint.empty())
            return fail(Error(SS_TEXT("engine", "The run \"{0}\" has no checkpoint yet"), run.name)
                            .advise(SS_TEXT("engine", "Let it train for a while, or resume it")));
        const auto backend = learning::backend();
        if (!backend) return tl::unexpected(backend.error());
        return (*backend)->load(checkpointOf(workspace, run), device);
    }
    const auto request = baselineRequestFromJson(readable(run.spec));
    if (!request) return tl::unexpected(request.error());
    const auto parts = partDataset(workspace, request->data, request->sequenceBy, request->split);
    if (!parts) return tl::unexpected(parts.error());
    const auto prepared = prepare(*parts);
    if (!prepared) return tl::unexpected(prepared.error());
    return learning::fitBaseline(request->kind, prepared->catalogue, prepared->training);
}

} // namespace sessionsmith::workflow
