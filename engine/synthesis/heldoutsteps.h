// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/synthesis/itemmodel.h"

#include <array>
#include <optional>

namespace sessionsmith::synthesis {

/// The members of ItemWays, one after the other.
inline constexpr std::array wayMembers{&ItemWays::backward, &ItemWays::related};

/// The steps of held-out sessions, each with what the other sessions say of it: counts as in ItemModel.
class HeldOutSteps
{
public:
    struct Step
    {
        double count = 0, all = 0; ///< transitions to that item, and to any
        double category = 0;       ///< Q
        /// The probability by each of the other ways; nothing where it leads nowhere, or was not asked for.
        std::array<std::optional<double>, wayMembers.size()> ways;

        /// What follows the last item. The smoothing may be infinite.
        double following(double smoothing) const;
        double probability(double smoothing, const ItemWays& ways) const;
    };

    /// Other ways take time to be looked at: of so many steps at most.
    static constexpr std::size_t mostWithWays = 4000;
    /// `isHeldOut`: by session. Errors: cancelled.
    static Result<HeldOutSteps> of(const events::EventLog& log, ItemModel::Steps which,
                                   const std::vector<bool>& isHeldOut, bool withWays, const Control& control = {});

    const std::vector<Step>& steps() const { return m_steps; }
    bool isEmpty() const { return m_steps.empty(); }
    /// Steps to what the others do not know, which no smoothing makes possible: they are left out.
    std::size_t impossible() const { return m_impossible; }
    /// For a smoothing of zero it may be minus infinity.
    double logLikelihood(double smoothing, const ItemWays& ways = {}) const;
    double perplexity(double smoothing, const ItemWays& ways = {}) const;

private:
    HeldOutSteps() = default;

    std::vector<Step> m_steps;
    std::size_t m_impossible = 0;
};

} // namespace sessionsmith::synthesis
