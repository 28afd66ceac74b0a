// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/preparation.h"

#include "engine/events/split.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

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

} // namespace

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
    return json;
}

Json toJson(const FinetuneRequest& request)
{
    Json json = learning::toJson(request.spec);
    json[SS_TEXT("engine", "data")] = request.data;
    json[SS_TEXT("engine", "from")] = request.from;
    json[SS_TEXT("engine", "sequence_by")] = name(request.sequenceBy);
    json[SS_TEXT("engine", "split")] = "leave-one-out";
    return json;
}

Json toJson(const BaselineRequest& request)
{
    return {{"data", request.data},
            {SS_TEXT("engine", "baseline"), learning::name(request.kind)},
            {"sequence_by", name(request.sequenceBy)},
            {"exclude_seen", request.excludeSeen},
            {"split", "leave-one-out"}};
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
    return PretrainRequest{valueOr<std::string>(json, "data", ""), *spec, {}};
}

Result<FinetuneRequest> finetuneRequestFromJson(const Json& json)
{
    auto spec = learning::trainingSpecFromJson(json);
    if (!spec) return tl::unexpected(spec.error());
    const auto by = sequenceByOf(json);
    if (!by) return tl::unexpected(by.error());
    return FinetuneRequest{
        valueOr<std::string>(json, "data", ""), valueOr<std::string>(json, "from", ""), *spec, *by, {}};
}

Result<BaselineRequest> baselineRequestFromJson(const Json& json)
{
    const auto kind = learning::baselineNamed(valueOr<std::string>(json, "baseline", ""));
    if (!kind) return tl::unexpected(kind.error());
    const auto by = sequenceByOf(json);
    if (!by) return tl::unexpected(by.error());
    return BaselineRequest{
        valueOr<std::string>(json, "data", ""), *kind, *by, valueOr(json, "exclude_seen", false), {}};
}

Result<GeneratorRequest> generatorRequestFromJson(const Json& json)
{
    auto spec = learning::generatorSpecFromJson(json);
    if (!spec) return tl::unexpected(spec.error());
    return GeneratorRequest{valueOr<std::string>(json, "data", ""), *spec, valueOr(json, "hold_out", true), {}};
}

Result<PreparedLog> prepare(const events::EventLog& log, events::SequenceBy by, const learning::Catalogue* catalogue)
{
    PreparedLog prepared;
    prepared.catalogue = catalogue ? *catalogue : learning::Catalogue::of(log);
    auto sequences = prepared.catalogue.translate(log, events::sequenceOffsets(log, by));
    if (!sequences) return tl::unexpected(sequences.error());
    prepared.sequences = std::move(*sequences);

    const events::LeaveOneOut split = events::leaveOneOut(log, by);
    for (std::size_t i = 0; i < split.size(); ++i) {
        prepared.training.append(prepared.sequences.slice(split.begin[i], split.trainingEnd[i]));
        if (!split.hasTarget(i)) continue;
        prepared.validation.push_back({split.begin[i], split.validationTarget(i)});
        prepared.test.push_back({split.begin[i], split.testTarget(i)});
    }
    if (prepared.test.empty())
        return fail(
            Error(SS_TEXT("engine", "No sequence of this data set has three events or more, so there is nothing to "
                                    "test on"))
                .advise(SS_TEXT("engine", "Form sequences by user, or import a longer log")));
    return prepared;
}

Result<store::RunMetrics> evaluateBoth(learning::Recommender& recommender, const PreparedLog& log, bool excludeSeen,
                                       const ProgressSink& progress, const Control& control)
{
    learning::EvaluationSpec spec;
    spec.excludeSeen = excludeSeen;
    store::RunMetrics metrics;
    for (const auto& [part, cases] : {std::pair("valid", &log.validation), std::pair("test", &log.test)}) {
        auto evaluated = learning::evaluate(recommender, log.sequences, *cases, spec, progress, control);
        if (!evaluated) return tl::unexpected(evaluated.error());
        metrics[part] = std::move(evaluated->metrics);
    }
    return metrics;
}

learning::CheckpointFile checkpointOf(const store::Workspace& workspace, const store::RunRecord& run)
{
    // The number alone is another run's in another workspace.
    return {run.checkpoint.empty() ? workspace.checkpointPath(run.id) : workspace.absolute(run.checkpoint),
            fmt::format("{}-{}", run.id, run.createdAt)};
}

Result<std::unique_ptr<learning::Recommender>> openRecommender(store::Workspace& workspace, const store::RunRecord& run,
                                                               const std::string& device)
{
    if (run.kind == store::RunKind::Generator)
        return fail(
            Error(SS_TEXT("engine", "The run \"{0}\" is a generator of sessions and recommends nothing"), run.name)
                .advise(SS_TEXT("engine", "Synthesise a data set from it, and pre-train on that")));
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
    const auto log = loadDataset(workspace, request->data);
    if (!log) return tl::unexpected(log.error());
    const auto prepared = prepare(*log, request->sequenceBy);
    if (!prepared) return tl::unexpected(prepared.error());
    return learning::fitBaseline(request->kind, prepared->catalogue, prepared->training);
}

} // namespace sessionsmith::workflow
