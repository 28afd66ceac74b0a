// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/jsonlines.h"

#include <nlohmann/json.hpp>

#include <unordered_set>

namespace sessionsmith::events {

namespace {

using Json = nlohmann::json;

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

/// The paths of keys as they come, which the objects themselves forget, less those of what lies too deep.
class PathKeeper : public DigitKeeper
{
public:
    PathKeeper(Json& json, Vocabulary& paths) : DigitKeeper(json, false), m_paths(paths) {}
    bool start_object(std::size_t size)
    {
        if (++m_depth > 1 && m_depth <= deepest) m_path += '.';
        if (m_depth <= deepest) m_begins.push_back(m_path.size());
        return DigitKeeper::start_object(size);
    }
    bool key(std::string& key)
    {
        if (m_depth <= deepest) {
            m_path.resize(m_begins.back());
            m_paths.add(m_path += key);
        }
        return DigitKeeper::key(key);
    }
    bool end_object()
    {
        if (m_depth <= deepest) {
            m_path.resize(m_begins.back() - (m_depth > 1 ? 1 : 0)); // the next in an array stands at the same path
            m_begins.pop_back();
        }
        --m_depth;
        return DigitKeeper::end_object();
    }

private:
    Vocabulary& m_paths;
    std::string m_path;
    std::vector<std::size_t> m_begins; // of the keys in it, of each object that is open
    int m_depth = 0;
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

std::string cellText(const Json& value)
{
    if (value.is_null() || value.is_structured()) return {};
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// The paths of what is no object itself, or lies too deep.
void addPaths(const Json& object, const std::string& prefix, int depth, std::unordered_set<std::string>& paths)
{
    for (const auto& [key, value] : object.items()) {
        if (value.is_object() && depth > 1)
            addPaths(value, prefix + key + '.', depth - 1, paths);
        else
            paths.insert(prefix + key);
    }
}

/// The cells of an object, each at the path of its column. One way through the object finds them all, however many the
/// columns are.
class RowFinder
{
public:
    explicit RowFinder(const Vocabulary& columns)
        : m_columns(columns), m_row(std::size_t(columns.size())), m_isFound(m_row.size())
    {}

    std::vector<std::string> rowOf(const Json& object)
    {
        if (object.is_object()) find(object, deepest);
        return std::move(m_row);
    }

private:
    /// A key of an object itself, dots and all, comes before what lies in objects in it.
    void find(const Json& object, int depth)
    {
        const std::size_t length = m_path.size();
        for (const auto& [key, value] : object.items()) {
            m_path += key;
            const std::int32_t column = m_columns.find(m_path);
            m_path.resize(length);
            if (column < 0 || m_isFound[std::size_t(column)]) continue;
            m_isFound[std::size_t(column)] = true;
            m_row[std::size_t(column)] = cellText(value);
        }
        if (depth == 1) return;
        for (const auto& [key, value] : object.items()) {
            if (!value.is_object()) continue;
            m_path.append(key).append(".");
            find(value, depth - 1);
            m_path.resize(length);
        }
    }

    const Vocabulary& m_columns;
    std::vector<std::string> m_row;
    std::vector<bool> m_isFound;
    std::string m_path; // of the object that is gone through, with the dot behind it
};

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
    Vocabulary paths;
    std::unordered_set<std::string> leaves;
    for (const std::string& line : lines) {
        Json json;
        PathKeeper keeper(json, paths);
        if (Json::sax_parse(line, &keeper) && json.is_object()) addPaths(json, {}, deepest, leaves);
    }
    std::vector<std::string> columns = paths.names();
    std::erase_if(columns, [&](const std::string& path) { return !leaves.contains(path); });
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
        m_rows.push_back(RowFinder(m_columns).rowOf(json));
        return std::nullopt;
    }
    if (!isOtto(json)) return Message(SS_TEXT("engine", "The line has no session with a list of events"));
    const std::string session = cellText(json[sessionKey]);
    for (const Json& event : json[eventsKey]) {
        m_rows.push_back(RowFinder(m_columns).rowOf(event));
        m_rows.back().front() = session;
    }
    return std::nullopt;
}

} // namespace sessionsmith::events
