// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/diagramplaces.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

constexpr double flattest = 2.8; ///< width over height of a ring, and the reverse
constexpr int mostPasses = 20;
constexpr double groupMargin = 2 * ringSpacing; ///< between the nodes of a group and those of the next one

/// The ways along an ellipse with the half axes a and b: where each of the `count` points lies that part it equally,
/// from the left clockwise (y grows downwards).
std::vector<QPointF> alongEllipse(int count, double a, double b)
{
    constexpr int pieces = 4096;
    const auto at = [&](double share) {
        const double angle = 2 * std::numbers::pi * share;
        return QPointF(-a * std::cos(angle), -b * std::sin(angle));
    };
    std::vector<double> way(pieces + 1, 0);
    for (int i = 1; i <= pieces; ++i) {
        const QPointF step = at(double(i) / pieces) - at(double(i - 1) / pieces);
        way[std::size_t(i)] = way[std::size_t(i - 1)] + std::hypot(step.x(), step.y());
    }
    std::vector<QPointF> points;
    for (int k = 0; k < count; ++k) {
        const auto next = std::ranges::lower_bound(way, way.back() * k / count);
        points.push_back(at(double(next - way.begin()) / pieces));
    }
    return points;
}

/// Rings side by side in rows of `columns`.
struct Rows
{
    std::vector<QPointF> places;
    QSizeF size;
};

Rows inRows(const std::vector<std::vector<int>>& orders, int columns, double aspect)
{
    const int rows = (int(orders.size()) + columns - 1) / columns;
    std::vector<std::vector<QPointF>> rings;
    QSizeF cell;
    std::size_t count = 0;
    for (const auto& order : orders) {
        std::vector<int> natural(order.size());
        std::iota(natural.begin(), natural.end(), 0);
        rings.push_back(ringPlaces(natural, aspect * rows / columns));
        const QSizeF size = QPolygonF(QList<QPointF>(rings.back().begin(), rings.back().end())).boundingRect().size();
        cell = cell.expandedTo(size);
        count += order.size();
    }
    cell += QSizeF(groupMargin, groupMargin);
    Rows result{std::vector<QPointF>(count), {columns * cell.width(), rows * cell.height()}};
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const QPointF middle(double(int(i) % columns) * cell.width(), double(int(i) / columns) * cell.height());
        const QPointF centre = QPolygonF(QList<QPointF>(rings[i].begin(), rings[i].end())).boundingRect().center();
        for (std::size_t k = 0; k < orders[i].size(); ++k)
            result.places[std::size_t(orders[i][k])] = middle + rings[i][k] - centre;
    }
    return result;
}

/// Half the length of an ellipse with the half axes 1 and 1 / aspect (Ramanujan 1914).
double halfLength(double aspect)
{
    const double b = 1 / aspect, h = std::pow((1 - b) / (1 + b), 2);
    return std::numbers::pi / 2 * (1 + b) * (1 + 3 * h / (10 + std::sqrt(4 - 3 * h)));
}

} // namespace

std::string writePlaces(const DiagramPlaces& places)
{
    QJsonObject object;
    for (const auto& [name, place] : places)
        object[QString::fromStdString(name)] = QJsonArray{place.x(), place.y()};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

DiagramPlaces readPlaces(const std::string& text)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    DiagramPlaces places;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonArray place = it->toArray();
        if (place.size() == 2 && place[0].isDouble() && place[1].isDouble())
            places[it.key().toStdString()] = QPointF(place[0].toDouble(), place[1].toDouble());
    }
    return places;
}

std::vector<QPointF> ringPlaces(const std::vector<int>& order, double aspect)
{
    const int count = int(order.size());
    if (count < 2) return std::vector<QPointF>(order.size());
    aspect = std::clamp(aspect, 1 / flattest, flattest);
    const double a = count * ringSpacing / (2 * halfLength(aspect));
    const auto points = alongEllipse(count, a, a / aspect);
    std::vector<QPointF> places(order.size());
    for (int k = 0; k < count; ++k)
        places[std::size_t(order[std::size_t(k)])] = points[std::size_t(k)];
    return places;
}

std::vector<QPointF> groupedPlaces(const std::vector<std::vector<int>>& orders, double aspect)
{
    if (orders.size() == 1) return ringPlaces(orders.front(), aspect);
    Rows best;
    double smallest = 0; // the height of a view of that aspect that holds them
    for (int columns = 1; columns <= int(orders.size()); ++columns) {
        Rows rows = inRows(orders, columns, aspect);
        const double height = std::max(rows.size.height(), rows.size.width() / aspect);
        if (!best.places.empty() && height >= smallest) continue;
        smallest = height;
        best = std::move(rows);
    }
    return best.places;
}

std::vector<int> ringOrder(const hmm::Matrix& flow)
{
    const int count = int(flow.rows());
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    hmm::Matrix both = flow + flow.transpose(), steps(count, count); // both in the order of the ring
    both.diagonal().setZero();
    for (int i = 0; i < count; ++i)
        for (int j = 0; j < count; ++j)
            steps(i, j) = std::min(std::abs(i - j), count - std::abs(i - j));
    bool better = true;
    for (int pass = 0; better && pass < mostPasses; ++pass) {
        better = false;
        for (int i = 1; i < count; ++i)
            for (int j = i + 1; j < count; ++j) {
                // What the two are to each other stays the same: it is taken out again.
                const double change =
                    (both.row(i) - both.row(j)).dot(steps.row(j) - steps.row(i)) + 2 * both(i, j) * steps(i, j);
                if (change > -1e-9) continue;
                std::swap(order[std::size_t(i)], order[std::size_t(j)]);
                both.row(i).swap(both.row(j));
                both.col(i).swap(both.col(j));
                better = true;
            }
    }
    return order;
}

} // namespace sessionsmith::widgets
