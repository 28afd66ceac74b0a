// SPDX-License-Identifier: GPL-3.0-or-later
// How the parallel coordinates are painted.
#include "widgets/runs/parallelcoordinates.h"

#include "widgets/charts/ticks.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>

namespace sessionsmith::widgets {

namespace {

constexpr int ticks = 4;
constexpr double brushWidth = 12;

/// The words along an axis and their places.
std::vector<std::pair<double, QString>> labelsOf(const comparison::FieldAxis& axis, const QStringList& words)
{
    std::vector<std::pair<double, QString>> labels;
    std::map<double, QString> named; // by their places
    for (std::size_t run = 0; !axis.names().empty() && run < axis.size(); ++run)
        if (const auto place = axis.place(run)) named.emplace(*place, words[qsizetype(run)]);
    labels.assign(named.begin(), named.end());
    if (!labels.empty()) return labels;
    if (axis.low() == axis.high()) return {{0.5, text(fmt::format("{:.4g}", axis.low()))}};
    const bool isLog = axis.isLogarithmic();
    for (const Tick& tick : isLog ? logarithmTicks(std::log10(axis.low()), std::log10(axis.high()), ticks)
                                  : numberTicks(axis.low(), axis.high(), ticks))
        if (const auto place = axis.placeOfNumber(isLog ? std::pow(10, tick.place) : tick.place))
            labels.emplace_back(*place, tick.label);
    return labels;
}

} // namespace

void ParallelCoordinates::paintAxis(QPainter& painter, std::size_t axis) const
{
    const Colours& colours = Theme::instance().colours();
    const QFontMetrics metrics(painter.font());
    const double x = across(axis), column = plot().width() / double(m_axes.size());
    const bool isCurrent = axis == m_currentAxis && hasFocus();
    painter.setPen(QPen(isCurrent ? colours.accent : colours.muted, isCurrent ? 2 : 1));
    painter.drawLine(point(axis, 0), point(axis, 1));
    if (const auto& brush = m_brushes[axis]) {
        const QPointF top = point(axis, brush->high), bottom = point(axis, brush->low);
        QColor fill = colours.accent;
        fill.setAlpha(60);
        painter.setPen(QPen(colours.accent, 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(x - brushWidth / 2, top.y(), brushWidth, std::max(2.0, bottom.y() - top.y())), 3,
                                3);
    }
    painter.setPen(isCurrent ? colours.accent : colours.text);
    painter.drawText(QRectF(x - column / 2 + 2, 0, column - 4, titleSpace), Qt::AlignCenter,
                     metrics.elidedText(m_axes[axis].title, Qt::ElideMiddle, int(column) - 4));
    painter.setPen(colours.muted);
    double lastBottom = plot().bottom() + metrics.height();
    for (const auto& [place, words] : labelsOf(m_axes[axis].places, m_axes[axis].words)) { // from the lowest up
        const double y = point(axis, place).y();
        if (y + metrics.height() / 2.0 > lastBottom) continue; // no room for it
        lastBottom = y - metrics.height() / 2.0;
        const QString shown = metrics.elidedText(words, Qt::ElideMiddle, int(column) - 14);
        const QRectF box(x + brushWidth / 2 + 3, y - metrics.height() / 2.0, metrics.horizontalAdvance(shown) + 2,
                         metrics.height());
        QColor ground = colours.card;
        ground.setAlpha(210);
        painter.fillRect(box, ground);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, shown);
    }
}

void ParallelCoordinates::paintRun(QPainter& painter, std::size_t run) const
{
    const Colours& colours = Theme::instance().colours();
    const bool isCurrent = m_currentRun == run;
    QColor colour = m_isKept[run] ? m_runs[run].colour : colours.line;
    if (m_isKept[run] && !isCurrent) colour.setAlpha(m_runs.size() > 60 ? 110 : 210);
    painter.setPen(QPen(colour, isCurrent ? 3 : 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    QPainterPath path;
    bool isDrawing = false; // a run without a field has a gap there
    for (std::size_t axis = 0; axis < m_axes.size(); ++axis) {
        const auto place = m_axes[axis].places.place(run);
        if (place && isDrawing)
            path.lineTo(point(axis, *place));
        else if (place)
            path.moveTo(point(axis, *place));
        isDrawing = place.has_value();
    }
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (std::size_t axis = 0; axis < m_axes.size(); ++axis)
        if (const auto place = m_axes[axis].places.place(run))
            painter.drawEllipse(point(axis, *place), isCurrent ? 4 : 2.5, isCurrent ? 4 : 2.5);
}

void ParallelCoordinates::paintLines()
{
    m_lines = QPixmap(size() * devicePixelRatioF());
    m_lines.setDevicePixelRatio(devicePixelRatioF());
    m_lines.fill(Qt::transparent);
    QPainter painter(&m_lines);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const bool kept : {false, true}) // those outside lie below
        for (std::size_t run = 0; run < m_runs.size(); ++run)
            if (m_isKept[run] == kept) paintRun(painter, run);
}

void ParallelCoordinates::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().small());
    if (m_axes.size() < 2 || m_runs.empty()) {
        painter.setPen(Theme::instance().colours().muted);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    if (m_lines.isNull()) paintLines();
    painter.drawPixmap(0, 0, m_lines);
    if (m_currentRun) paintRun(painter, *m_currentRun);
    for (std::size_t axis = 0; axis < m_axes.size(); ++axis)
        paintAxis(painter, axis);
}

} // namespace sessionsmith::widgets
