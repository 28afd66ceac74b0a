// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/random.h"
#include "engine/hmm/model.h"

#include <vector>

namespace sessionsmith::synthesis {

/// Draws states and actions of a model by inverting cumulative rows. Each call takes exactly one 32-bit random number,
/// so that the numbers of later steps do not move when an edit changes an earlier one.
class StateSampler
{
public:
    explicit StateSampler(const hmm::Model& model)
        : m_states(model.stateCount()), m_initial(cumulate(model.initial.transpose())),
          m_transition(cumulate(model.transition)), m_emission(cumulate(model.emission)),
          m_end(model.end.begin(), model.end.end())
    {}

    std::int32_t first(Philox& random) const { return invert(m_initial, 0, m_states, random); }
    std::int32_t next(std::int32_t state, Philox& random) const
    {
        return invert(m_transition, state, m_states, random);
    }
    std::int32_t action(std::int32_t state, Philox& random) const
    {
        return invert(m_emission, state, int(m_emission.size()) / m_states, random);
    }
    /// Whether the session ends after `state`; only for a model with an END state.
    bool ends(std::int32_t state, Philox& random) const { return unit(random) < m_end[std::size_t(state)]; }

private:
    static double unit(Philox& random) { return random() * 0x1.0p-32; }
    static std::vector<double> cumulate(const hmm::Matrix& rows)
    {
        std::vector<double> sums;
        sums.reserve(std::size_t(rows.size()));
        for (Eigen::Index i = 0; i < rows.rows(); ++i) {
            double sum = 0;
            for (Eigen::Index j = 0; j < rows.cols(); ++j)
                sums.push_back(sum += rows(i, j));
        }
        return sums;
    }
    static std::int32_t invert(const std::vector<double>& sums, std::int32_t row, int width, Philox& random)
    {
        const double* begin = sums.data() + std::ptrdiff_t(row) * width;
        // Scaled by the last sum, which rounding may leave beside one: an entry of zero is then never drawn.
        const double wanted = unit(random) * begin[width - 1];
        std::int32_t column = 0;
        while (begin[column] <= wanted)
            ++column;
        return column;
    }

    int m_states;
    std::vector<double> m_initial, m_transition, m_emission, m_end;
};

} // namespace sessionsmith::synthesis
