// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fidelity/figurelist.h"

#include "widgets/common/texts.h"
#include "widgets/common/theme.h"
#include "widgets/fidelity/metricscale.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int headerHeight = 24, padding = 8, lineGap = 2;
constexpr int scaleHeight = 34;
constexpr int signWidth = 22, numbersWidth = 124, columnGap = 20;
constexpr double markRadius = 4.5, trackThickness = 6, ownThickness = 2;
constexpr double beyond = 0.08; // of the scale that is drawn past either end

QString sentenceOf(const fidelity::Metric& metric)
{
    return translated(metric.meaning);
}

QString defectOf(const fidelity::Metric& metric)
{
    return metric.isBad ? translated(metric.defect) : QString();
}

int wrappedHeight(const QString& text, int width)
{
    if (text.isEmpty()) return 0;
    return QFontMetrics(Theme::instance().small()).boundingRect(0, 0, width, 10'000, Qt::TextWordWrap, text).height() +
           lineGap;
}

} // namespace

FigureList::Columns::Columns(int width)
    : textLeft(signWidth), numbersLeft(width - ::sessionsmith::widgets::numbersWidth),
      numbersWidth(::sessionsmith::widgets::numbersWidth)
{
    const int room = numbersLeft - columnGap - textLeft;
    textWidth = room * 11 / 20;
    scaleLeft = textLeft + textWidth + columnGap;
    scaleWidth = numbersLeft - columnGap - scaleLeft;
}

FigureList::FigureList(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    installSpokenViews();
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FigureList::setMetrics(std::vector<fidelity::Metric> metrics)
{
    m_metrics = std::move(metrics);
    m_current = -1;
    layOut();
}

void FigureList::retranslate()
{
    setAccessibleName(tr("Figures of the report"));
    layOut();
}

std::vector<int> FigureList::tops(int width) const
{
    const int room = Columns(width).textWidth;
    const int title = QFontMetrics(Theme::instance().body()).height();
    std::vector<int> tops{headerHeight};
    for (const fidelity::Metric& metric : m_metrics) {
        const int text = title + wrappedHeight(sentenceOf(metric), room) + wrappedHeight(defectOf(metric), room);
        tops.push_back(tops.back() + std::max(text, scaleHeight) + 2 * padding);
    }
    return tops;
}

int FigureList::heightForWidth(int width) const
{
    return tops(width).back();
}

void FigureList::layOut()
{
    m_tops = tops(width());
    setFixedHeight(m_tops.back());
    update();
}

void FigureList::resizeEvent(QResizeEvent*)
{
    layOut();
}

QRect FigureList::row(int index) const
{
    const auto at = std::size_t(index);
    return {0, m_tops[at], width(), m_tops[at + 1] - m_tops[at]};
}

int FigureList::rowAt(int y) const
{
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return after == m_tops.end() ? -1 : int(after - m_tops.begin()) - 1;
}

QString FigureList::numbersOf(const fidelity::Metric& metric) const
{
    QStringList parts{tr("value %1").arg(metricText(metric.value))};
    if (!std::isnan(metric.low)) parts << tr("95 % %1").arg(intervalText(metric));
    parts << tr("other real sessions %1").arg(metricText(metric.best));
    if (!std::isnan(metric.worst)) parts << tr("shuffled ones %1").arg(metricText(metric.worst));
    if (!std::isnan(metric.expected)) parts << tr("by chance alone %1").arg(metricText(metric.expected));
    return parts.join(QStringLiteral(" · "));
}

QString FigureList::spokenValue() const
{
    if (m_current < 0) return {};
    const fidelity::Metric& metric = m_metrics[std::size_t(m_current)];
    QStringList parts{translated(metric.title), metric.isBad ? tr("bad") : tr("good"), numbersOf(metric),
                      sentenceOf(metric)};
    if (metric.isBad) parts << defectOf(metric);
    return parts.join(QStringLiteral(", "));
}

void FigureList::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_metrics.empty()) return;
    const Columns columns(width());
    paintHeader(painter, columns);
    for (int i = 0; i < int(m_metrics.size()); ++i)
        if (row(i).intersects(event->rect())) paintRow(painter, columns, i);
}

void FigureList::paintHeader(QPainter& painter, const Columns& columns) const
{
    painter.setFont(Theme::instance().small());
    painter.setPen(Theme::instance().colours().muted);
    const QRect scale(columns.scaleLeft, 0, columns.scaleWidth, headerHeight);
    const QString good = tr("as other real sessions"), poor = tr("as shuffled ones");
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(scale, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(good, Qt::ElideRight, scale.width() * 55 / 100));
    painter.drawText(scale, Qt::AlignVCenter | Qt::AlignRight,
                     metrics.elidedText(poor, Qt::ElideRight, scale.width() * 42 / 100));
    painter.drawText(QRect(columns.numbersLeft, 0, columns.numbersWidth, headerHeight),
                     Qt::AlignVCenter | Qt::AlignRight, tr("value, 95 %"));
}

void FigureList::paintRow(QPainter& painter, const Columns& columns, int index) const
{
    const Colours& colours = Theme::instance().colours();
    const fidelity::Metric& metric = m_metrics[std::size_t(index)];
    const QRect place = row(index);
    if (index == m_current) {
        painter.setPen(hasFocus() ? QPen(colours.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(colours.hover);
        painter.drawRoundedRect(QRectF(place).adjusted(-0.5, 0.5, 0.5, -0.5), 6, 6);
    }
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(place.topLeft(), place.topRight());

    const QColor verdict = metric.isBad ? colours.bad : colours.good;
    const QRect inner = place.adjusted(0, padding, 0, -padding);
    painter.setFont(Theme::instance().title());
    painter.setPen(verdict);
    const int line = QFontMetrics(Theme::instance().body()).height();
    painter.drawText(QRect(2, inner.top(), signWidth, line), Qt::AlignLeft | Qt::AlignVCenter,
                     metric.isBad ? QStringLiteral("✗") : QStringLiteral("✓"));
    painter.setPen(colours.text);
    painter.setFont(Theme::instance().body());
    painter.drawText(QRect(columns.textLeft, inner.top(), columns.textWidth, line), Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(translated(metric.title), Qt::ElideRight, columns.textWidth));
    painter.setFont(Theme::instance().small());
    painter.setPen(colours.muted);
    const QRect below(columns.textLeft, inner.top() + line + lineGap, columns.textWidth, inner.height());
    painter.drawText(below, Qt::TextWordWrap, sentenceOf(metric));
    painter.setPen(verdict);
    painter.drawText(below.translated(0, wrappedHeight(sentenceOf(metric), columns.textWidth)), Qt::TextWordWrap,
                     defectOf(metric));

    paintScale(painter, QRectF(columns.scaleLeft, inner.top(), columns.scaleWidth, scaleHeight), metric);
    const QRect numbers(columns.numbersLeft, inner.top(), columns.numbersWidth, line);
    painter.setFont(Theme::instance().tabular(Theme::instance().title()));
    painter.setPen(verdict);
    painter.drawText(numbers, Qt::AlignRight | Qt::AlignVCenter, metricText(metric.value));
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    painter.setPen(colours.muted);
    painter.drawText(numbers.translated(0, line), Qt::AlignRight | Qt::AlignVCenter, intervalText(metric));
}

void FigureList::paintScale(QPainter& painter, const QRectF& area, const fidelity::Metric& metric) const
{
    const Colours& colours = Theme::instance().colours();
    const MetricScale scale(metric);
    const double middle = area.top() + 9;
    const auto x = [&](double place) {
        const double kept = std::clamp(place, -beyond, 1 + beyond);
        return area.left() + area.width() * (kept + beyond) / (1 + 2 * beyond);
    };
    const auto stretch = [&](double from, double to, double thickness, const QColor& colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(x(from), middle - thickness / 2, std::max(2.0, x(to) - x(from)), thickness), 2,
                                2);
    };
    const auto faint = [](QColor colour, float alpha) {
        colour.setAlphaF(alpha);
        return colour;
    };
    const QColor verdict = metric.isBad ? colours.bad : colours.good;
    stretch(0, 1, scale.isCommon ? trackThickness : ownThickness, colours.track);
    if (scale.isCommon) stretch(0, badFrom, trackThickness, faint(colours.good, 0.3F)); // where it is good
    if (!std::isnan(scale.low)) stretch(scale.low, scale.high, trackThickness, faint(verdict, 0.6F));

    // The yardsticks, with their figures below; where these would touch, that of shuffled sessions gives way.
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    QRectF taken;
    const auto yardstick = [&](double place, double figure, Qt::PenStyle style) {
        if (std::isnan(place)) return;
        painter.setPen(QPen(colours.muted, 1.7, style, Qt::FlatCap));
        painter.drawLine(QPointF(x(place), middle - 8), QPointF(x(place), middle + 8));
        const QString text = metricText(figure);
        const double width = painter.fontMetrics().horizontalAdvance(text) + 1;
        const double start = std::clamp(x(place) - width / 2, area.left(), area.right() - width);
        const QRectF below(start, middle + 10, width, 15);
        if (taken.intersects(below.adjusted(-6, 0, 6, 0))) return;
        taken = below;
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    yardstick(scale.best, metric.best, Qt::SolidLine);
    yardstick(scale.worst, metric.worst, Qt::DotLine);

    painter.setPen(QPen(colours.card, 1.5));
    painter.setBrush(verdict);
    const QPointF at(x(scale.value), middle);
    if (!metric.isBad) {
        painter.drawEllipse(at, markRadius, markRadius);
        return;
    }
    const double r = markRadius + 1; // another shape too
    const QPointF corners[] = {{at.x(), at.y() - r}, {at.x() + r, at.y()}, {at.x(), at.y() + r}, {at.x() - r, at.y()}};
    painter.drawPolygon(corners, 4);
}

void FigureList::setCurrent(int index)
{
    if (m_metrics.empty()) return;
    const int kept = std::clamp(index, 0, int(m_metrics.size()) - 1);
    if (std::exchange(m_current, kept) == kept) return;
    notifySpokenValue(this);
    update();
    Q_EMIT currentChanged(m_current);
}

void FigureList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        setCurrent(m_current + 1);
        break;
    case Qt::Key_Up:
        setCurrent(m_current - 1);
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(int(m_metrics.size()) - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FigureList::mousePressEvent(QMouseEvent* event)
{
    if (const int index = rowAt(event->pos().y()); index >= 0 && event->button() == Qt::LeftButton) setCurrent(index);
}

void FigureList::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_current < 0) setCurrent(0);
    update();
}

void FigureList::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool FigureList::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = rowAt(help->pos().y());
    QToolTip::showText(help->globalPos(), index < 0 ? QString() : numbersOf(m_metrics[std::size_t(index)]), this);
    return true;
}

} // namespace sessionsmith::widgets
