// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/predictor.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sessionsmith::fidelity {

namespace {

constexpr std::size_t mostRepeated = 200;  // events that are looked back at: sessions of one item may be long
constexpr std::size_t mostNeighbours = 50; // events of a session that are looked at: their pairs grow as the square

std::uint64_t joined(std::int32_t context, std::int32_t symbol)
{
    return std::uint64_t(std::uint32_t(context)) << 32 | std::uint32_t(symbol);
}

/// Neighbours in the numbering of the names are often alike: ties are broken by something else.
std::uint32_t scattered(std::int32_t symbol)
{
    std::uint32_t x = std::uint32_t(symbol) * 0x9e3779b1u; // golden ratio, Knuth, TAOCP 6.4
    return x ^ x >> 15;
}

} // namespace

Predictor::Predictor(Kind kind, const Sessions& sessions, Column column, std::size_t symbols, std::size_t most)
    : m_kind(kind), m_most(most), m_popular(symbols), m_rank(symbols)
{
    const std::vector<std::int32_t>& all = sessions.*column;
    std::vector<std::uint32_t> counts(symbols);
    for (const std::int32_t symbol : all)
        ++counts[std::size_t(symbol)];
    std::iota(m_popular.begin(), m_popular.end(), 0);
    std::ranges::sort(m_popular, [&](std::int32_t a, std::int32_t b) {
        const std::uint32_t many = counts[std::size_t(a)], others = counts[std::size_t(b)];
        return many != others ? many > others : scattered(a) < scattered(b);
    });
    for (std::size_t i = 0; i < symbols; ++i)
        m_rank[std::size_t(m_popular[i])] = std::int32_t(i);
    if (kind == Kind::Markov || kind == Kind::SecondOrder) m_afterOne = successorsOf(sessions, all);
    if (kind == Kind::SecondOrder) m_afterTwo = pairSuccessorsOf(sessions, all);
    if (kind == Kind::Neighbours) m_afterOne = neighboursOf(sessions, all);
}

template <typename Weight>
Predictor::Table Predictor::tableOf(std::vector<std::uint64_t> pairs, std::size_t contexts, Weight weight) const
{
    std::ranges::sort(pairs);
    Table table;
    table.offsets.reserve(contexts + 1);
    std::vector<std::pair<double, std::int32_t>> seen; // of one context
    for (std::size_t i = 0; table.offsets.size() < contexts;) {
        const auto context = std::int32_t(table.offsets.size());
        table.offsets.push_back(table.symbols.size());
        seen.clear();
        while (i < pairs.size() && pairs[i] >> 32 == std::uint64_t(context)) {
            const std::size_t first = i;
            while (i < pairs.size() && pairs[i] == pairs[first])
                ++i;
            const auto symbol = std::int32_t(std::uint32_t(pairs[first]));
            seen.emplace_back(double(i - first) * weight(context, symbol), symbol);
        }
        const std::size_t kept = std::min(seen.size(), m_most);
        std::ranges::partial_sort(seen, seen.begin() + std::ptrdiff_t(kept), [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first
                                      : m_rank[std::size_t(a.second)] < m_rank[std::size_t(b.second)];
        });
        for (std::size_t k = 0; k < kept; ++k)
            table.symbols.push_back(seen[k].second);
    }
    table.offsets.push_back(table.symbols.size());
    return table;
}

Predictor::Table Predictor::successorsOf(const Sessions& sessions, const std::vector<std::int32_t>& symbols) const
{
    std::vector<std::uint64_t> pairs;
    for (std::size_t s = 0; s < sessions.size(); ++s)
        for (std::size_t i = sessions.offsets[s] + 1; i < sessions.offsets[s + 1]; ++i)
            pairs.push_back(joined(symbols[i - 1], symbols[i]));
    return tableOf(std::move(pairs), m_rank.size(), [](auto, auto) { return 1.0; });
}

Predictor::Table Predictor::pairSuccessorsOf(const Sessions& sessions, const std::vector<std::int32_t>& symbols)
{
    std::vector<std::uint64_t> pairs;
    for (std::size_t s = 0; s < sessions.size(); ++s)
        for (std::size_t i = sessions.offsets[s] + 2; i < sessions.offsets[s + 1]; ++i)
            pairs.push_back(joined(m_twos.add(symbols[i - 2], symbols[i - 1]), symbols[i]));
    return tableOf(std::move(pairs), m_twos.size(), [](auto, auto) { return 1.0; });
}

Predictor::Table Predictor::neighboursOf(const Sessions& sessions, const std::vector<std::int32_t>& symbols) const
{
    std::vector<std::uint64_t> pairs;
    std::vector<std::uint32_t> having(m_rank.size()); // sessions with each symbol
    std::vector<std::int32_t> distinct;
    for (std::size_t s = 0; s < sessions.size(); ++s) {
        const std::size_t begin = sessions.offsets[s], length = sessions.offsets[s + 1] - begin;
        const auto first = symbols.begin() + std::ptrdiff_t(begin);
        distinct.assign(first, first + std::ptrdiff_t(std::min(length, mostNeighbours)));
        std::ranges::sort(distinct);
        distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
        for (const std::int32_t a : distinct) {
            ++having[std::size_t(a)];
            for (const std::int32_t b : distinct)
                if (a != b) pairs.push_back(joined(a, b));
        }
    }
    return tableOf(std::move(pairs), m_rank.size(), [&](std::int32_t a, std::int32_t b) {
        return 1 / std::sqrt(double(having[std::size_t(a)]) * having[std::size_t(b)]);
    });
}

void Predictor::append(const Table& table, std::size_t context, std::vector<std::int32_t>& best) const
{
    for (std::size_t i = table.offsets[context]; i < table.offsets[context + 1] && best.size() < m_most; ++i)
        if (std::ranges::find(best, table.symbols[i]) == best.end()) best.push_back(table.symbols[i]);
}

void Predictor::predict(std::span<const std::int32_t> past, std::vector<std::int32_t>& best) const
{
    best.clear();
    if (m_kind == Kind::Repetition) {
        const auto late = past.last(std::min(past.size(), mostRepeated));
        for (std::size_t i = late.size(); i-- > 0 && best.size() < m_most;)
            if (std::ranges::find(best, late[i]) == best.end()) best.push_back(late[i]);
        return;
    }
    if (m_kind == Kind::SecondOrder && past.size() > 1)
        if (const std::int32_t two = m_twos.find(past[past.size() - 2], past.back()); two >= 0)
            append(m_afterTwo, std::size_t(two), best);
    if (!m_afterOne.offsets.empty()) append(m_afterOne, std::size_t(past.back()), best);
    for (std::size_t i = 0; i < m_popular.size() && best.size() < m_most; ++i)
        if (std::ranges::find(best, m_popular[i]) == best.end()) best.push_back(m_popular[i]);
}

double Hits::share(std::span<const std::uint16_t> weights) const
{
    double foretold = 0, all = 0;
    for (std::size_t s = 0; s < hits.size(); ++s) {
        foretold += double(weights[s]) * hits[s];
        all += double(weights[s]) * cases[s];
    }
    return all > 0 ? foretold / all : std::numeric_limits<double>::quiet_NaN();
}

double Hits::share() const
{
    return share(std::vector<std::uint16_t>(hits.size(), 1));
}

Hits hitsOf(const Predictor& predictor, const Sessions& sessions, Column column)
{
    const std::vector<std::int32_t>& symbols = sessions.*column;
    Hits result;
    std::vector<std::int32_t> best;
    for (std::size_t s = 0; s < sessions.size(); ++s) {
        const std::size_t begin = sessions.offsets[s], end = sessions.offsets[s + 1];
        std::uint32_t hits = 0;
        for (std::size_t i = begin + 1; i < end; ++i) {
            predictor.predict({symbols.data() + begin, i - begin}, best);
            hits += std::ranges::find(best, symbols[i]) != best.end();
        }
        result.hits.push_back(hits);
        result.cases.push_back(std::uint32_t(end - begin - (end > begin)));
    }
    return result;
}

} // namespace sessionsmith::fidelity
