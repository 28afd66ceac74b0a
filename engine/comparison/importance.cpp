// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/importance.h"

#include "engine/base/means.h"

#include "engine/base/random.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>

namespace sessionsmith::comparison {

namespace {

constexpr std::uint32_t purpose = 0x494d504f; // "IMPO"

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double correlationOf(const std::vector<double>& a, const std::vector<double>& b)
{
    const double meanA = mean(a), meanB = mean(b);
    double product = 0, squaresA = 0, squaresB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += (a[i] - meanA) * (b[i] - meanB);
        squaresA += (a[i] - meanA) * (a[i] - meanA);
        squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    return product / std::sqrt(squaresA * squaresB);
}

/// (runs) which group each belongs to.
struct Groups
{
    std::vector<std::size_t> of;
    std::size_t count = 0;
};

Groups groupsOf(const std::vector<FieldValue>& values)
{
    std::map<std::string, std::size_t> known;
    Groups groups;
    for (const FieldValue& value : values)
        groups.of.push_back(known.emplace(toText(value), known.size()).first->second);
    groups.count = known.size();
    return groups;
}

Groups quantilesOf(const std::vector<double>& ranks)
{
    constexpr std::size_t most = 5;
    std::vector<double> bounds;
    for (std::size_t i = 1; i < most; ++i)
        bounds.push_back(double(i) * double(ranks.size()) / double(most) + 0.5);
    std::map<std::size_t, std::size_t> known;
    Groups groups;
    for (const double rank : ranks) {
        const auto bin = std::size_t(std::ranges::upper_bound(bounds, rank) - bounds.begin());
        groups.of.push_back(known.emplace(bin, known.size()).first->second);
    }
    groups.count = known.size();
    return groups;
}

double explainedBy(const Groups& groups, const std::vector<double>& ranks)
{
    std::vector<double> sums(groups.count), counts(groups.count);
    const double all = mean(ranks);
    double total = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        sums[groups.of[i]] += ranks[i] - all;
        counts[groups.of[i]] += 1;
        total += (ranks[i] - all) * (ranks[i] - all);
    }
    double between = 0;
    for (std::size_t group = 0; group < groups.count; ++group)
        between += sums[group] * sums[group] / counts[group];
    return total > 0 ? between / total : 0;
}

bool isAsked(const RunTable& table, std::size_t field)
{
    const std::string& name = table.fields()[field];
    if (name == "seed" || name == "from" || isMeans(name)) return false; // chance, and what "start" says already
    if (name == "data" || name == "start" || name == "model" || name == "kind") return true;
    return field >= std::size(ownFields) && name.find('/') == std::string::npos; // no figure
}

std::optional<FieldImportance> importanceOf(const RunTable& table, std::size_t field,
                                            const std::vector<std::size_t>& rows, const std::vector<double>& figures,
                                            int draws, std::uint64_t seed)
{
    std::vector<FieldValue> values;
    std::vector<double> numbers, ranks;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const FieldValue& value = table.value(rows[i], field);
        const double* number = std::get_if<double>(&value);
        if (isMissing(value) || (number && std::isnan(*number))) continue;
        values.push_back(value);
        ranks.push_back(figures[i]);
        if (number) numbers.push_back(*number);
    }
    Groups groups = groupsOf(values);
    ranks = ranksOf(ranks);
    FieldImportance found{field, values.size()};
    constexpr std::size_t mostOwnGroups = 5;
    const bool isNumber = numbers.size() == values.size();
    found.correlation = isNumber && groups.count > 1 ? correlationOf(ranksOf(numbers), ranks)
                                                     : std::numeric_limits<double>::quiet_NaN();
    if (isNumber && groups.count > mostOwnGroups) groups = quantilesOf(ranksOf(numbers));
    // Where each run has a value of its own, nothing can be told of the value.
    if (values.size() < 4 || groups.count < 2 || groups.count >= values.size()) return std::nullopt;
    const double share = explainedBy(groups, ranks);
    const double n = double(values.size());
    found.explained = std::max(0.0, 1 - (1 - share) * (n - 1) / (n - double(groups.count)));
    Philox random(seed, purpose, field);
    int asGood = 0;
    constexpr double rounding = 1e-12;
    for (int draw = 0; draw < draws; ++draw) {
        for (std::size_t i = ranks.size(); i > 1; --i)
            std::swap(ranks[i - 1], ranks[random.below(std::uint32_t(i))]);
        asGood += explainedBy(groups, ranks) >= share - rounding;
    }
    found.p = double(1 + asGood) / double(1 + draws);
    return found;
}

} // namespace

std::vector<double> ranksOf(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        for (std::size_t i = from; i < to; ++i)
            ranks[order[i]] = double(from + 1 + to) / 2;
        from = to;
    }
    return ranks;
}

std::vector<FieldImportance> importance(const RunTable& table, const std::vector<std::size_t>& rows, std::size_t figure,
                                        int draws, std::uint64_t seed)
{
    std::vector<std::size_t> measured;
    std::vector<double> figures;
    for (const std::size_t row : rows) {
        const double* value = std::get_if<double>(&table.value(row, figure));
        if (!value || !std::isfinite(*value)) continue;
        measured.push_back(row);
        figures.push_back(*value);
    }
    std::vector<FieldImportance> all;
    for (const std::size_t field : table.differing(measured))
        if (isAsked(table, field))
            if (const auto one = importanceOf(table, field, measured, figures, draws, seed)) all.push_back(*one);
    std::ranges::stable_sort(all, std::greater(), &FieldImportance::explained);
    return all;
}

} // namespace sessionsmith::comparison
