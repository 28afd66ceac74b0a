// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/knownlayouts.h"

namespace sessionsmith::events {

/// JsonLines or Otto, if most of the lines are JSON objects; nothing otherwise.
std::optional<Format> jsonFormat(const std::vector<std::string>& lines);

/// The keys of the objects in `lines`, in order of first appearance; of an object within an object the path to each of
/// its keys, "product.id". Those of the Otto layout are always the same.
std::vector<std::string> jsonColumns(Format format, const std::vector<std::string>& lines);

/// The actions of the Otto layout, and what its columns hold.
const ActionCodes& ottoActions();
const std::map<Field, std::string>& ottoMap();

/// The rows that stand in a line of JSON: one in JsonLines, in Otto one for each of the session's events. A cell is the
/// text, number or truth value at its column's path, and empty where there is none.
class JsonRecords
{
public:
    /// `columns`: each once.
    JsonRecords(Format format, const std::vector<std::string>& columns) : m_format(format), m_columns(columns) {}

    /// Says why the line cannot be read, if it cannot: it has no rows then.
    std::optional<Message> parse(std::string_view line);
    const std::vector<std::vector<std::string>>& rows() const { return m_rows; }

private:
    Format m_format;
    Vocabulary m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace sessionsmith::events
