// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/previews.h"

#include "engine/events/prices.h"
#include "engine/events/timerecognition.h"

#include <algorithm>

namespace sessionsmith::events {

void numberColumns(Preview& preview, std::size_t count)
{
    for (std::size_t column = 1; column <= count; ++column)
        preview.columns.push_back(std::to_string(column));
}

Preview previewOfSequences(const std::vector<std::string>& lines, const Hints& hints, std::size_t rowCount)
{
    Preview preview;
    preview.format = Format::Sequences;
    preview.encoding = hints.encoding;
    preview.delimiter = ' ';
    std::size_t width = 0;
    for (std::size_t i = 0; i < std::min(rowCount, lines.size()); ++i) {
        const std::vector<std::string_view> fields = words(lines[i]);
        preview.rows.emplace_back(fields.begin(), fields.end());
        width = std::max(width, fields.size());
    }
    numberColumns(preview, width);
    for (std::vector<std::string>& row : preview.rows)
        row.resize(width);
    return preview;
}

Preview previewOfDataset(const EventLog& log, std::size_t rowCount)
{
    Preview preview;
    preview.format = Format::Safetensors;
    preview.hasHeader = true;
    std::vector<Field> fields{Field::User, Field::Session, Field::Action, Field::Item};
    if (log.hasCategory()) fields.push_back(Field::Category);
    if (log.hasTime()) fields.push_back(Field::Time);
    if (log.hasPrice()) fields.push_back(Field::Price);
    for (const Field field : fields) {
        preview.columns.emplace_back(fieldName(field));
        preview.map[field] = fieldName(field);
    }
    for (std::size_t event = 0; event < std::min(rowCount, log.size()); ++event) {
        std::vector<std::string> row{log.users[log.user[event]], sessionName(log, std::size_t(log.session[event])),
                                     log.actions[log.action[event]], log.items[log.item[event]]};
        if (log.hasCategory())
            row.push_back(log.category[event] < 0 ? std::string() : std::string(log.categories[log.category[event]]));
        if (log.hasTime()) row.push_back(formatIsoTime(log.time[event]));
        if (log.hasPrice()) row.push_back(priceText(log.price[std::size_t(log.item[event])]));
        preview.rows.push_back(std::move(row));
    }
    return preview;
}

Result<Preview> settled(Preview preview, const InputFile& file, const Hints& hints, std::size_t rowCount,
                        const Control& control)
{
    if (auto done = recogniseTimeFormat(preview, file, hints, control); !done) return tl::unexpected(done.error());
    preview.rows.resize(std::min(preview.rows.size(), rowCount));
    return preview;
}

} // namespace sessionsmith::events
