// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/memoryneed.h"

#include "engine/base/memory.h"
#include "engine/learning/torch/device.h"
#include "engine/learning/torch/generatorcheckpoint.h"
#include "engine/learning/torch/models/network.h"
#include "engine/learning/torch/objectiveloss.h"
#include "engine/learning/torch/parameterplace.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::learning {

namespace {

constexpr std::uint64_t bytesOfNumber = 4;
constexpr double keptByGru = 4; // numbers of an event, times the hidden size

std::uint64_t sizeOf(const ParameterShape& parameter)
{
    return std::accumulate(parameter.shape.begin(), parameter.shape.end(), std::uint64_t(1),
                           [](std::uint64_t product, std::int64_t size) { return product * std::uint64_t(size); });
}

/// What a layer keeps of an event, in numbers. A transformer: what is normalised, query, key and value, what they mix,
/// what is normalised again, and the wide part in between; of the attention a number for each head and other event.
double keptOfEvent(const ModelSpec& model, double length)
{
    constexpr double ofTransformer = 10; // times the hidden size
    if (model.architecture == Architecture::Gru) return keptByGru * model.hidden;
    return ofTransformer * model.hidden + model.heads * length;
}

double meanLength(const SequenceData& sequences, int longest)
{
    double events = 0;
    for (std::size_t i = 0; i < sequences.size(); ++i)
        events += double(std::min(sequences[i].items.size(), std::size_t(longest)));
    return events / double(std::max<std::size_t>(sequences.size(), 1));
}

std::uint64_t bytesOfEvents(const TrainingSpec& spec, const SequenceData& sequences)
{
    if (sequences.size() == 0) return 0;
    const double length = meanLength(sequences, spec.model.maxLength) / 2;
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

/// Of parameters of which only some are learnt.
void addWeights(MemoryNeed& need, std::uint64_t learnt)
{
    constexpr std::uint64_t copies = 2, ofLearnt = 3;
    need.weights = bytesOfNumber * (copies * need.parameters + ofLearnt * learnt);
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
    addWeights(need, learnt);
    need.events = bytesOfEvents(spec, data.training);
    need.fewerWeights =
        SS_TEXT("engine", "{0} GB of it are for the {1} million weights: choose fewer layers than {2}, or "
                          "a hidden size below {3}");
    need.shape = {spec.model.layers, spec.model.hidden};
    need.batch = spec.batch;
    need.maxLength = spec.model.maxLength;
    return need;
}

MemoryNeed memoryNeed(const GeneratorSpec& spec, const GeneratorData& data)
{
    const EventSizes sizes{data.catalogue.items.size(), data.catalogue.actions.size(), GapBins::of(data.gaps).count()};
    MemoryNeed need;
    for (const ParameterShape& parameter : generatorShapes(spec, sizes))
        need.parameters += sizeOf(parameter);
    addWeights(need, need.parameters);
    // What draws and what reads; the scores of the items once more for their gradients.
    const double ofEvent = 2.0 * (keptByGru * spec.hidden + spec.embedding) + 2.0 * double(sizes.items);
    const double rows = std::min(double(spec.batch), double(data.sessions.size()));
    need.events = std::uint64_t(bytesOfNumber * rows * meanLength(data.sessions, spec.maxLength) * ofEvent);
    need.fewerWeights =
        SS_TEXT("engine", "{0} GB of it are for the {1} million weights: choose an embedding below {2}, or "
                          "a hidden size below {3}");
    need.shape = {spec.embedding, spec.hidden};
    need.batch = spec.batch;
    need.maxLength = spec.maxLength;
    return need;
}

Result<> checkFits(const MemoryNeed& need, std::uint64_t bytes, const char* pattern)
{
    if (need.total() <= bytes) return {};
    Error error(pattern, gigabytes(need.total()), gigabytes(bytes));
    if (need.weights > need.events)
        error.advise(need.fewerWeights, gigabytes(need.weights), std::round(double(need.parameters) / 1e5) / 10,
                     need.shape[0], need.shape[1]);
    else
        error.advise(SS_TEXT("engine", "{0} GB of it are for the events of a batch: choose a batch below {1}, or a "
                                       "shorter length than {2}"),
                     gigabytes(need.events), need.batch, need.maxLength);
    return fail(error);
}

Result<> checkDeviceHolds(const MemoryNeed& need, const std::string& device)
{
    const auto place = deviceNamed(device);
    if (!place) return tl::unexpected(place.error());
    if (place->is_cpu())
        return checkFits(
            need, totalMemory(),
            SS_TEXT("engine", "The training takes at least {0} GB of memory, and this machine has {1} GB"));
    const auto devices = listDevices();
    const auto found = std::ranges::find(devices, place->str(), &Device::id);
    if (found == devices.end() || found->totalMemory == 0) return {};
    return checkFits(need, found->totalMemory,
                     SS_TEXT("engine", "The training takes at least {0} GB of memory, and the device has {1} GB"));
}

Result<> checkFreeMemory(const MemoryNeed& need, const std::string& device)
{
    const auto place = deviceNamed(device);
    if (!place) return tl::unexpected(place.error());
    if (!place->is_cpu()) return {};
    return checkFits(need, availableMemory(),
                     SS_TEXT("engine", "The training takes at least {0} GB of memory, and {1} GB are free"));
}

} // namespace sessionsmith::learning
