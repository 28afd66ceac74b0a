// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"

#include <QObject>
#include <QPolygonF>
#include <QStyledItemDelegate>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace sessionsmith::widgets {

/// The training loss of each run at a glance. A thread with a connection of its own reads it when it is first asked
/// for, what was asked for last first, so that a table of thousands of runs reads only those that are in sight.
class Sparklines : public QObject
{
    Q_OBJECT
public:
    explicit Sparklines(std::filesystem::path workspace, QObject* parent = nullptr);
    ~Sparklines() override;
    /// Within the unit square, y upwards; empty where there is no such curve or it is not read yet. It is read again
    /// once the run was `written` at another time.
    QPolygonF curve(store::Id run, Milliseconds written);
    /// "train/loss" of `points`, or else the first metric of the training there is.
    static QPolygonF curveOf(const std::vector<store::MetricPoint>& points);

Q_SIGNALS:
    void arrived(qint64 run);

private:
    void read(std::stop_token stop);

    std::filesystem::path m_workspace;
    struct Kept
    {
        QPolygonF curve;
        Milliseconds written = 0;
    };
    std::map<store::Id, Kept> m_curves; ///< those asked for
    std::mutex m_mutex;
    std::condition_variable_any m_asked;
    std::vector<store::Id> m_wanted; // guarded
    std::jthread m_thread;
};

/// Paints them into a column whose rows have the number of their run under IdRole, and when it was written last.
class SparklineDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, WrittenRole };

    SparklineDelegate(Sparklines& curves, QObject* parent) : QStyledItemDelegate(parent), m_curves(curves) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {84, 28}; }

private:
    Sparklines& m_curves;
};

} // namespace sessionsmith::widgets
