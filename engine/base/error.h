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
/// What goes in is data (a name, a number), which is the same in every language, or a Message again: a word of ours, or
/// a whole sentence.
struct Message
{
    std::string text;
    std::vector<Message> args;
    bool isData = false; ///< `text` is no sentence of ours

    Message() = default;
    template <typename... Args>
    explicit Message(const char* english, Args&&... values) : text(english), args{from(std::forward<Args>(values))...}
    {}

    bool isEmpty() const { return text.empty(); }
    /// The sentence in English with its places filled.
    std::string english() const;
    /// `pattern` with {0}, {1}, ... replaced by `args`; a place without an argument stays as it is.
    static std::string fill(const std::string& pattern, const std::vector<std::string>& args);
    static Message data(std::string text);
    /// As JSON, with the sentence and what goes into it still apart, and back: text that is no such JSON becomes data.
    std::string packed() const;
    static Message unpacked(const std::string& json);

private:
    static Message from(Message message) { return message; }
    static Message from(std::string value) { return data(std::move(value)); }
    static Message from(std::string_view value) { return data(std::string(value)); }
    static Message from(const char* value) { return data(value); }
    static Message from(std::floating_point auto value) { return data(fmt::format("{:.6g}", value)); }
    static Message from(std::integral auto value) { return data(fmt::format("{}", value)); }
};

/// Why something failed: what happened, where (a file, a file and line, a field), and what to do about it.
class Error
{
public:
    template <typename... Args>
    explicit Error(const char* text, Args&&... args) : m_what(text, std::forward<Args>(args)...)
    {}

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
    /// The same for all of an error.
    std::string packed() const;
    static Error unpacked(const std::string& json);

    /// The job was asked to stop: no failure to shout about.
    static Error cancelled();
    bool isCancelled() const;

private:
    Message m_what;
    std::string m_where;
    Message m_advice;
};

} // namespace sessionsmith
