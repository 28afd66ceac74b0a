// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/mixture.h"
#include "widgets/behaviour/modeldocument.h"

namespace sessionsmith::widgets::edits {

/// What a person can do to the personas of a mixture, which are numbered as ModelDocument::personas() gives them: each
/// is one edit with a name, or a reason why not.

/// The share of the sessions; the other personas keep their proportions.
Result<> setPersonaWeight(ModelDocument& document, int persona, double weight);
/// While the initial distribution is dragged: `left` gets `weight`, and the next one what both had.
Result<> movePersonaBorder(ModelDocument& document, int left, double weight);
Result<> renamePersona(ModelDocument& document, int persona, const std::string& name);
Result<> removePersona(ModelDocument& document, int persona);
/// Mixes another persona in, with its share of the sessions and its gaps. A model that is no mixture yet becomes a
/// persona called `own` itself.
Result<> mixIn(ModelDocument& document, const hmm::Persona& persona, const synthesis::GapSettings& gaps,
               const std::string& own);

} // namespace sessionsmith::widgets::edits
