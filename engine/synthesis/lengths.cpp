// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/lengths.h"

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
