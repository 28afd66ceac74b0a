// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/trainingpart.h"

#include "engine/learning/torch/changedsequences.h"
#include "engine/learning/torch/epoch.h"
#include "engine/learning/torch/validation.h"

#include <algorithm>
#include <numeric>

namespace sessionsmith::learning {

PartMaker::PartMaker(const TrainingSpec& spec, const TrainingData& data, const VocabularySizes& sizes)
    : m_spec(spec), m_data(data), m_sizes(sizes), m_maker(spec.model, sizes), m_popularity(std::size_t(sizes.items), 1)
{
    for (const std::int32_t item : data.training.items)
        m_popularity[std::size_t(item)] += 1;
    const double all = std::reduce(m_popularity.begin(), m_popularity.end());
    for (double& share : m_popularity)
        share /= all;
    std::partial_sum(m_popularity.begin(), m_popularity.end(), std::back_inserter(m_cumulated));
}

std::int64_t PartMaker::popularItem(Philox& random) const
{
    const double point = random.uniform() * m_cumulated.back();
    return std::min<std::int64_t>(std::ranges::upper_bound(m_cumulated, point) - m_cumulated.begin(),
                                  m_sizes.items - 1);
}

std::size_t PartMaker::negativeCount() const
{
    return std::size_t(std::min<std::int64_t>(m_spec.techniques.negatives, m_sizes.items - 1));
}

std::vector<std::int64_t> PartMaker::negatives(Philox random) const
{
    std::vector<std::int64_t> drawn(negativeCount());
    for (std::int64_t& item : drawn)
        item = m_spec.techniques.loss == Loss::Sampled ? popularItem(random)
                                                       : random.below(std::uint32_t(m_sizes.items - 1));
    return drawn;
}

/// A view of each sequence, asked at the place where the next item would be.
Batch PartMaker::view(std::span<const Context> sequences, Philox random) const
{
    SequenceData data;
    for (const Context& sequence : sequences) {
        std::vector<std::int32_t> items(sequence.items.begin(), sequence.items.end());
        std::vector<std::int32_t> actions(sequence.actions.begin(), sequence.actions.end());
        const auto choices = std::uint32_t(m_data.views.size());
        m_data.views[random.below(choices)]->apply(items, actions, random);
        for (std::int32_t& item : items) // the mask of an augmentation is one past the items of the data
            if (item >= m_data.catalogue.items.size()) item = std::int32_t(m_sizes.maskItem());
        data.append({items, actions});
    }
    return m_maker.scoring(contextsOf(data));
}

void PartMaker::replace(std::span<const Context> sequences, Philox random, TrainingPart& part) const
{
    SequenceData data;
    for (const Context& sequence : sequences) {
        const std::size_t length = std::min(sequence.items.size(), std::size_t(m_spec.model.maxLength));
        const auto last = sequence.items.last(length);
        std::vector<std::int32_t> items(last.begin(), last.end());
        for (std::int32_t& item : items) {
            const std::int32_t before = item;
            if (random.uniform() < m_spec.techniques.replacedRate) item = std::int32_t(popularItem(random));
            part.wasReplaced.push_back(item != before); // what was drawn may be what stood there
        }
        data.append({items, sequence.actions.last(length)});
    }
    part.replaced = m_maker.everyEvent(contextsOf(data));
}

TrainingPart PartMaker::part(std::span<const Context> sequences, const PartStreams& streams) const
{
    const auto random = [&](Purpose purpose, std::uint64_t number) {
        return Philox(streams.seed, std::uint32_t(purpose), streams.ofValidation ? ~number : number);
    };
    TrainingPart part;
    part.sequences = sequences.size();
    for (const Context& sequence : sequences)
        part.events += sequence.items.size();
    if (predicts(m_spec.objective)) {
        const auto masks = streams.ofValidation ? Purpose::ValidationMasks : Purpose::Masks;
        part.prediction =
            trainingBatch(m_spec, m_sizes, sequences, Philox(streams.seed, std::uint32_t(masks), streams.number));
        if (m_spec.techniques.loss != Loss::Full)
            part.negatives = negatives(random(Purpose::Negatives, streams.number));
    }
    const auto learn = [&](Objective objective) {
        if (objective == Objective::Contrastive)
            for (const std::uint64_t side : {0, 1})
                part.views.push_back(view(sequences, random(Purpose::Views, 2 * streams.number + side)));
        if (objective == Objective::Replaced) replace(sequences, random(Purpose::Replacements, streams.number), part);
    };
    learn(m_spec.objective);
    for (const WeightedObjective& further : m_spec.besides)
        learn(further.objective);
    return part;
}

} // namespace sessionsmith::learning
