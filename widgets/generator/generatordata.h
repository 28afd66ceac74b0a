// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/generatorparts.h"
#include "engine/workflow/generatorfigures.h"
#include "widgets/common/actioncolours.h"

#include <QString>

namespace sessionsmith::widgets {

/// What the cards of a generator show: the model, its catalogue and what the log beside says of the same things.
struct GeneratorData
{
    synthesis::BehaviourModel model;
    ActionColours stateColours, actionColours;

    QString logName;                         ///< empty: no log beside
    std::optional<workflow::LogFigures> log; ///< nothing while it is read, and where it cannot be
    std::optional<synthesis::CatalogueFigures> catalogue;
    QString catalogueNote; ///< why there is none

    static constexpr std::size_t categories = 12; ///< that are told apart

    /// The log says something of the states and actions of the model.
    bool knowsActions() const { return log && !log->revisits.isDefault(); }
    bool knowsGaps() const { return log && log->gapHistogram.rows() == model.hmm.stateCount(); }
};

} // namespace sessionsmith::widgets
