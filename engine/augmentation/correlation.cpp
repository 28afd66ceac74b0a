// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/correlation.h"

#include "engine/base/parallel.h"
#include "engine/base/phase.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::augmentation {

namespace {

constexpr std::size_t longestPiece = 256;

/// Lists of indices behind each other: list i is values[offsets[i]] ... values[offsets[i + 1] - 1].
struct Lists
{
    std::vector<std::int32_t> values;
    std::vector<std::size_t> offsets{0};

    std::size_t size() const { return offsets.size() - 1; }
    std::span<const std::int32_t> operator[](std::size_t i) const
    {
        return std::span(values).subspan(offsets[i], offsets[i + 1] - offsets[i]);
    }
};

/// The different items of each session, or piece of a long one.
Lists itemsOfPieces(const events::EventLog& log, std::int32_t excluded)
{
    Lists pieces;
    const std::vector<std::size_t> sessions = events::sequenceOffsets(log, events::SequenceBy::Session);
    std::vector<std::int32_t> items;
    for (std::size_t s = 0; s + 1 < sessions.size(); ++s)
        for (std::size_t begin = sessions[s]; begin < sessions[s + 1]; begin += longestPiece) {
            const std::size_t end = std::min(sessions[s + 1], begin + longestPiece);
            items.assign(log.item.begin() + std::ptrdiff_t(begin), log.item.begin() + std::ptrdiff_t(end));
            std::ranges::sort(items);
            const auto repeated = std::ranges::unique(items);
            items.erase(repeated.begin(), repeated.end());
            std::erase(items, excluded);
            pieces.values.insert(pieces.values.end(), items.begin(), items.end());
            pieces.offsets.push_back(pieces.values.size());
        }
    return pieces;
}

/// The other way round: the pieces that each item is in, upwards.
Lists piecesOfItems(const Lists& pieces, std::size_t items)
{
    Lists result;
    result.offsets.resize(items + 1);
    for (const std::int32_t item : pieces.values)
        ++result.offsets[std::size_t(item) + 1];
    for (std::size_t i = 1; i <= items; ++i)
        result.offsets[i] += result.offsets[i - 1];
    result.values.resize(pieces.values.size());
    std::vector<std::size_t> next(result.offsets.begin(), result.offsets.end() - 1);
    for (std::size_t piece = 0; piece < pieces.size(); ++piece)
        for (const std::int32_t item : pieces[piece])
            result.values[next[std::size_t(item)]++] = std::int32_t(piece);
    return result;
}

/// Compares items by what they share; one for each thread at a time.
class Comparison
{
public:
    Comparison(const Lists& pieces, const Lists& occurrences)
        : m_pieces(pieces), m_occurrences(occurrences), m_shared(occurrences.size(), 0.0)
    {}

    std::int32_t mostCorrelated(std::int32_t item)
    {
        for (const std::int32_t piece : m_occurrences[std::size_t(item)]) {
            const auto others = m_pieces[std::size_t(piece)];
            const double weight = 1 / std::log1p(double(others.size()));
            for (const std::int32_t other : others) {
                if (m_shared[std::size_t(other)] == 0) m_touched.push_back(other);
                m_shared[std::size_t(other)] += weight;
            }
        }
        std::int32_t best = -1;
        float most = 0;
        for (const std::int32_t other : m_touched) {
            // N(item) is the same for all and decides nothing. What is equal stays so in a float, however it was
            // summed.
            const auto correlation =
                float(m_shared[std::size_t(other)] / std::sqrt(double(m_occurrences[std::size_t(other)].size())));
            m_shared[std::size_t(other)] = 0;
            if (other == item || correlation < most || (correlation == most && other > best)) continue;
            most = correlation;
            best = other;
        }
        m_touched.clear();
        return best;
    }

private:
    const Lists& m_pieces;
    const Lists& m_occurrences;
    std::vector<double> m_shared; // by item, all zero between two calls
    std::vector<std::int32_t> m_touched;
};

/// Gives the items without a correlated one the most frequent other item of their category.
void fillFromCategories(const events::EventLog& log, const Lists& occurrences, std::vector<std::int32_t>& correlated)
{
    const std::vector<std::int32_t> categories = events::itemCategories(log);
    struct Favourites
    {
        std::int32_t first = -1, second = -1;
    };
    std::vector<Favourites> favourites(std::size_t(log.categories.size()));
    const auto count = [&](std::int32_t item) { return item < 0 ? 0 : occurrences[std::size_t(item)].size(); };
    for (std::int32_t item = 0; item < std::int32_t(categories.size()); ++item) {
        if (categories[std::size_t(item)] < 0) continue;
        auto& [first, second] = favourites[std::size_t(categories[std::size_t(item)])];
        if (count(item) > count(first))
            second = std::exchange(first, item);
        else if (count(item) > count(second))
            second = item;
    }
    for (std::int32_t item = 0; item < std::int32_t(categories.size()); ++item) {
        if (correlated[std::size_t(item)] >= 0 || categories[std::size_t(item)] < 0 || count(item) == 0) continue;
        const auto& [first, second] = favourites[std::size_t(categories[std::size_t(item)])];
        correlated[std::size_t(item)] = first == item ? second : first;
    }
}

} // namespace

Result<std::vector<std::int32_t>> correlatedItems(const events::EventLog& log, std::int32_t excluded, unsigned threads,
                                                  const ProgressSink& progress, const Control& control)
{
    const auto items = std::size_t(log.items.size());
    Phase phase(progress, control, Message(SS_TEXT("engine", "Comparing the items")), items,
                Message(SS_TEXT("engine", "items")));
    const Lists pieces = itemsOfPieces(log, excluded);
    const Lists occurrences = piecesOfItems(pieces, items);
    std::vector<std::int32_t> correlated(items, -1);
    // Each part of a block has a row of zeros of its own: few blocks, so that clearing them costs nothing.
    const std::size_t block = std::max<std::size_t>(4096, items / 64);
    for (std::size_t begin = 0; begin < items; begin += block) {
        const std::size_t count = std::min(block, items - begin);
        const std::size_t grain = count / threadCount(threads) + 1;
        parallelFor(count, grain, threads, [&](std::size_t from, std::size_t to) {
            Comparison comparison(pieces, occurrences);
            for (std::size_t i = begin + from; i < begin + to; ++i)
                correlated[i] = comparison.mostCorrelated(std::int32_t(i));
        });
        if (!phase.advance(count)) return fail(Error::cancelled());
    }
    fillFromCategories(log, occurrences, correlated);
    return correlated;
}

} // namespace sessionsmith::augmentation
