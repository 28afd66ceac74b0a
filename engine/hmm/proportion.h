// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sessionsmith::hmm {

/// The 97.5 % quantile of the standard normal distribution: two-sided 95 %.
constexpr double normalQuantile = 1.959963984540054;

struct Interval
{
    double low = 0, high = 1;
};

/// Of the probability behind `count` of `trials` independent cases, 95 %: where it would not be rejected (Wilson 1927),
/// with good coverage down to a few cases (Brown, Cai and DasGupta 2001). Counts may be expected ones. All of 0 ... 1
/// without any case; what was never or always seen lies within to the last bit.
Interval proportionInterval(double count, double trials);

} // namespace sessionsmith::hmm
