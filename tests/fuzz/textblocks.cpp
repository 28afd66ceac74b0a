// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/text.h"
#include "engine/base/textreader.h"
#include "tests/fuzz/fuzzing.h"

using namespace sessionsmith;

/// Plain, gzip and zstd, in either encoding.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(fuzz::text(data, size));
    for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Gb18030}) {
        auto blocks = InputFile::open(file.path()).and_then([&](InputFile input) {
            return TextBlocks::open(std::move(input), encoding);
        });
        fuzz::expect(blocks.has_value(), "every file can be opened");
        std::size_t bytes = 0;
        for (TextBlock block; bytes < (1u << 24);) { // a bomb of some kilobytes has gigabytes
            const auto read = blocks->next(block);
            if (!read || !*read) break;
            bytes += block.text.size();
            fuzz::expect(block.isTooLong == block.text.empty(), "a block has text, or stands for a long line");
            for (std::string_view rest = block.text; !rest.empty();)
                fuzz::expect(takeLine(rest).find('\n') == std::string_view::npos, "a line is one");
        }
    }
    return 0;
}
