// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "widgets/behaviour/modeldocument.h"

#include <QRect>

namespace sessionsmith::widgets::edits {

/// What a person can do to whole rows, states and actions: each is one edit with a name, or a reason why not. Columns
/// and rows are those of the matrix `part`; names are kept as they were typed.

/// Each of `cells` that is not locked becomes `value`; the other free cells of their rows share what is left. END
/// probabilities have nothing to share. Errors: none is free; a row has no room for them, or no cell for the rest.
Result<> setCells(ModelDocument& document, const std::vector<hmm::Cell>& cells, double value);
/// `cells` of a matrix times `factor`, row by row; the other free cells of a row share what is left.
Result<> multiply(ModelDocument& document, Part part, const QRect& cells, double factor);
Result<> equaliseRows(ModelDocument& document, Part part, int first, int last);
/// Below 1 sharpens, above 1 smooths.
Result<> temperRows(ModelDocument& document, Part part, int first, int last, double temperature);

/// A state or an action, and what can be done with it: the same for both.
enum class Kind { State, Action };
const std::vector<std::string>& namesOf(const ModelDocument& document, Kind kind);
Result<> rename(ModelDocument& document, Kind kind, int index, const std::string& name);
Result<> add(ModelDocument& document, Kind kind);                    ///< at the end
Result<> splitInHalf(ModelDocument& document, Kind kind, int index); ///< the new half stands right behind
Result<> merge(ModelDocument& document, Kind kind, int first, int last);
Result<> remove(ModelDocument& document, Kind kind, int first, int last);
Result<> move(ModelDocument& document, Kind kind, int from, int to);

} // namespace sessionsmith::widgets::edits
