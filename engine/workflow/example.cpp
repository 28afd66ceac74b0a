// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/jsontext.h"
#include "engine/synthesis/exampleshop.h"
#include "engine/workflow/datasets.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

namespace sessionsmith::workflow {

namespace {

const char* const exampleName = "example shop";
// A young shop: few visits beside its catalogue, the case that synthetic sessions are for. With many visits of the same
// kind counting what followed what (Markov) would be enough.
constexpr std::size_t exampleUsers = 300;
constexpr double learningRate = 3e-3; // for the small models of the demo

bool hasDataset(const store::Workspace& workspace, const std::string& name)
{
    return workspace.dataset(name).has_value();
}

} // namespace

Result<> ensureExample(store::Workspace& workspace, std::uint64_t seed)
{
    if (!hasDataset(workspace, exampleName)) {
        const events::EventLog log = synthesis::exampleShop(exampleUsers, seed);
        store::DatasetRecord record;
        record.kind = store::DatasetKind::Imported;
        record.source = SS_TEXT("engine", "built-in example");
        const auto summary = summarise(log);
        if (!summary) return tl::unexpected(summary.error());
        record.summary = jsonText(*summary);
        record.spec = nlohmann::json{{"example", exampleName}, {"users", exampleUsers}, {"seed", seed}}.dump();
        if (auto stored = storeDataset(workspace, log, std::move(record), exampleName); !stored)
            return tl::unexpected(stored.error());
    }
    if (!workspace.model(std::string(exampleName))) {
        FitRequest request;
        request.data = exampleName;
        request.name = exampleName;
        if (auto fitted = fitModel(workspace, request); !fitted) return tl::unexpected(fitted.error());
    }
    return {};
}

Result<std::vector<store::RunRecord>> demo(store::Workspace& workspace, std::uint64_t seed, RunObserver& observer,
                                           const Control& control)
{
    if (auto ready = ensureExample(workspace); !ready) return tl::unexpected(ready.error());
    std::vector<store::RunRecord> runs;
    std::optional<Error> failure;
    const auto keep = [&](Result<store::RunRecord> run) {
        if (!run)
            failure = run.error();
        else if (run->status != store::RunStatus::Finished)
            failure = Error::cancelled();
        else
            runs.push_back(std::move(*run));
        return !failure;
    };
    const auto baseline = [&](learning::BaselineKind kind) {
        BaselineRequest request;
        request.data = exampleName;
        request.kind = kind;
        request.name = std::string("demo: ") + learning::name(kind);
        return keep(runBaseline(workspace, request, observer, control));
    };
    const auto synthetic = [&]() -> std::string {
        SynthesizeRequest request;
        request.model = exampleName;
        request.spec.sessions = 20'000;
        request.spec.seed = seed;
        request.items = exampleName;
        request.name = "demo: synthetic sessions";
        const auto made = synthesize(
            workspace, request, [&](const Progress& p) { observer.onProgress(p); }, control);
        if (!made) failure = made.error();
        return made ? made->record.name : std::string();
    };
    const auto pretraining = [&](const std::string& data) {
        PretrainRequest request;
        request.data = data;
        request.spec.model.architecture = learning::Architecture::Gpt;
        request.spec.objective = learning::Objective::Causal;
        request.spec.epochs = 4;
        request.spec.learningRate = learningRate;
        request.spec.seed = seed;
        request.name = "demo: pre-trained";
        return keep(pretrain(workspace, request, observer, control));
    };
    const auto finetuning = [&](const std::string& name, const std::string& from) {
        FinetuneRequest request;
        request.data = exampleName;
        request.from = from;
        request.spec.model.architecture = learning::Architecture::Gpt;
        request.spec.batch = 32;
        request.spec.learningRate = learningRate;
        request.spec.seed = seed;
        request.name = name;
        return keep(finetune(workspace, request, observer, control));
    };

    if (!baseline(learning::BaselineKind::Popularity) || !baseline(learning::BaselineKind::Markov) ||
        !finetuning("demo: from scratch", {}))
        return fail(*failure);
    const std::string data = synthetic();
    if (failure || !pretraining(data) || !finetuning("demo: pre-trained, then fine-tuned", runs.back().name))
        return fail(*failure);
    return runs;
}

} // namespace sessionsmith::workflow
