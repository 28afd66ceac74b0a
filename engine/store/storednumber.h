// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>

namespace sessionsmith::store {

/// A number as two columns. SQLite turns NaN into NULL by itself, so what is not finite is said in words of its own.
struct StoredNumber
{
    enum Special { Finite = 0, NotANumber = 1, PlusInfinity = 2, MinusInfinity = 3 };

    double value = 0; ///< 0 where it is not finite
    int special = Finite;

    static StoredNumber from(double number)
    {
        if (std::isnan(number)) return {0, NotANumber};
        if (std::isinf(number)) return {0, number > 0 ? PlusInfinity : MinusInfinity};
        return {number, Finite};
    }

    double number() const
    {
        using Limits = std::numeric_limits<double>;
        switch (special) {
        case NotANumber:
            return Limits::quiet_NaN();
        case PlusInfinity:
            return Limits::infinity();
        case MinusInfinity:
            return -Limits::infinity();
        default:
            return value;
        }
    }
};

} // namespace sessionsmith::store
