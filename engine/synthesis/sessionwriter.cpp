// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/sessionwriter.h"

namespace sessionsmith::synthesis {

void SessionWriter::write(const Portion& portion, Chunk& chunk) const
{
    ItemSequence items(m_revisits, m_spec.seed);
    std::uint64_t session = portion.firstSession;
    const std::uint64_t last = portion.firstSession + portion.sessions;
    for (std::uint64_t user = portion.firstUser; user < portion.firstUser + portion.users; ++user) {
        const std::uint64_t visits = std::min(m_plan.sessionsOf(user), last - session); // of the last user maybe fewer
        VisitPlan::User times(m_plan, user, visits);
        Milliseconds end = 0;
        for (std::uint64_t visit = 0; visit < visits; ++visit, ++session) {
            Philox random(m_spec.seed, timePurpose, session);
            const Milliseconds begin = visit == 0 ? times.first(random) : times.next(end);
            end = writeSession(session, begin, random, items, chunk);
        }
        chunk.visits.push_back(std::int32_t(visits));
    }
}

Milliseconds SessionWriter::writeSession(std::uint64_t session, Milliseconds time, Philox& times, ItemSequence& items,
                                         Chunk& chunk) const
{
    Philox states(m_spec.seed, StateSampler::purpose, session);
    const bool isOpen = m_lengths.isOpen();
    const int longest = isOpen ? m_spec.maximumLength : m_lengths.of(session);
    items.begin(session);
    std::int32_t state = m_sampler.first(states);
    std::int32_t length = 0;
    for (;;) {
        const std::int32_t action = m_sampler.action(state, states);
        const bool isEarly = m_items.old && time < m_plan.lastPart();
        chunk.action.push_back(action);
        chunk.item.push_back(items.next(isEarly ? *m_items.old : m_items.whole, action));
        chunk.time.push_back(time);
        ++length;
        if (length >= longest || (isOpen && m_sampler.ends(state, states))) break;
        time += 1000 * Milliseconds(m_gaps.seconds(state, time, times));
        state = m_sampler.next(state, states);
    }
    chunk.lengths.push_back(length);
    return time;
}

} // namespace sessionsmith::synthesis
