// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/differencematrix.h"

#include "widgets/common/differencecolour.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int nameWidth = 76, nameHeight = 20, uprightNameHeight = 64, gap = 2;
constexpr int smallestTextWidth = 38, smallestTextHeight = 16;
constexpr int smallestNamed = 12;
constexpr int tallestRow = 48;

} // namespace

DifferenceMatrix::DifferenceMatrix(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QColor DifferenceMatrix::colour(double difference)
{
    return differenceColour(difference / strongest);
}

QString DifferenceMatrix::key()
{
    const auto entry = [](const QColor& colour, const QString& word) {
        return QStringLiteral("<span style='color:%1'>■</span> %2").arg(colour.name(), word);
    };
    return QStringList{entry(colour(-strongest), tr("− rarer than real")),
                       entry(Theme::instance().colours().track, tr("within chance (p ≥ 5 %, Holm)")),
                       entry(colour(strongest), tr("+ more often"))}
        .join(QStringLiteral(" &nbsp; "));
}

void DifferenceMatrix::setDifference(hmm::TransitionDifference difference, const QStringList& names)
{
    m_difference = std::move(difference);
    m_names = names;
    setMaximumHeight(uprightNameHeight + tallestRow * std::max(1, size()));
    if (m_current.x() >= size() || m_current.y() >= size()) m_current = {-1, -1};
    update();
}

QRect DifferenceMatrix::area() const
{
    const int top = headerHeight();
    return {nameWidth, top, width() - nameWidth, std::max(0, height() - top)};
}

/// Too narrow for a name: it stands upright.
bool DifferenceMatrix::hasNarrowColumns() const
{
    return size() > 0 && (width() - nameWidth) / size() < smallestTextWidth;
}

int DifferenceMatrix::headerHeight() const
{
    return hasNarrowColumns() ? uprightNameHeight : nameHeight;
}

/// Borders at rounded fractions of the area, so that cells of any number fill it.
QRect DifferenceMatrix::cell(int row, int column) const
{
    const QRect all = area();
    const auto border = [&](int index, int length) { return length * index / std::max(1, size()); };
    const int x = border(column, all.width()), y = border(row, all.height());
    const QRect whole(all.left() + x, all.top() + y, border(column + 1, all.width()) - x,
                      border(row + 1, all.height()) - y);
    const int space = std::min(whole.width(), whole.height()) > 8 ? gap : 0;
    return whole.adjusted(0, 0, -space, -space);
}

void DifferenceMatrix::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, size() > 0 && cell(0, 0).width() > 8);
    paintNames(painter);
    for (int row = 0; row < size(); ++row)
        for (int column = 0; column < size(); ++column)
            paintCell(painter, row, column);
    if (m_current.x() < 0) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus() ? Theme::instance().colours().accent : Theme::instance().colours().muted, 2));
    painter.drawRoundedRect(QRectF(cell(m_current.y(), m_current.x())).adjusted(0, 0, 0, 0), 4, 4);
}

void DifferenceMatrix::paintNames(QPainter& painter) const
{
    if (size() == 0) return;
    painter.setFont(Theme::instance().small());
    painter.setPen(Theme::instance().colours().muted);
    const QFontMetrics metrics = painter.fontMetrics();
    for (int i = 0; i < size(); ++i) {
        const QString name = m_names.value(i);
        const QRect row = cell(i, 0), column = cell(0, i);
        if (row.height() >= smallestNamed)
            painter.drawText(QRect(0, row.top(), nameWidth - 8, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                             metrics.elidedText(name, Qt::ElideRight, nameWidth - 8));
        if (column.width() < smallestNamed) continue;
        if (!hasNarrowColumns()) {
            painter.drawText(QRect(column.left(), 0, column.width(), nameHeight - 2), Qt::AlignCenter,
                             metrics.elidedText(name, Qt::ElideRight, column.width()));
            continue;
        }
        painter.save();
        painter.translate(column.left(), uprightNameHeight - 4);
        painter.rotate(-90);
        painter.drawText(QRect(0, 0, uprightNameHeight - 4, column.width()), Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(name, Qt::ElideRight, uprightNameHeight - 4));
        painter.restore();
    }
}

void DifferenceMatrix::paintCell(QPainter& painter, int row, int column) const
{
    const Colours& colours = Theme::instance().colours();
    const QRect place = cell(row, column);
    const double value = m_difference.difference(row, column);
    const bool isBeyond = m_difference.isBeyondChance(row, column);
    const QColor ground = isBeyond ? colour(value) : colours.hover;
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(place, 3, 3);
    if (place.width() < smallestTextWidth || place.height() < smallestTextHeight) return;
    painter.setFont(Theme::instance().tabular(isBeyond ? Theme::instance().body() : Theme::instance().small()));
    painter.setPen(isBeyond ? Theme::textOn(ground) : colours.muted);
    const bool isKnown = std::isfinite(m_difference.standardError(row, column));
    const double points = std::round(1000 * value) / 10;
    painter.drawText(place, Qt::AlignCenter,
                     isKnown ? (points > 0 ? QStringLiteral("+") : QString()) + formatNumber(points, 1)
                             : QStringLiteral("—"));
}

void DifferenceMatrix::setCurrent(const QPoint& cell)
{
    if (std::exchange(m_current, cell) == cell) return;
    update();
    Q_EMIT currentChanged();
}

void DifferenceMatrix::mouseMoveEvent(QMouseEvent* event)
{
    const QRect all = area();
    if (size() == 0 || !all.contains(event->pos())) return;
    const QPoint place = event->pos() - all.topLeft();
    setCurrent({std::min(place.x() * size() / all.width(), size() - 1),
                std::min(place.y() * size() / all.height(), size() - 1)});
}

void DifferenceMatrix::leaveEvent(QEvent*)
{
    if (!hasFocus()) setCurrent({-1, -1});
}

void DifferenceMatrix::keyPressEvent(QKeyEvent* event)
{
    QPoint step;
    switch (event->key()) {
    case Qt::Key_Left:
        step = {-1, 0};
        break;
    case Qt::Key_Right:
        step = {1, 0};
        break;
    case Qt::Key_Up:
        step = {0, -1};
        break;
    case Qt::Key_Down:
        step = {0, 1};
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (size() == 0) return;
    const QPoint to = m_current.x() < 0 ? QPoint(0, 0) : m_current + step;
    setCurrent({std::clamp(to.x(), 0, size() - 1), std::clamp(to.y(), 0, size() - 1)});
}

void DifferenceMatrix::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void DifferenceMatrix::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace sessionsmith::widgets
