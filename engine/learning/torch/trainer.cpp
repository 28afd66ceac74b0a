// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/trainer.h"

#include "engine/base/hash.h"
#include "engine/learning/torch/changedsequences.h"
#include "engine/learning/torch/device.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>

namespace sessionsmith::learning {

namespace {

std::string hashOf(const TrainingData& data)
{
    ContentHash hash;
    for (const events::Vocabulary* names : {&data.catalogue.items, &data.catalogue.actions})
        for (std::int32_t i = 0; i < names->size(); ++i)
            hash.add((*names)[i]);
    for (const SequenceData* part : {&data.training, &data.evaluation}) {
        hash.add(std::span<const std::size_t>(part->offsets));
        hash.add(std::span<const std::int32_t>(part->items));
        hash.add(std::span<const std::int32_t>(part->actions));
    }
    hash.add(std::span<const TestCase>(data.validation));
    return hash.hex();
}

/// Errors: nothing to learn from, or indices beyond the catalogue.
Result<> checkData(const TrainingData& data)
{
    const auto inside = [](const std::vector<std::int32_t>& indices, std::int32_t size) {
        return std::ranges::all_of(indices, [size](std::int32_t index) { return index >= 0 && index < size; });
    };
    for (const SequenceData* part : {&data.training, &data.evaluation})
        if (!inside(part->items, data.catalogue.items.size()) || !inside(part->actions, data.catalogue.actions.size()))
            return fail(SS_TEXT("engine", "The training data do not fit their catalogue"));
    return {};
}

void addNames(events::Vocabulary& names, const events::Vocabulary& more)
{
    for (std::int32_t i = 0; i < more.size(); ++i)
        names.add(more[i]);
}

/// Copies the rows of `from` that belong to a name, and the two special ones behind them, to where `to` has them.
/// A vector has no special ones.
void copyByName(const events::Vocabulary& fromNames, const torch::Tensor& from, const events::Vocabulary& toNames,
                torch::Tensor to)
{
    for (std::int32_t i = 0; i < fromNames.size(); ++i)
        to[toNames.find(fromNames[i])].copy_(from[i]);
    for (std::int64_t special = 0; fromNames.size() + special < from.size(0); ++special)
        to[toNames.size() + special].copy_(from[fromNames.size() + special]);
}

} // namespace

Trainer::Trainer(const TrainingSpec& spec, const TrainingData& data, const TrainingFiles& files,
                 TrainingObserver& observer, const Control& control)
    : TrainingLoop({spec.epochs, spec.patience, spec.checkpointSeconds, spec.threads, spec.device}, files, observer,
                   control),
      m_spec(spec), m_data(data), m_catalogue(data.catalogue), m_generator(at::detail::createCPUGenerator(spec.seed))
{}

Result<> Trainer::prepare()
{
    if (auto valid = m_spec.validate(); !valid) return valid;
    if (auto sound = checkData(m_data); !sound) return sound;
    m_dataHash = hashOf(m_data);
    // A run that died before its first checkpoint begins anew.
    std::error_code ignored;
    if (files().resume && std::filesystem::exists(files().checkpoint.path, ignored)) {
        auto checkpoint = readCheckpoint(files().checkpoint);
        return checkpoint ? resume(std::move(*checkpoint)) : tl::unexpected(checkpoint.error());
    }
    if (files().start) {
        auto start = readCheckpoint(*files().start);
        return start ? startFrom(std::move(*start)) : tl::unexpected(start.error());
    }
    createModel({});
    return {};
}

Result<> Trainer::resume(Checkpoint checkpoint)
{
    if (auto same = checkResumed(checkpoint.dataHash, m_dataHash, differingValue(m_spec, checkpoint.spec)); !same)
        return same;
    m_catalogue = std::move(checkpoint.catalogue);
    m_best = std::move(checkpoint.best);
    createModel(std::move(checkpoint.weights));
    if (auto restored = restore(checkpoint.state); !restored) return restored;
    m_optimizer->restore(checkpoint.first, checkpoint.second, state().step);
    return {};
}

Result<> Trainer::startFrom(Checkpoint start)
{
    if (start.spec.model.architecture != m_spec.model.architecture)
        return fail(Error(SS_TEXT("engine", "The weights to begin from are of the architecture {0}, not {1}"),
                          name(start.spec.model.architecture), name(m_spec.model.architecture))
                        .at(files().start->path.string())
                        .advise(SS_TEXT("engine", "Choose the same architecture as in the pre-training")));
    m_spec.model = start.spec.model;
    m_pretrained = true;
    addNames(m_catalogue.items, start.catalogue.items);
    addNames(m_catalogue.actions, start.catalogue.actions);
    createModel({});
    const torch::NoGradGuard noGradients;
    for (const auto& [name, tensor] : start.bestWeights()) {
        torch::Tensor own = m_model->weights().at(name);
        if (name.starts_with("items."))
            copyByName(start.catalogue.items, tensor.to(own.device()), m_catalogue.items, own);
        else if (name.starts_with("actions."))
            copyByName(start.catalogue.actions, tensor.to(own.device()), m_catalogue.actions, own);
        else
            own.copy_(tensor);
    }
    return {};
}

/// With the catalogue and the spec as they now stand; random weights where none are given.
void Trainer::createModel(Weights weights)
{
    const VocabularySizes sizes{m_catalogue.items.size(), m_catalogue.actions.size()};
    m_model = weights.empty() ? SequenceModel(m_spec.model, sizes, m_generator)
                              : SequenceModel(m_spec.model, sizes, std::move(weights));
    m_model->place(*deviceNamed(m_spec.device), true);
    m_validation.emplace(m_spec, m_data, m_catalogue);
    const Epoch epoch(m_spec, m_data.training, m_validation->trainingSequences(), 0);
    setEpochSize(std::int64_t(epoch.batchCount()), std::int64_t(epoch.sequenceCount()));
    m_optimizer.emplace(OptimizerSpec{m_spec.learningRate, m_spec.l2, m_spec.gradientClip}, m_model->weights(),
                        batchesPerEpoch() * m_spec.epochs);
}

void Trainer::beginEpoch()
{
    m_epoch.emplace(m_spec, m_data.training, m_validation->trainingSequences(), state().epoch);
}

std::optional<TrainingLoop::BatchResult> Trainer::trainBatch()
{
    std::span<const Context> sequences = m_epoch->batch(std::size_t(state().batch));
    SequenceData changedData;
    std::vector<Context> changedContexts;
    if (m_data.change) {
        changedData =
            changed(m_spec, *m_data.change, sequences, std::uint64_t(state().step) * std::uint64_t(m_spec.batch));
        changedContexts = contextsOf(changedData);
        sequences = changedContexts;
    }
    const Batch batch = trainingBatch(m_spec, m_model->sizes(), sequences,
                                      Philox(m_spec.seed, std::uint32_t(Purpose::Masks), std::uint64_t(state().step)));
    Dropout dropout{m_spec.dropout, c10::nullopt};
    const std::uint64_t seed =
        Philox(m_spec.seed, std::uint32_t(Purpose::Dropout), std::uint64_t(state().step)).bits64();
    if (m_model->device().is_cpu()) {
        m_generator.set_current_seed(seed);
        dropout.generator = m_generator;
    } else if (state().batch == 0) {
        torch::manual_seed(seed);
    }

    const auto targets = targetsOf(batch, m_model->device());
    const auto loss = torch::cross_entropy_loss((*m_model)(batch, dropout), targets, {}, at::Reduction::Mean, -100,
                                                m_spec.labelSmoothing);
    const double value = loss.item<double>();
    if (!std::isfinite(value) || !m_optimizer->step(loss, state().step)) return std::nullopt;
    return BatchResult{value, std::int64_t(batch.targets.size()), std::int64_t(sequences.size())};
}

Result<std::optional<Metrics>> Trainer::measure()
{
    if (!m_validation->isPossible()) return std::nullopt;
    auto metrics = m_validation->measure(*m_model, control());
    if (!metrics) return tl::unexpected(metrics.error());
    return std::optional(std::move(*metrics));
}

Result<> Trainer::save()
{
    return writeCheckpoint({{files().checkpoint.run, m_catalogue, m_dataHash, state(), m_model->weights(), m_best,
                             m_optimizer->firstMoments(), m_optimizer->secondMoments()},
                            m_spec},
                           files().checkpoint.path);
}

} // namespace sessionsmith::learning
