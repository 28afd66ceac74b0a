// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/filehash.h"

#include "engine/base/hash.h"
#include "engine/base/inputfile.h"

namespace sessionsmith {

Result<std::string> hashOfFile(const std::filesystem::path& path, const Control& control)
{
    const auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    ContentHash hash;
    std::string piece(1u << 20, '\0');
    for (std::uint64_t offset = 0;;) {
        const auto count = file->read(offset, piece);
        if (!count) return tl::unexpected(count.error());
        if (*count == 0) return hash.hex();
        if (!control.proceed()) return fail(Error::cancelled());
        hash.add(piece.data(), *count);
        offset += *count;
    }
}

} // namespace sessionsmith
