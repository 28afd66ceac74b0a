// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/behaviourmodel.h"
#include "tests/fuzz/fuzzing.h"

using namespace sessionsmith;

/// A document that is read can be written and read again.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto model = synthesis::parseDocument(fuzz::text(data, size), "input");
    if (!model) return 0;
    const auto again = synthesis::parseDocument(synthesis::writeDocument(*model), "again");
    fuzz::expect(again && synthesis::contentHash(*again) == synthesis::contentHash(*model),
                 "what is written is what is read");
    return 0;
}
