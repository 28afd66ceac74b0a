// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/torch/checkpoint.h"
#include "engine/learning/torch/epoch.h"
#include "engine/learning/torch/optimizer.h"
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
    void beginEpoch() override;
    std::optional<BatchResult> trainBatch() override;
    Result<std::optional<Metrics>> measure() override;
    double value(const Metrics& metrics) const override { return m_validation->value(metrics); }
    void keepAsBest() override { m_best = copyOf(m_model->weights()); }
    Result<> save() override;
    double learningRate() const override { return m_optimizer->learningRate(state().step - 1); }
    bool startsTrained() const override { return m_pretrained; }
    std::string deviceName() const override { return m_model->device().str(); }

    Result<> resume(Checkpoint checkpoint);
    Result<> startFrom(Checkpoint start);
    void createModel(Weights weights);

    TrainingSpec m_spec;
    const TrainingData& m_data;

    Catalogue m_catalogue;
    std::string m_dataHash;
    std::optional<Validation> m_validation;
    std::optional<SequenceModel> m_model;
    std::optional<Optimizer> m_optimizer;
    std::optional<Epoch> m_epoch;
    Weights m_best;
    at::Generator m_generator;
    bool m_pretrained = false;
};

} // namespace sessionsmith::learning
