// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/behaviourmodel.h"
#include "engine/synthesis/itemsteps.h"
#include "engine/synthesis/toucheditems.h"

namespace sessionsmith::synthesis {

/// What comes next in a session of a behaviour model, as exactly as it can be known: nobody predicts such sessions
/// better. The hidden state is filtered from the actions (Rabiner 1989, section III.A), given that each session goes on
/// to its next event; the item follows from the item before, the items touched so far and the coming action, with all
/// that generate() does: what is new to the session is drawn a limited number of times.
///
/// Not for cold starts (GenerateSpec::newItems), whose catalogue changes with time.
class SessionPredictor
{
public:
    /// Both must be valid and outlive it.
    SessionPredictor(const BehaviourModel& model, const ItemSteps& items);

    /// Begins a session, of which nothing is known.
    void begin();
    /// Its next event; an action that the model does not have, or never shows there, says nothing.
    void observe(std::int32_t action, std::int32_t item);
    /// (M) P(the action of the next event), given that there is one.
    hmm::Vector nextAction() const;
    /// (I) P(its item).
    hmm::Vector nextItem() const;

private:
    hmm::Vector comingState() const;
    hmm::Vector returning() const;

    const BehaviourModel& m_model;
    const ItemSteps& m_steps;
    bool m_endsByState;
    hmm::Vector m_state; ///< (K) P(state of the latest event | actions so far); empty: before the first one
    std::int32_t m_item = -1;
    TouchedItems m_touched;
};

/// P(item | all items of the session that show) for each item that is hidden, in the order of the session: (I) each.
/// `items`: those that show; those with `isHidden` are not looked at. Only of models without revisits, whose items are
/// a Markov chain (forward and backward, as in Rabiner 1989).
std::vector<hmm::Vector> hiddenItems(const ItemSteps& steps, std::span<const std::int32_t> items,
                                     const std::vector<bool>& isHidden);

} // namespace sessionsmith::synthesis
