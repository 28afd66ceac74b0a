// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/runs/groupcurve.h"

#include <algorithm>

namespace sessionsmith::widgets {

GroupCurve groupCurve(const std::vector<CurvePointer>& curves, learning::SpreadKind kind)
{
    auto mean = std::make_shared<Curve>(), low = std::make_shared<Curve>(), high = std::make_shared<Curve>();
    std::vector<std::size_t> places(curves.size(), 0);
    std::vector<double> values;
    for (std::size_t i = 0; !curves.empty() && i < curves[0]->size(); ++i) {
        const double x = curves[0]->line().x[i];
        values.clear();
        for (std::size_t curve = 0; curve < curves.size(); ++curve) {
            const Line line = curves[curve]->line();
            std::size_t& place = places[curve];
            while (place < line.size() && line.x[place] < x)
                ++place;
            if (place < line.size() && line.x[place] == x) values.push_back(line.y[place]);
        }
        if (values.size() < curves.size()) continue;
        const learning::Spread spread = learning::spreadOf(values, kind);
        const double step = curves[0]->steps()[i];
        mean->append(x, spread.mean, step);
        low->append(x, spread.low, step);
        high->append(x, spread.high, step);
    }
    return {mean, low, high};
}

} // namespace sessionsmith::widgets
