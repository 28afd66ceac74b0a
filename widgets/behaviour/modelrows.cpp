// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modelrows.h"

namespace sessionsmith::widgets {

using Part = hmm::Cell::Part;

hmm::Vector rowOf(const hmm::Model& model, Part part, int row)
{
    switch (part) {
    case Part::Initial:
        return model.initial;
    case Part::Transition:
        return model.transition.row(row).transpose();
    case Part::Emission:
        return model.emission.row(row).transpose();
    case Part::End:
        return model.end.segment(row, 1);
    }
    return {};
}

void setRow(hmm::Model& model, Part part, int row, const hmm::Vector& values)
{
    switch (part) {
    case Part::Initial:
        model.initial = values;
        break;
    case Part::Transition:
        model.transition.row(row) = values.transpose();
        break;
    case Part::Emission:
        model.emission.row(row) = values.transpose();
        break;
    case Part::End:
        model.end(row) = values(0);
        break;
    }
}

} // namespace sessionsmith::widgets
