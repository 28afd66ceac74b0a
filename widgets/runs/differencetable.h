// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/groupcomparison.h"
#include "widgets/runs/comparisontable.h"

namespace sessionsmith::widgets {

/// Groups of runs as columns: what they were made differently by, and the fidelity of what they learnt from where that
/// is not the same.
class DifferenceTable : public ComparisonTable
{
    Q_OBJECT
public:
    explicit DifferenceTable(QWidget* parent = nullptr);
    void show(const workflow::GroupComparison& comparison);
    void showNothing();
};

} // namespace sessionsmith::widgets
