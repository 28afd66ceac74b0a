// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/analysis/reachability.h"

#include <numeric>

namespace sessionsmith::hmm {

Reachability::Reachability(const Matrix& step)
    : m_next(std::size_t(step.rows())), m_previous(m_next.size()), m_reached(m_next.size()), m_reaching(m_next.size())
{
    for (std::size_t i = 0; i < m_next.size(); ++i) {
        for (std::size_t j = 0; j < m_next.size(); ++j)
            if (step(Eigen::Index(i), Eigen::Index(j)) > 0) {
                m_next[i].set(j);
                m_previous[j].set(i);
            }
        m_reached[i] = m_next[i];
        m_reached[i].set(i);
    }
    for (std::size_t over = 0; over < m_next.size(); ++over) // Warshall 1962, a whole row at a time
        for (StateSet& reached : m_reached)
            if (reached[over]) reached |= m_reached[over];
    for (std::size_t i = 0; i < m_next.size(); ++i)
        for (std::size_t j = 0; j < m_next.size(); ++j)
            if (m_reached[i][j]) m_reaching[j].set(i);
}

std::vector<CommunicatingClass> Reachability::classes() const
{
    std::vector<CommunicatingClass> classes;
    StateSet seen;
    for (int first = 0; first < size(); ++first) {
        if (seen[std::size_t(first)]) continue;
        const StateSet members = reached(first) & m_reaching[std::size_t(first)];
        seen |= members;
        CommunicatingClass found;
        for (int i = first; i < size(); ++i)
            if (members[std::size_t(i)]) found.states.push_back(i);
        found.closed = reached(first) == members;
        found.period = period(found.states);
        classes.push_back(std::move(found));
    }
    return classes;
}

int Reachability::period(const std::vector<int>& states) const
{
    // Any way's length, modulo the period, is the difference of the levels of its ends.
    std::vector<int> level(m_next.size(), -1), queue{states.front()};
    level[std::size_t(states.front())] = 0;
    int period = 0;
    for (std::size_t at = 0; at < queue.size(); ++at) {
        const int from = queue[at];
        for (const int to : states) {
            if (!next(from)[std::size_t(to)]) continue;
            const int through = level[std::size_t(from)] + 1;
            if (level[std::size_t(to)] < 0) {
                level[std::size_t(to)] = through;
                queue.push_back(to);
            } else
                period = std::gcd(period, std::abs(through - level[std::size_t(to)]));
            if (period == 1) return 1;
        }
    }
    return period;
}

StateSet Reachability::uncertain(int target) const
{
    const auto self = std::size_t(target);
    StateSet uncertain; // first those that cannot reach it at all, then those that may go there before
    std::vector<int> queue;
    for (std::size_t i = 0; i < m_next.size(); ++i)
        if (!m_reaching[self][i]) {
            uncertain.set(i);
            queue.push_back(int(i));
        }
    if (queue.empty()) return uncertain;
    for (std::size_t at = 0; at < queue.size(); ++at) {
        StateSet found = m_previous[std::size_t(queue[at])] & ~uncertain;
        found.reset(self);
        if (found.none()) continue;
        uncertain |= found;
        for (std::size_t i = 0; i < m_next.size(); ++i)
            if (found[i]) queue.push_back(int(i));
    }
    if ((m_next[self] & uncertain).any()) uncertain.set(self);
    return uncertain;
}

} // namespace sessionsmith::hmm
