// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/trainer.h"

#include "engine/base/hash.h"
#include "engine/base/parallel.h"
#include "engine/learning/torch/device.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>

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
    : m_spec(spec), m_data(data), m_files(files), m_observer(observer), m_control(control), m_catalogue(data.catalogue),
      m_generator(at::detail::createCPUGenerator(spec.seed))
{}

Result<> Trainer::prepare()
{
    if (auto valid = m_spec.validate(); !valid) return valid;
    if (auto sound = checkData(m_data); !sound) return sound;
    m_dataHash = hashOf(m_data);
    // A run that died before its first checkpoint begins anew.
    std::error_code ignored;
    if (m_files.resume && std::filesystem::exists(m_files.checkpoint.path, ignored)) {
        auto checkpoint = readCheckpoint(m_files.checkpoint);
        return checkpoint ? resume(std::move(*checkpoint)) : tl::unexpected(checkpoint.error());
    }
    if (m_files.start) {
        auto start = readCheckpoint(*m_files.start);
        return start ? startFrom(std::move(*start)) : tl::unexpected(start.error());
    }
    createModel({});
    return {};
}

/// What a run is stands in its checkpoint; how it is carried out (device, threads) may change.
Result<> Trainer::resume(Checkpoint checkpoint)
{
    if (checkpoint.dataHash != m_dataHash)
        return fail(Error(SS_TEXT("engine", "The run cannot go on: its data are no longer the same"))
                        .at(m_files.checkpoint.path.string())
                        .advise(SS_TEXT("engine", "Start a new run")));
    if (const std::string key = differingValue(m_spec, checkpoint.spec); !key.empty())
        return fail(Error(SS_TEXT("engine", "The checkpoint was made with another value of {0} than the run has"),
                          Message(key.c_str()))
                        .at(m_files.checkpoint.path.string())
                        .advise(SS_TEXT("engine", "Put the run's own file back, or start a new run")));
    m_catalogue = std::move(checkpoint.catalogue);
    m_state = checkpoint.state;
    m_best = std::move(checkpoint.best);
    createModel(std::move(checkpoint.weights));
    if (!isWithinTheRun(m_state))
        return fail(Error(SS_TEXT("engine", "The checkpoint is damaged: it stands where the run never was"))
                        .at(m_files.checkpoint.path.string())
                        .advise(SS_TEXT("engine", "Put the run's own file back, or start a new run")));
    m_optimizer->restore(checkpoint.first, checkpoint.second, m_state.step);
    return {};
}

bool Trainer::isWithinTheRun(const TrainingState& state) const
{
    const bool outOfPatience = m_spec.patience > 0 && state.stale >= m_spec.patience;
    return state.epoch <= m_spec.epochs && state.batch <= m_batchesPerEpoch &&
           state.step == state.epoch * m_batchesPerEpoch + state.batch &&
           state.finished == (state.epoch == m_spec.epochs || outOfPatience);
}

Result<> Trainer::startFrom(Checkpoint start)
{
    if (start.spec.model.architecture != m_spec.model.architecture)
        return fail(Error(SS_TEXT("engine", "The weights to begin from are of the architecture {0}, not {1}"),
                          name(start.spec.model.architecture), name(m_spec.model.architecture))
                        .at(m_files.start->path.string())
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
    m_batchesPerEpoch = std::int64_t(epoch.batchCount());
    m_sequencesPerEpoch = std::int64_t(epoch.sequenceCount());
    m_optimizer.emplace(m_spec, *m_model, m_batchesPerEpoch * m_spec.epochs);
}

Result<TrainingOutcome> Trainer::run()
{
    at::set_num_threads(int(threadCount(m_spec.threads)));
    if (const auto device = deviceNamed(m_spec.device); !device) return tl::unexpected(device.error());
    m_observer.onProgress({Message(SS_TEXT("engine", "Preparing the data")), 0, 0, {}});
    if (auto prepared = prepare(); !prepared) return tl::unexpected(prepared.error());
    if (m_batchesPerEpoch == 0)
        return fail(Error(SS_TEXT("engine", "There is nothing to learn: no sequence has two events or more"))
                        .advise(SS_TEXT("engine", "Form sequences by user, or import a longer log")));
    m_lastSave = m_lastReport = Clock::now();

    const auto stopped = [this]() -> Result<TrainingOutcome> {
        return save().and_then([this] { return outcome(false); });
    };
    if (m_state.step == 0)
        if (auto measured = validate(m_pretrained); !measured)
            return measured.error().isCancelled() ? stopped() : tl::unexpected(measured.error());
    while (!m_state.finished) {
        const auto whole = trainEpoch();
        if (!whole) return tl::unexpected(whole.error());
        if (!*whole) return stopped();
    }
    return save().and_then([this] { return outcome(true); });
}

Result<bool> Trainer::trainEpoch()
{
    const Epoch epoch(m_spec, m_data.training, m_validation->trainingSequences(), m_state.epoch);
    while (m_state.batch < m_batchesPerEpoch) {
        if (!m_control.proceed()) return false;
        const auto loss = trainBatch(epoch);
        if (!loss) return tl::unexpected(loss.error());
        report(epoch, *loss);
        if (std::chrono::duration<double>(Clock::now() - m_lastSave).count() >= m_spec.checkpointSeconds)
            if (auto saved = save(); !saved) return tl::unexpected(saved.error());
    }
    // A stop during the evaluation leaves the epoch open: it is closed, and measured, when the run goes on.
    const TrainingState open = m_state;
    closeEpoch();
    if (auto measured = validate(true); !measured) {
        m_state = open;
        if (measured.error().isCancelled()) return false;
        return tl::unexpected(measured.error());
    }
    return true;
}

Result<double> Trainer::trainBatch(const Epoch& epoch)
{
    const Batch batch = trainingBatch(m_spec, m_model->sizes(), epoch.batch(std::size_t(m_state.batch)),
                                      Philox(m_spec.seed, std::uint32_t(Purpose::Masks), std::uint64_t(m_state.step)));
    Dropout dropout{m_spec.dropout, c10::nullopt};
    const std::uint64_t seed =
        Philox(m_spec.seed, std::uint32_t(Purpose::Dropout), std::uint64_t(m_state.step)).bits64();
    if (m_model->device().is_cpu()) {
        m_generator.set_current_seed(seed);
        dropout.generator = m_generator;
    } else if (m_state.batch == 0) {
        torch::manual_seed(seed);
    }

    const auto targets = targetsOf(batch, m_model->device());
    const auto loss = torch::cross_entropy_loss((*m_model)(batch, dropout), targets, {}, at::Reduction::Mean, -100,
                                                m_spec.labelSmoothing);
    const double value = loss.item<double>();
    if (!std::isfinite(value) || !m_optimizer->step(loss, m_state.step))
        return fail(Error(SS_TEXT("engine", "The loss is no longer a finite number at step {0}"), m_state.step + 1)
                        .advise(SS_TEXT("engine", "Choose a smaller learning rate; the last checkpoint is kept")));
    ++m_state.step;
    ++m_state.batch;
    m_state.lossSum += value * double(batch.targets.size());
    m_state.lossCount += std::int64_t(batch.targets.size());
    return value;
}

void Trainer::closeEpoch()
{
    m_state.lastLoss = m_state.lossSum / double(std::max<std::int64_t>(m_state.lossCount, 1));
    m_state.lossSum = 0;
    m_state.lossCount = 0;
    m_state.batch = 0;
    ++m_state.epoch;
}

Result<> Trainer::validate(bool countsAsBest)
{
    if (m_validation->isPossible()) {
        if (m_state.epoch == 0)
            m_observer.onProgress({Message(SS_TEXT("engine", "First validation")), 0, 0, {}});
        else
            m_observer.onProgress(progress(Message(SS_TEXT("engine", "Validation after epoch {0}"), m_state.epoch)));
        const auto metrics = m_validation->measure(*m_model, m_control);
        if (!metrics) return tl::unexpected(metrics.error());
        for (const auto& [name, value] : *metrics)
            if (name != "cases") m_observer.onMetric("valid/" + name, m_state.step, fractionalEpoch(), value);
        const double value = m_validation->value(*metrics);
        if (countsAsBest && (m_state.bestEpoch < 0 || value > m_state.bestValue)) {
            m_state.bestEpoch = m_state.epoch;
            m_state.bestValue = value;
            m_state.bestMetrics = *metrics;
            m_state.stale = 0;
            m_best.clear();
            for (const auto& [name, tensor] : m_model->weights())
                m_best[name] = tensor.detach().clone();
        } else if (m_state.epoch > 0) {
            ++m_state.stale;
        }
    }
    m_state.finished = m_state.epoch >= m_spec.epochs || (m_spec.patience > 0 && m_state.stale >= m_spec.patience);
    return {};
}

void Trainer::report(const Epoch& epoch, double loss)
{
    const std::int64_t sequences = std::int64_t(epoch.batch(std::size_t(m_state.batch) - 1).size());
    m_reportedLoss += loss;
    m_reportedSequences += sequences;
    ++m_reportedSteps;
    const std::int64_t interval = std::clamp<std::int64_t>(m_batchesPerEpoch / 20, 1, 20);
    if (m_state.step % interval == 0) {
        const auto now = Clock::now();
        const double seconds = std::max(std::chrono::duration<double>(now - m_lastReport).count(), 1e-9);
        const double at = fractionalEpoch();
        m_observer.onMetric("train/loss", m_state.step, at, m_reportedLoss / double(m_reportedSteps));
        m_observer.onMetric("train/learning_rate", m_state.step, at, m_optimizer->learningRate(m_state.step - 1));
        m_observer.onMetric("train/sequences_per_second", m_state.step, at, double(m_reportedSequences) / seconds);
        m_reportedLoss = 0;
        m_reportedSteps = m_reportedSequences = 0;
        m_lastReport = now;
    }
    const bool last = m_state.step == m_batchesPerEpoch * m_spec.epochs;
    if (!m_throttle.isDue() && !last) return;
    m_observer.onProgress(progress(Message(SS_TEXT("engine", "Epoch {0} of {1}"), m_state.epoch + 1, m_spec.epochs)));
}

/// How far the training is, whatever it does at the moment.
Progress Trainer::progress(Message phase) const
{
    const std::int64_t steps = m_batchesPerEpoch * m_spec.epochs;
    const auto whole = std::uint64_t(m_sequencesPerEpoch) * std::uint64_t(m_spec.epochs);
    const auto done = double(whole) * double(m_state.step) / double(steps);
    return {std::move(phase), m_state.step == steps ? whole : std::uint64_t(done), whole,
            Message(SS_TEXT("engine", "sequences"))};
}

Result<> Trainer::save()
{
    const auto written =
        writeCheckpoint({m_files.checkpoint.run, m_spec, m_catalogue, m_dataHash, m_state, m_model->weights(), m_best,
                         m_optimizer->firstMoments(), m_optimizer->secondMoments()},
                        m_files.checkpoint.path);
    m_lastSave = Clock::now();
    if (written) m_observer.onCheckpoint(m_files.checkpoint.path, m_state.step, fractionalEpoch());
    return written;
}

Result<TrainingOutcome> Trainer::outcome(bool finished) const
{
    TrainingOutcome outcome;
    outcome.finished = finished;
    outcome.steps = m_state.step;
    if (m_state.epoch > 0) outcome.training["loss"] = m_state.lastLoss;
    outcome.validation = m_state.bestMetrics;
    outcome.bestEpoch = double(m_state.bestEpoch >= 0 ? m_state.bestEpoch : m_state.epoch);
    outcome.device = m_model->device().str();
    return outcome;
}

double Trainer::fractionalEpoch() const
{
    return double(m_state.step) / double(m_batchesPerEpoch);
}

} // namespace sessionsmith::learning
