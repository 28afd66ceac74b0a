// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <utility>

namespace sessionsmith {

/// A file descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int value) : m_value(value) {}
    Descriptor(Descriptor&& other) noexcept : m_value(std::exchange(other.m_value, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (m_value >= 0) ::close(m_value);
    }
    explicit operator bool() const { return m_value >= 0; }
    int get() const { return m_value; }

private:
    int m_value;
};

} // namespace sessionsmith
