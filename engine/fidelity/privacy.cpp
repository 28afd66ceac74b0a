// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/privacy.h"

#include "engine/fidelity/pairnumbering.h"

#include <bit>
#include <string_view>
#include <unordered_set>

namespace sessionsmith::fidelity {

namespace {

std::string_view bytesOf(std::span<const std::int32_t> items)
{
    return {reinterpret_cast<const char*>(items.data()), items.size_bytes()};
}

/// The runs of items within the sessions of originals and others, told apart exactly: a run of 2n items is a pair of
/// runs of n (Karp, Miller & Rosenberg 1972), and one of any length a pair of two that may overlap.
class ItemRuns
{
public:
    ItemRuns(const std::vector<const Sessions*>& originals, const Sessions& others)
    {
        for (const Sessions* sessions : originals)
            append(*sessions);
        m_others = m_left.size();
        append(others);
    }

    /// Whether the others show a run of `length` (at least 1, at most twice what was last asked for) of the originals.
    bool isShared(std::size_t length)
    {
        const std::size_t power = std::bit_floor(length);
        while (m_power < power)
            twice();
        PairNumbering seen;
        for (std::size_t i = 0; i < m_left.size(); ++i) {
            if (m_left[i] < length) continue;
            const std::int32_t first = m_runs[i], second = m_runs[i + length - power];
            if (i < m_others)
                seen.add(first, second);
            else if (seen.find(first, second) >= 0)
                return true;
        }
        return false;
    }

private:
    void append(const Sessions& sessions)
    {
        m_runs.insert(m_runs.end(), sessions.item.begin(), sessions.item.end());
        for (std::size_t s = 0; s < sessions.size(); ++s)
            for (std::size_t left = sessions.offsets[s + 1] - sessions.offsets[s]; left > 0; --left)
                m_left.push_back(left);
    }
    void twice()
    {
        PairNumbering numbers;
        for (std::size_t i = 0; i < m_left.size(); ++i) // what lies ahead has not been replaced yet
            if (m_left[i] >= 2 * m_power) m_runs[i] = numbers.add(m_runs[i], m_runs[i + m_power]);
        m_power *= 2;
    }

    std::vector<std::int32_t> m_runs; // number of the run of m_power items that begins at each event
    std::vector<std::size_t> m_left;  // events to the end of its session, itself included
    std::size_t m_power = 1;
    std::size_t m_others = 0; // where their events begin
};

} // namespace

Copies copiesFrom(const std::vector<const Sessions*>& originals, const Sessions& sessions)
{
    std::unordered_set<std::string_view> known;
    for (const Sessions* some : originals)
        for (std::size_t s = 0; s < some->size(); ++s)
            if (some->itemsOf(s).size() >= Copies::shortest) known.insert(bytesOf(some->itemsOf(s)));
    Copies copies;
    for (std::size_t s = 0; s < sessions.size(); ++s) {
        if (sessions.itemsOf(s).size() < Copies::shortest) continue;
        ++copies.sessions;
        copies.copied += known.contains(bytesOf(sessions.itemsOf(s)));
    }
    return copies;
}

std::size_t longestSharedRun(const std::vector<const Sessions*>& originals, const Sessions& sessions)
{
    ItemRuns runs(originals, sessions);
    std::size_t shared = 0, power = 1;
    for (; runs.isShared(power); power *= 2)
        shared = power;
    if (shared == 0) return 0;
    // Of power's runs none is shared, so that the answer lies below; those of half its length are to be numbered anew.
    ItemRuns again(originals, sessions);
    std::size_t beyond = power;
    while (beyond - shared > 1) {
        const std::size_t middle = shared + (beyond - shared) / 2;
        (again.isShared(middle) ? shared : beyond) = middle;
    }
    return shared;
}

} // namespace sessionsmith::fidelity
