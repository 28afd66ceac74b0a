// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/lengths.h"

#include "engine/synthesis/likeliest.h"
#include "engine/synthesis/shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sessionsmith::synthesis {

namespace {

constexpr std::uint32_t lengthPurpose = 0x4c454e47; // "LENG"

} // namespace

double LengthSettings::mean() const
{
    if (kind == Kind::Fixed) return events;
    double sum = 0, all = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        sum += shares[i] * double(i + 1);
        all += shares[i];
    }
    return sum / all;
}

hmm::Interval LengthSettings::intervalOf(std::size_t events) const
{
    const auto& counts = evidence->counts;
    return hmm::proportionInterval(events <= counts.size() ? counts[events - 1] : 0,
                                   std::accumulate(counts.begin(), counts.end(), 0.0));
}

Result<> LengthSettings::validate() const
{
    if (kind == Kind::Drawn && shares.empty())
        return fail(SS_TEXT("engine", "\"length\" is drawn and needs \"shares\", one for each number of events"));
    return checkNumber("events", events, 1, mostEvents).and_then([&] {
        return checkShares("shares", shares, 1, mostEvents);
    });
}

LengthSettings estimateLengths(const events::EventLog& log, const LengthSettings& before)
{
    LengthSettings settings = before;
    if (log.size() == 0) return settings;
    LengthEvidence evidence;
    const std::vector<std::size_t> offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
        const std::size_t length = std::min(offsets[s + 1] - offsets[s], LengthSettings::mostEvents);
        if (length > evidence.counts.size()) evidence.counts.resize(length);
        evidence.counts[length - 1] += 1;
    }
    settings.shares = normalised(evidence.counts);
    const double mean = double(log.size()) / double(log.sessionCount());
    settings.events = std::clamp(int(std::lround(mean)), 1, int(LengthSettings::mostEvents));
    settings.evidence = std::move(evidence);
    return settings;
}

namespace {

/// [n - 1]: 1 of the geometric distribution with the mean of the counts, cut off behind the longest.
std::vector<double> geometricOf(const std::vector<double>& counts)
{
    double sessions = 0, events = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        sessions += counts[i];
        events += counts[i] * double(i + 1);
    }
    const double goesOn = 1 - sessions / events;
    std::vector<double> shares;
    double share = 1;
    for (std::size_t i = 0; i < counts.size(); ++i, share *= goesOn)
        shares.push_back(share);
    return normalised(shares);
}

std::vector<double> mixed(const std::vector<double>& counts, const std::vector<double>& with, double weight)
{
    std::vector<double> sums;
    for (std::size_t i = 0; i < counts.size(); ++i)
        sums.push_back(counts[i] + weight * with[i]);
    return normalised(sums);
}

} // namespace

std::optional<SmoothedLengths> smoothLengths(const events::EventLog& log, const std::vector<bool>& isHeldOut)
{
    constexpr double leastWeight = 1e-2, mostWeight = 1e6;
    const std::vector<std::size_t> offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    std::vector<double> others, heldOut;
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
        const std::size_t length = std::min(offsets[s + 1] - offsets[s], LengthSettings::mostEvents);
        if (length > others.size()) {
            others.resize(length);
            heldOut.resize(length);
        }
        (isHeldOut[s] ? heldOut : others)[length - 1] += 1;
    }
    const auto sum = [](const std::vector<double>& counts) {
        return std::accumulate(counts.begin(), counts.end(), 0.0);
    };
    if (sum(others) == 0 || sum(heldOut) == 0) return std::nullopt;
    const std::vector<double> geometric = geometricOf(others);
    const auto logLikelihood = [&](double weight) {
        const std::vector<double> shares = mixed(others, geometric, weight);
        double likelihood = 0;
        for (std::size_t i = 0; i < heldOut.size(); ++i)
            if (heldOut[i] > 0) likelihood += heldOut[i] * std::log(shares[i]);
        return likelihood;
    };
    const double weight = likeliest(logLikelihood, leastWeight, mostWeight).value;
    std::vector<double> all = others;
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] += heldOut[i];
    const double bound = logLikelihood(weight);
    if (!std::isfinite(bound)) return std::nullopt; // all sessions have one length, and that one is held out
    return SmoothedLengths{mixed(all, geometricOf(all), weight), bound};
}

LengthSampler::LengthSampler(const LengthSettings& settings, int given, std::uint64_t seed) : m_seed(seed)
{
    using Kind = LengthSettings::Kind;
    if (given > 0 || settings.kind == Kind::Fixed) {
        m_fixed = given > 0 ? given : settings.events;
    } else if (settings.kind == Kind::Drawn) {
        const auto end = std::find_if(settings.shares.rbegin(), settings.shares.rend(), [](double s) { return s > 0; });
        std::partial_sum(settings.shares.begin(), end.base(), std::back_inserter(m_sums));
    }
}

int LengthSampler::of(std::uint64_t session) const
{
    if (m_fixed > 0) return m_fixed;
    Philox random(m_seed, lengthPurpose, session);
    // The first sum beyond the number: a length of no weight is never drawn.
    const auto found = std::upper_bound(m_sums.begin(), m_sums.end() - 1, random.uniform() * m_sums.back());
    return int(found - m_sums.begin()) + 1;
}

} // namespace sessionsmith::synthesis
