// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/generatortrainer.h"

#include "engine/base/hash.h"
#include "engine/learning/torch/device.h"
#include "engine/learning/torch/drawing.h"
#include "engine/learning/torch/epoch.h"
#include "engine/learning/torch/memoryneed.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::learning {

namespace {

std::string hashOf(const GeneratorData& data)
{
    ContentHash hash;
    for (const events::Vocabulary* names : {&data.catalogue.items, &data.catalogue.actions})
        for (std::int32_t i = 0; i < names->size(); ++i)
            hash.add((*names)[i]);
    hash.add(std::span<const std::size_t>(data.sessions.offsets));
    hash.add(std::span<const std::int32_t>(data.sessions.items));
    hash.add(std::span<const std::int32_t>(data.sessions.actions));
    hash.add(std::span<const double>(data.gaps));
    return hash.hex();
}

Weights part(const Weights& weights, bool ofReader)
{
    Weights part;
    for (const auto& [name, tensor] : weights)
        if (SessionEncoder::owns(name) == ofReader) part[name] = tensor;
    return part;
}

double eventsOf(const SessionBatch& batch)
{
    return double(std::accumulate(batch.lengths.begin(), batch.lengths.end(), std::int64_t(0)));
}

} // namespace

GeneratorTrainer::GeneratorTrainer(const GeneratorSpec& spec, const GeneratorData& data, const TrainingFiles& files,
                                   TrainingObserver& observer, const Control& control)
    : TrainingLoop({{{spec.allEpochs(), ""}}, 0, spec.checkpointSeconds, spec.threads, spec.device}, files, observer,
                   control),
      m_spec(spec), m_data(data), m_sessions(data.sessions.size(), spec.seed),
      m_bins(GapBins::of(data.gaps)), m_sizes{data.catalogue.items.size(), data.catalogue.actions.size(),
                                              m_bins.count()},
      m_random(at::detail::createCPUGenerator(spec.seed))
{}

Result<> GeneratorTrainer::prepare()
{
    if (auto valid = m_spec.validate(); !valid) return valid;
    if (auto fits = checkFreeMemory(memoryNeed(m_spec, m_data), m_spec.device); !fits) return fits;
    m_dataHash = hashOf(m_data);
    std::error_code ignored; // a run that died before its first checkpoint begins anew
    if (files().resume && std::filesystem::exists(files().checkpoint.path, ignored)) {
        auto checkpoint = readGeneratorCheckpoint(files().checkpoint);
        return checkpoint ? resume(std::move(*checkpoint)) : tl::unexpected(checkpoint.error());
    }
    create({});
    return {};
}

Result<> GeneratorTrainer::resume(GeneratorCheckpoint checkpoint)
{
    if (auto same = checkResumed(checkpoint.dataHash, m_dataHash, differingValue(m_spec, checkpoint.spec)); !same)
        return same;
    m_best = std::move(checkpoint.best);
    create(std::move(checkpoint.weights));
    if (auto restored = restore(checkpoint.state); !restored) return restored;
    const std::int64_t criticSteps = std::max<std::int64_t>(0, state().step - batchesPerEpoch() * m_spec.epochs);
    m_generator->restore(checkpoint.first, checkpoint.second, state().step);
    if (m_critic) m_critic->restore(checkpoint.first, checkpoint.second, criticSteps);
    return {};
}

Weights GeneratorTrainer::freshWeights()
{
    Weights weights = initialWeights(generatorShapes(m_spec, m_sizes), m_random);
    beginWithFrequencies(weights, m_sizes, batchOf(m_sessions.training));
    return weights;
}

void GeneratorTrainer::create(Weights weights)
{
    m_weights = weights.empty() ? freshWeights() : std::move(weights);
    place(m_weights, *deviceNamed(m_spec.device), true);
    m_network.emplace(m_spec, m_sizes, m_weights);
    m_reader.emplace(m_spec, m_weights);
    const auto sequences = std::int64_t(m_sessions.training.size());
    m_eventsPerBatch = eventsOf(batchOf(m_sessions.training)) * double(m_spec.batch) / double(sequences);
    setEpochSize((sequences + m_spec.batch - 1) / m_spec.batch, sequences);
    const OptimizerSpec optimizer{m_spec.learningRate, m_spec.l2, m_spec.gradientClip};
    if (m_spec.kind == GeneratorKind::Vae) {
        m_generator.emplace(optimizer, m_weights, batchesPerEpoch() * m_spec.epochs);
    } else {
        m_generator.emplace(optimizer, part(m_weights, false), batchesPerEpoch() * m_spec.epochs);
        m_critic.emplace(optimizer, part(m_weights, true),
                         batchesPerEpoch() * std::max(1, m_spec.adversarialEpochs) * 10);
    }
}

void GeneratorTrainer::beginEpoch()
{
    std::vector<std::size_t> lengths;
    for (const std::size_t session : m_sessions.training) // a critic is to see sessions of all lengths, as they come
        lengths.push_back(isAdversarial() ? 1
                                          : m_data.sessions.offsets[session + 1] - m_data.sessions.offsets[session]);
    m_order.emplace(lengths, std::size_t(m_spec.batch),
                    Philox(m_spec.seed, std::uint32_t(Purpose::Shuffle), std::uint64_t(state().epoch)));
    if (m_spec.kind == GeneratorKind::Gan && state().epoch == m_spec.epochs && state().batch == 0) {
        // The rivalry begins from what knew the log best.
        const torch::NoGradGuard noGradients;
        for (const auto& [name, tensor] : m_best)
            m_weights.at(name).copy_(tensor);
    }
}

std::uint64_t GeneratorTrainer::seedOf(std::uint32_t purpose) const
{
    return Philox(m_spec.seed, purpose, std::uint64_t(state().step)).bits64();
}

torch::Tensor GeneratorTrainer::told(const SessionBatch& batch)
{
    if (m_spec.eventDropout <= 0) return {};
    return torch::empty({batch.rows, batch.length}, torch::kFloat)
        .bernoulli_(1 - m_spec.eventDropout, m_random)
        .to(m_network->device());
}

torch::Tensor GeneratorTrainer::normals(std::int64_t rows)
{
    return torch::empty({rows, m_spec.latent}, torch::kFloat).normal_(0, 1, m_random).to(m_network->device());
}

/// Another device than the CPU draws from random numbers of its own.
Dropout GeneratorTrainer::dropout() const
{
    Dropout dropout{m_spec.dropout, c10::nullopt};
    if (m_network->device().is_cpu()) dropout.generator = m_random;
    return dropout;
}

SessionBatch GeneratorTrainer::batchOf(std::span<const std::size_t> sessions) const
{
    return SessionBatch::of(m_data, m_bins, sessions, std::size_t(m_spec.maxLength), m_sizes);
}

GeneratorTrainer::Bound GeneratorTrainer::bound(const SessionBatch& batch, const torch::Tensor& told,
                                                const Dropout& dropout)
{
    const auto read = (*m_reader)(batch).chunk(2, 1);
    const auto mean = read[0], logVariance = read[1].clamp(-10, 10);
    const auto latent = mean + normals(batch.rows) * (0.5 * logVariance).exp();
    return {m_network->logLikelihood(batch, latent, told, dropout),
            0.5 * (mean.square() + logVariance.exp() - 1 - logVariance)};
}

torch::Tensor GeneratorTrainer::learnt(const SessionBatch& batch)
{
    return m_network->logLikelihood(batch, {}, told(batch), dropout()).sum().sum();
}

torch::Tensor GeneratorTrainer::autoencoderLoss(const SessionBatch& batch)
{
    const double events = eventsOf(batch);
    const Bound bound = this->bound(batch, told(batch), dropout());
    const auto reconstruction = bound.reconstruction.sum().sum();
    // The price of the latent space rises slowly, lest the network learn to do without it (Bowman et al. 2016).
    const double warmUp = 0.2 * double(batchesPerEpoch() * m_spec.epochs);
    const double price = std::min(1.0, double(state().step + 1) / std::max(1.0, warmUp));
    const auto paid = bound.divergence.mean(0).clamp_min(m_spec.freeBits).sum() * double(batch.rows);
    const auto loss = price * paid - reconstruction;
    note("train/reconstruction", -reconstruction.item<double>() / events);
    note("train/divergence", bound.divergence.sum().item<double>() / double(batch.rows));
    return loss;
}

Result<torch::Tensor> GeneratorTrainer::adversarialLoss(const SessionBatch& real)
{
    std::vector<Philox> streams;
    const auto rows = std::uint64_t(real.rows);
    for (std::uint64_t row = 0; row < rows; ++row)
        streams.emplace_back(m_spec.seed, std::uint32_t(Purpose::RivalSessions),
                             std::uint64_t(state().step) * std::uint64_t(m_spec.batch) + row);
    const SessionBatch drawn = drawSessions(*m_network, 0, streams, {0, 0, m_spec.maxLength});

    const auto ofReal = (*m_reader)(real), ofDrawn = (*m_reader)(drawn);
    const auto criticLoss = torch::softplus(-ofReal).mean() + torch::softplus(ofDrawn).mean();
    const double right =
        0.5 * (ofReal.gt(0).to(torch::kFloat).mean() + ofDrawn.lt(0).to(torch::kFloat).mean()).item<double>();
    note("train/critic_loss", criticLoss.item<double>());
    note("train/critic_accuracy", right);
    const std::int64_t criticStep = state().step - batchesPerEpoch() * m_spec.epochs;
    if (auto followed = m_critic->step(criticLoss, criticStep); !followed) return tl::unexpected(followed.error());

    // The odds of being real, relative to their mean, less one (Che et al. 2017, with the baseline of one); the log
    // itself goes on being learnt beside it, which keeps the network from forgetting what the critic does not look at.
    constexpr double largestOdds = 10;
    const auto odds = ofDrawn.detach().squeeze(1).clamp(-std::log(largestOdds), std::log(largestOdds)).exp();
    const auto weights = odds / odds.mean() - 1;
    const auto rivalry = -(weights * m_network->logLikelihood(drawn, {}).sum()).sum();
    return rivalry - learnt(real);
}

Result<TrainingLoop::BatchResult> GeneratorTrainer::trainBatch()
{
    std::vector<std::size_t> sessions;
    for (const std::size_t i : m_order->batch(std::size_t(state().batch)))
        sessions.push_back(m_sessions.training[i]);
    const SessionBatch batch = batchOf(sessions);
    const std::uint64_t seed = seedOf(std::uint32_t(Purpose::Dropout));
    m_random.set_current_seed(seed);
    if (!m_network->device().is_cpu() && state().batch == 0) torch::manual_seed(seed);
    Result<torch::Tensor> loss;
    if (m_spec.kind == GeneratorKind::Vae)
        loss = autoencoderLoss(batch);
    else if (isAdversarial())
        loss = adversarialLoss(batch);
    else
        loss = -learnt(batch);
    if (!loss) return tl::unexpected(loss.error());
    const double value = loss->item<double>() / eventsOf(batch);
    if (auto finite = checkLoss(value, m_weights); !finite) return tl::unexpected(finite.error());
    if (auto followed = m_generator->step(*loss / m_eventsPerBatch, state().step); !followed)
        return tl::unexpected(followed.error());
    return BatchResult{value, std::int64_t(eventsOf(batch)), batch.rows, std::int64_t(eventsOf(batch))};
}

Result<std::optional<Metrics>> GeneratorTrainer::measure()
{
    const torch::NoGradGuard noGradients;
    m_random.set_current_seed(m_spec.seed); // the same points of the latent space each time
    double behaviour = 0, items = 0, divergence = 0, events = 0, rows = 0;
    for (std::size_t begin = 0; begin < m_sessions.heldOut.size(); begin += std::size_t(m_spec.batch)) {
        if (!control().proceed()) return fail(Error::cancelled());
        const auto count = std::min(std::size_t(m_spec.batch), m_sessions.heldOut.size() - begin);
        const SessionBatch batch = batchOf(std::span(m_sessions.heldOut).subspan(begin, count));
        EventNetwork::LogLikelihood known;
        if (m_spec.kind == GeneratorKind::Vae) {
            const Bound bound = this->bound(batch, {}, {});
            known = bound.reconstruction;
            divergence += bound.divergence.sum().item<double>();
        } else {
            known = m_network->logLikelihood(batch, {});
        }
        behaviour -= known.behaviour.sum().item<double>();
        items -= known.items.sum().item<double>();
        events += eventsOf(batch);
        rows += double(batch.rows);
    }
    if (events == 0) return std::nullopt;
    Metrics metrics{{"loss", (behaviour + items + divergence) / events},
                    {"behaviour", behaviour / events},
                    {"items", items / events}};
    if (m_spec.kind == GeneratorKind::Vae) metrics["divergence"] = divergence / rows;
    return std::optional(std::move(metrics));
}

/// While it learns the log: how likely the behaviour of others is (of a log with far more items than sessions the items
/// are soon learnt by heart, long before the behaviour is learnt). In the rivalry that says little: the last weights
/// count.
double GeneratorTrainer::value(const Metrics& metrics) const
{
    const bool inRivalry = m_spec.kind == GeneratorKind::Gan && state().epoch > m_spec.epochs;
    if (inRivalry) return double(state().epoch);
    return metrics.at("items") - metrics.at("loss");
}

/// By the behaviour: the items of others may remain as unlikely as they were where a log has few sessions to an item.
/// It begins with the frequencies, and where these are all there is to be learnt, chance alone may leave it a little
/// worse.
Result<> GeneratorTrainer::judge() const
{
    const Metrics &before = state().startMetrics, &after = state().bestMetrics;
    constexpr double tolerance = 0.1; // nats
    if (before.empty() || after.empty() || after.at("behaviour") < before.at("behaviour") + tolerance) return {};
    return fail(Error(SS_TEXT("engine", "The training diverged: the loss of behaviour was {0} nats an event before the "
                                        "first step and is {1} now"),
                      fmt::format("{:.3g}", before.at("behaviour")), fmt::format("{:.3g}", after.at("behaviour")))
                    .advise(SS_TEXT("engine", "Choose a smaller learning rate")));
}

Result<> GeneratorTrainer::save()
{
    GeneratorCheckpoint checkpoint{{files().checkpoint.run, m_data.catalogue, m_dataHash, state(), m_weights, m_best,
                                    m_generator->firstMoments(), m_generator->secondMoments()},
                                   m_spec,
                                   m_bins,
                                   !m_data.gaps.empty()};
    if (m_critic) {
        checkpoint.first.merge(m_critic->firstMoments());
        checkpoint.second.merge(m_critic->secondMoments());
    }
    return writeGeneratorCheckpoint(checkpoint, files().checkpoint.path);
}

} // namespace sessionsmith::learning
