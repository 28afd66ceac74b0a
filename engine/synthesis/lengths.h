// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/events/eventlog.h"
#include "engine/hmm/proportion.h"

#include <optional>
#include <string>
#include <vector>

namespace sessionsmith::synthesis {

/// What a log said of the lengths when they were estimated; an edit leaves it alone.
struct LengthEvidence
{
    std::string source;         ///< name of the data set
    std::vector<double> counts; ///< [n - 1]: sessions of n events, the last one: that many or more
};

/// How many events a session has: until the END state of the model, or a number that is fixed or drawn, whatever END
/// state there is. What is not in use is kept, so that one can go back to it.
struct LengthSettings
{
    enum class Kind { End, Fixed, Drawn };

    Kind kind = Kind::End;
    int events = 10;            ///< of each session where it is fixed
    std::vector<double> shares; ///< [n - 1]: of the sessions that have n events where they are drawn, relative to their
                                ///< sum
    std::optional<LengthEvidence> evidence;

    static constexpr std::size_t mostEvents = 1000;

    bool isDefault() const { return kind == Kind::End && shares.empty() && !evidence; }
    /// Of sessions that are fixed or drawn.
    double mean() const;
    /// Of the share of sessions with n events, by the log. Only with evidence.
    hmm::Interval intervalOf(std::size_t events) const;
    /// Errors: numbers out of range, drawn without shares; each says its key in the document.
    Result<> validate() const;
};

/// Of the sessions of a log; those longer than `mostEvents` count as having those. Which of the kinds is in use stays
/// as it is in `before`.
LengthSettings estimateLengths(const events::EventLog& log, const LengthSettings& before = {});

/// The shares of lengths as a log has them, smoothed: w sessions of a geometric distribution of the same mean, up to
/// the longest one, count beside the log's own, with the w under which the lengths of held-out sessions are likeliest
/// when those of the others are counted.
struct SmoothedLengths
{
    std::vector<double> shares;      ///< [n - 1], of all sessions
    double heldOutLogLikelihood = 0; ///< of the lengths of the held-out sessions, by the others
};
/// `isHeldOut`: which sessions of the log (heldOutSessions()). Nothing where all are, or none, or a length is unknown.
std::optional<SmoothedLengths> smoothLengths(const events::EventLog& log, const std::vector<bool>& isHeldOut);

/// Tells the length of each session from random numbers of its own, or that the END state does.
class LengthSampler
{
public:
    /// `given`: a length for all sessions that comes before the settings; 0: none.
    LengthSampler(const LengthSettings& settings, int given, std::uint64_t seed);

    bool isOpen() const { return m_fixed == 0 && m_sums.empty(); } ///< until the END state
    int of(std::uint64_t session) const;                           ///< not where it is open

private:
    int m_fixed = 0;
    std::vector<double> m_sums; // running
    std::uint64_t m_seed;
};

} // namespace sessionsmith::synthesis
