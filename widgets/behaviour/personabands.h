// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

#include <vector>

class QColor;
class QPainter;

namespace sessionsmith::widgets {

class ModelDocument;

/// States side by side that belong to one persona of a mixture.
struct PersonaRun
{
    int persona = 0;
    int first = 0, last = 0; ///< state, and past the last one
    bool operator==(const PersonaRun&) const = default;
};

/// In the order of the states; none where the model is no mixture.
std::vector<PersonaRun> personaRuns(const ModelDocument& document);

/// The band of a persona along its states, with its name: upwards where it stands, elided to its length.
void paintPersonaBand(QPainter& painter, const QRectF& place, Qt::Orientation orientation, const QString& name,
                      const QColor& colour);

} // namespace sessionsmith::widgets
