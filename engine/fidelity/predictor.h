// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/fidelity/pairnumbering.h"
#include "engine/fidelity/sides.h"

namespace sessionsmith::fidelity {

/// What a session is a sequence of: &Sessions::item or &Sessions::action.
using Column = const std::vector<std::int32_t> Sessions::*;

/// Says what comes next in a session by looking it up, the likeliest first: so simple that it is learnt and asked in
/// time proportional to the events, and a million sessions are no matter.
class Predictor
{
public:
    enum class Kind {
        Popularity,  ///< what is most frequent
        Repetition,  ///< what the session had, the latest first, and nothing else
        Markov,      ///< what most often followed the last one
        SecondOrder, ///< what most often followed the last two
        Neighbours ///< what most often shares a session with the last one, by the cosine (item-kNN: Sarwar et al. 2001)
    };

    /// Learns from sessions of `symbols` different things. It will name the `most` likeliest ones; where the history
    /// knows fewer, a shorter history and then popularity go on.
    Predictor(Kind kind, const Sessions& sessions, Column column, std::size_t symbols, std::size_t most);
    /// After `past`, at least one symbol.
    void predict(std::span<const std::int32_t> past, std::vector<std::int32_t>& best) const;

private:
    /// For each of some contexts the likeliest symbols.
    struct Table
    {
        std::vector<std::size_t> offsets; // (contexts + 1)
        std::vector<std::int32_t> symbols;
    };
    /// `pairs`: context and symbol in one number, in any order and as often as they were seen; each counts
    /// `weight(context, symbol)`.
    template <typename Weight>
    Table tableOf(std::vector<std::uint64_t> pairs, std::size_t contexts, Weight weight) const;
    Table successorsOf(const Sessions& sessions, const std::vector<std::int32_t>& symbols) const;
    Table pairSuccessorsOf(const Sessions& sessions, const std::vector<std::int32_t>& symbols);
    Table neighboursOf(const Sessions& sessions, const std::vector<std::int32_t>& symbols) const;
    void append(const Table& table, std::size_t context, std::vector<std::int32_t>& best) const;

    Kind m_kind;
    std::size_t m_most;
    std::vector<std::int32_t> m_popular; // all symbols, the most frequent first
    std::vector<std::int32_t> m_rank;    // of each symbol in that
    Table m_afterOne, m_afterTwo;
    PairNumbering m_twos;
};

/// Of each session how many of its events after the first were foretold, and how many there are.
struct Hits
{
    std::vector<std::uint32_t> hits, cases;

    /// 0 ... 1, each session counted weights[session] times; NaN without a case.
    double share(std::span<const std::uint16_t> weights) const;
    double share() const;
};
/// An event counts as foretold when it is one of the `most` that the predictor names.
Hits hitsOf(const Predictor& predictor, const Sessions& sessions, Column column);

} // namespace sessionsmith::fidelity
