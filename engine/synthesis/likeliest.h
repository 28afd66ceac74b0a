// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace sessionsmith::synthesis {

/// The value of a positive parameter under which data are likeliest, and the values that they do not speak against
/// with 95 %: those whose log-likelihood is less than 1.92 smaller (Wilks 1938).
struct Likeliest
{
    double value = 0;
    double low = 0, high = 0; ///< an end of the range that was searched where the data set no limit before it
};

/// Searches least ... most (0 < least < most) on a logarithmic scale: ten places a decade, then a golden section around
/// the best. Always the same for the same function, which may have several maxima or be minus infinity.
Likeliest likeliest(const std::function<double(double)>& logLikelihood, double least, double most);

} // namespace sessionsmith::synthesis
