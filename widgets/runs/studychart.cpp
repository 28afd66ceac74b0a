// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/studychart.h"

#include "widgets/common/chartkey.h"
#include "widgets/common/texts.h"
#include "widgets/common/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sessionsmith::widgets {

namespace {

constexpr int leftMargin = 44, rightMargin = 6, topMargin = 8, nameHeight = 18;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StudyChart)
};

} // namespace

QString armWord(const std::string& arm)
{
    if (arm == "scratch") return Words::tr("from scratch");
    if (arm == "independent") return Words::tr("independent draws");
    if (arm == "random-frozen") return Words::tr("random layers, frozen");
    if (arm == "random-chains") return Words::tr("random chains");
    if (arm == "shuffled") return Words::tr("shuffled sessions");
    if (arm == "categories") return Words::tr("categories only");
    if (arm == "generator") return Words::tr("whole generator");
    if (arm == "real") return Words::tr("real sessions");
    if (arm == "markov") return Words::tr("Markov chain itself");
    return text(arm);
}

QColor armColour(const std::string& arm)
{
    const auto& arms = workflow::transferArms();
    return Theme::instance().category(int(std::ranges::find(arms, arm) - arms.begin()));
}

StudyChart::StudyChart(QWidget* parent) : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StudyChart::setStudy(workflow::TransferStudy study)
{
    m_study = std::move(study);
    m_top = 0;
    for (const workflow::TransferRow& row : m_study.rows)
        for (const double value : row.values)
            if (std::isfinite(value)) m_top = std::max(m_top, value * 1.1);
    update();
}

QRectF StudyChart::plot() const
{
    return QRectF(rect()).adjusted(leftMargin, topMargin, -rightMargin, -nameHeight);
}

double StudyChart::y(double value) const
{
    return plot().bottom() - plot().height() * std::clamp(value / m_top, 0.0, 1.0);
}

void StudyChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = Theme::instance().colours();
    if (!(m_top > 0)) {
        painter.setPen(colours.muted);
        painter.drawText(rect().adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("The figures appear here as soon as the first run is finished"));
        return;
    }
    paintAxis(painter);
    const std::size_t groups = m_study.request.shares.size(), arms = m_study.rows.size() / groups;
    const QRectF area = plot();
    const double group = area.width() / double(groups), column = group * 0.86 / double(arms);
    for (std::size_t i = 0; i < m_study.rows.size(); ++i) {
        const double left = area.left() + group * (double(i / arms) + 0.07) + column * double(i % arms);
        paintRow(painter, m_study.rows[i], {left, area.top(), column, area.height()});
    }
    painter.setPen(colours.muted);
    painter.setFont(Theme::instance().small());
    for (std::size_t i = 0; i < groups; ++i)
        painter.drawText(QRectF(area.left() + group * double(i), area.bottom(), group, nameHeight), Qt::AlignCenter,
                         tr("%1 of the training users").arg(formatPercent(m_study.request.shares[i] / 100, 0)));
}

void StudyChart::paintAxis(QPainter& painter) const
{
    const Colours& colours = Theme::instance().colours();
    painter.setFont(Theme::instance().tabular(Theme::instance().small()));
    const double power = std::pow(10, std::floor(std::log10(m_top / 3)));
    double step = power * 10;
    for (const double factor : {5.0, 2.0, 1.0})
        if (m_top / (power * factor) <= 5) step = power * factor;
    for (double value = 0; value <= m_top; value += step) {
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(QPointF(plot().left(), y(value)), QPointF(plot().right(), y(value)));
        painter.setPen(colours.muted);
        painter.drawText(QRectF(0, y(value) - 8, leftMargin - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         formatNumber(value, 2));
    }
}

void StudyChart::paintRow(QPainter& painter, const workflow::TransferRow& row, const QRectF& column) const
{
    if (row.summary.runs == 0) return;
    const double x = column.center().x(), mean = row.summary.mean;
    const QColor colour = armColour(row.arm);
    QColor body = colour;
    body.setAlphaF(0.35f);
    painter.setPen(Qt::NoPen);
    painter.setBrush(body);
    painter.drawRoundedRect(QRectF(column.left() + 1, y(mean), column.width() - 2, plot().bottom() - y(mean)), 2, 2);
    painter.setPen(QPen(colour, 2));
    painter.drawLine(QPointF(column.left() + 1, y(mean)), QPointF(column.right() - 1, y(mean)));
    painter.setPen(QPen(Theme::instance().colours().text, 1));
    if (const auto& test = row.difference) {
        const double low = y(mean + test->interval.low - test->difference),
                     high = y(mean + test->interval.high - test->difference);
        painter.drawLine(QPointF(x, low), QPointF(x, high));
        for (const double end : {low, high})
            painter.drawLine(QPointF(x - 3, end), QPointF(x + 3, end));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (const double value : row.values)
        if (std::isfinite(value)) painter.drawEllipse(QPointF(x, y(value)), 2.5, 2.5);
}

} // namespace sessionsmith::widgets
