// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/memoryneed.h"

#include "engine/base/memory.h"
#include "engine/learning/torch/device.h"
#include "engine/learning/torch/models/network.h"
#include "engine/learning/torch/objectiveloss.h"
#include "engine/learning/torch/parameterplace.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::learning {

namespace {

constexpr std::uint64_t bytesOfNumber = 4;

std::uint64_t sizeOf(const ParameterShape& parameter)
{
    return std::accumulate(parameter.shape.begin(), parameter.shape.end(), std::uint64_t(1),
                           [](std::uint64_t product, std::int64_t size) { return product * std::uint64_t(size); });
}

/// What a layer keeps of an event, in numbers. A transformer: what is normalised, query, key and value, what they mix,
/// what is normalised again, and the wide part in between; of the attention a number for each head and other event.
double keptOfEvent(const ModelSpec& model, double length)
{
    constexpr double ofTransformer = 10, ofGru = 4; // times the hidden size
    if (model.architecture == Architecture::Gru) return ofGru * model.hidden;
    return ofTransformer * model.hidden + model.heads * length;
}

std::uint64_t bytesOfEvents(const TrainingSpec& spec, const SequenceData& sequences)
{
    if (sequences.size() == 0) return 0;
    double events = 0;
    for (std::size_t i = 0; i < sequences.size(); ++i)
        events += double(std::min(sequences[i].items.size(), std::size_t(spec.model.maxLength)));
    const double length = events / double(sequences.size()) / 2;
    const double rows = std::ceil(std::min(double(spec.batch), double(sequences.size())) / spec.techniques.accumulate);
    // The decoder of a t5 may be told next to nothing.
    const bool isT5 = spec.model.architecture == Architecture::T5;
    const int layers = isT5 ? (spec.model.layers + 1) / 2 : spec.model.layers;
    return std::uint64_t(bytesOfNumber * rows * length * layers * keptOfEvent(spec.model, length));
}

double gigabytes(std::uint64_t bytes)
{
    return std::round(double(bytes) / 1e8) / 10;
}

} // namespace

MemoryNeed memoryNeed(const TrainingSpec& spec, const TrainingData& data)
{
    const VocabularySizes sizes = VocabularySizes::of(spec.model, data.catalogue);
    auto parameters = networkOf(spec.model, sizes)->parameters();
    std::ranges::move(headsOf(spec, sizes), std::back_inserter(parameters));
    MemoryNeed need;
    std::uint64_t learnt = 0;
    for (const Parameter& parameter : parameters) {
        need.parameters += sizeOf(parameter);
        if (!isFrozen(spec.techniques.freeze, parameter.name)) learnt += sizeOf(parameter);
    }
    constexpr std::uint64_t copies = 2, ofLearnt = 3;
    need.weights = bytesOfNumber * (copies * need.parameters + ofLearnt * learnt);
    need.events = bytesOfEvents(spec, data.training);
    return need;
}

Result<> checkFits(const MemoryNeed& need, std::uint64_t bytes, const char* pattern, const TrainingSpec& spec)
{
    if (need.total() <= bytes) return {};
    Error error(pattern, gigabytes(need.total()), gigabytes(bytes));
    if (need.weights > need.events)
        error.advise(SS_TEXT("engine",
                             "{0} GB of it are for the {1} million weights: choose fewer layers than {2}, or a "
                             "hidden size below {3}"),
                     gigabytes(need.weights), std::round(double(need.parameters) / 1e5) / 10, spec.model.layers,
                     spec.model.hidden);
    else
        error.advise(SS_TEXT("engine", "{0} GB of it are for the events of a batch: choose a batch below {1}, or a "
                                       "shorter length than {2}"),
                     gigabytes(need.events), spec.batch, spec.model.maxLength);
    return fail(error);
}

Result<> checkDeviceHolds(const TrainingSpec& spec, const TrainingData& data)
{
    const auto device = deviceNamed(spec.device);
    if (!device) return tl::unexpected(device.error());
    if (device->is_cpu())
        return checkFits(memoryNeed(spec, data), totalMemory(),
                         SS_TEXT("engine", "The training takes at least {0} GB of memory, and this machine has {1} GB"),
                         spec);
    const auto devices = listDevices();
    const auto found = std::ranges::find(devices, device->str(), &Device::id);
    if (found == devices.end() || found->totalMemory == 0) return {};
    return checkFits(memoryNeed(spec, data), found->totalMemory,
                     SS_TEXT("engine", "The training takes at least {0} GB of memory, and the device has {1} GB"),
                     spec);
}

Result<> checkFreeMemory(const TrainingSpec& spec, const TrainingData& data)
{
    const auto device = deviceNamed(spec.device);
    if (!device) return tl::unexpected(device.error());
    if (!device->is_cpu()) return {};
    return checkFits(memoryNeed(spec, data), availableMemory(),
                     SS_TEXT("engine", "The training takes at least {0} GB of memory, and {1} GB are free"), spec);
}

} // namespace sessionsmith::learning
