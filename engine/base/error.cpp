// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/error.h"

#include "engine/base/jsontext.h"

#include <nlohmann/json.hpp>

namespace sessionsmith {

namespace {

using Json = nlohmann::json;

const char* const cancelledText = SS_TEXT("engine", "Stopped on request");

/// Data is a string, a sentence of ours an array: the pattern, then what goes into it.
Json toJson(const Message& message)
{
    if (message.isData) return message.text;
    Json json = Json::array({message.text});
    for (const Message& arg : message.args)
        json.push_back(toJson(arg));
    return json;
}

Message toMessage(const Json& json)
{
    if (json.is_string()) return Message::data(json.get<std::string>());
    Message message;
    if (!json.is_array() || json.empty() || !json[0].is_string()) return message;
    message.text = json[0].get<std::string>();
    for (std::size_t i = 1; i < json.size(); ++i)
        message.args.push_back(toMessage(json[i]));
    return message;
}

std::string textOf(const Json& json)
{
    return jsonText(json);
}

} // namespace

std::string Message::fill(const std::string& pattern, const std::vector<std::string>& args)
{
    std::string filled;
    filled.reserve(pattern.size() + 32);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        // Places have one digit: no sentence needs more than ten.
        const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                           pattern[i + 1] >= '0' && pattern[i + 1] <= '9' &&
                           std::size_t(pattern[i + 1] - '0') < args.size();
        if (!place) {
            filled += pattern[i];
            continue;
        }
        filled += args[std::size_t(pattern[i + 1] - '0')];
        i += 2;
    }
    return filled;
}

std::string Message::english() const
{
    if (isData) return text;
    std::vector<std::string> filled;
    filled.reserve(args.size());
    for (const Message& arg : args)
        filled.push_back(arg.english());
    return fill(text, filled);
}

std::string Message::packed() const
{
    return textOf(toJson(*this));
}

Message Message::unpacked(const std::string& json)
{
    const Json parsed = Json::parse(json, nullptr, false);
    return parsed.is_array() ? toMessage(parsed) : data(json);
}

Message Message::data(std::string text)
{
    Message message;
    message.text = std::move(text);
    message.isData = true;
    return message;
}

std::string Error::message() const
{
    const std::string what = m_where.empty() ? m_what.english() : fmt::format("{}: {}", m_where, m_what.english());
    return m_advice.isEmpty() ? what : fmt::format("{}. {}", what, m_advice.english());
}

std::string Error::packed() const
{
    return textOf({{"what", toJson(m_what)}, {"where", m_where}, {"advice", toJson(m_advice)}});
}

Error Error::unpacked(const std::string& json)
{
    Error error("");
    const Json parsed = Json::parse(json, nullptr, false);
    const bool whole = parsed.is_object() && parsed.contains("what") && parsed.contains("where") &&
                       parsed["where"].is_string() && parsed.contains("advice");
    error.m_what = whole ? toMessage(parsed["what"]) : Message::data(json);
    if (!whole) return error;
    error.m_where = parsed["where"].get<std::string>();
    error.m_advice = toMessage(parsed["advice"]);
    return error;
}

Error Error::cancelled()
{
    return Error(cancelledText);
}

bool Error::isCancelled() const
{
    return m_what.text == cancelledText;
}

} // namespace sessionsmith
