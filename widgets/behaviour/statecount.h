// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/mixture.h"

#include <QString>

namespace sessionsmith::widgets {

/// Of how many personas a fitted model is a mixture; a model without names of personas may fall apart and still be one.
int personaCount(const hmm::Model& model);
/// "5 states", of a mixture "3 personas × 4 states".
QString stateCountWords(int states, int personas);
/// The same where a heading says the rest: "5", "3 × 4".
QString shortStateCount(int states, int personas);

} // namespace sessionsmith::widgets
