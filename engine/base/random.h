// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Random123/philox.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace sessionsmith {

/// Counter-based random numbers: the stream (seed, purpose, index) is the same whoever draws it, in whatever order.
/// Philox4x32-10, Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011). Satisfies
/// UniformRandomBitGenerator, yet the distributions below are its own, so that results do not depend on the library.
class Philox
{
public:
    using result_type = std::uint32_t;

    Philox(std::uint64_t seed, std::uint32_t purpose, std::uint64_t index)
        : m_key{{std::uint32_t(seed), std::uint32_t(seed >> 32)}}, m_counter{{0, purpose, std::uint32_t(index),
                                                                              std::uint32_t(index >> 32)}}
    {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    result_type operator()()
    {
        if (m_used == 4) {
            m_block = r123::Philox4x32{}(m_counter, m_key);
            ++m_counter[0];
            m_used = 0;
        }
        return m_block[m_used++];
    }

    std::uint64_t bits64()
    {
        const std::uint64_t high = (*this)();
        return high << 32 | (*this)();
    }
    /// Uniform on [0, 1) with 53 bits.
    double uniform() { return double(bits64() >> 11) * 0x1.0p-53; }
    /// Uniform on 0 ... n-1 (n > 0), without bias (Lemire 2019, multiply and reject).
    std::uint32_t below(std::uint32_t n)
    {
        std::uint64_t product = std::uint64_t((*this)()) * n;
        if (std::uint32_t(product) < n) {
            const std::uint32_t threshold = (0u - n) % n;
            while (std::uint32_t(product) < threshold)
                product = std::uint64_t((*this)()) * n;
        }
        return std::uint32_t(product >> 32);
    }
    /// Standard normal (Box and Muller 1958).
    double normal()
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

private:
    r123::Philox4x32::key_type m_key;
    r123::Philox4x32::ctr_type m_counter;
    r123::Philox4x32::ctr_type m_block{};
    unsigned m_used = 4;
};

} // namespace sessionsmith
