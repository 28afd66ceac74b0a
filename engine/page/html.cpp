// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/page/html.h"

#include <fmt/format.h>

namespace sessionsmith::page {

namespace {

/// Pictures bring colours for paper with them; what is said of them here outweighs those.
constexpr const char* style = R"(
:root{color-scheme:light dark;--text:#1a2230;--muted:#667085;--line:#e2e5ea;--ground:#fff;--soft:#f5f6f8;--good:#067647;--bad:#b42318}
@media (prefers-color-scheme:dark){:root{--text:#e7eaf0;--muted:#98a2b3;--line:#2a303a;--ground:#1a1e25;--soft:#222730;
--good:#5fd39a;--bad:#ff9b8a}}
@media print{:root{--text:#1a2230;--muted:#667085;--line:#e2e5ea;--ground:#fff;--soft:#f5f6f8;--good:#067647;--bad:#b42318}
figure,tr{break-inside:avoid}}
body{font:14px/1.55 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:var(--text);background:var(--ground);
max-width:60rem;margin:2.5rem auto;padding:0 1.25rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.4rem 0 .6rem}
h3{font-size:1rem;margin:1.4rem 0 .4rem}
.muted{color:var(--muted)}small{font-size:.86em}.good{color:var(--good)}.bad{color:var(--bad)}
.note{white-space:pre-wrap;background:var(--soft);border-radius:8px;padding:.7rem .9rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.32rem .7rem;text-align:right;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
th{font-weight:600;color:var(--muted)}.wrap{display:block;white-space:normal;min-width:20rem}
.warning{background:var(--soft);border-left:4px solid var(--bad);border-radius:8px;padding:.7rem .9rem;font-weight:600}
.overall{font-size:2.4rem;font-weight:600;line-height:1.1}
th:first-child,td:first-child{text-align:left;padding-left:0}th:last-child,td:last-child{padding-right:0}
p{overflow-wrap:anywhere}figure{margin:0 0 1.4rem}svg{display:block;width:100%;height:auto}
svg text{fill:var(--muted)}svg text.ink{fill:#1a2230}svg .grid{stroke:var(--line)}svg .axis{stroke:var(--muted)}
)";

} // namespace

const char* code(Language language)
{
    return language == Language::Chinese ? "zh" : "en";
}

std::string escapedHtml(std::string_view text)
{
    std::string escaped;
    for (const char c : text)
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        default:
            escaped += c;
        }
    return escaped;
}

std::string Voice::html(const Message& message) const
{
    return escapedHtml(say(message));
}

std::string Voice::sentence(const Message& message) const
{
    return html(Message(SS_TEXT("engine", "{0}."), message));
}

std::string htmlPage(const std::string& title, Language language, const std::string& body)
{
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>{}</title><style>{}</style></head>\n<body>\n{}</body></html>\n",
                       code(language), escapedHtml(title), style, body);
}

std::string htmlTable(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows)
{
    const auto cells = [](const char* kind, const std::vector<std::string>& row) {
        std::string html = "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) // said in attributes too, for readers without styles
            html += fmt::format("<{0} align=\"{1}\">{2}</{0}>", kind, i == 0 ? "left" : "right", row[i]);
        return html + "</tr>\n";
    };
    std::string html = "<div class=\"scroll\"><table width=\"100%\"><thead>" + cells("th", head) + "</thead><tbody>\n";
    for (const std::vector<std::string>& row : rows)
        html += cells("td", row);
    return html + "</tbody></table></div>\n";
}

std::string muted(const std::string& html)
{
    return "<span class=\"muted\">" + html + "</span>";
}

} // namespace sessionsmith::page
