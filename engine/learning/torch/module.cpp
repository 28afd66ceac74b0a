// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/parallel.h"
#include "engine/learning/backend.h"
#include "engine/learning/torch/device.h"
#include "engine/learning/torch/drawing.h"
#include "engine/learning/torch/foreignweights.h"
#include "engine/learning/torch/generatorcheckpoint.h"
#include "engine/learning/torch/generatortrainer.h"
#include "engine/learning/torch/memoryneed.h"
#include "engine/learning/torch/modelrecommender.h"
#include "engine/learning/torch/trainer.h"
#include "engine/learning/torch/translated.h"

#include <ATen/Parallel.h>
#include <torch/version.h>

namespace sessionsmith::learning {

namespace {

class TorchBackend : public Backend
{
public:
    std::string description() const override
    {
        return fmt::format("LibTorch {}, {} threads", TORCH_VERSION, at::get_num_threads());
    }

    std::vector<Device> devices() const override { return listDevices(); }

    Result<> checkDevice(const std::string& id) const override
    {
        const auto found = deviceNamed(id);
        return found ? Result<>() : tl::unexpected(found.error());
    }

    Result<> checkMemory(const TrainingSpec& spec, const TrainingData& data) const override
    {
        return checkDeviceHolds(memoryNeed(spec, data), spec.device);
    }
    Result<> checkMemory(const GeneratorSpec& spec, const GeneratorData& data) const override
    {
        return checkDeviceHolds(memoryNeed(spec, data), spec.device);
    }

    Result<TrainingOutcome> train(const TrainingSpec& spec, const TrainingData& data, const TrainingFiles& files,
                                  TrainingObserver& observer, const Control& control) override
    {
        return translated([&] { return Trainer(spec, data, files, observer, control).run(); });
    }

    Result<std::unique_ptr<Recommender>> load(const CheckpointFile& checkpoint, const std::string& device) override
    {
        return open(checkpoint, device, false).map([](auto&& opened) -> std::unique_ptr<Recommender> {
            return std::move(opened);
        });
    }

    Result<std::unique_ptr<ActionPredictor>> loadActions(const CheckpointFile& checkpoint,
                                                         const std::string& device) override
    {
        return open(checkpoint, device, true).map([](auto&& opened) -> std::unique_ptr<ActionPredictor> {
            return std::move(opened);
        });
    }

    Result<std::unique_ptr<Representation>> represent(const CheckpointFile& checkpoint,
                                                      const std::string& device) override
    {
        return open(checkpoint, device, std::nullopt).map([](auto&& opened) -> std::unique_ptr<Representation> {
            return std::move(opened);
        });
    }

    Result<std::vector<std::filesystem::path>> exportWeights(const CheckpointFile& checkpoint,
                                                             const std::filesystem::path& file) override
    {
        return translated([&]() -> Result<std::vector<std::filesystem::path>> {
            const auto read = readCheckpoint(checkpoint);
            if (!read) return tl::unexpected(read.error());
            std::vector<SequenceModel> models;
            for (const Weights& weights : read->models())
                models.emplace_back(read->spec.model, read->sizes(), weights);
            return learning::exportWeights(models, read->catalogue, file);
        });
    }

    Result<TrainingOutcome> trainGenerator(const GeneratorSpec& spec, const GeneratorData& data,
                                           const TrainingFiles& files, TrainingObserver& observer,
                                           const Control& control) override
    {
        return translated([&] { return GeneratorTrainer(spec, data, files, observer, control).run(); });
    }

    Result<std::unique_ptr<SessionGenerator>> loadGenerator(const CheckpointFile& checkpoint, const std::string& device,
                                                            unsigned threads) override
    {
        return translated([&]() -> Result<std::unique_ptr<SessionGenerator>> {
            useThreads(threads);
            const auto place = deviceNamed(device);
            if (!place) return tl::unexpected(place.error());
            auto read = readGeneratorCheckpoint(checkpoint);
            if (!read) return tl::unexpected(read.error());
            Weights weights = read->bestWeights();
            learning::place(weights, *place, false);
            return std::make_unique<NetworkGenerator>(std::move(read->spec), std::move(read->catalogue),
                                                      std::move(read->bins), read->hasTimes, std::move(weights));
        });
    }

private:
    /// `actions`: whether it is to tell actions, or items; nothing: whichever.
    static Result<std::unique_ptr<ModelRecommender>> open(const CheckpointFile& checkpoint, const std::string& device,
                                                          std::optional<bool> actions)
    {
        return translated([&]() -> Result<std::unique_ptr<ModelRecommender>> {
            const auto place = deviceNamed(device);
            if (!place) return tl::unexpected(place.error());
            auto read = readCheckpoint(checkpoint);
            if (!read) return tl::unexpected(read.error());
            const bool tellsActions = read->spec.objective == Objective::NextAction;
            if (actions.value_or(tellsActions) != tellsActions)
                return tellsActions ? fail(SS_TEXT("engine", "The run tells the next action and ranks no items"))
                                    : fail(SS_TEXT("engine", "The run ranks items and tells no actions"));
            std::vector<SequenceModel> models;
            for (const Weights& weights : read->models()) {
                models.emplace_back(read->spec.model, read->sizes(), weights);
                models.back().place(*place, false);
            }
            return std::make_unique<ModelRecommender>(std::move(read->catalogue), std::move(models));
        });
    }
};

} // namespace

} // namespace sessionsmith::learning

extern "C" sessionsmith::learning::Backend* sessionsmithLearningBackend();

sessionsmith::learning::Backend* sessionsmithLearningBackend()
{
    static sessionsmith::learning::TorchBackend backend;
    return &backend;
}
