// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/analysis/transitiondifference.h"
#include "engine/store/records.h"

#include <QStringList>

#include <optional>

namespace sessionsmith::widgets {

/// How one version of a behaviour model differs from another, in the states that both have.
struct ModelChange
{
    QString before, after;                ///< "shop · v6"
    hmm::TransitionDifference difference; ///< after - before; what was not changed counts as within chance
    QStringList states;
    QString words; ///< the largest changes of any part: "browse → click 27 → 31 %"
};

/// Nothing where a document cannot be read or the two have no state in common.
std::optional<ModelChange> changeBetween(const store::ModelRecord& before, const store::ModelRecord& after);

} // namespace sessionsmith::widgets
