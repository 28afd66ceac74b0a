// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sessionsample.h"

#include "widgets/common/texts.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

/// Fills in the shares from the symbols and offsets of all sessions.
void count(SessionSample& sample, std::span<const std::int32_t> symbols, std::span<const std::size_t> offsets)
{
    sample.frequencies.assign(sample.actions.size(), 0);
    sample.lengths.assign(SessionSample::longestCounted + 1, 0);
    sample.meanLength = 0;
    const std::size_t sessions = offsets.size() - 1;
    if (sessions == 0 || symbols.empty()) return;
    for (const std::int32_t symbol : symbols)
        sample.frequencies[std::size_t(symbol)] += 1;
    for (double& frequency : sample.frequencies)
        frequency /= double(symbols.size());
    for (std::size_t i = 0; i < sessions; ++i) {
        const std::size_t length = offsets[i + 1] - offsets[i];
        sample.lengths[std::min<std::size_t>(length, SessionSample::longestCounted)] += 1 / double(sessions);
    }
    sample.meanLength = double(symbols.size()) / double(sessions);
}

/// A step through 0 ... n-1 that comes to all of them, the first few far apart: near the golden section.
std::size_t spreadingStride(std::size_t n)
{
    auto stride = std::size_t(double(n) * 0.6180339887498949);
    while (std::gcd(stride, n) > 1)
        ++stride;
    return stride;
}

} // namespace

std::vector<std::size_t> SessionSample::sorted(std::size_t count, int goal) const
{
    struct Key
    {
        std::size_t session, firstGoal, length;
    };
    std::vector<Key> keys(std::min(count, sessions.size()));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto events = session(i);
        const auto found = std::find(events.begin(), events.end(), goal);
        const bool reaches = found != events.end();
        keys[i] = {i, reaches ? std::size_t(found - events.begin()) : SIZE_MAX, events.size()};
    }
    std::stable_sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
        return a.firstGoal != b.firstGoal ? a.firstGoal < b.firstGoal : a.length > b.length;
    });
    std::vector<std::size_t> order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](const Key& key) { return key.session; });
    return order;
}

void SessionSample::count()
{
    widgets::count(*this, sessions.actions.symbols, sessions.actions.offsets);
}

SessionSample sampleOf(const events::EventLog& log, std::size_t count)
{
    SessionSample sample;
    sample.actions = log.actions.names();
    const std::vector<std::size_t> offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    widgets::count(sample, log.action, offsets);
    const std::size_t all = offsets.size() - 1;
    const std::size_t stride = spreadingStride(all);
    for (std::size_t i = 0; i < std::min(count, all); ++i) {
        const std::size_t session = i * stride % all;
        sample.sessions.actions.append(
            std::span(log.action).subspan(offsets[session], offsets[session + 1] - offsets[session]));
        sample.names.push_back(events::sessionName(log, session));
    }
    return sample;
}

std::vector<int> placesAmong(const std::vector<std::string>& actions, const SessionSample& sample)
{
    std::vector<int> places;
    for (const std::string& name : sample.actions) {
        auto found = std::find(actions.begin(), actions.end(), name);
        if (found == actions.end())
            found = std::find_if(actions.begin(), actions.end(), [word = actionWord(name)](const std::string& other) {
                return actionWord(other) == word;
            });
        places.push_back(int(found - actions.begin()));
    }
    return places;
}

hmm::Sequences matched(const SessionSample& sample, const std::vector<std::string>& actions)
{
    const std::vector<int> places = placesAmong(actions, sample);
    hmm::Sequences sequences = sample.sessions.actions;
    for (std::int32_t& symbol : sequences.symbols)
        symbol = places[std::size_t(symbol)];
    return sequences;
}

} // namespace sessionsmith::widgets
