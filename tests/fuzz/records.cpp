// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/recordblock.h"
#include "tests/fuzz/fuzzing.h"

#include <vector>

using namespace sessionsmith;
using events::RecordBlock;

namespace {

void readInto(std::vector<std::vector<std::string>>& all, std::string_view text, char delimiter)
{
    RecordBlock records(text, delimiter);
    while (records.next())
        all.emplace_back(records.fields().begin(), records.fields().end());
}

} // namespace

/// A text that is read in two blocks has the records of the whole.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const char delimiter = data[0] % 2 == 0 ? ',' : ';';
    const std::string_view text = fuzz::text(data + 2, size - 2);
    const std::size_t line = text.substr(text.size() * data[1] / 256).find('\n');
    if (line == std::string_view::npos) return 0;
    const std::size_t length = text.size() * data[1] / 256 + line + 1;
    const std::size_t decided = RecordBlock::decidedLength(text.substr(0, length), delimiter);
    std::vector<std::vector<std::string>> whole, parts;
    readInto(whole, text, delimiter);
    readInto(parts, text.substr(0, decided), delimiter);
    readInto(parts, text.substr(decided), delimiter);
    fuzz::expect(whole == parts, "blocks leave no trace");
    return 0;
}
