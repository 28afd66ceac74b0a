// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/machinefigures.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int tileWidth = 100, tileHeight = 70, gap = 12, curveHeight = 24;
constexpr const char* metrics[] = {"train/learning_rate", "train/gradient_norm", "system/positions_per_second",
                                   "system/cpu",          "system/memory",       "system/gpu",
                                   "system/gpu_memory"};

QString valueOf(const std::string& metric, double value)
{
    if (metric == "train/learning_rate") return QString::number(value, 'g', 3);
    if (metric == "train/gradient_norm") return formatNumber(value, 3);
    if (metric == "system/positions_per_second") return formatNumber(value, 0);
    if (metric == "system/cpu") return MachineFigures::tr("%1 cores").arg(formatNumber(value, 1));
    if (metric == "system/gpu") return formatPercent(value);
    return formatBytes(std::uint64_t(std::max(0.0, value)));
}

QString nameOf(const std::string& metric)
{
    return metricWord(metric.substr(metric.find('/') + 1));
}

/// From zero or the lowest value to the highest, a point a pixel: the extremes of what lies in it.
QPainterPath pathOf(const Line& line, const QRectF& place)
{
    QPainterPath path;
    if (line.size() < 2) return path;
    const double first = line.x.front(), width = std::max(line.x.back() - first, 1e-12);
    const auto [low, high] = std::ranges::minmax_element(line.y);
    const double bottom = std::min(0.0, *low), span = std::max(*high - bottom, 1e-300);
    const std::size_t stride = std::max<std::size_t>(1, line.size() / std::size_t(2 * place.width()));
    const auto at = [&](std::size_t i) {
        return QPointF(place.left() + place.width() * (line.x[i] - first) / width,
                       place.bottom() - place.height() * (line.y[i] - bottom) / span);
    };
    path.moveTo(at(0));
    for (std::size_t i = stride; i < line.size(); i += stride)
        path.lineTo(at(i));
    path.lineTo(at(line.size() - 1));
    return path;
}

} // namespace

MachineFigures::MachineFigures(QWidget* parent) : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MachineFigures::clear()
{
    m_tiles.clear();
    tell();
}

void MachineFigures::setCurves(RunCurves& curves, store::Id run)
{
    m_tiles.clear();
    for (const char* metric : metrics)
        if (curves.has(run, metric)) m_tiles.push_back({metric, curves.latest(run, metric), curves.curve(run, metric)});
    tell();
}

void MachineFigures::retranslate()
{
    tell();
}

QStringList MachineFigures::words() const
{
    QStringList words;
    for (const Tile& tile : m_tiles)
        words << QStringLiteral("%1 %2").arg(nameOf(tile.metric), valueOf(tile.metric, tile.value));
    return words;
}

void MachineFigures::tell()
{
    setAccessibleName(m_tiles.empty() ? tr("Nothing measured yet") : words().join(QStringLiteral(", ")));
    update();
}

void MachineFigures::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colours& colours = theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_tiles.empty()) {
        painter.setPen(colours.muted);
        painter.drawText(rect(), Qt::AlignTop | Qt::AlignLeft, tr("Nothing measured yet"));
        return;
    }
    const int columns = std::max(1, (width() + gap) / (tileWidth + gap));
    const int wide = (width() + gap) / std::min(columns, int(m_tiles.size())) - gap;
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        const Tile& tile = m_tiles[std::size_t(i)];
        const QRect place(i % columns * (wide + gap), i / columns * (tileHeight + gap), wide, tileHeight);
        painter.setFont(theme.tabular(theme.title()));
        painter.setPen(colours.text);
        painter.drawText(place.adjusted(0, 0, 0, -tileHeight + 20), Qt::AlignLeft | Qt::AlignVCenter,
                         valueOf(tile.metric, tile.value));
        painter.setFont(theme.small());
        painter.setPen(colours.muted);
        painter.drawText(place.adjusted(0, 20, 0, -tileHeight + 36), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(nameOf(tile.metric), Qt::ElideRight, wide));
        const QRectF below(place.left() + 0.5, place.bottom() - curveHeight, wide - 1, curveHeight - 2);
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(below.bottomLeft(), below.bottomRight());
        painter.setPen(QPen(theme.category(1), 1.2));
        painter.drawPath(pathOf(tile.curve->line(), below));
    }
}

} // namespace sessionsmith::widgets
