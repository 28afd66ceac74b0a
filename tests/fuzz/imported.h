// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/importer.h"
#include "tests/fuzz/fuzzing.h"

namespace sessionsmith::fuzz {

/// Reads the input as a log of a format: what comes out is an error or a sound log.
inline int imported(std::string_view input, events::ImportSpec spec)
{
    const MemoryFile file(input);
    spec.path = file.path();
    spec.threads = 1;
    const auto result = events::importLog(spec);
    if (result) {
        expect(result->log.size() > 0, "a log has events");
        expect(result->log.validate().has_value(), "a log is sound");
        expect(result->rejected.size() <= result->rejectedCount, "every kept row was rejected");
    }
    return 0;
}

} // namespace sessionsmith::fuzz
