// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/itemmodel.h"

namespace sessionsmith::synthesis {

/// How predictable steps are: whether they go to one of the ten commonest followers of the item before that a judge
/// knows. What draws steps is to make them as predictable as held-out ones are, which the likelihood does not tell: to
/// a single step it grants whatever might be, and so blurs a log.
class StepTrial
{
public:
    /// Who knows the followers, and who draws the steps.
    enum class Judge {
        Themselves, ///< both the sessions that are not held out: steps may not follow them more closely than real ones
                    ///< do
        Others ///< one half of these draws, by chance, and the other one judges, as whoever has other sessions would
    };
    /// `isHeldOut`: by session; of very many steps the first `mostSteps` are looked at. Errors: a log without events.
    static Result<StepTrial> of(const events::EventLog& log, ItemModel::Steps which, const std::vector<bool>& isHeldOut,
                                std::uint64_t seed, Judge judge);
    static constexpr std::size_t mostSteps = 4000;

    bool isEmpty() const { return m_steps.empty(); }
    /// The share of the held-out steps that go there, and its standard error.
    double heldOutShare() const;
    double standardError() const;
    /// What the judge asks for: that or, of Others, who would have every step drawn as it once was, by `tolerance`
    /// less.
    double wantedShare() const;
    /// Whether there are enough steps for the judge to tell. Others are asked only where `tolerance` is beyond chance:
    /// of few sessions, what is drawn after half of them shows that half and not the log.
    bool isSure() const;
    static constexpr double tolerance = 0.15;
    /// The share of the steps which the drawing sessions' item model takes in their place, with what is new to the
    /// session drawn until it is. It falls as the smoothing grows.
    double drawnShare(double smoothing, const ItemWays& ways);
    /// The smoothing under which that is `share`, or as near as can be.
    double smoothingFor(double share, const ItemWays& ways);

private:
    struct Step
    {
        std::size_t sessionBegin, event;
        bool isHit;
    };
    StepTrial(const events::EventLog& log, ItemModel items, ItemModel known, Judge judge, std::uint64_t seed)
        : m_log(log), m_items(std::move(items)), m_known(std::move(known)), m_judge(judge), m_seed(seed)
    {}
    bool isCommon(std::int32_t from, std::int32_t to);
    bool isTouched(const Step& step, std::int32_t item) const;

    const events::EventLog& m_log;
    ItemModel m_items, m_known; ///< of what draws, and to the judge
    Judge m_judge;
    std::uint64_t m_seed;
    bool m_areNew = false; ///< every step goes to an item that is new to its session
    std::vector<Step> m_steps;
    std::unordered_map<std::int32_t, std::vector<std::int32_t>> m_common; ///< as known, by the item before
};

} // namespace sessionsmith::synthesis
