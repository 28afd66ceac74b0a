// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/nudging.h"

#include <QKeyEvent>

#include <algorithm>

namespace sessionsmith::widgets {

namespace {

constexpr int pause = 700; // ms after which the next step is an edit of its own
constexpr double point = 0.01;

} // namespace

double pointsOf(const QKeyEvent& event)
{
    if (event.modifiers() & Qt::ControlModifier) return 0;
    const double points = event.modifiers() & Qt::AltModifier ? 0.1 : 1;
    switch (event.key()) {
    case Qt::Key_Plus:
        return points;
    case Qt::Key_Minus:
    case Qt::Key_Underscore:
        return -points;
    default:
        return 0;
    }
}

Nudging::Nudging(ModelDocument& document) : m_document(document)
{
    m_end.setSingleShot(true);
    m_end.setInterval(pause);
    QObject::connect(&m_end, &QTimer::timeout, &document, [this] { finish(); });
}

void Nudging::nudge(const hmm::Cell& cell, double points)
{
    if (!m_document.inGesture(m_gesture)) m_gesture = m_document.beginGesture(cell.part, cell.row);
    m_end.start();
    const double value = m_document.value(cell.part, cell.row, cell.column) + points * point;
    m_document.setValue(cell.part, cell.row, cell.column, std::clamp(value, 0.0, 1.0));
}

void Nudging::finish()
{
    m_end.stop();
    if (m_document.inGesture(m_gesture)) m_document.endGesture(); // a drag may have begun since
}

} // namespace sessionsmith::widgets
