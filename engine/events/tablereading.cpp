// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/tablereading.h"

#include "engine/events/columnguess.h"
#include "engine/events/csvrecord.h"

#include <map>

namespace sessionsmith::events {

namespace {

Reading readingWith(char delimiter, const std::vector<std::string>& lines)
{
    Reading reading{delimiter};
    CsvRecord record;
    std::map<std::size_t, std::size_t> widths;
    for (const std::string& line : lines) {
        if (record.parse(line, delimiter) != CsvRecord::Status::Complete) continue;
        if (widths.empty() && record.fields().size() > 1)
            reading.familiar = familiarNames({record.fields().begin(), record.fields().end()});
        ++widths[record.fields().size()];
    }
    for (const auto& [width, count] : widths) {
        const double share = double(count) / double(lines.size());
        if (share > reading.share) {
            reading.share = share;
            reading.width = width;
        }
    }
    return reading;
}

} // namespace

Reading bestReading(char delimiter, const std::vector<std::string>& lines)
{
    if (delimiter != 0) return readingWith(delimiter, lines);
    Reading best = readingWith(',', lines);
    for (const char candidate : {';', '\t', '|'})
        if (Reading reading = readingWith(candidate, lines); reading.quality() > best.quality())
            best = std::move(reading);
    return best;
}

} // namespace sessionsmith::events
