// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/imported.h"

using namespace sessionsmith;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::imported(fuzz::text(data, size), {.format = events::Format::Csv});
    using enum events::Field;
    return fuzz::imported(fuzz::text(data, size), {.format = events::Format::Csv,
                                                   .map = {{User, "1"}, {Item, "2"}, {Session, "3"}, {Time, "4"}},
                                                   .delimiter = ','});
}
