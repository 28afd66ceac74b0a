// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/limits.h"
#include "engine/base/result.h"

#include <cstdint>

namespace sessionsmith::fidelity {

/// How two logs are compared.
struct Spec
{
    double heldOut = 0.5; ///< share of the real users that everything is laid beside
    int bootstrap = 200;  ///< how often the sessions are drawn anew for the intervals
    std::uint64_t seed = 1;
    unsigned threads = 0; ///< 0: one per core; the result is the same for any number

    static constexpr Limits heldOutLimits{0.05, 0.95}, bootstrapLimits{20, 10'000};
    /// Errors: a value out of range, said with the field.
    Result<> validate() const;
};

} // namespace sessionsmith::fidelity
