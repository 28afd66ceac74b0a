// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/lanetables.h"

namespace sessionsmith::hmm {

namespace {

/// Rows of eight, with zeros behind; empty if they do not fit.
Matrix padded(const Matrix& matrix)
{
    if (matrix.cols() > LaneModel::tableWidth) return {};
    Matrix table = Matrix::Zero(matrix.rows(), LaneModel::tableWidth);
    table.leftCols(matrix.cols()) = matrix;
    return table;
}

const double* dataOf(const Matrix& table)
{
    return table.size() > 0 ? table.data() : nullptr;
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
    m_stepTransposed = m_step.transpose();
    m_emissionTable = padded(m_emission);
    m_stepTable = padded(m_step);
    m_emission.transposeInPlace();
    m_model = {model.stateCount(), model.actionCount(),     m_initial.data(),    m_step.data(), m_stepTransposed.data(),
               m_emission.data(),  dataOf(m_emissionTable), dataOf(m_stepTable), m_end.data()};
}

} // namespace sessionsmith::hmm
