// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>

namespace sessionsmith {

struct FreeArray
{
    void operator()(double* values) const { std::free(values); }
};
using LargeArray = std::unique_ptr<double[], FreeArray>;

/// Values that are not set, for results that are written once. The system is asked for huge pages: to give out hundreds
/// of megabytes in small ones takes longer than to fill them. Throws std::bad_alloc.
LargeArray makeLargeArray(std::size_t size);

} // namespace sessionsmith
