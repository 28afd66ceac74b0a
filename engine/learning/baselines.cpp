// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/baselines.h"

#include "engine/learning/itemknn.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sessionsmith::learning {

namespace {

constexpr std::array kindNames{"popularity", "repeat", "markov", "item-knn"};

/// (count + 1) / (events + items) for every item.
std::vector<double> popularityShares(std::size_t items, const SequenceData& data)
{
    std::vector<double> shares(items, 1);
    for (const std::int32_t item : data.items)
        ++shares[std::size_t(item)];
    for (double& share : shares)
        share /= double(data.items.size() + items);
    return shares;
}

/// What all baselines have: a catalogue, the popularity to fall back on, and one row of scores at a time.
class Baseline : public Recommender
{
public:
    Baseline(const Catalogue& catalogue, const SequenceData& data)
        : m_catalogue(catalogue), m_shares(popularityShares(std::size_t(catalogue.items.size()), data))
    {}

    const Catalogue& catalogue() const override { return m_catalogue; }
    Result<> score(std::span<const Context> contexts, std::vector<float>& scores) override
    {
        const std::size_t items = m_shares.size();
        scores.resize(contexts.size() * items);
        for (std::size_t i = 0; i < contexts.size(); ++i)
            scoreRow(contexts[i], {scores.data() + i * items, items});
        return {};
    }

protected:
    virtual void scoreRow(const Context& context, std::span<float> row) const = 0;
    const std::vector<double>& shares() const { return m_shares; }

private:
    Catalogue m_catalogue;
    std::vector<double> m_shares; ///< (items) sum to one
};

class Popularity : public Baseline
{
public:
    using Baseline::Baseline;

private:
    void scoreRow(const Context&, std::span<float> row) const override
    {
        std::ranges::transform(shares(), row.begin(), [](double share) { return float(std::log(share)); });
    }
};

class Repeat : public Baseline
{
public:
    using Baseline::Baseline;
    bool isProbabilistic() const override { return false; }

private:
    void scoreRow(const Context& context, std::span<float> row) const override
    {
        std::ranges::fill(row, 0.f);
        for (std::size_t place = 0; place < context.items.size(); ++place)
            row[std::size_t(context.items[place])] = float(place + 1);
    }
};

class Markov : public Baseline
{
public:
    Markov(const Catalogue& catalogue, const SequenceData& data)
        : Baseline(catalogue, data), m_successors(std::size_t(catalogue.items.size()))
    {
        for (std::size_t i = 0; i < data.size(); ++i) {
            const auto items = data[i].items;
            for (std::size_t t = 1; t < items.size(); ++t)
                m_successors[std::size_t(items[t - 1])].push_back({items[t], 1});
        }
        for (auto& successors : m_successors)
            merge(successors);
    }

private:
    struct Successor
    {
        std::int32_t item;
        double count;
    };

    /// One entry for each item, with its count.
    static void merge(std::vector<Successor>& successors)
    {
        std::ranges::sort(successors, {}, &Successor::item);
        std::vector<Successor> merged;
        for (const Successor& successor : successors) {
            if (merged.empty() || merged.back().item != successor.item)
                merged.push_back(successor);
            else
                merged.back().count += successor.count;
        }
        successors = std::move(merged);
    }

    void scoreRow(const Context& context, std::span<float> row) const override
    {
        static const std::vector<Successor> none;
        const auto& successors = context.items.empty() ? none : m_successors[std::size_t(context.items.back())];
        double total = 1;
        for (const Successor& successor : successors)
            total += successor.count;
        std::ranges::transform(shares(), row.begin(), [&](double share) { return float(std::log(share / total)); });
        for (const auto& [item, count] : successors)
            row[std::size_t(item)] = float(std::log((count + shares()[std::size_t(item)]) / total));
    }

    std::vector<std::vector<Successor>> m_successors; ///< of each item, by item
};

} // namespace

const char* name(BaselineKind kind)
{
    return kindNames[std::size_t(kind)];
}

Result<BaselineKind> baselineNamed(const std::string& name)
{
    const auto found = std::ranges::find(kindNames, name);
    if (found != kindNames.end()) return BaselineKind(found - kindNames.begin());
    return fail(Error(SS_TEXT("engine", "There is no baseline \"{0}\""), name)
                    .advise(SS_TEXT("engine", "Choose one of: {0}"), "popularity, repeat, markov, item-knn"));
}

std::unique_ptr<Recommender> fitBaseline(BaselineKind kind, const Catalogue& catalogue, const SequenceData& data)
{
    switch (kind) {
    case BaselineKind::Repeat:
        return std::make_unique<Repeat>(catalogue, data);
    case BaselineKind::Markov:
        return std::make_unique<Markov>(catalogue, data);
    case BaselineKind::ItemKnn:
        return fitItemKnn(catalogue, data);
    case BaselineKind::Popularity:
        break;
    }
    return std::make_unique<Popularity>(catalogue, data);
}

} // namespace sessionsmith::learning
