// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/dataset.h"
#include "tests/fuzz/fuzzing.h"

using namespace sessionsmith;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(fuzz::text(data, size));
    if (const auto log = events::readDataset(file.path()))
        fuzz::expect(log->validate().has_value(), "a data set is sound");
    return 0;
}
