// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/itemknn.h"

#include "engine/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::learning {

namespace {

struct Neighbour
{
    std::int32_t item;
    float similarity;
};

/// Which items each sequence holds, and which sequences each item is in, both as lists behind each other.
struct Incidence
{
    std::vector<std::size_t> itemsBegin{0}, sequencesBegin;
    std::vector<std::int32_t> items, sequences;

    Incidence(const SequenceData& data, std::size_t itemCount) : sequencesBegin(itemCount + 1)
    {
        std::vector<std::int32_t> own;
        for (std::size_t i = 0; i < data.size(); ++i) {
            own.assign(data[i].items.begin(), data[i].items.end());
            std::ranges::sort(own);
            own.erase(std::unique(own.begin(), own.end()), own.end());
            items.insert(items.end(), own.begin(), own.end());
            itemsBegin.push_back(items.size());
        }
        for (const std::int32_t item : items)
            ++sequencesBegin[std::size_t(item) + 1];
        for (std::size_t item = 0; item < itemCount; ++item)
            sequencesBegin[item + 1] += sequencesBegin[item];
        sequences.resize(items.size());
        std::vector<std::size_t> place(sequencesBegin.begin(), sequencesBegin.end() - 1);
        for (std::size_t i = 0; i + 1 < itemsBegin.size(); ++i)
            for (const std::int32_t item : itemsOf(std::int32_t(i)))
                sequences[place[std::size_t(item)]++] = std::int32_t(i);
    }

    std::span<const std::int32_t> itemsOf(std::int32_t sequence) const
    {
        const std::size_t begin = itemsBegin[std::size_t(sequence)];
        return {items.data() + begin, itemsBegin[std::size_t(sequence) + 1] - begin};
    }
    std::span<const std::int32_t> sequencesOf(std::size_t item) const
    {
        return {sequences.data() + sequencesBegin[item], sequencesBegin[item + 1] - sequencesBegin[item]};
    }
};

/// The nearest neighbours of one item, best first; equally near ones by their index. `together` is all zero before and
/// after.
std::vector<Neighbour> nearest(const Incidence& incidence, std::size_t item, const ItemKnnSpec& spec,
                               std::vector<std::uint32_t>& together)
{
    std::vector<std::int32_t> met;
    for (const std::int32_t sequence : incidence.sequencesOf(item))
        for (const std::int32_t other : incidence.itemsOf(sequence))
            if (together[std::size_t(other)]++ == 0) met.push_back(other);
    std::vector<Neighbour> neighbours;
    const double own = double(incidence.sequencesOf(item).size());
    for (const std::int32_t other : met) {
        const double count = std::exchange(together[std::size_t(other)], 0);
        if (std::size_t(other) == item) continue;
        const double norm = std::sqrt(own * double(incidence.sequencesOf(std::size_t(other)).size()));
        neighbours.push_back({other, float(count / (norm + spec.shrinkage))});
    }
    const std::size_t kept = std::min(spec.neighbours, neighbours.size());
    std::ranges::partial_sort(neighbours, neighbours.begin() + std::ptrdiff_t(kept), [](const auto& a, const auto& b) {
        return a.similarity != b.similarity ? a.similarity > b.similarity : a.item < b.item;
    });
    neighbours.resize(kept);
    return neighbours;
}

class ItemKnn : public Recommender
{
public:
    ItemKnn(const Catalogue& catalogue, const SequenceData& data, const ItemKnnSpec& spec)
        : m_catalogue(catalogue), m_neighbours(std::size_t(catalogue.items.size())), m_decay(spec.decay)
    {
        const Incidence incidence(data, m_neighbours.size());
        parallelFor(m_neighbours.size(), 256, 0, [&](std::size_t begin, std::size_t end) {
            std::vector<std::uint32_t> together(m_neighbours.size());
            for (std::size_t item = begin; item < end; ++item)
                m_neighbours[item] = nearest(incidence, item, spec, together);
        });
    }

    const Catalogue& catalogue() const override { return m_catalogue; }
    bool isProbabilistic() const override { return false; }
    Result<> score(std::span<const Context> contexts, std::vector<float>& scores) override
    {
        scores.assign(contexts.size() * m_neighbours.size(), 0.f);
        for (std::size_t i = 0; i < contexts.size(); ++i)
            scoreRow(contexts[i], {scores.data() + i * m_neighbours.size(), m_neighbours.size()});
        return {};
    }

private:
    void scoreRow(const Context& context, std::span<float> row) const
    {
        std::vector<std::int32_t> seen;
        double weight = 1;
        for (auto item = context.items.rbegin(); item != context.items.rend(); ++item, weight *= m_decay) {
            if (weight < 1e-6) break; // beyond what a float could add
            if (std::ranges::find(seen, *item) != seen.end()) continue;
            seen.push_back(*item);
            for (const auto& [other, similarity] : m_neighbours[std::size_t(*item)])
                row[std::size_t(other)] += float(weight) * similarity;
        }
    }

    Catalogue m_catalogue;
    std::vector<std::vector<Neighbour>> m_neighbours; ///< of each item
    double m_decay;
};

} // namespace

std::unique_ptr<Recommender> fitItemKnn(const Catalogue& catalogue, const SequenceData& data, const ItemKnnSpec& spec)
{
    return std::make_unique<ItemKnn>(catalogue, data, spec);
}

} // namespace sessionsmith::learning
