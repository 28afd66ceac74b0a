// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/copies.h"

#include <limits>
#include <string_view>
#include <unordered_set>

namespace sessionsmith::fidelity {

namespace {

std::string_view bytesOf(std::span<const std::int32_t> items)
{
    return {reinterpret_cast<const char*>(items.data()), items.size_bytes()};
}

} // namespace

double Copies::share() const
{
    return sessions > 0 ? double(copied) / double(sessions) : std::numeric_limits<double>::quiet_NaN();
}

Copies copiesFrom(const std::vector<const Sessions*>& originals, const Sessions& sessions)
{
    std::unordered_set<std::string_view> known;
    for (const Sessions* some : originals)
        for (std::size_t s = 0; s < some->size(); ++s)
            if (some->itemsOf(s).size() >= Copies::shortest) known.insert(bytesOf(some->itemsOf(s)));
    Copies copies;
    for (std::size_t s = 0; s < sessions.size(); ++s) {
        if (sessions.itemsOf(s).size() < Copies::shortest) continue;
        ++copies.sessions;
        copies.copied += known.contains(bytesOf(sessions.itemsOf(s)));
    }
    return copies;
}

} // namespace sessionsmith::fidelity
