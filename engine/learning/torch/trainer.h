// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/checkpoint.h"
#include "engine/learning/torch/epoch.h"
#include "engine/learning/torch/movingaverage.h"
#include "engine/learning/torch/optimizer.h"
#include "engine/learning/torch/partqueue.h"
#include "engine/learning/torch/trainingloop.h"
#include "engine/learning/torch/validation.h"

namespace sessionsmith::learning {

/// The training of a sequence model.
class Trainer : public TrainingLoop
{
public:
    Trainer(const TrainingSpec& spec, const TrainingData& data, const TrainingFiles& files, TrainingObserver& observer,
            const Control& control);

private:
    Result<> prepare() override;
    Result<> closeStage() override;
    Result<> beginStage() override;
    void beginEpoch() override;
    Result<BatchResult> trainBatch() override;
    Result<std::optional<Metrics>> measure() override;
    std::vector<PredictedCase> predict() override;
    double value(const Metrics& metrics) const override { return m_validation->value(metrics); }
    void keepAsBest() override { m_best = copyOf(judged().weights()); }
    Result<> checkWeights() const override { return checkFinite(m_model->weights()); }
    Result<> save() override;
    double learningRate() const override { return m_optimizer->learningRate(state().step - 1); }
    bool startsTrained() const override { return m_pretrained || m_plan.retrains(state().stage); }
    std::string deviceName() const override { return m_model->device().str(); }
    Error noMemory() const override;

    Result<> resume(Checkpoint checkpoint);
    Result<> startFrom(Checkpoint start);
    Result<> startFromWeights(const std::filesystem::path& file);
    Result<> begin(); ///< from the start, or with random weights
    /// The specification with the seed of a stage: what it draws, but for what is held out.
    void takeSeedOf(std::int64_t stage);
    void createOptimizer();
    void teach(const std::vector<Weights>& members);
    Result<> measureSparsities();
    void createModel(Weights weights);
    Weights freshWeights(const VocabularySizes& sizes);
    void keepAverage(Weights average);
    /// The model as it is measured and kept: with the moving average of its weights, where there is one.
    const SequenceModel& judged() const { return m_averageModel ? *m_averageModel : *m_model; }

    /// The parts of some batch, from its sequences.
    std::vector<TrainingPart> parts(std::span<const Context> sequences, std::int64_t step) const;
    /// Begins to make batches ahead, from the one that comes next to the last one of the stage.
    void prepareAhead();
    TrainingSpec m_spec, m_drawing; ///< as it is, and with the seed of the stage
    const TrainingData& m_data;
    StagePlan m_plan;

    Catalogue m_catalogue;
    std::string m_dataHash;
    std::optional<PartMaker> m_maker;
    std::optional<Validation> m_validation;
    std::optional<SequenceModel> m_model, m_averageModel;
    std::optional<ObjectiveLoss> m_losses;
    std::optional<MovingAverage> m_average;
    std::optional<Optimizer> m_optimizer;
    Weights m_best, m_kept; ///< m_kept: after a pruning, which values are learnt
    std::vector<Weights> m_members;
    std::vector<SequenceModel> m_teachers;
    at::Generator m_generator;
    bool m_pretrained = false;
    std::unique_ptr<PartQueue> m_queue; ///< uses what stands above it
};

} // namespace sessionsmith::learning
