// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/likeliest.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace sessionsmith::synthesis {

namespace {

constexpr double drop = 1.920729410347062; // half of the 95 % quantile of chi-square with one degree of freedom
constexpr int halvings = 40;

class Search
{
public:
    Search(const std::function<double(double)>& logLikelihood, double least, double most)
        : m_logLikelihood(logLikelihood), m_range{least, most}, m_least(std::log(least)), m_most(std::log(most))
    {
        const int steps = std::max(2, int(std::ceil(10 * (m_most - m_least) / std::numbers::ln10)));
        for (int i = 0; i <= steps; ++i) {
            m_places.push_back(i == steps ? m_most : m_least + (m_most - m_least) * i / steps);
            m_values.push_back(at(m_places.back()));
        }
    }

    Likeliest result() const
    {
        const auto best = std::size_t(std::max_element(m_values.begin(), m_values.end()) - m_values.begin());
        double place = goldenSection(m_places[best > 0 ? best - 1 : 0], m_places[std::min(best + 1, last())]);
        if (m_values[best] >= at(place)) place = m_places[best]; // an end of the range, or a plateau
        const double enough = at(place) - drop;
        return {value(place), value(limit(place, best, -1, enough)), value(limit(place, best, +1, enough))};
    }

private:
    std::size_t last() const { return m_places.size() - 1; }
    /// An end is met exactly: the exponential of a logarithm may lie beyond it.
    double value(double place) const
    {
        return place == m_least ? m_range.first : place == m_most ? m_range.second : std::exp(place);
    }
    double at(double place) const { return m_logLikelihood(value(place)); }

    double goldenSection(double low, double high) const
    {
        constexpr double part = 1 / std::numbers::phi;
        double left = high - part * (high - low), right = low + part * (high - low);
        double atLeft = at(left), atRight = at(right);
        for (int i = 0; i < halvings; ++i) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                atLeft = at(left = high - part * (high - low));
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                atRight = at(right = low + part * (high - low));
            }
        }
        return (low + high) / 2;
    }

    /// The farthest place from `place` in that direction before the first one that is not likely enough.
    double limit(double place, std::size_t best, int direction, double enough) const
    {
        double inside = place;
        for (std::size_t i = best;; i += std::size_t(direction)) {
            if ((m_places[i] - place) * direction > 0) {
                if (m_values[i] < enough) return bisect(inside, m_places[i], enough);
                inside = m_places[i];
            }
            if (i == (direction < 0 ? 0 : last())) return inside;
        }
    }

    double bisect(double inside, double outside, double enough) const
    {
        for (int i = 0; i < halvings; ++i) {
            const double middle = (inside + outside) / 2;
            (at(middle) < enough ? outside : inside) = middle;
        }
        return inside;
    }

    const std::function<double(double)>& m_logLikelihood;
    std::pair<double, double> m_range;
    double m_least, m_most; // the logarithms of its ends
    std::vector<double> m_places, m_values;
};

} // namespace

Likeliest likeliest(const std::function<double(double)>& logLikelihood, double least, double most)
{
    return Search(logLikelihood, least, most).result();
}

} // namespace sessionsmith::synthesis
