// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/hmm/lanekernels.h"
#include "engine/hmm/model.h"

namespace sessionsmith::hmm {

/// The matrices of a model as the kernels want them: probabilities, or their logarithms for the best path.
class LaneTables
{
public:
    enum class Values { Probabilities, Logarithms };
    LaneTables(const Model& model, Values values);
    LaneTables(const LaneTables&) = delete; // the kernels point into it
    LaneTables& operator=(const LaneTables&) = delete;

    const LaneModel& model() const { return m_model; }
    /// (K x K) transition with the factor of going on.
    const Matrix& step() const { return m_step; }

private:
    Vector m_initial, m_end;
    Matrix m_step, m_paddedStep, m_stepTransposed, m_emission, m_emissionTable;
    LaneModel m_model;
};

} // namespace sessionsmith::hmm
