// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/imported.h"

using namespace sessionsmith;

/// Whatever it is: recognised, shown, imported.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(fuzz::text(data, size));
    if (const auto preview = events::previewFile(file.path(), 5))
        for (const auto& row : preview->rows)
            fuzz::expect(row.size() == preview->columns.size(), "rows are as wide as the columns");
    return fuzz::imported(fuzz::text(data, size), {});
}
