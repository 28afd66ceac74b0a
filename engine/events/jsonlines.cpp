// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/jsonlines.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace sessionsmith::events {

namespace {

using Json = nlohmann::ordered_json; // the columns keep the order of the keys

const char* const sessionKey = "session";
const char* const eventsKey = "events";
constexpr int deepest = 8; // objects within each other that are looked into: nobody nests what a log is about further

/// Numbers that are no 64-bit integers stay texts, digit by digit: two of them that a double does not tell apart may be
/// the identifiers of two items.
class DigitKeeper : public nlohmann::detail::json_sax_dom_parser<Json>
{
public:
    using json_sax_dom_parser::json_sax_dom_parser;
    bool number_float(double, const std::string& digits)
    {
        std::string text = digits;
        return string(text);
    }
};

/// `throws`: what is no JSON; else it is discarded.
Json parsed(std::string_view line, bool throws = false)
{
    Json json;
    DigitKeeper keeper(json, throws);
    if (!Json::sax_parse(line, &keeper)) return Json(Json::value_t::discarded);
    return json; // moved: a copy of what is nested without end would go as deep
}

bool isOtto(const Json& json)
{
    return json.contains(sessionKey) && json.contains(eventsKey) && json[eventsKey].is_array();
}

/// What stands at a path, such as "product.id": a key of the object itself, dots and all, or one of an object in it.
const Json* at(const Json& object, std::string_view path, int depth = deepest)
{
    if (!object.is_object() || depth == 0) return nullptr;
    if (const auto found = object.find(std::string(path)); found != object.end()) return &*found;
    for (std::size_t dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1))
        if (const auto inner = object.find(std::string(path.substr(0, dot))); inner != object.end())
            if (const Json* found = at(*inner, path.substr(dot + 1), depth - 1)) return found;
    return nullptr;
}

std::string cellText(const Json& object, const std::string& path)
{
    const Json* found = at(object, path);
    if (!found || found->is_null() || found->is_structured()) return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

/// The paths of what is no object itself, or lies too deep.
void addPaths(const Json& object, const std::string& prefix, int depth, std::vector<std::string>& paths)
{
    for (const auto& [key, value] : object.items()) {
        const std::string path = prefix + key;
        if (value.is_object() && depth > 1)
            addPaths(value, path + '.', depth - 1, paths);
        else if (std::ranges::find(paths, path) == paths.end())
            paths.push_back(path);
    }
}

std::vector<std::string> rowOf(const Json& object, const std::vector<std::string>& columns)
{
    std::vector<std::string> row;
    for (const std::string& column : columns)
        row.push_back(object.is_object() ? cellText(object, column) : std::string());
    return row;
}

} // namespace

std::optional<Format> jsonFormat(const std::vector<std::string>& lines)
{
    std::size_t objects = 0, otto = 0;
    for (const std::string& line : lines) {
        const Json json = parsed(line);
        objects += json.is_object();
        otto += json.is_object() && isOtto(json);
    }
    if (objects * 2 <= lines.size()) return std::nullopt;
    return otto * 2 > objects ? Format::Otto : Format::JsonLines;
}

std::vector<std::string> jsonColumns(Format format, const std::vector<std::string>& lines)
{
    if (format == Format::Otto) return {sessionKey, "aid", "ts", "type"};
    std::vector<std::string> columns;
    for (const std::string& line : lines)
        if (const Json json = parsed(line); json.is_object()) addPaths(json, {}, deepest, columns);
    return columns;
}

const ActionCodes& ottoActions()
{
    static const ActionCodes actions{{"clicks", "clicks"}, {"carts", "carts"}, {"orders", "orders"}};
    return actions;
}

const std::map<Field, std::string>& ottoMap()
{
    static const std::map<Field, std::string> map{
        {Field::Session, sessionKey}, {Field::Item, "aid"}, {Field::Time, "ts"}, {Field::Action, "type"}};
    return map;
}

std::optional<Message> JsonRecords::parse(std::string_view line)
{
    m_rows.clear();
    Json json;
    try {
        json = parsed(line, true);
    } catch (const Json::parse_error& error) {
        return Message(SS_TEXT("engine", "The line is not valid JSON from byte {0} on"), error.byte);
    } catch (const Json::exception&) { // a number that no double can hold
        return Message(SS_TEXT("engine", "The line holds a number out of range"));
    }
    if (!json.is_object()) return Message(SS_TEXT("engine", "The line is no JSON object"));
    if (m_format == Format::JsonLines) {
        m_rows.push_back(rowOf(json, m_columns));
        return std::nullopt;
    }
    if (!isOtto(json)) return Message(SS_TEXT("engine", "The line has no session with a list of events"));
    const std::string session = cellText(json, sessionKey);
    for (const Json& event : json[eventsKey]) {
        m_rows.push_back(rowOf(event, m_columns));
        m_rows.back().front() = session;
    }
    return std::nullopt;
}

} // namespace sessionsmith::events
