// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/behaviour/modeldocument.h"
#include "widgets/behaviour/probabilitytext.h"

#include <QStringList>

#include <string>

namespace sessionsmith::widgets {

/// The names that say where a cell stands: the state of its row and the state or action of its column, each empty where
/// the cell has none.
struct CellNames
{
    std::string from, to;
};
CellNames namesOf(const hmm::Model& model, const hmm::Cell& cell);

/// "browse → click", "initial browse", "end after browse", in the window's language.
QString cellWords(hmm::Cell::Part part, const CellNames& names);
QString cellWords(const hmm::Model& model, const hmm::Cell& cell);

/// A difference of probabilities in percentage points, with its sign: "+3.1", "−0.4", "0.0".
QString pointsText(double difference);

/// A cell with its value: "browse → click, 31.0 %", "session ends after cart, 4.0 %, locked". For a screen reader and
/// for tooltips.
QString cellDescription(const ModelDocument& document, const hmm::Cell& cell,
                        ProbabilityFormat format = ProbabilityFormat::Percent);

/// What the log said of a cell, a line each: the estimate with its interval, and what it rests on. None where it says
/// nothing.
QStringList evidenceLines(const ModelDocument& document, const hmm::Cell& cell,
                          ProbabilityFormat format = ProbabilityFormat::Percent);

} // namespace sessionsmith::widgets
