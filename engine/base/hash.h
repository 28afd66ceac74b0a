// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sessionsmith {

/// The content hash that names what a run saw: XXH3-128 of everything that was added, as 32 hexadecimal digits.
/// Not cryptographic: it tells contents apart, it does not prove who made them.
class ContentHash
{
public:
    ContentHash();
    ~ContentHash();
    ContentHash(ContentHash&&) noexcept;
    ContentHash& operator=(ContentHash&&) noexcept;

    void add(const void* data, std::size_t bytes);
    /// Adds the length first, so that {"ab","c"} and {"a","bc"} differ.
    void add(std::string_view text);
    template <typename T>
    requires std::is_trivially_copyable_v<T>
    void add(std::span<const T> values) { add(values.data(), values.size_bytes()); }
    std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace sessionsmith
