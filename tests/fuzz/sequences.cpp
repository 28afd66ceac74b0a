// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/imported.h"

using namespace sessionsmith;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::imported(fuzz::text(data, size), {.format = events::Format::Sequences});
}
