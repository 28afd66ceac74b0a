// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/gaptable.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

namespace {

/// [hour] The sampling variances of effects, from what the residuals of each user come to; 0 where that tells nothing.
GapTable::Effects samplingVariances(const events::EventLog& log, const hmm::Posteriors& posteriors,
                                    const GapTable& table)
{
    const hmm::Vector means = table.means({});
    GapTable::Effects ofUser{}, squares{};
    std::array<bool, hoursOfADay> hasUser{};
    std::array<int, hoursOfADay> users{};
    const auto closeUser = [&] {
        for (std::size_t hour = 0; hour < hoursOfADay; ++hour) {
            users[hour] += std::exchange(hasUser[hour], false) ? 1 : 0;
            const double residual = std::exchange(ofUser[hour], 0);
            squares[hour] += residual * residual;
        }
    };
    std::int32_t user = -1;
    forEachGap(log, posteriors, [&](std::size_t event, double seconds, const auto& states) {
        if (std::exchange(user, log.user[event]) != log.user[event]) closeUser();
        const std::optional<double> value = logOfGap(seconds);
        if (!value) return;
        const auto hour = std::size_t(hourOf(log.time[event]));
        hasUser[hour] = true;
        ofUser[hour] += *value - states.dot(means);
    });
    closeUser();
    GapTable::Effects variances{};
    for (std::size_t hour = 0; hour < hoursOfADay; ++hour)
        if (users[hour] > 1) {
            const double lasting = table.lastingIn(int(hour));
            variances[hour] = squares[hour] / (lasting * lasting) * users[hour] / (users[hour] - 1);
        }
    return variances;
}

/// Effects that are shrunk, with their standard errors; nothing where they differ no more than by chance.
struct HourEffects
{
    GapTable::Effects effects, errors;
};

std::optional<HourEffects> shrunk(const GapTable::Effects& effects, const GapTable::Effects& variances)
{
    double known = 0, weights = 0, squaredWeights = 0, sum = 0, spread = 0;
    for (std::size_t hour = 0; hour < hoursOfADay; ++hour)
        if (variances[hour] > 0) {
            known += 1;
            weights += 1 / variances[hour];
            squaredWeights += 1 / (variances[hour] * variances[hour]);
            sum += effects[hour] / variances[hour];
        }
    if (known < 2) return std::nullopt;
    const double mean = sum / weights;
    for (std::size_t hour = 0; hour < hoursOfADay; ++hour)
        if (variances[hour] > 0) spread += (effects[hour] - mean) * (effects[hour] - mean) / variances[hour];
    const double between = (spread - (known - 1)) / (weights - squaredWeights / weights);
    if (!(between > 0)) return std::nullopt;
    HourEffects result{};
    for (std::size_t hour = 0; hour < hoursOfADay; ++hour) {
        const bool isKnown = variances[hour] > 0;
        const double keeps = isKnown ? between / (between + variances[hour]) : 0;
        result.effects[hour] = mean + keeps * (effects[hour] - mean);
        result.errors[hour] = std::sqrt(isKnown ? keeps * variances[hour] : between);
    }
    return result;
}

/// To a mean of none over all gaps.
void centre(const GapTable& table, GapTable::Effects& effects)
{
    double sum = 0, lasting = 0;
    for (int hour = 0; hour < hoursOfADay; ++hour) {
        sum += table.lastingIn(hour) * effects[std::size_t(hour)];
        lasting += table.lastingIn(hour);
    }
    for (double& effect : effects)
        effect -= sum / lasting;
}

} // namespace

GapSettings estimateGaps(const events::EventLog& log, const hmm::Posteriors& posteriors)
{
    if (posteriors.size() == 0) return {};
    const GapTable table(log, posteriors);
    const hmm::Vector& counts = table.counts();
    if (!(counts.sum() > 0)) return {};
    GapSettings gaps = GapSettings().spelledOut(int(counts.size()));
    gaps.evidence.emplace();
    GapTable::Effects effects{};
    const double lasting = table.all(effects).lasting;
    if (lasting > 0) {
        if (auto hours = shrunk(table.leastSquares(), samplingVariances(log, posteriors, table))) {
            centre(table, hours->effects);
            effects = hours->effects;
            gaps.hours = Eigen::Map<const hmm::Vector>(effects.data(), hoursOfADay).array().exp();
            gaps.hours = gaps.hours.cwiseMax(GapSettings::leastFactor).cwiseMin(GapSettings::mostFactor);
            gaps.evidence->hourErrors = Eigen::Map<const hmm::Vector>(hours->errors.data(), hoursOfADay);
        }
    }
    hmm::Vector together = hmm::Vector::Zero(counts.size());
    for (int state = 0; state < int(counts.size()); ++state) {
        if (const GapSums from = table.behind(state, effects); from.lasting > 0) {
            gaps.logMean[state] = from.mean();
            gaps.logDeviation[state] = from.deviation();
        }
        const bool isKnown = counts[state] >= 2;
        const double lastingHere = (isKnown ? table.of(state, {}) : table.all({})).lasting;
        together[state] = std::clamp(1 - lastingHere / (isKnown ? counts[state] : counts.sum()), 0.0, 1.0);
    }
    if (counts.sum() - lasting > 1e-6) gaps.together = together; // else what is left is rounding
    GapEvidence& evidence = *gaps.evidence;
    evidence.counts = counts;
    evidence.logMean = gaps.logMean;
    evidence.logDeviation = gaps.logDeviation;
    evidence.together = gaps.together;
    evidence.hours = gaps.hours;
    evidence.hourCounts.resize(hoursOfADay);
    for (int hour = 0; hour < hoursOfADay; ++hour)
        evidence.hourCounts[hour] = table.lastingIn(hour);
    return gaps;
}

} // namespace sessionsmith::synthesis
