// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/trainer.h"

#include "engine/learning/torch/changedsequences.h"
#include "engine/learning/torch/device.h"
#include "engine/learning/torch/foreignweights.h"
#include "engine/learning/torch/gradientstep.h"
#include "engine/learning/torch/memoryneed.h"
#include "engine/learning/torch/parameterplace.h"
#include "engine/learning/torch/pruning.h"
#include "engine/learning/torch/trainingdata.h"
#include "engine/learning/torch/weightcopy.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sessionsmith::learning {

Trainer::Trainer(const TrainingSpec& spec, const TrainingData& data, const TrainingFiles& files,
                 TrainingObserver& observer, const Control& control)
    : TrainingLoop({StagePlan(spec).stages(), spec.patience, spec.checkpointSeconds, spec.threads, spec.device}, files,
                   observer, control),
      m_spec(spec), m_drawing(spec), m_data(data), m_plan(spec), m_catalogue(data.catalogue),
      m_generator(at::detail::createCPUGenerator(spec.seed))
{}

Result<> Trainer::prepare()
{
    if (auto valid = m_spec.validate(); !valid) return valid;
    if (auto sound = checkData(m_spec.model, m_data); !sound) return sound;
    if (auto possible = checkTechniques(m_spec, m_data); !possible) return possible;
    // After whoever had the device before, so that what is free now is for this one.
    if (auto fits = checkFreeMemory(memoryNeed(m_spec, m_data), m_spec.device); !fits) return fits;
    m_dataHash = hashOf(m_data);
    // A run that died before its first checkpoint begins anew.
    std::error_code ignored;
    if (files().resume && std::filesystem::exists(files().checkpoint.path, ignored)) {
        auto checkpoint = readCheckpoint(files().checkpoint);
        return checkpoint ? resume(std::move(*checkpoint)) : tl::unexpected(checkpoint.error());
    }
    return begin();
}

Result<> Trainer::begin()
{
    if (files().start) {
        auto start = readCheckpoint(*files().start);
        return start ? startFrom(std::move(*start)) : tl::unexpected(start.error());
    }
    createModel({});
    return files().startWeights.empty() ? Result<>() : startFromWeights(files().startWeights);
}

Result<> Trainer::resume(Checkpoint checkpoint)
{
    if (auto same = checkResumed(checkpoint.dataHash, m_dataHash, differingValue(m_spec, checkpoint.spec)); !same)
        return same;
    m_catalogue = std::move(checkpoint.catalogue);
    m_best = std::move(checkpoint.best);
    m_pretrained = files().start.has_value() || !files().startWeights.empty();
    m_members = std::move(checkpoint.members);
    takeSeedOf(checkpoint.state.stage);
    createModel(std::move(checkpoint.weights));
    if (auto restored = restore(checkpoint.state); !restored) return restored;
    createOptimizer();
    if (m_plan.distils(state().stage)) teach(m_members);
    if (m_plan.retrains(state().stage)) m_kept = keptBy(m_model->weights());
    m_optimizer->restore(checkpoint.first, checkpoint.second, state().step);
    if (m_average) keepAverage(std::move(checkpoint.average));
    return {};
}

Result<> Trainer::startFrom(Checkpoint start)
{
    if (start.spec.model.architecture != m_spec.model.architecture)
        return fail(Error(SS_TEXT("engine", "The weights to begin from are of the architecture {0}, not {1}"),
                          name(start.spec.model.architecture), name(m_spec.model.architecture))
                        .at(files().start->path.string())
                        .advise(SS_TEXT("engine", "Choose the same architecture as in the pre-training")));
    const auto isKnown = [&](const std::string& item) { return start.catalogue.items.find(item) >= 0; };
    const auto items = m_catalogue.items.names();
    const auto known = std::ranges::count_if(items, isKnown);
    if (known == 0)
        return fail(Error(SS_TEXT("engine", "The run to begin from knows none of the items of the data set"))
                        .advise(SS_TEXT("engine",
                                        "Begin from one that knows the same catalogue; exported weights give the body "
                                        "alone")));
    if (known < std::ssize(items))
        tell(Message(SS_TEXT("engine", "The run to begin from knows {0} of the {1} items of the data set"), known,
                     items.size()));
    m_spec.model = start.spec.model;
    m_pretrained = true;
    m_catalogue.extend(start.catalogue);
    createModel({});
    copyByName(start.catalogue, start.bestWeights(), m_catalogue, *m_model, headsOf(m_spec, m_model->sizes()));
    if (m_average) keepAverage(copyOf(m_model->weights()));
    return {};
}

Result<> Trainer::startFromWeights(const std::filesystem::path& file)
{
    const auto notes = beginFrom(file, m_catalogue, *m_model);
    if (!notes) return tl::unexpected(notes.error());
    m_pretrained = true;
    for (const Message& note : *notes)
        tell(note);
    if (m_average) keepAverage(copyOf(m_model->weights()));
    return {};
}

/// Random ones. Heads come last, so that a model is the same with and without them.
Weights Trainer::freshWeights(const VocabularySizes& sizes)
{
    Weights weights = SequenceModel(m_spec.model, sizes, m_generator).weights();
    weights.merge(drawn(headsOf(m_spec, sizes), m_generator));
    return weights;
}

/// With the catalogue and the spec as they now stand; random weights where none are given.
void Trainer::createModel(Weights weights)
{
    const VocabularySizes sizes = VocabularySizes::of(m_spec.model, m_catalogue);
    m_model.emplace(m_spec.model, sizes, weights.empty() ? freshWeights(sizes) : std::move(weights));
    m_model->place(*deviceNamed(m_spec.device), true);
    for (const auto& [name, tensor] : m_model->weights())
        if (isFrozen(m_spec.techniques.freeze, name)) torch::Tensor(tensor).requires_grad_(false);
    m_drawing.model = m_spec.model;
    m_maker.emplace(m_spec, m_data, sizes);
    m_losses.emplace(m_spec, *m_model, *m_maker);
    m_validation.emplace(m_spec, m_data, m_catalogue, *m_maker);
    const Epoch epoch(m_spec, m_data.training, m_validation->trainingSequences(), 0);
    setEpochSize(std::int64_t(epoch.batchCount()), std::int64_t(epoch.sequenceCount()));
    createOptimizer();
    if (m_spec.techniques.averaging > 0) keepAverage(copyOf(m_model->weights()));
}

/// Of the stage as it stands.
void Trainer::createOptimizer()
{
    const Techniques& techniques = m_spec.techniques;
    OptimizerSpec spec{m_spec.learningRate, m_spec.l2,
                       m_spec.gradientClip, techniques.warmUp,
                       techniques.decline,  techniques.freeze,
                       m_spec.model.layers, techniques.fusedOptimizer ? Update::Fused : Update::OneByOne};
    std::int64_t epochs = m_spec.epochs;
    if (m_plan.retrains(state().stage)) {
        spec.learningRate /= 10;
        spec.decline = Decline::Constant;
        epochs = techniques.retrainEpochs;
    }
    m_optimizer.emplace(spec, m_model->weights(), batchesPerEpoch() * epochs);
}

void Trainer::keepAverage(Weights average)
{
    learning::place(average, m_model->device(), false);
    m_averageModel.emplace(m_spec.model, m_model->sizes(), average);
    m_average.emplace(m_spec.techniques.averaging, std::move(average)); // the tensors are the same
}

void Trainer::beginEpoch()
{
    if (!m_queue) prepareAhead();
}

void Trainer::prepareAhead()
{
    const std::int64_t batches = batchesPerEpoch(), first = state().step;
    const auto epochs = m_plan.stages()[std::size_t(state().stage)].epochs;
    m_queue = std::make_unique<PartQueue>(
        [this, batches, step = first, epoch = std::shared_ptr<Epoch>()]() mutable {
            if (!epoch || step % batches == 0)
                epoch = std::make_shared<Epoch>(m_drawing, m_data.training, m_validation->trainingSequences(),
                                                step / batches);
            const auto sequences = epoch->batch(std::size_t(step % batches));
            return parts(sequences, step++);
        },
        batches * epochs - first);
}

std::vector<TrainingPart> Trainer::parts(std::span<const Context> sequences, std::int64_t step) const
{
    SequenceData changedData;
    std::vector<Context> changedContexts;
    if (m_data.change) {
        changedData = changed(m_drawing, *m_data.change, sequences, std::uint64_t(step) * std::uint64_t(m_spec.batch));
        changedContexts = contextsOf(changedData);
        sequences = changedContexts;
    }
    const auto count = std::uint64_t(m_spec.techniques.accumulate);
    std::vector<TrainingPart> parts;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::size_t begin = sequences.size() * i / count, end = sequences.size() * (i + 1) / count;
        if (begin == end) continue; // the last batch of an epoch may have fewer
        parts.push_back(
            m_maker->part(sequences.subspan(begin, end - begin), {m_drawing.seed, std::uint64_t(step) * count + i}));
    }
    return parts;
}

Result<TrainingLoop::BatchResult> Trainer::trainBatch()
{
    const PartQueue::Parts parts = m_queue->next();
    m_optimizer->begin();
    const auto outcome =
        GradientStep(m_drawing, *m_model, *m_losses, m_teachers, m_generator).gather(parts, state().step);
    if (!outcome) return tl::unexpected(outcome.error());
    for (const auto& [what, loss] : outcome->others)
        note("train/" + what, loss);
    if (auto followed = m_optimizer->follow(state().step); !followed) return tl::unexpected(followed.error());
    note("train/gradient_norm", m_optimizer->gradientNorm());
    keepOnly(m_kept, m_model->weights());
    if (m_average) m_average->add(m_model->weights(), state().step);
    return BatchResult{outcome->loss, outcome->targets, outcome->sequences, outcome->events};
}

Result<std::optional<Metrics>> Trainer::measure()
{
    if (!m_validation->isPossible()) return std::nullopt;
    auto metrics = m_validation->measure(judged(), control());
    if (!metrics) return tl::unexpected(metrics.error());
    return std::optional(std::move(*metrics));
}

std::vector<PredictedCase> Trainer::predict()
{
    return m_validation->predict(judged());
}

Result<> Trainer::save()
{
    return writeCheckpoint({{files().checkpoint.run, m_catalogue, m_dataHash, state(), m_model->weights(), m_best,
                             m_optimizer->firstMoments(), m_optimizer->secondMoments()},
                            m_spec,
                            m_average ? m_average->weights() : Weights{},
                            m_members},
                           files().checkpoint.path);
}

Error Trainer::noMemory() const
{
    const std::int64_t part = (m_spec.batch + m_spec.techniques.accumulate - 1) / m_spec.techniques.accumulate;
    Error error(SS_TEXT("engine", "There is not enough memory on {0} for {1} sequences at once"), deviceName(), part);
    if (part == 1)
        error.advise(SS_TEXT("engine", "Choose a shorter length or a smaller model; the last checkpoint is kept"));
    else
        error.advise(SS_TEXT("engine", "Choose a batch of {0}, or let each be computed in {1} parts (accumulate); the "
                                       "last checkpoint is kept"),
                     m_spec.batch / 2, 2 * m_spec.techniques.accumulate);
    return error;
}

} // namespace sessionsmith::learning
