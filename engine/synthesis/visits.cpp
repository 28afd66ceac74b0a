// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/visits.h"

#include "engine/synthesis/rhythm.h"
#include "engine/synthesis/shares.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::synthesis {

namespace {

constexpr Milliseconds day = 24 * 3'600'000;
constexpr double doubt = 0.5; // of a session, in each hour

/// The sessions of a log, by their first and last times, and whether the one before is of the same user.
struct Session
{
    Milliseconds begin, end;
    bool isFirst;
};

std::vector<Session> sessionsOf(const events::EventLog& log)
{
    std::vector<Session> sessions;
    const std::vector<std::size_t> offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
        const std::size_t begin = offsets[s];
        const bool isFirst = begin == 0 || log.user[begin] != log.user[begin - 1];
        sessions.push_back({log.time[begin], log.time[offsets[s + 1] - 1], isFirst});
    }
    return sessions;
}

} // namespace

Result<> VisitSettings::validate() const
{
    if (isDefault()) return {};
    return checkShares("hours", hours, 24, 24)
        .and_then([&] { return checkShares("weekdays", weekdays, 7, 7); })
        .and_then([&] { return checkShares("sessions_per_user", sessionsPerUser, 1, mostSessionsPerUser); })
        .and_then([&] { return checkNumber("pause_log_mean", pauseLogMean, -50, 50); })
        .and_then([&] { return checkNumber("pause_log_deviation", pauseLogDeviation, 0, 20); })
        .and_then([&] { return checkNumber("days", days, 1, mostDays); });
}

hmm::Interval VisitEvidence::pauseLogMeanInterval() const
{
    const double error = hmm::normalQuantile * pauseLogDeviation / std::sqrt(double(pauses));
    return {pauseLogMean - error, pauseLogMean + error};
}

VisitSettings estimateVisits(const events::EventLog& log)
{
    const std::vector<Session> sessions = sessionsOf(log);
    if (sessions.empty()) return {};
    std::vector<double> hours(24), weekdays(7), perUser;
    VisitEvidence evidence;
    Milliseconds first = sessions[0].begin, last = first;
    std::size_t ofUser = 0;
    for (std::size_t s = 0; s < sessions.size(); ++s) {
        hours[std::size_t(hourOf(sessions[s].begin))] += 1;
        weekdays[std::size_t(weekdayOf(sessions[s].begin))] += 1;
        first = std::min(first, sessions[s].begin);
        last = std::max(last, sessions[s].begin);
        ofUser = sessions[s].isFirst ? 1 : ofUser + 1;
        if (s + 1 < sessions.size() && !sessions[s + 1].isFirst) continue;
        const std::size_t counted = std::min(ofUser, VisitSettings::mostSessionsPerUser);
        if (counted > perUser.size()) perUser.resize(counted);
        perUser[counted - 1] += 1;
        ++evidence.users;
    }
    evidence.sessions = sessions.size();
    evidence.hours = hours;
    evidence.weekdays = weekdays;
    evidence.sessionsPerUser = perUser;
    for (double& count : hours)
        count += doubt;
    VisitSettings settings;
    settings.hours = normalised(std::move(hours));
    settings.sessionsPerUser = normalised(std::move(perUser));
    settings.days = int(std::clamp<Milliseconds>((last - first) / day + 1, 1, VisitSettings::mostDays));
    if (last - first >= 14 * day) {
        std::vector<double> occurrences(7);
        for (Milliseconds date = first; date <= last; date += day)
            occurrences[std::size_t(weekdayOf(date))] += 1;
        for (std::size_t d = 0; d < 7; ++d)
            weekdays[d] = (weekdays[d] + doubt) / occurrences[d];
        settings.weekdays = normalised(std::move(weekdays));
    }
    const Rhythm rhythm(settings.hours, settings.weekdays);
    double sum = 0, squares = 0;
    for (std::size_t s = 1; s < sessions.size(); ++s) {
        if (sessions[s].isFirst) continue;
        const double pause = (rhythm.operational(sessions[s].begin) - rhythm.operational(sessions[s - 1].end)) / 1000;
        if (!(pause > 0)) continue;
        const double value = std::log(pause);
        sum += value;
        squares += value * value;
        ++evidence.pauses;
    }
    if (evidence.pauses > 1) {
        const double mean = sum / double(evidence.pauses);
        settings.pauseLogMean = mean;
        settings.pauseLogDeviation = std::sqrt(std::max(0.0, squares / double(evidence.pauses) - mean * mean));
    }
    evidence.pauseLogMean = settings.pauseLogMean;
    evidence.pauseLogDeviation = settings.pauseLogDeviation;
    settings.evidence = evidence;
    return settings;
}

} // namespace sessionsmith::synthesis
