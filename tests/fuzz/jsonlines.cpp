// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/imported.h"

using namespace sessionsmith;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using events::Field;
    const auto text = fuzz::text(data, size);
    fuzz::imported(text, {.format = events::Format::JsonLines}); // as it is recognised, and by paths into objects
    return fuzz::imported(text, {.format = events::Format::JsonLines,
                                 .map = {{Field::User, "user.id"}, {Field::Item, "item.id"}, {Field::Time, "at"}}});
}
