// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/largeblock.h"

#include <algorithm>
#include <vector>

namespace sessionsmith {

/// Of ordinary memory or, for leastLargeBlock() bytes and more, of takeLargeBlock().
template <typename T>
struct ColumnAllocator
{
    using value_type = T;
    ColumnAllocator() = default;
    template <typename Other>
    ColumnAllocator(const ColumnAllocator<Other>&) noexcept
    {}
    T* allocate(std::size_t count)
    {
        return isLarge(count) ? static_cast<T*>(takeLargeBlock(count * sizeof(T)))
                              : std::allocator<T>().allocate(count);
    }
    void deallocate(T* values, std::size_t count) noexcept
    {
        isLarge(count) ? giveLargeBlock(values, count * sizeof(T)) : std::allocator<T>().deallocate(values, count);
    }
    bool operator==(const ColumnAllocator&) const = default;

private:
    static bool isLarge(std::size_t count) { return count >= leastLargeBlock() / sizeof(T); }
};

/// Values that may be more than fit in memory: a vector like any other, whose elements lie in a file once they are many
/// (see takeLargeBlock()).
template <typename T>
using Column = std::vector<T, ColumnAllocator<T>>;

template <typename T>
bool operator==(const Column<T>& column, const std::vector<T>& values)
{
    return std::ranges::equal(column, values);
}

} // namespace sessionsmith
