// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/tuning/freecells.h"
#include "engine/tuning/targets.h"

#include <optional>

namespace sessionsmith::hmm {

/// The way from a model towards its targets over its free cells: the steps that meetTargets describes. Targets here
/// ask for figures of whole sessions, each possible for the model (Figures::check).
class Approach
{
public:
    /// When `control` asks to stop, the way ends where it is.
    Approach(const Model& start, const FreeCells& cells, std::vector<Target> targets, const TargetSpec& spec,
             const Control& control);

    enum class Way {
        Straight,     ///< all misses fall with every step
        Downhill,     ///< the sum of their squares falls: round what no model can be
        FromTheMiddle ///< the same, from rows with all free cells alike: where the other two end at a wall
    };
    static constexpr Way ways[] = {Way::Straight, Way::Downhill, Way::FromTheMiddle};

    /// Goes from the start until the targets are met; false where no step leads closer.
    bool meet(Way way);
    /// From where they are met: along the models that meet them, while the divergence falls.
    void descend();
    Model model() const;
    double divergence() const; ///< of the free cells, in nats

private:
    /// How far each figure is off, relative to its target (n). A length goes by its inverse, which is nearly linear in
    /// the END probabilities.
    Vector misses(const Vector& values) const;
    /// The derivatives of the misses by the free cells (n x N).
    Matrix slopes(const Vector& values) const;
    /// The free cells with the least divergence that meet the targets by the linearised figures.
    std::optional<Vector> aim(const Matrix& slopes, const Vector& misses);
    /// Goes there if no miss is larger than `atMost`.
    bool accept(const Vector& values, double atMost);
    bool goBy(bool (Approach::*step)(const Matrix& slopes, const Vector& misses));
    /// All misses become smaller.
    bool stepCloser(const Matrix& slopes, const Vector& misses);
    /// The sum of their squares becomes smaller.
    bool stepDown(const Matrix& slopes, const Vector& misses);
    /// Back to the targets by the shortest way; false where that fails.
    bool restore(Vector& values) const;

    const Model& m_start;
    const FreeCells& m_cells;
    std::vector<Target> m_targets;
    TargetSpec m_spec;
    Control m_control;
    double m_damping = 1e-12; ///< of stepDown()
    Vector m_values;          ///< (N) where it is
    Vector m_multipliers;     ///< (n) of the last step, from which the next one begins
};

} // namespace sessionsmith::hmm
