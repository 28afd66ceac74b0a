// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/largearray.h"

#include <sys/mman.h>

#include <new>

namespace sessionsmith {

LargeArray makeLargeArray(std::size_t size)
{
    constexpr std::size_t hugePage = 2u << 20, line = 64;
    const std::size_t bytes = size * sizeof(double);
    const std::size_t alignment = bytes >= hugePage ? hugePage : line;
    const std::size_t whole = (bytes + alignment - 1) / alignment * alignment;
    LargeArray values(static_cast<double*>(std::aligned_alloc(alignment, whole)));
    if (!values && whole > 0) throw std::bad_alloc();
    if (bytes >= hugePage) madvise(values.get(), whole, MADV_HUGEPAGE); // no more than a wish
    return values;
}

} // namespace sessionsmith
