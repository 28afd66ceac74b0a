// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/behaviourmodel.h"

namespace sessionsmith::synthesis {

/// What a behaviour model is beyond its hidden Markov model.
struct GeneratorParts
{
    ItemSettings items;
    RevisitSettings revisits;
    VisitSettings visits;
    GapSettings gaps;
    LengthSettings lengths;

    /// The same document, to the last bit.
    bool operator==(const GeneratorParts& other) const;
    /// For so many states and actions. Errors: those of the parts; each says its key in the document.
    Result<> validate(int states, int actions) const;
};

GeneratorParts partsOf(const BehaviourModel& model);
void setParts(BehaviourModel& model, GeneratorParts parts);

} // namespace sessionsmith::synthesis
