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
    static constexpr std::uint32_t purpose = 0x53544154; ///< "STAT": of the random numbers of a session

    explicit StateSampler(const hmm::Model& model)
        : m_initial(model.initial.transpose()), m_transition(model.transition), m_emission(model.emission),
          m_end(model.end.begin(), model.end.end())
    {}

    std::int32_t first(Philox& random) const { return m_initial.invert(0, random()); }
    std::int32_t next(std::int32_t state, Philox& random) const { return m_transition.invert(state, random()); }
    std::int32_t action(std::int32_t state, Philox& random) const { return m_emission.invert(state, random()); }
    /// Whether the session ends after `state`; only for a model with an END state.
    bool ends(std::int32_t state, Philox& random) const { return unit(random()) < m_end[std::size_t(state)]; }

private:
    static double unit(std::uint32_t number) { return number * 0x1.0p-32; }

    /// Distributions as running sums. A guide tells for the leading bits of a number where its search may begin, so
    /// that it seldom takes more than a step (Chen & Asau 1974).
    class Rows
    {
    public:
        explicit Rows(const hmm::Matrix& rows) : m_width(std::size_t(rows.cols()))
        {
            m_sums.reserve(std::size_t(rows.size()));
            m_guide.reserve(std::size_t(rows.rows()) << guideBits);
            for (Eigen::Index i = 0; i < rows.rows(); ++i) {
                double sum = 0;
                for (Eigen::Index j = 0; j < rows.cols(); ++j)
                    m_sums.push_back(sum += rows(i, j));
                std::size_t column = 0;
                for (std::uint32_t lead = 0; lead < 1u << guideBits; ++lead) {
                    column = search(std::size_t(i), column, lead << (32 - guideBits));
                    m_guide.push_back(std::uint8_t(column));
                }
            }
        }
        std::int32_t invert(std::int32_t row, std::uint32_t number) const
        {
            const std::size_t lead = std::size_t(row) << guideBits | number >> (32 - guideBits);
            return std::int32_t(search(std::size_t(row), m_guide[lead], number));
        }

    private:
        static constexpr int guideBits = 8;
        static_assert(hmm::Model::maximumSize <= 256, "a column has to fit into the guide");

        /// The first column from `column` on whose sum is beyond `number`. Scaled by the last sum, which rounding may
        /// leave beside one: an entry of zero is then never drawn.
        std::size_t search(std::size_t row, std::size_t column, std::uint32_t number) const
        {
            const double* sums = m_sums.data() + row * m_width;
            const double wanted = unit(number) * sums[m_width - 1];
            while (sums[column] <= wanted)
                ++column;
            return column;
        }

        std::size_t m_width;
        std::vector<double> m_sums;
        std::vector<std::uint8_t> m_guide;
    };

    Rows m_initial, m_transition, m_emission;
    std::vector<double> m_end;
};

} // namespace sessionsmith::synthesis
