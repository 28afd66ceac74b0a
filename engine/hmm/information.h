// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/hmm/baumwelch.h"
#include "engine/hmm/estimation.h"

#include <optional>

namespace sessionsmith::hmm {

/// The observed information of a fit (see fitIntervals) in its free parameters: the logarithms of the groups of each
/// row, against the largest, of all groups with one expected event or more.
class Information
{
public:
    struct Row
    {
        FreeRow free;
        Vector counts; ///< of each group, with those of the prior
        Vector shares; ///< of each group in the mass of the row
        Vector errors; ///< the standard error of each share; NaN where there is no curvature
    };

    Information(const Model& model, const ExpectedCounts& counts, const BaumWelchSpec& spec);

    int parameters() const { return int(m_parameters.size()); }
    /// All free rows. Nothing where the information of what is not at the border is not positive definite, or when
    /// stopped.
    std::optional<std::vector<Row>> standardErrors(const Sequences& sequences, const ProgressSink& progress,
                                                   const Control& control) const;

private:
    /// A group of a row that may move against its reference, the largest.
    struct Parameter
    {
        std::size_t row;
        Eigen::Index group;
    };

    /// The model with the logarithm of one group raised by `step`, the rest of its row scaled.
    Model moved(const Parameter& parameter, double step) const;
    /// The derivatives of the log-posterior by the parameters, of the model that has these expected counts.
    Vector score(const Model& model, const ExpectedCounts& counts) const;
    /// Of the parameters; zero where one is at the border.
    std::optional<Eigen::MatrixXd> covariance(const Sequences& sequences, const ProgressSink& progress,
                                              const Control& control) const;

    const Model& m_model;
    const BaumWelchSpec& m_spec;
    std::vector<Row> m_rows;
    std::vector<Vector> m_pseudo;           ///< of each row, by group
    std::vector<std::vector<bool>> m_moves; ///< whether a group of a row is not at the border
    std::vector<Parameter> m_parameters;
};

} // namespace sessionsmith::hmm
