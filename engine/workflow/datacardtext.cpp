// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/datacardtext.h"

#include "engine/base/jsontext.h"
#include "engine/fidelity/report.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sessionsmith::workflow {

namespace {

using Json = nlohmann::json;

struct Label
{
    const char* key;
    const char* words;
};
constexpr std::array labels{Label{"kind", SS_TEXT("engine", "Kind")},
                            Label{"source", SS_TEXT("engine", "Source")},
                            Label{"license", SS_TEXT("engine", "License of the source")},
                            Label{"content_hash", SS_TEXT("engine", "Hash of the contents")},
                            Label{"created", SS_TEXT("engine", "Made at")},
                            Label{"events", SS_TEXT("engine", "Events")},
                            Label{"users", SS_TEXT("engine", "Users")},
                            Label{"items", SS_TEXT("engine", "Items")},
                            Label{"categories", SS_TEXT("engine", "Categories")},
                            Label{"sessions", SS_TEXT("engine", "Sessions")},
                            Label{"action_count", SS_TEXT("engine", "Kinds of actions")},
                            Label{"actions", SS_TEXT("engine", "Events by action")},
                            Label{"first_time", SS_TEXT("engine", "First event")},
                            Label{"last_time", SS_TEXT("engine", "Last event")},
                            Label{"mean_session_length", SS_TEXT("engine", "Mean length of sessions, in events")},
                            Label{"median_session_length", SS_TEXT("engine", "Median length of sessions, in events")},
                            Label{"repeat_share", SS_TEXT("engine", "Share of events with an item of before")},
                            Label{"prices", SS_TEXT("engine", "Prices of items")},
                            Label{"format", SS_TEXT("engine", "Format of the source")},
                            Label{"rejected_count", SS_TEXT("engine", "Rows left out of the source")},
                            Label{"beside", SS_TEXT("engine", "Beside the real log")},
                            Label{"fitted_to", SS_TEXT("engine", "The model was fitted to")},
                            Label{"compared", SS_TEXT("engine", "Compared at")},
                            Label{"held_out_sessions", SS_TEXT("engine", "Real sessions that were held out")},
                            Label{"compared_sessions", SS_TEXT("engine", "Sessions that were compared")},
                            Label{"overall", SS_TEXT("engine", "On the whole")}};

/// What is said of each kind of data, beside its name.
struct KindWords
{
    const char* key;
    const char* name;
    const char* sentence;
};
constexpr std::array kinds{
    KindWords{"imported", SS_TEXT("engine", "imported"), SS_TEXT("engine", "A log of events that were observed.")},
    KindWords{"augmented", SS_TEXT("engine", "augmented"),
              SS_TEXT("engine", "A log whose sessions were changed step by step: what its source observed is still in "
                                "it.")},
    KindWords{"synthetic", SS_TEXT("engine", "synthetic"),
              SS_TEXT("engine", "A log of invented sessions: no event in it was observed, no user in it exists.")}};

/// A value in words: "view: 12, buy: 3", four decimals.
std::string words(const Json& value)
{
    if (value.is_null()) return "-";
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_float()) return fmt::format("{:.4f}", value.get<double>());
    if (!value.is_object()) return jsonText(value);
    std::string list;
    for (const auto& [key, part] : value.items())
        list += fmt::format("{}{}: {}", list.empty() ? "" : ", ", key, words(part));
    return list.empty() ? "-" : list;
}

/// The same as a cell of a Markdown table.
std::string cell(const Json& value)
{
    std::string escaped;
    for (const char c : words(value)) {
        if (std::string_view("|\\<`*").find(c) != std::string_view::npos) escaped += '\\';
        escaped += c == '\n' || c == '\r' ? ' ' : c;
    }
    return escaped;
}

/// A card in the words of a voice.
class CardText
{
public:
    CardText(const Json& card, const page::Voice& voice) : m_card(card), m_voice(voice) {}

    std::string text() const
    {
        const auto kind = std::ranges::find(kinds, m_card["kind"].get<std::string>(), &KindWords::key);
        Json about;
        for (const char* key : {"source", "content_hash", "created"})
            about[key] = m_card[key];
        about["kind"] = said(kind->name);
        about["license"] =
            m_card["license"].is_null() ? Json(said(SS_TEXT("engine", "not stated"))) : m_card["license"];
        std::string text = fmt::format("# {}\n\n{}\n", cell(m_card["name"]), said(kind->sentence));
        text += section(SS_TEXT("engine", "About"), about);
        text += section(SS_TEXT("engine", "How it was made"), m_card["made_by"], false);
        text += section(SS_TEXT("engine", "Figures of the log"), m_card["figures"]);
        if (!m_card["fidelity"].is_null()) text += fidelity(m_card["fidelity"]);
        return text + files();
    }

private:
    std::string said(const char* text) const { return m_voice.say(Message(text)); }
    std::string heading(const char* title) const { return fmt::format("\n## {}\n", said(title)); }

    std::string label(const std::string& key) const
    {
        const auto found = std::ranges::find(labels, key, &Label::key);
        return cell(found == labels.end() ? key : said(found->words));
    }

    std::string section(const char* title, const Json& values, bool hasLabels = true) const
    {
        std::string text = heading(title) + "\n| | |\n| --- | --- |\n";
        for (const auto& [key, value] : values.items())
            text += fmt::format("| {} | {} |\n", hasLabels ? label(key) : cell(key), cell(value));
        return text;
    }

    /// "0.0213 (95 % 0.0187 ... 0.0240; other real 0.0150, shuffled 0.2100)".
    std::string figure(const Json& figure) const
    {
        return m_voice.say(Message(SS_TEXT("engine", "{0} (95 %: {1} … {2}; other real sessions {3}, shuffled {4})"),
                                   words(figure["value"]), words(figure["low"]), words(figure["high"]),
                                   words(figure["other_real"]), words(figure["shuffled"])));
    }

    std::string fidelity(const Json& fidelity) const
    {
        std::string text = heading(SS_TEXT("engine", "Fidelity")) + '\n' +
                           said(SS_TEXT("engine", "Beside real sessions that were held out. On the whole: 1 is as near "
                                                  "as other real ones, 0 as far as shuffled ones.")) +
                           "\n\n";
        if (const Json& warning = fidelity["warning"]; warning.is_string()) {
            const auto sentence = warning.get<std::string>();
            text += "**" + said(sentence.c_str()) + "**\n\n";
        }
        text += "| | | |\n| --- | --- | --- |\n";
        for (const char* key : {"beside", "fitted_to", "compared", "held_out_sessions", "compared_sessions", "overall"})
            text += fmt::format("| {} | {} | |\n", label(key), cell(fidelity[key]));
        for (const auto& [name, one] : fidelity["figures"].items()) {
            const auto title = fidelity::titleOf(name), meaning = fidelity::meaningOf(name);
            text += fmt::format("| {} | {} | {} |\n", title ? cell(m_voice.say(*title)) : cell(name), cell(figure(one)),
                                meaning ? cell(m_voice.say(*meaning)) : cell(one["meaning"]));
        }
        return text;
    }

    std::string files() const
    {
        std::string text = heading(SS_TEXT("engine", "Files")) +
                           fmt::format("\n| {} | {} | {} |\n| --- | ---: | ---: |\n", said(SS_TEXT("engine", "Name")),
                                       said(SS_TEXT("engine", "Rows")), said(SS_TEXT("engine", "Bytes")));
        for (const Json& file : m_card["files"])
            text += fmt::format("| {} | {} | {} |\n", cell(file["name"]), cell(file["rows"]), cell(file["bytes"]));
        return text;
    }

    const Json& m_card;
    const page::Voice& m_voice;
};

} // namespace

std::string dataCardText(const Json& card, const page::Voice& voice)
{
    return CardText(card, voice).text();
}

} // namespace sessionsmith::workflow
