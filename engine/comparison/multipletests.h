// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace sessionsmith::comparison {

/// p-values of tests that were made together, so that the chance of any false alarm among them stays what it is for one
/// (Holm 1979, step down): p'_(i) = max_{j <= i} min(1, (n - j + 1) p_(j)) of the sorted values. NaN stands for a test
/// that was not made; it stays and does not count.
std::vector<double> holm(std::span<const double> p);

} // namespace sessionsmith::comparison
