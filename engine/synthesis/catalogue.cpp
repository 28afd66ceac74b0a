// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/catalogue.h"

#include "engine/synthesis/likeliest.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::synthesis {

namespace {

constexpr double leastExponent = 1e-3, mostExponent = 10;

} // namespace

double zipfNormaliser(double exponent, std::size_t ranks)
{
    constexpr std::size_t exact = 1000;
    double sum = 0;
    for (std::size_t r = std::min(ranks, exact); r >= 1; --r) // small ones first
        sum += std::pow(double(r), -exponent);
    if (ranks <= exact) return sum;
    const double from = exact, to = double(ranks), power = 1 - exponent;
    const double integral =
        std::abs(power) < 1e-9 ? std::log(to / from) : (std::pow(to, power) - std::pow(from, power)) / power;
    const double ends = (std::pow(to, -exponent) - std::pow(from, -exponent)) / 2;
    const double slopes = exponent * (std::pow(from, -exponent - 1) - std::pow(to, -exponent - 1)) / 12;
    return sum + integral + ends + slopes;
}

hmm::Interval CatalogueFigures::intervalOf(int from, int to) const
{
    return hmm::proportionInterval(transitions(from, to), totals[from]);
}

CatalogueFigures catalogueFigures(const ItemModel& items, std::size_t most)
{
    CatalogueFigures figures;
    figures.items = std::size_t(items.items().size());
    figures.prices = items.prices();
    std::erase_if(figures.prices, [](double price) { return std::isnan(price); });
    std::ranges::sort(figures.prices);
    std::vector<double> byItem(figures.items), byGroup(items.groupCount());
    for (const std::int32_t item : items.popularity()) {
        byItem[std::size_t(item)] += 1;
        byGroup[items.group(item)] += 1;
    }
    std::erase(byItem, 0);
    std::ranges::sort(byItem, std::greater());
    figures.popularity = std::move(byItem);

    std::vector<std::size_t> groups(byGroup.size());
    std::iota(groups.begin(), groups.end(), 0);
    if (byGroup.back() == 0) groups.pop_back(); // every item has a category
    figures.categoryCount = groups.size();
    std::ranges::stable_sort(groups, std::greater(), [&](std::size_t group) { return byGroup[group]; });
    groups.resize(std::min(groups.size(), most));
    std::vector<Eigen::Index> place(byGroup.size(), -1);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        place[groups[i]] = Eigen::Index(i);
        const bool isNone = groups[i] == std::size_t(items.categories().size());
        figures.categories.push_back(isNone ? std::string() : items.categories()[std::int32_t(groups[i])]);
    }
    const auto size = Eigen::Index(groups.size());
    figures.transitions = hmm::Matrix::Zero(size, size);
    figures.totals = hmm::Vector::Zero(size);
    for (Eigen::Index from = 0; from < size; ++from)
        for (const std::int32_t to : items.groupSuccessors(groups[std::size_t(from)])) {
            figures.totals[from] += 1;
            if (const Eigen::Index column = place[std::size_t(to)]; column >= 0) figures.transitions(from, column) += 1;
        }
    return figures;
}

std::optional<CatalogueEvidence> estimateCatalogue(const CatalogueFigures& figures)
{
    if (figures.popularity.empty()) return std::nullopt;
    double events = 0, logRanks = 0; // sum of events * ln(rank)
    for (std::size_t r = 0; r < figures.popularity.size(); ++r) {
        events += figures.popularity[r];
        logRanks += figures.popularity[r] * std::log(double(r + 1));
    }
    const Likeliest found = likeliest(
        [&](double exponent) {
            return -exponent * logRanks - events * std::log(zipfNormaliser(exponent, figures.popularity.size()));
        },
        leastExponent, mostExponent);
    CatalogueEvidence evidence;
    evidence.events = std::size_t(events);
    evidence.items = figures.popularity.size();
    evidence.categories = figures.categoryCount;
    evidence.zipfExponent = found.value;
    evidence.low = found.low;
    evidence.high = found.high;
    return evidence;
}

} // namespace sessionsmith::synthesis
