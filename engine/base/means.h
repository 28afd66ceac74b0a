// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace sessionsmith {

/// Keys of a run's specification that say how it is computed, which changes nothing of what it is.
inline constexpr const char* meansFields[] = {"device", "threads", "share_device", "checkpoint_seconds",
                                              "fused_optimizer"};

inline bool isMeans(std::string_view key)
{
    return std::ranges::find(meansFields, key) != std::end(meansFields);
}

} // namespace sessionsmith
