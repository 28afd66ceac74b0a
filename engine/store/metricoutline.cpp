// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/metricoutline.h"

#include "engine/store/statements.h"
#include "engine/store/storednumber.h"

#include <array>
#include <limits>

namespace sessionsmith::store {

namespace {

/// A stretch of a level is step >> shift; each holds 16 of the level before, or 64 steps.
constexpr std::array shifts{6, 10, 14};

struct Extremes
{
    std::optional<double> low, high;
    std::optional<std::int64_t> lowStep, highStep, brokenStep;

    void addLow(double value, std::int64_t step)
    {
        if (low && *low <= value) return;
        low = value;
        lowStep = step;
    }
    void addHigh(double value, std::int64_t step)
    {
        if (high && *high >= value) return;
        high = value;
        highStep = step;
    }
    void addBroken(std::int64_t step) { brokenStep = std::min(step, brokenStep.value_or(step)); }
};

std::int64_t firstIn(std::int64_t stretch, int width)
{
    return stretch * (std::int64_t(1) << width);
}

Extremes ofPoints(Database& database, Id run, Id metric, std::int64_t stretch)
{
    Extremes extremes;
    const std::int64_t first = firstIn(stretch, shifts[0]), last = first + (1 << shifts[0]) - 1;
    Query row = database.query(sql::metricsWithin, run, metric, first, last);
    while (row.next()) {
        const std::int64_t step = row.integer(0);
        if (row.integer(2) != StoredNumber::Finite) {
            extremes.addBroken(step);
            continue;
        }
        extremes.addLow(row.real(1), step);
        extremes.addHigh(row.real(1), step);
    }
    return extremes;
}

Extremes ofLevelBefore(Database& database, Id run, Id metric, std::size_t level, std::int64_t stretch)
{
    Extremes extremes;
    const int width = shifts[level] - shifts[level - 1];
    const std::int64_t first = firstIn(stretch, width), last = first + (1 << width) - 1;
    Query row = database.query(sql::extremesWithin, run, metric, shifts[level - 1], first, last);
    while (row.next()) {
        if (const auto step = row.optionalInteger(1)) extremes.addLow(row.real(0), *step);
        if (const auto step = row.optionalInteger(3)) extremes.addHigh(row.real(2), *step);
        if (const auto step = row.optionalInteger(4)) extremes.addBroken(*step);
    }
    return extremes;
}

} // namespace

void MetricOutline::update(const std::set<std::int64_t>& steps)
{
    for (std::size_t level = 0; level < shifts.size(); ++level) {
        std::optional<std::int64_t> done;
        for (const std::int64_t step : steps) {
            const std::int64_t stretch = step >> shifts[level];
            if (stretch == done) continue;
            done = stretch;
            const Extremes of = level == 0 ? ofPoints(m_database, m_run, m_metric, stretch)
                                           : ofLevelBefore(m_database, m_run, m_metric, level, stretch);
            m_database.execute(sql::insertExtremes, m_run, m_metric, shifts[level], stretch, of.low, of.lowStep,
                               of.high, of.highStep, of.brokenStep);
        }
    }
}

void MetricOutline::truncate(Database& database, Id run, std::int64_t step)
{
    for (const int shift : shifts)
        database.execute(sql::deleteExtremesBeyond, run, shift, step >> shift);
    std::vector<Id> metrics;
    {
        Query row = database.query(sql::metricsOfRun, run);
        while (row.next())
            metrics.push_back(row.integer(0));
    }
    for (const Id metric : metrics)
        MetricOutline(database, run, metric).update({step});
}

std::vector<MetricPoint> MetricOutline::read(int stretches) const
{
    std::vector<MetricPoint> points;
    const auto add = [&](Query& row) {
        while (row.next())
            points.push_back({{},
                              row.integer(0),
                              row.real(1),
                              StoredNumber{row.real(2), int(row.integer(3))}.number(),
                              row.integer(4)});
    };
    std::int64_t first = 0, last = 0;
    {
        Query range = m_database.query(sql::metricRange, m_run, m_metric);
        if (!range.next() || !range.optionalInteger(0)) return points;
        first = range.integer(0);
        last = range.integer(1);
    }
    const auto fits = [&](int shift) { return (last >> shift) - (first >> shift) < stretches; };
    if (fits(0)) {
        Query row = m_database.query(sql::metricsAfter, m_run, m_metric, std::numeric_limits<std::int64_t>::min());
        add(row);
        return points;
    }
    int shift = shifts.back();
    for (auto narrower = shifts.rbegin(); narrower != shifts.rend() && fits(*narrower); ++narrower)
        shift = *narrower;
    Query row = m_database.query(sql::outline, m_run, m_metric, shift, first, last);
    add(row);
    return points;
}

} // namespace sessionsmith::store
