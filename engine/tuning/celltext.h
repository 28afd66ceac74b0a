// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/locks.h"

#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith::hmm {

/// Cells and locks as people write them. Names are those of the model; one with blanks may stand in quotation marks,
/// and must where it could be read in two ways.

/// Adds a lock: one cell ("transition browse click", "emission browse click", "initial browse", "end browse"), a row
/// ("row transition browse", "row emission browse"), or all of one kind ("transition", "emission", "initial", "end").
/// Errors: nothing that can be locked; a name
/// that the model does not know; an END probability in a model without.
Result<> addLock(std::string_view text, const Model& model, Locks& locks);
std::string textOf(const Cell& cell, const Model& model);
/// The same for a sentence that a window shows in its language, with its words for the names.
Message messageOf(const Cell& cell, const Model& model);

/// Whether that is a kind of cell: transition, emission, initial, end.
bool isPart(std::string_view kind);
/// What follows the kind: "browse click" for a transition or an emission, "browse" for initial and end. Errors: as for
/// locks.
Result<Cell> parseCell(std::string_view kind, std::string_view text, const Model& model);
/// The index of a name, with quotation marks or without. Errors: it is not among them; which there are.
Result<int> findName(const std::vector<std::string>& names, std::string_view name, bool areStates);
/// A name with quotation marks where it needs them.
Message quoted(const std::string& name);
/// The first word of a text, which loses it.
std::string_view takeWord(std::string_view& text);

} // namespace sessionsmith::hmm
