// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/holdout.h"
#include "engine/learning/torch/batchorder.h"
#include "engine/learning/torch/eventnetwork.h"
#include "engine/learning/torch/generatorcheckpoint.h"
#include "engine/learning/torch/optimizer.h"
#include "engine/learning/torch/sessionencoder.h"
#include "engine/learning/torch/trainingloop.h"

namespace sessionsmith::learning {

/// The training of a neural generator. All losses are told in nats an event. What is followed is their sum over a batch
/// by the events of a mean batch: by its own events, a batch of short sessions would count for more than they are, and
/// sessions would be drawn too short.
class GeneratorTrainer : public TrainingLoop
{
public:
    GeneratorTrainer(const GeneratorSpec& spec, const GeneratorData& data, const TrainingFiles& files,
                     TrainingObserver& observer, const Control& control);

private:
    Result<> prepare() override;
    void beginEpoch() override;
    Result<BatchResult> trainBatch() override;
    Result<std::optional<Metrics>> measure() override;
    double value(const Metrics& metrics) const override;
    void keepAsBest() override { m_best = copyOf(m_weights); }
    Result<> checkWeights() const override { return checkFinite(m_weights); }
    Result<> save() override;
    Result<> judge() const override;
    double learningRate() const override { return m_generator->learningRate(state().step - 1); }
    std::string deviceName() const override { return m_network->device().str(); }

    Weights freshWeights();
    void create(Weights weights);
    Result<> resume(GeneratorCheckpoint checkpoint);
    bool isAdversarial() const { return state().epoch >= m_spec.epochs; }
    /// Of the step that comes next.
    std::uint64_t seedOf(std::uint32_t purpose) const;
    /// By chance, which events of a batch the network is told.
    torch::Tensor told(const SessionBatch& batch);
    torch::Tensor normals(std::int64_t rows);
    SessionBatch batchOf(std::span<const std::size_t> sessions) const;

    struct Bound
    {
        EventNetwork::LogLikelihood reconstruction; ///< given the latent space
        torch::Tensor divergence;                   ///< from the prior, (rows x latent)
    };
    /// What a VAE maximises (the evidence lower bound), in its two parts.
    Bound bound(const SessionBatch& batch, const torch::Tensor& told, const Dropout& dropout);
    Dropout dropout() const;
    /// ln p of a batch while it is learnt.
    torch::Tensor learnt(const SessionBatch& batch);
    /// Sums over a batch.
    torch::Tensor autoencoderLoss(const SessionBatch& batch);
    /// One step of the critic; then the same of the generator.
    Result<torch::Tensor> adversarialLoss(const SessionBatch& real);

    GeneratorSpec m_spec;
    const GeneratorData& m_data;
    std::string m_dataHash;
    HoldOut m_sessions;
    GapBins m_bins;
    EventSizes m_sizes;
    double m_eventsPerBatch = 1;
    Weights m_weights, m_best;
    std::optional<EventNetwork> m_network;
    std::optional<SessionEncoder> m_reader; ///< a VAE's encoder, a GAN's critic
    std::optional<Optimizer> m_generator, m_critic;
    std::optional<BatchOrder> m_order;
    at::Generator m_random;
};

} // namespace sessionsmith::learning
