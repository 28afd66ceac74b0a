// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/sessionsample.h"

#include <algorithm>
#include <cstdint>

namespace sessionsmith::widgets {

namespace {

/// Fills in the shares from the symbols and offsets of all sessions.
void count(SessionSample& sample, std::span<const std::int32_t> symbols, std::span<const std::size_t> offsets)
{
    sample.frequencies.assign(sample.actions.size(), 0);
    sample.lengths.assign(SessionSample::longestCounted + 1, 0);
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

} // namespace

std::vector<std::size_t> SessionSample::sorted(std::size_t count, int goal) const
{
    struct Key
    {
        std::size_t session, firstGoal, length;
    };
    std::vector<Key> keys(std::min(count, sessions.size()));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto session = sessions[i];
        const auto found = std::find(session.begin(), session.end(), goal);
        const bool reaches = found != session.end();
        keys[i] = {i, reaches ? std::size_t(found - session.begin()) : SIZE_MAX, session.size()};
    }
    std::stable_sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
        return a.firstGoal != b.firstGoal ? a.firstGoal < b.firstGoal : a.length > b.length;
    });
    std::vector<std::size_t> order(keys.size());
    std::transform(keys.begin(), keys.end(), order.begin(), [](const Key& key) { return key.session; });
    return order;
}

SessionSample sampleOf(const synthesis::PreviewSessions& sessions, const std::vector<std::string>& actions)
{
    SessionSample sample;
    sample.actions = actions;
    sample.sessions = {sessions.actions, sessions.offsets};
    count(sample, sessions.actions, sessions.offsets);
    return sample;
}

SessionSample sampleOf(const events::EventLog& log, std::size_t count)
{
    SessionSample sample;
    sample.actions = log.actions.names();
    const std::vector<std::size_t> offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    widgets::count(sample, log.action, offsets);
    const std::size_t all = offsets.size() - 1;
    const std::size_t kept = std::min(count, all);
    for (std::size_t i = 0; i < kept; ++i) {
        const std::size_t session = i * all / kept;
        sample.sessions.append(
            std::span(log.action).subspan(offsets[session], offsets[session + 1] - offsets[session]));
    }
    return sample;
}

} // namespace sessionsmith::widgets
