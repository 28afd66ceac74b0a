// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/charts.h"

#include "engine/base/namemessage.h"
#include "engine/page/actioncategories.h"
#include "engine/page/colours.h"
#include "engine/page/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

namespace sessionsmith::fidelity {

namespace {

using page::bar;
using page::label;
using page::svg;

constexpr double width = page::pictureWidth;
constexpr const char* realColour = "#9ab4d0";
constexpr const char* syntheticColour = "#d9822b";

std::string legend(const page::Voice& voice)
{
    const std::string real = voice.html(Message(SS_TEXT("engine", "real"))),
                      synthetic = voice.html(Message(SS_TEXT("engine", "synthetic")));
    return bar(width - 170, 4, 12, 12, syntheticColour, synthetic) + label(width - 153, 14, "start", synthetic) +
           bar(width - 70, 4, 12, 12, realColour, real) + label(width - 53, 14, "start", real);
}

/// A name short enough for its place.
std::string shortened(const std::string& name)
{
    constexpr std::size_t most = 16;
    std::size_t characters = 0, end = 0;
    for (; end < name.size() && characters <= most; ++end)
        characters += (static_cast<unsigned char>(name[end]) & 0xc0) != 0x80;
    return escapedHtml(characters <= most ? name : name.substr(0, end - 1) + "\u2026");
}

/// Of an action, in the words of the page.
std::string shortName(const std::string& action, const page::Voice& voice)
{
    return shortened(voice.say(nameMessage(action)));
}

/// For each name a bar of the synthetic log above one of the real one.
std::string sharesChart(const Message& title, const std::vector<Message>& names, const std::vector<double>& real,
                        const std::vector<double>& synthetic, const page::Voice& voice)
{
    constexpr double left = 140, row = 34, top = 24;
    double highest = 0;
    for (const auto* shares : {&real, &synthetic})
        highest = std::max(highest, *std::ranges::max_element(*shares));
    std::string content = legend(voice);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double y = top + double(i) * row;
        content += label(left - 8, y + 18, "end", shortened(voice.say(names[i])));
        const auto draw = [&](double share, double offset, const char* colour) {
            const double length = highest > 0 ? share / highest * (width - left - 60) : 0;
            const std::string text = fmt::format("{:.1f} %", 100 * share);
            content += bar(left, y + offset, length, 12, colour, text);
            content += label(left + length + 5, y + offset + 11, "start", text);
        };
        draw(synthetic[i], 0, syntheticColour);
        draw(real[i], 13, realColour);
    }
    return svg(top + row * double(names.size()), voice.html(title), content);
}

constexpr const char* withinChance = "#eceff3";

/// Of a transition that is rarer or more often than in the real log, as the window has them.
std::string differenceColour(double difference)
{
    constexpr double strongest = 0.25; // that has the whole colour
    const std::uint32_t full = page::categoryColours[difference < 0 ? 3 : 4];
    const double strength = std::sqrt(std::min(1.0, std::abs(difference) / strongest));
    const auto mixed = [&](int shift) {
        return int(std::lround(255 + (double(full >> shift & 255) - 255) * strength));
    };
    return fmt::format("rgb({},{},{})", mixed(16), mixed(8), mixed(0));
}

} // namespace

std::string lengthChart(const Pictures& pictures, const page::Voice& voice)
{
    constexpr double top = 24, bottom = 200, left = 50;
    const auto &real = pictures.realLengths, &synthetic = pictures.syntheticLengths;
    const double step = (width - left - 10) / double(real.size()); // the last label is wide
    const double highest = std::max(*std::ranges::max_element(real), *std::ranges::max_element(synthetic));
    const auto y = [&](double share) { return bottom - share / highest * (bottom - top); };
    std::string content = legend(voice), line;
    for (std::size_t i = 0; i < real.size(); ++i) {
        const double x = left + double(i) * step;
        const std::string length = fmt::format("{}{}", i + 1, i + 1 == real.size() ? "+" : "");
        const std::string words =
            voice.html(Message(SS_TEXT("engine", "{0}: real {1} %, synthetic {2} %"), length,
                               fmt::format("{:.1f}", 100 * real[i]), fmt::format("{:.1f}", 100 * synthetic[i])));
        content += bar(x + 1, y(real[i]), step - 2, bottom - y(real[i]), realColour, words);
        line += fmt::format("{}{:.1f},{:.1f}", i > 0 ? " " : "", x + step / 2, y(synthetic[i]));
        if (i == 0 || (i + 1) % 5 == 0) content += label(x + step / 2, bottom + 16, "middle", length);
    }
    content += fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>\n", line,
                           syntheticColour);
    content += label(left - 6, top + 4, "end", fmt::format("{:.0f} %", 100 * highest));
    return svg(bottom + 24, voice.html(Message(SS_TEXT("engine", "Session length"))), content);
}

std::string gapChart(const Pictures& pictures, const page::Voice& voice)
{
    return sharesChart(Message(SS_TEXT("engine", "Gaps")),
                       {Message(SS_TEXT("engine", "under 1 s")), Message(SS_TEXT("engine", "1 to 10 s")),
                        Message(SS_TEXT("engine", "10 s to 1 min")), Message(SS_TEXT("engine", "1 to 10 min")),
                        Message(SS_TEXT("engine", "10 min to 1 h")), Message(SS_TEXT("engine", "1 h to 1 day")),
                        Message(SS_TEXT("engine", "longer"))},
                       pictures.realGaps, pictures.syntheticGaps, voice);
}

std::string rankChart(const Pictures& pictures, const page::Voice& voice)
{
    return sharesChart(Message(SS_TEXT("engine", "Item popularity")),
                       {Message(SS_TEXT("engine", "the most popular")), Message(SS_TEXT("engine", "ranks 2 to 10")),
                        Message(SS_TEXT("engine", "11 to 100")), Message(SS_TEXT("engine", "101 to 1000")),
                        Message(SS_TEXT("engine", "beyond"))},
                       pictures.realRanks, pictures.syntheticRanks, voice);
}

std::string actionChart(const Pictures& pictures, const page::Voice& voice)
{
    std::vector<Message> names;
    for (const std::string& action : pictures.actions)
        names.push_back(nameMessage(action));
    return sharesChart(Message(SS_TEXT("engine", "Actions")), names, pictures.realActions, pictures.syntheticActions,
                       voice);
}

std::string transitionChart(const Pictures& pictures, const page::Voice& voice)
{
    constexpr double left = 140, top = 30, row = 26;
    const hmm::Matrix& difference = pictures.transitions.difference;
    const double step = std::min(90.0, (width - left) / double(difference.cols()));
    std::string content;
    for (Eigen::Index a = 0; a < difference.rows(); ++a) {
        const std::string name = shortName(pictures.actions[std::size_t(a)], voice);
        const double y = top + double(a) * row;
        content += label(left - 8, y + 17, "end", name);
        content += label(left + (double(a) + 0.5) * step, top - 10, "middle", name);
        for (Eigen::Index b = 0; b < difference.cols(); ++b) {
            const double x = left + double(b) * step, points = 100 * difference(a, b);
            const bool isBeyond = pictures.transitions.isBeyondChance(int(a), int(b));
            const std::string colour = isBeyond ? differenceColour(difference(a, b)) : withinChance;
            const std::string words = fmt::format("{:+.1f}", points);
            const Message tells(SS_TEXT("engine", "{0} to {1}: {2} points"),
                                nameMessage(pictures.actions[std::size_t(a)]),
                                nameMessage(pictures.actions[std::size_t(b)]), words);
            content += bar(x + 1, y + 1, step - 2, row - 2, colour, voice.html(tells));
            content += label(x + step / 2, y + 17, "middle", words, true);
        }
    }
    return svg(top + row * double(difference.rows()) + 4, voice.html(Message(SS_TEXT("engine", "Transitions"))),
               content);
}

std::string sessionChart(const Pictures& pictures, const page::Voice& voice)
{
    constexpr double step = 10, row = 8, gap = 20, half = (width - gap) / 2;
    constexpr std::size_t columns = std::size_t(half / step), rows = 40;
    constexpr std::size_t entriesALine = 4;
    const std::vector<int> categories = page::actionCategories(pictures.actions);
    const auto colourOf = [&](std::size_t action) { // those of all other actions stand for none of their own
        constexpr std::size_t grey = page::categoryColours.size() - 1;
        return page::categoryColour(action < categories.size() ? std::size_t(categories[action]) : grey);
    };
    std::string content;
    const std::size_t named = pictures.actions.size();
    for (std::size_t i = 0; i < named; ++i) {
        const double x = double(i % entriesALine) * width / entriesALine, y = 20 * double(i / entriesALine);
        content += bar(x, y, 12, 12, colourOf(i), shortName(pictures.actions[i], voice)) +
                   label(x + 17, y + 10, "start", shortName(pictures.actions[i], voice));
    }
    const double top = 20 * double((named + entriesALine - 1) / entriesALine) + 8;
    double bottom = top;
    const auto draw = [&](const hmm::Sequences& sessions, double left) {
        std::vector<std::size_t> order(sessions.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        order.resize(std::min(order.size(), rows)); // of those, not of all the longest: they are to be typical
        std::ranges::stable_sort(order, std::greater(), [&](std::size_t s) { return sessions[s].size(); });
        for (std::size_t r = 0; r < order.size(); ++r) {
            const auto events = sessions[order[r]];
            const double y = top + double(r) * row;
            for (std::size_t i = 0; i < std::min(events.size(), columns); ++i)
                content += fmt::format("<rect x=\"{:g}\" y=\"{:g}\" width=\"{:g}\" height=\"{:g}\" fill=\"{}\"/>\n",
                                       left + double(i) * step, y, step - 1, row - 1, colourOf(std::size_t(events[i])));
            bottom = std::max(bottom, y + row);
        }
    };
    draw(pictures.syntheticSessions, 0);
    draw(pictures.realSessions, half + gap);
    return svg(bottom, voice.html(Message(SS_TEXT("engine", "Sessions"))), content);
}

} // namespace sessionsmith::fidelity
