// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/gaps.h"

#include "engine/synthesis/shares.h"

#include <cmath>
#include <numbers>

namespace sessionsmith::synthesis {

namespace {

const double usualLogMean = std::log(20.0);
constexpr double usualLogDeviation = 1;

hmm::Interval around(double value, double standardError)
{
    return {value - hmm::normalQuantile * standardError, value + hmm::normalQuantile * standardError};
}

/// Between factors of hours, none where both are: their geometric means with the weights 1 - `weight` and `weight`.
hmm::Vector meanFactors(const hmm::Vector& one, const hmm::Vector& another, double weight)
{
    if (one.size() == 0 && another.size() == 0) return {};
    const auto effects = [](const hmm::Vector& factors) {
        return hmm::Vector(factors.size() > 0 ? factors : hmm::Vector::Ones(hoursOfADay)).array().log().matrix().eval();
    };
    if (one.size() == another.size() && one == another) return one; // to the last bit
    return ((1 - weight) * effects(one) + weight * effects(another)).array().exp();
}

/// What two logs say of the hours, as if they were independent.
void joinHours(const GapEvidence& one, const GapEvidence& another, double weight, GapEvidence& both)
{
    const auto filled = [](const hmm::Vector& values) {
        return values.size() > 0 ? values : hmm::Vector(hmm::Vector::Zero(hoursOfADay));
    };
    both.hourCounts = filled(one.hourCounts) + filled(another.hourCounts);
    both.hours = meanFactors(one.hours, another.hours, weight);
    if (both.hours.size() > 0)
        both.hourErrors = ((1 - weight) * filled(one.hourErrors).array()).square() +
                          (weight * filled(another.hourErrors).array()).square();
    both.hourErrors = both.hourErrors.array().sqrt();
}

/// What no log says of gaps that another part of a model has evidence for.
GapEvidence uncounted(const GapSettings& gaps)
{
    GapEvidence evidence;
    evidence.counts = hmm::Vector::Zero(gaps.logMean.size());
    evidence.logMean = gaps.logMean;
    evidence.logDeviation = gaps.logDeviation;
    evidence.together = gaps.together;
    return evidence;
}

} // namespace

GapSettings GapSettings::spelledOut(int states) const
{
    if (!isDefault()) return *this;
    return {hmm::Vector::Constant(states, usualLogMean), hmm::Vector::Constant(states, usualLogDeviation)};
}

double GapEvidence::lasting(int state) const
{
    return counts[state] * (together.size() > 0 ? 1 - together[state] : 1);
}

hmm::Interval GapEvidence::logMeanInterval(int state) const
{
    return around(logMean[state], logDeviation[state] / std::sqrt(lasting(state)));
}

hmm::Interval GapEvidence::logDeviationInterval(int state) const
{
    return around(logDeviation[state], logDeviation[state] / std::sqrt(2 * lasting(state)));
}

hmm::Interval GapEvidence::togetherInterval(int state) const
{
    return hmm::proportionInterval(counts[state] - lasting(state), counts[state]);
}

hmm::Interval GapEvidence::hourInterval(int hour) const
{
    const hmm::Interval effect = around(std::log(hours[hour]), hourErrors[hour]);
    return {std::exp(effect.low), std::exp(effect.high)};
}

GapSettings GapSettings::inHour(int hour) const
{
    GapSettings result{logMean, logDeviation, together};
    if (hours.size() > 0) result.logMean.array() += std::log(hours[hour]);
    return result;
}

hmm::Matrix GapSettings::distribution() const
{
    hmm::Matrix shares = hmm::Matrix::Zero(logMean.size(), longest + 1);
    for (Eigen::Index i = 0; i < logMean.size(); ++i) {
        const auto atLeast = [&](int seconds) { // once it is rounded
            const double distance = std::log(seconds - 0.5) - logMean[i];
            return logDeviation[i] > 0 ? std::erfc(distance / (logDeviation[i] * std::numbers::sqrt2)) / 2
                                       : double(distance <= 0);
        };
        double rest = 1;
        for (int n = 1; n < longest; ++n) {
            const double beyond = atLeast(n + 1);
            shares(i, n) = rest - beyond;
            rest = beyond;
        }
        shares(i, longest) = rest;
    }
    if (together.size() > 0) {
        shares = (1 - together.array()).matrix().asDiagonal() * shares;
        shares.col(0) = together;
    }
    return shares;
}

hmm::Vector GapSettings::means() const
{
    return distribution() * hmm::Vector::LinSpaced(longest + 1, 0, longest);
}

Result<> GapSettings::validate(int states) const
{
    if (isDefault() && hours.size() == 0) return {};
    for (const auto& [key, column] : {std::pair("log_mean", &logMean), {"log_deviation", &logDeviation}})
        if (column->size() != states)
            return fail(SS_TEXT("engine", "\"{0}\" must have one number for each of the {1} states"), key, states);
    if (together.size() > 0 && together.size() != states)
        return fail(SS_TEXT("engine", "\"{0}\" must have one number for each of the {1} states"), "together", states);
    if (hours.size() == 0) return {};
    if (hours.size() != hoursOfADay)
        return fail(SS_TEXT("engine", "\"{0}\" must have one number for each of the {1} hours"), "hours", hoursOfADay);
    for (const double factor : hours)
        if (auto good = checkNumber("hours", factor, leastFactor, mostFactor); !good) return good;
    return {};
}

GapSettings remapped(const GapSettings& gaps, const std::vector<int>& states)
{
    const auto column = [&](const hmm::Vector& values, double ofNew) {
        hmm::Vector result(values.size() > 0 ? Eigen::Index(states.size()) : 0);
        for (Eigen::Index i = 0; i < result.size(); ++i)
            result[i] = states[std::size_t(i)] < 0 ? ofNew : values[states[std::size_t(i)]];
        return result;
    };
    const auto withMean = [&](const hmm::Vector& values) {
        return column(values, values.size() > 0 ? values.mean() : 0);
    };
    if (gaps.isDefault()) return {};
    GapSettings result{withMean(gaps.logMean), withMean(gaps.logDeviation), withMean(gaps.together), gaps.hours};
    if (const auto& told = gaps.evidence) {
        result.evidence = *told; // the hours are those of all states
        result.evidence->counts = column(told->counts, 0);
        result.evidence->logMean = withMean(told->logMean);
        result.evidence->logDeviation = withMean(told->logDeviation);
        result.evidence->together = withMean(told->together);
    }
    return result;
}

GapSettings joined(const GapSettings& gaps, int states, const GapSettings& other, int more)
{
    if (gaps.isDefault() && other.isDefault()) return {};
    const GapSettings first = gaps.spelledOut(states), second = other.spelledOut(more);
    const auto behind = [&](const hmm::Vector& one, const hmm::Vector& another) {
        if (one.size() == 0 && another.size() == 0) return hmm::Vector();
        hmm::Vector both = hmm::Vector::Zero(states + more);
        both.head(one.size()) = one;
        both.segment(states, another.size()) = another;
        return both;
    };
    GapSettings both{behind(first.logMean, second.logMean), behind(first.logDeviation, second.logDeviation),
                     behind(first.together, second.together)};
    const auto lasting = [](const GapSettings& of) { return of.evidence ? of.evidence->hourCounts.sum() : 0; };
    const bool isCounted = lasting(first) + lasting(second) > 0;
    const double weight =
        isCounted ? lasting(second) / (lasting(first) + lasting(second)) : double(more) / (states + more);
    both.hours = meanFactors(first.hours, second.hours, weight);
    if (first.evidence || second.evidence) {
        const GapEvidence one = first.evidence.value_or(uncounted(first));
        const GapEvidence another = second.evidence.value_or(uncounted(second));
        both.evidence = uncounted(both);
        both.evidence->source = one.source.empty() ? another.source : one.source;
        both.evidence->counts = behind(one.counts, another.counts);
        both.evidence->logMean = behind(one.logMean, another.logMean);
        both.evidence->logDeviation = behind(one.logDeviation, another.logDeviation);
        both.evidence->together = behind(one.together, another.together);
        joinHours(one, another, weight, *both.evidence);
    }
    return both;
}

hmm::Vector dwellSeconds(const hmm::Model& model, const GapSettings& gaps, const hmm::Vector& dwell)
{
    if (gaps.isDefault()) return {};
    hmm::Vector seconds = dwell.cwiseProduct(gaps.means());
    if (model.hasEnd()) seconds.array() *= 1 - model.end.array(); // no pause behind the last event of a session
    return seconds;
}

} // namespace sessionsmith::synthesis
