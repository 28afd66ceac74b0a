// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanetables.h"

namespace sessionsmith::hmm {

namespace {

/// Rows with zeros behind, up to a multiple of LaneModel::padding.
Matrix padded(const Matrix& matrix)
{
    constexpr auto padding = Eigen::Index(LaneModel::padding);
    Matrix table = Matrix::Zero(matrix.rows(), (matrix.cols() + padding - 1) / padding * padding);
    table.leftCols(matrix.cols()) = matrix;
    return table;
}

} // namespace

LaneTables::LaneTables(const Model& model, Values values)
    : m_initial(model.initial), m_end(model.hasEnd() ? model.end : Vector::Ones(model.stateCount())),
      m_step(model.transition), m_emission(model.emission)
{
    if (model.hasEnd()) m_step = (1 - model.end.array()).matrix().asDiagonal() * model.transition;
    if (values == Values::Logarithms) {
        m_initial = m_initial.array().log();
        m_end = m_end.array().log();
        // A sum of logarithms: their rounding, not that of a product, decides which paths tie.
        m_step = model.transition.array().log();
        if (model.hasEnd()) m_step.colwise() += Vector((1 - model.end.array()).log());
        m_emission = m_emission.array().log();
    }
    m_paddedStep = padded(m_step);
    m_stepTransposed = padded(m_step.transpose());
    const bool fewActions = model.actionCount() <= int(LaneModel::padding);
    if (fewActions) m_emissionTable = padded(m_emission);
    m_emission = padded(m_emission.transpose());
    m_model = {model.stateCount(),
               model.actionCount(),
               m_initial.data(),
               m_paddedStep.data(),
               m_stepTransposed.data(),
               m_emission.data(),
               fewActions ? m_emissionTable.data() : nullptr,
               m_end.data()};
}

} // namespace sessionsmith::hmm
