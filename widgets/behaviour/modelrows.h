// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"

namespace sessionsmith::widgets {

/// One distribution of a model by its part, copied; END has one value a state.
hmm::Vector rowOf(const hmm::Model& model, hmm::Cell::Part part, int row);
void setRow(hmm::Model& model, hmm::Cell::Part part, int row, const hmm::Vector& values);

} // namespace sessionsmith::widgets
