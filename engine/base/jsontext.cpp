// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/jsontext.h"

#include "engine/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace sessionsmith {

namespace {

using Json = nlohmann::json;

/// Notes the first key that an object has twice, while a text is parsed.
class KeyWatch
{
public:
    bool operator()(int, Json::parse_event_t event, const Json& parsed)
    {
        if (event == Json::parse_event_t::object_start) {
            m_open.emplace_back();
        } else if (event == Json::parse_event_t::object_end) {
            m_open.pop_back();
        } else if (event == Json::parse_event_t::key && !m_open.back().insert(parsed.get<std::string>()).second) {
            if (!m_duplicate) m_duplicate = parsed.get<std::string>();
        }
        return true;
    }
    const std::optional<std::string>& duplicate() const { return m_duplicate; }

private:
    std::vector<std::set<std::string>> m_open;
    std::optional<std::string> m_duplicate;
};

/// Where parsing stopped, after `bytes` of the text.
Error notJson(std::string_view text, std::size_t bytes)
{
    const std::string_view read = text.substr(0, bytes > 0 ? bytes - 1 : 0);
    const auto line = std::ranges::count(read, '\n') + 1;
    const std::size_t start = read.rfind('\n') == std::string_view::npos ? 0 : read.rfind('\n') + 1;
    return Error(SS_TEXT("engine", "This is no JSON from line {0}, column {1} on"), line, read.size() - start + 1);
}

/// The number as it stands in the text, between the quotes of the parser's message.
std::string quotedIn(std::string_view message)
{
    const std::size_t first = message.find('\''), last = message.rfind('\'');
    if (first == last) return {};
    return std::string(message.substr(first + 1, std::min<std::size_t>(last - first - 1, 40)));
}

} // namespace

Result<Json> parseJson(std::string_view text)
{
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff") || !isValidUtf8(text))
        return fail(Error(SS_TEXT("engine", "The text is not valid UTF-8"))
                        .advise(SS_TEXT("engine", "Save the file as UTF-8 and open it again")));
    KeyWatch watch;
    try {
        Json json = Json::parse(text, std::ref(watch));
        if (watch.duplicate()) return fail(SS_TEXT("engine", "The key \"{0}\" is there twice"), *watch.duplicate());
        return json;
    } catch (const Json::parse_error& problem) {
        return fail(notJson(text, problem.byte));
    } catch (const Json::exception& problem) { // a number that no double can hold
        return fail(SS_TEXT("engine", "The number {0} is out of range"), quotedIn(problem.what()));
    }
}

std::string jsonText(const Json& json, int indent)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace sessionsmith
