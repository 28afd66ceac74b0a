// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/sessionquestions.h"

#include "engine/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace sessionsmith::workflow {

namespace {

constexpr std::uint32_t placePurpose = 0x53455351, // "SESQ"
    userPurpose = 0x53455355;                      // "SESU"
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::array kindNames{"action", "count", "amount"};

double seconds(Milliseconds from, Milliseconds to)
{
    return double(to - from) / 1000;
}

std::string namesOf(const events::Vocabulary& names)
{
    std::string all;
    for (const std::string& name : names.names())
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// The columns of SessionQuestions, question by question.
class OwnColumns
{
public:
    OwnColumns(const events::EventLog& log, const Outcome& outcome, std::int32_t action)
        : m_log(log), m_action(action), m_hour{"hour", {}, {}, {}}, m_last{"last action", {}, log.actions.names(), {}}
    {
        if (action >= 0) m_soFar.name = outcome.name + " so far";
        for (int hour = 0; hour < 24; ++hour)
            m_hour.levels.push_back(std::to_string(hour));
    }

    void add(const events::Question& known)
    {
        const std::size_t last = known.target - 1;
        m_events.numbers.push_back(std::log(double(known.target - known.begin)));
        m_last.level.push_back(m_log.action[last]);
        const auto actions = std::span(m_log.action).subspan(known.begin, known.target - known.begin);
        m_soFar.numbers.push_back(double(std::ranges::count(actions, m_action)));
        if (!m_log.hasTime()) return;
        constexpr Milliseconds hour = 3'600'000;
        const Milliseconds now = m_log.time[last];
        m_since.numbers.push_back(std::log1p(seconds(m_log.time[known.begin], now)));
        m_gap.numbers.push_back(last > known.begin ? std::log1p(seconds(m_log.time[last - 1], now)) : missing);
        m_hour.level.push_back(std::int32_t(((now / hour) % 24 + 24) % 24));
    }

    std::vector<regression::Column> take()
    {
        std::vector<regression::Column> columns{std::move(m_events), std::move(m_last)};
        if (m_action >= 0) columns.push_back(std::move(m_soFar));
        if (m_log.hasTime())
            for (regression::Column* column : {&m_since, &m_gap, &m_hour})
                columns.push_back(std::move(*column));
        return columns;
    }

private:
    const events::EventLog& m_log;
    std::int32_t m_action;
    regression::Column m_events{"events so far", {}, {}, {}}, m_since{"time in the session", {}, {}, {}},
        m_gap{"time since the event before", {}, {}, {}}, m_soFar, m_hour, m_last;
};

/// When a session begins and ends, or, without times, a number of its user's.
struct Span
{
    double begin = 0, end = 0;
};

Span spanOf(const events::EventLog& log, std::size_t first, std::size_t last, std::uint64_t seed)
{
    if (log.hasTime()) return {double(log.time[first]), double(log.time[last])};
    const double place = Philox(seed, userPurpose, std::uint64_t(log.user[first])).uniform();
    return {place, place};
}

} // namespace

std::string textOf(const Outcome& outcome)
{
    return std::string(kindNames[std::size_t(outcome.kind)]) + "=" + outcome.name;
}

Result<Outcome> outcomeNamed(const std::string& text)
{
    const std::size_t equals = text.find('=');
    const auto found = std::ranges::find(kindNames, text.substr(0, equals));
    if (equals == std::string::npos || found == kindNames.end() || equals + 1 == text.size())
        return fail(Error(SS_TEXT("engine", "target: \"{0}\" is nothing that could be asked"), text)
                        .advise(SS_TEXT("engine", "Write action=NAME (does it come?), count=NAME (how often?) or "
                                                  "amount=COLUMN (of the table of features)")));
    return Outcome{Outcome::Kind(found - kindNames.begin()), text.substr(equals + 1)};
}

Result<SessionQuestions> askSessions(const events::EventLog& log, const Outcome& outcome, double share,
                                     std::uint64_t seed)
{
    const std::int32_t action = outcome.kind == Outcome::Kind::Amount ? -1 : log.actions.find(outcome.name);
    if (outcome.kind != Outcome::Kind::Amount && action < 0)
        return fail(Error(SS_TEXT("engine", "target: the data set has no action \"{0}\""), outcome.name)
                        .advise(SS_TEXT("engine", "Choose one of: {0}"), namesOf(log.actions)));
    const auto offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    std::vector<std::size_t> order;
    std::vector<Span> spans(offsets.size() - 1);
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s) {
        if (offsets[s + 1] - offsets[s] < 2) continue;
        order.push_back(s);
        spans[s] = spanOf(log, offsets[s], offsets[s + 1] - 1, seed);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t s) { return spans[s].begin; });

    SessionQuestions questions;
    OwnColumns columns(log, outcome, action);
    for (const std::size_t s : order) {
        const std::size_t begin = offsets[s], end = offsets[s + 1];
        const std::size_t known = 1 + Philox(seed, placePurpose, s).below(std::uint32_t(end - begin - 1));
        questions.contexts.push_back({begin, begin + known});
        const auto later = std::span(log.action).subspan(begin + known, end - begin - known);
        const auto count = action < 0 ? 0 : std::ranges::count(later, action);
        questions.answers.push_back(outcome.isYesOrNo() ? double(count > 0) : double(count));
        columns.add(questions.contexts.back());
    }
    questions.columns = columns.take();

    const std::size_t tested = std::min(std::size_t(std::round(share * double(order.size()))), order.size());
    std::vector<std::size_t> earlier;
    for (std::size_t i = 0; i < order.size(); ++i) {
        // Of those that begin together none is parted from the others.
        const bool isTest = tested < order.size() && spans[order[i]].begin >= spans[order[tested]].begin;
        if (isTest)
            questions.test.push_back(i);
        else if (tested < order.size() && spans[order[i]].end < spans[order[tested]].begin)
            earlier.push_back(i);
    }
    const std::size_t learnt = earlier.size() * 4 / 5;
    questions.training.assign(earlier.begin(), earlier.begin() + std::ptrdiff_t(learnt));
    questions.validation.assign(earlier.begin() + std::ptrdiff_t(learnt), earlier.end());
    if (questions.training.empty() || questions.validation.empty() || questions.test.empty())
        return fail(Error(SS_TEXT("engine", "share: {0} of the sessions of two events or more leave nothing to learn "
                                            "from, or to test on"),
                          share)
                        .advise(SS_TEXT("engine", "Choose another share, or a data set with more sessions")));
    return questions;
}

} // namespace sessionsmith::workflow
