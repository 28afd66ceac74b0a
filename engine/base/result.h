// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <tl/expected.hpp>

namespace sessionsmith {

/// A value, or the reason why there is none. Expected failures travel this way; exceptions are for programmer errors.
template <typename T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// fail(SS_TEXT("engine", "Row {0} holds no number"), row): the short form without place and advice.
template <typename... Args>
tl::unexpected<Error> fail(const char* text, Args&&... args)
{
    return fail(Error(text, std::forward<Args>(args)...));
}

} // namespace sessionsmith
