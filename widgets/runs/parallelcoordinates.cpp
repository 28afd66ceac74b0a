// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/parallelcoordinates.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

using comparison::Brush;
using comparison::FieldAxis;

namespace {

constexpr double lineReach = 6;

/// How far `position` lies from the line between two points.
double distanceTo(const QPointF& position, const QPointF& from, const QPointF& to)
{
    const QPointF along = to - from, away = position - from;
    const double length = QPointF::dotProduct(along, along);
    const double share = length > 0 ? std::clamp(QPointF::dotProduct(away, along) / length, 0.0, 1.0) : 0;
    const QPointF left = away - share * along;
    return std::hypot(left.x(), left.y());
}

} // namespace

ParallelCoordinates::ParallelCoordinates(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, &ParallelCoordinates::redraw);
}

void ParallelCoordinates::setAxes(std::vector<Axis> axes, std::vector<Run> runs)
{
    std::vector<std::optional<Brush>> brushes;
    for (const Axis& axis : axes) {
        const auto same =
            std::ranges::find(m_axes, axis.places.field(), [](const Axis& a) { return a.places.field(); });
        brushes.push_back(same == m_axes.end() ? std::nullopt : m_brushes[std::size_t(same - m_axes.begin())]);
    }
    m_axes = std::move(axes);
    m_runs = std::move(runs);
    m_brushes = std::move(brushes);
    m_currentAxis = m_axes.empty() ? 0 : std::min(m_currentAxis, m_axes.size() - 1);
    m_currentRun.reset();
    m_grip = Grip::None;
    refreshBrushes();
}

void ParallelCoordinates::redraw()
{
    m_lines = {};
    update();
}

void ParallelCoordinates::setPlaceholder(const QString& words)
{
    m_placeholder = words;
    update();
}

std::vector<std::size_t> ParallelCoordinates::fields() const
{
    std::vector<std::size_t> fields;
    for (const Axis& axis : m_axes)
        fields.push_back(axis.places.field());
    return fields;
}

void ParallelCoordinates::setBrush(std::size_t axis, std::optional<Brush> brush)
{
    if (m_brushes[axis] == brush) return;
    m_brushes[axis] = brush;
    refreshBrushes();
    Q_EMIT brushed();
}

bool ParallelCoordinates::isBrushed() const
{
    return std::ranges::any_of(m_brushes, [](const auto& brush) { return brush.has_value(); });
}

QStringList ParallelCoordinates::kept() const
{
    QStringList names;
    for (std::size_t i = 0; i < m_runs.size(); ++i)
        if (m_isKept[i]) names.append(m_runs[i].name);
    return names;
}

void ParallelCoordinates::refreshBrushes()
{
    std::vector<FieldAxis> places;
    for (const Axis& axis : m_axes)
        places.push_back(axis.places);
    m_isKept = places.empty() ? std::vector<bool>(m_runs.size(), true) : comparison::within(places, m_brushes);
    say();
    redraw();
}

/// What a screen reader tells: the axes, how many runs are left, and the current one.
void ParallelCoordinates::say()
{
    QStringList titles;
    for (const Axis& axis : m_axes)
        titles.append(axis.title);
    setAccessibleName(tr("%1 of %n run(s) over %2", nullptr, int(m_runs.size()))
                          .arg(kept().size())
                          .arg(titles.join(QStringLiteral(", "))));
    QString described = m_axes.empty() ? QString() : tr("Axis: %1").arg(m_axes[m_currentAxis].title);
    if (m_currentRun) described += u'\n' + words(*m_currentRun);
    setAccessibleDescription(described);
}

QString ParallelCoordinates::words(std::size_t run) const
{
    QString words = m_runs[run].name;
    for (const Axis& axis : m_axes)
        if (!axis.places.text(run).empty())
            words += QStringLiteral("\n%1: %2").arg(axis.title, axis.words[qsizetype(run)]);
    return words;
}

QRectF ParallelCoordinates::plot() const
{
    return QRectF(rect()).adjusted(air, titleSpace + 6, -air, -air);
}

double ParallelCoordinates::across(std::size_t axis) const
{
    const QRectF area = plot();
    const double column = area.width() / double(m_axes.size());
    return area.left() + (double(axis) + 0.5) * column;
}

QPointF ParallelCoordinates::point(std::size_t axis, double place) const
{
    const QRectF area = plot();
    return {across(axis), area.bottom() - place * area.height()};
}

double ParallelCoordinates::placeAt(double y) const
{
    const QRectF area = plot();
    return std::clamp((area.bottom() - y) / area.height(), 0.0, 1.0);
}

std::optional<std::size_t> ParallelCoordinates::axisAt(double x, double reach) const
{
    for (std::size_t axis = 0; axis < m_axes.size(); ++axis)
        if (std::abs(x - across(axis)) <= reach) return axis;
    return std::nullopt;
}

std::optional<std::size_t> ParallelCoordinates::runAt(const QPointF& position) const
{
    std::optional<std::size_t> nearest;
    double least = lineReach;
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        if (!m_isKept[run]) continue;
        for (std::size_t axis = 0; axis + 1 < m_axes.size(); ++axis) {
            const auto from = m_axes[axis].places.place(run), to = m_axes[axis + 1].places.place(run);
            if (!from || !to) continue;
            const double away = distanceTo(position, point(axis, *from), point(axis + 1, *to));
            if (away >= least) continue;
            least = away;
            nearest = run;
        }
    }
    return nearest;
}

void ParallelCoordinates::moveAxis(std::size_t from, std::size_t to)
{
    if (from == to) return;
    const auto move = [&](auto& list) {
        if (from < to)
            std::rotate(list.begin() + std::ptrdiff_t(from), list.begin() + std::ptrdiff_t(from) + 1,
                        list.begin() + std::ptrdiff_t(to) + 1);
        else
            std::rotate(list.begin() + std::ptrdiff_t(to), list.begin() + std::ptrdiff_t(from),
                        list.begin() + std::ptrdiff_t(from) + 1);
    };
    move(m_axes);
    move(m_brushes);
    m_currentAxis = to;
    say();
    redraw();
    Q_EMIT moved();
}

void ParallelCoordinates::setCurrentRun(std::optional<std::size_t> run)
{
    if (run == m_currentRun) return;
    m_currentRun = run;
    say();
    update();
}

} // namespace sessionsmith::widgets
