// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/personabands.h"

#include "widgets/behaviour/modeldocument.h"
#include "widgets/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace sessionsmith::widgets {

namespace {

constexpr double edge = 3;

} // namespace

std::vector<PersonaRun> personaRuns(const ModelDocument& document)
{
    const auto& personas = document.personas();
    if (personas.size() < 2) return {};
    std::vector<int> personaOf(std::size_t(document.hmm().stateCount()), 0);
    for (std::size_t persona = 0; persona < personas.size(); ++persona)
        for (const int state : personas[persona].states)
            personaOf[std::size_t(state)] = int(persona);
    std::vector<PersonaRun> runs;
    for (int state = 0; state < int(personaOf.size()); ++state) {
        if (runs.empty() || runs.back().persona != personaOf[std::size_t(state)])
            runs.push_back({personaOf[std::size_t(state)], state, state});
        runs.back().last = state + 1;
    }
    return runs;
}

void paintPersonaBand(QPainter& painter, const QRectF& place, Qt::Orientation orientation, const QString& name,
                      const QColor& colour)
{
    if (place.width() <= 0 || place.height() <= 0) return;
    const bool stands = orientation == Qt::Vertical;
    painter.save();
    painter.translate(place.center());
    if (stands) painter.rotate(-90);
    const double length = stands ? place.height() : place.width(), thickness = stands ? place.width() : place.height();
    const QRectF band(-length / 2, -thickness / 2, length, thickness);
    QPainterPath shape;
    shape.addRoundedRect(band, 3, 3);
    painter.setClipPath(shape, Qt::IntersectClip);
    QColor ground = colour;
    ground.setAlphaF(0.16F);
    painter.fillRect(band, ground);
    painter.fillRect(QRectF(band.left(), band.bottom() - edge, band.width(), edge), colour); // towards the states
    painter.setFont(Theme::instance().small());
    painter.setPen(Theme::instance().colours().text);
    painter.drawText(band.adjusted(0, 0, 0, -edge), Qt::AlignCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideMiddle, std::max(0, int(length) - 8)));
    painter.restore();
}

} // namespace sessionsmith::widgets
