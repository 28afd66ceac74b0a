// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/generator.h"
#include "engine/synthesis/rhythm.h"

#include <optional>

namespace sessionsmith::synthesis {

inline constexpr std::uint32_t timePurpose = 0x54494d45; ///< "TIME": of a session's own times

/// Some users who follow each other, and their sessions: numbers in the whole log.
struct Portion
{
    std::uint64_t firstUser = 0, users = 0, firstSession = 0, sessions = 0;
};

/// Who comes when: by the visits of a model, or where it has none each session by a user of its own. What a user does
/// depends on the seed and the user's number alone. With new users (GenerateSpec::newUsers) the others have their first
/// session before the last part of the time, and only the new ones in it.
class VisitPlan
{
public:
    VisitPlan(const VisitSettings& visits, const GenerateSpec& spec);

    bool hasVisits() const { return m_rhythm.has_value(); }
    /// The users of the spec's shard, whose first sessions lie in its part of all of them, in portions of about
    /// `sessions`. The last user of all may have fewer sessions than planned: the log has as many as were asked for.
    std::vector<Portion> portions(std::uint64_t sessions) const;
    std::uint64_t sessionsOf(std::uint64_t user) const;
    /// From when on new items and users appear.
    Milliseconds lastPart() const { return m_lastPart; }

    /// The beginnings of one user's sessions, one after the other.
    class User
    {
    public:
        User(const VisitPlan& plan, std::uint64_t user, std::uint64_t sessions);
        /// Of the first session; `random` is that of the session's own times, from which it comes where there are no
        /// visits.
        Milliseconds first(Philox& random);
        /// Of the next one after a session that ended then.
        Milliseconds next(Milliseconds end);

    private:
        double pause(); ///< in operational milliseconds; one that parts sessions
        /// Draws the pauses between all sessions, which take no more than `room` together: again while they do, for a
        /// log shows no others; where that does not help they are shortened alike, for who comes that often comes soon.
        /// Gives what they take.
        double drawPauses(double room);

        const VisitPlan& m_plan;
        std::uint64_t m_sessions;
        Philox m_random;
        bool m_isNew;
        std::vector<double> m_pauses; // to come, the next one last
    };

private:
    Milliseconds startByCurve(bool isNew, Philox& random) const;

    const VisitSettings& m_visits;
    const GenerateSpec& m_spec;
    std::optional<Rhythm> m_rhythm;
    std::vector<double> m_sums; // of the users with at most so many sessions
    Milliseconds m_lastPart;
    double m_begin = 0, m_end = 0, m_lastBegin = 0; // of the days and of the last part, in operational milliseconds
};

} // namespace sessionsmith::synthesis
