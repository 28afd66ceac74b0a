// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/lineagegraph.h"

#include <QColor>
#include <QString>
#include <QStringList>

/// What is said of a thing of a lineage.
namespace sessionsmith::widgets::lineagewords {

using Thing = comparison::LineageGraph::Thing;

QString kind(const Thing& thing);   ///< "model", "synthetic data", "fine-tuning"
QString name(const Thing& thing);   ///< of what was folded: "14 more"
QString figure(const Thing& thing); ///< "version 3", "12 000 events", "✓ NDCG@10 0.0512"
QStringList details(const Thing& thing);
QColor colour(const Thing& thing); ///< of a run that of its curves

} // namespace sessionsmith::widgets::lineagewords
