// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <concepts>
#include <string>
#include <vector>

/// Marks an English text of the engine for translation: lupdate knows it as an alias of QT_TRANSLATE_NOOP.
/// The engine itself stays without Qt; the window looks the text up when it shows it.
#define SS_TEXT(context, text) text

namespace sessionsmith {

/// A sentence with numbered places ({0}, {1}, ...) and what goes into them, kept apart so that it can be translated.
struct Message
{
    std::string text;
    std::vector<std::string> args;

    Message() = default;
    template <typename... Args>
    explicit Message(const char* english, Args&&... values) : text(english), args{toText(std::forward<Args>(values))...}
    {
    }

    bool isEmpty() const { return text.empty(); }
    /// The sentence in English with its places filled.
    std::string english() const { return fill(text, args); }
    /// `pattern` with {0}, {1}, ... replaced by `args`; a place without an argument stays as it is.
    static std::string fill(const std::string& pattern, const std::vector<std::string>& args);

private:
    static std::string toText(std::string value) { return value; }
    static std::string toText(std::string_view value) { return std::string(value); }
    static std::string toText(const char* value) { return value; }
    static std::string toText(std::floating_point auto value) { return fmt::format("{:.6g}", value); }
    static std::string toText(std::integral auto value) { return fmt::format("{}", value); }
};

/// Why something failed: what happened, where (a file, a file and line, a field), and what to do about it.
class Error
{
public:
    template <typename... Args>
    explicit Error(const char* text, Args&&... args) : m_what(text, std::forward<Args>(args)...)
    {
    }

    /// Says where it happened: "model.json", "log.csv:17".
    Error& at(std::string where)
    {
        m_where = std::move(where);
        return *this;
    }
    /// Says what to do about it.
    template <typename... Args>
    Error& advise(const char* text, Args&&... args)
    {
        m_advice = Message(text, std::forward<Args>(args)...);
        return *this;
    }

    const Message& what() const { return m_what; }
    const std::string& where() const { return m_where; }
    const Message& advice() const { return m_advice; }
    /// "where: what. advice", in English.
    std::string message() const;

    /// The job was asked to stop: no failure to shout about.
    static Error cancelled();
    bool isCancelled() const;

private:
    Message m_what;
    std::string m_where;
    Message m_advice;
};

} // namespace sessionsmith
