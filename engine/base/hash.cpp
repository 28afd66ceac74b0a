// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <cstdint>
#include <new>

namespace sessionsmith {

struct ContentHash::State
{
    XXH3_state_t* handle = XXH3_createState();
    ~State() { XXH3_freeState(handle); }
};

ContentHash::ContentHash() : m_state(std::make_unique<State>())
{
    if (!m_state->handle) throw std::bad_alloc();
    XXH3_128bits_reset(m_state->handle);
}
ContentHash::~ContentHash() = default;
ContentHash::ContentHash(ContentHash&&) noexcept = default;
ContentHash& ContentHash::operator=(ContentHash&&) noexcept = default;

void ContentHash::add(const void* data, std::size_t bytes)
{
    if (bytes > 0) XXH3_128bits_update(m_state->handle, data, bytes);
}

void ContentHash::add(std::string_view text)
{
    const std::uint64_t size = text.size();
    add(&size, sizeof size);
    add(text.data(), text.size());
}

std::string ContentHash::hex() const
{
    const XXH128_hash_t digest = XXH3_128bits_digest(m_state->handle);
    return fmt::format("{:016x}{:016x}", digest.high64, digest.low64);
}

} // namespace sessionsmith
