// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/sparklines.h"

#include "widgets/common/runwords.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sessionsmith::widgets {

namespace {

constexpr int stretches = 40; // of a curve: more than a column has pixels for
constexpr double inset = 5;   // pixels around a curve
const std::string loss = "train/loss";

} // namespace

Sparklines::Sparklines(std::filesystem::path workspace, QObject* parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_thread([this](std::stop_token stop) { read(stop); })
{}

Sparklines::~Sparklines()
{
    m_thread.request_stop();
    m_thread.join();
}

QPolygonF Sparklines::curve(store::Id run, Milliseconds written)
{
    const auto [place, isNew] = m_curves.try_emplace(run);
    if (std::exchange(place->second.written, written) != written || isNew) {
        const std::lock_guard lock(m_mutex);
        m_wanted.push_back(run);
        m_asked.notify_one();
    }
    return place->second.curve;
}

void Sparklines::read(std::stop_token stop)
{
    const auto workspace = store::Workspace::openExisting(m_workspace);
    if (!workspace) return; // the window has this folder open: it tells what is wrong
    while (true) {
        store::Id run = 0;
        {
            std::unique_lock lock(m_mutex);
            if (!m_asked.wait(lock, stop, [&] { return !m_wanted.empty(); })) return;
            run = m_wanted.back();
            m_wanted.pop_back();
        }
        const auto points = workspace->outlineMetrics(run, stretches);
        if (!points) continue; // a cell without a curve is all there is to tell
        const auto tell = [this, run, curve = curveOf(*points)] {
            m_curves[run].curve = curve;
            Q_EMIT arrived(run);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    }
}

QPolygonF Sparklines::curveOf(const std::vector<store::MetricPoint>& points)
{
    const auto first = [&](const auto& isIt) {
        const auto found = std::ranges::find_if(points, isIt, &store::MetricPoint::metric);
        return found == points.end() ? std::string() : found->metric;
    };
    std::string metric = first([](const std::string& name) { return name == loss; });
    if (metric.empty()) metric = first([](const std::string& name) { return name.starts_with("train/"); });
    if (metric.empty())
        metric = first([](const std::string& name) { return name.ends_with("loss") && !name.starts_with("valid/"); });
    if (metric.empty()) return {};
    QPolygonF curve;
    for (const store::MetricPoint& point : points)
        if (point.metric == metric && std::isfinite(point.value)) curve.append({double(point.step), point.value});
    if (curve.size() < 2) return {};
    const QRectF bounds = curve.boundingRect();
    for (QPointF& point : curve)
        point = {(point.x() - bounds.left()) / bounds.width(), bounds.height() > 0 && std::isfinite(bounds.height())
                                                                   ? (point.y() - bounds.top()) / bounds.height()
                                                                   : 0.5};
    return curve;
}

void SparklineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const store::Id run = index.data(IdRole).toLongLong();
    QPolygonF curve = m_curves.curve(run, index.data(WrittenRole).toLongLong());
    if (curve.isEmpty()) return;
    const QRectF area = QRectF(option.rect).adjusted(inset, inset, -inset, -inset);
    for (QPointF& point : curve)
        point = {area.left() + point.x() * area.width(), area.bottom() - point.y() * area.height()};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(runColour(run), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(curve);
    painter->restore();
}

} // namespace sessionsmith::widgets
