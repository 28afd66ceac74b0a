// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sessionsmith::runfiles {

/// What TensorFlow's message Event says of scalars (tensorflow/core/util/event.proto and framework/summary.proto).
struct SummaryEvent
{
    struct Scalar
    {
        std::string tag;
        double value = 0;
    };

    double wallTime = 0; ///< seconds since 1970
    std::int64_t step = 0;
    std::vector<Scalar> scalars;
    std::size_t others = 0; ///< values that are no scalars: histograms, pictures, texts
};

/// Reads events one after the other, for a tag is told only once what it is a tag of.
class SummaryEvents
{
public:
    /// The event that a record holds; nothing where it is none.
    std::optional<SummaryEvent> read(std::string_view record);

private:
    bool readSummary(std::string_view summary, SummaryEvent& event);
    bool readValue(std::string_view value, SummaryEvent& event);

    std::set<std::string, std::less<>> m_otherTags; ///< of histograms and the like
};

} // namespace sessionsmith::runfiles
