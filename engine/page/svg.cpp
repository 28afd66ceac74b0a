// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/page/svg.h"

#include <fmt/format.h>

#include <string_view>

namespace sessionsmith::page {

std::string svg(double height, const std::string& name, const std::string& content)
{
    return fmt::format("<svg viewBox=\"0 0 {:g} {:g}\" role=\"img\" "
                       "aria-label=\"{}\" font-family=\"system-ui,sans-serif\" font-size=\"12\">\n{}</svg>\n",
                       pictureWidth, height, name, content);
}

std::string bar(double x, double y, double width, double height, const std::string& colour, const std::string& title)
{
    return fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"><title>{}</title>"
        "</rect>\n",
        x, y, width, height, colour, title);
}

std::string label(double x, double y, const char* anchor, const std::string& text, bool isInk)
{
    return fmt::format("<text{} x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" fill=\"#57606a\">{}</text>\n",
                       isInk ? " class=\"ink\"" : "", x, y, anchor, text);
}

std::string rule(double x1, double y1, double x2, double y2, const char* kind)
{
    const bool isGrid = std::string_view(kind) == "grid";
    return fmt::format("<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n",
                       kind, x1, y1, x2, y2, isGrid ? "#e2e5ea" : "#667085");
}

} // namespace sessionsmith::page
