// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks of the window share.
#pragma once

#include "engine/base/random.h"
#include "engine/hmm/model.h"
#include "engine/synthesis/preview.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>

#include <algorithm>
#include <ctime>
#include <vector>

namespace sessionsmith::benchmarks {

/// Without END, so that each session has the preview's own length; or with one that makes it that long on average.
inline hmm::Model randomModel(int states, bool hasEnd)
{
    Philox random(1, 1, 0);
    const auto fill = [&](auto&& row) {
        for (double& value : row)
            value = -std::log(1 - random.uniform());
        row /= row.sum();
    };
    hmm::Model model = *hmm::templateNamed("uniform");
    model.states.clear();
    model.actions.clear();
    for (int i = 0; i < states; ++i) {
        model.states.push_back("state " + std::to_string(i + 1));
        model.actions.push_back("action " + std::to_string(i + 1));
    }
    model.initial.resize(states);
    model.transition.resize(states, states);
    model.emission.resize(states, states);
    fill(model.initial);
    for (int i = 0; i < states; ++i) {
        fill(model.transition.row(i));
        fill(model.emission.row(i));
    }
    model.end = hasEnd ? hmm::Vector::Constant(states, 1.0 / synthesis::defaultPreviewLength) : hmm::Vector();
    return model;
}

/// Notes when a widget was painted.
class PaintWatch : public QObject
{
public:
    bool painted = false;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        painted |= event->type() == QEvent::Paint;
        return false;
    }
};

/// In milliseconds. `busy`: processor time of the window's thread, which others on the machine do not lengthen.
struct Times
{
    double median, high, busy;
};

inline double quantile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[std::size_t(double(values.size() - 1) * share)];
}

inline double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

inline Times timesOf(std::vector<double> wall, std::vector<double> busy)
{
    return {quantile(wall, 0.5), quantile(wall, 0.99), quantile(std::move(busy), 0.5)};
}

inline void settle()
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 300)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

} // namespace sessionsmith::benchmarks
