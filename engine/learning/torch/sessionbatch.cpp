// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/sessionbatch.h"

#include <algorithm>

namespace sessionsmith::learning {

SessionBatch SessionBatch::empty(std::int64_t rows, std::int64_t length, const EventSizes& sizes)
{
    const auto cells = std::size_t(rows * length);
    return {rows,
            length,
            std::vector(cells, sizes.noItem()),
            std::vector(cells, sizes.noAction()),
            std::vector(cells, sizes.noGap()),
            std::vector<std::int64_t>(std::size_t(rows), 0),
            std::vector<bool>(std::size_t(rows), true)};
}

SessionBatch SessionBatch::of(const GeneratorData& data, const GapBins& bins, std::span<const std::size_t> sessions,
                              std::size_t maxLength, const EventSizes& sizes)
{
    const auto lengthOf = [&](std::size_t session) {
        return data.sessions.offsets[session + 1] - data.sessions.offsets[session];
    };
    std::size_t longest = 0;
    for (const std::size_t session : sessions)
        longest = std::max(longest, std::min(lengthOf(session), maxLength));
    SessionBatch batch = empty(std::int64_t(sessions.size()), std::int64_t(longest), sizes);
    for (std::size_t row = 0; row < sessions.size(); ++row) {
        const std::size_t first = data.sessions.offsets[sessions[row]];
        const std::size_t length = std::min(lengthOf(sessions[row]), maxLength);
        batch.lengths[row] = std::int64_t(length);
        batch.ends[row] = length == lengthOf(sessions[row]);
        for (std::size_t i = 0; i < length; ++i) {
            const std::size_t cell = row * longest + i;
            batch.items[cell] = data.sessions.items[first + i];
            batch.actions[cell] = data.sessions.actions[first + i];
            batch.gaps[cell] = data.gaps.empty() || i == 0 ? 0 : bins.binOf(data.gaps[first + i]);
        }
    }
    return batch;
}

} // namespace sessionsmith::learning
