// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// Pieces of pictures as inline SVG. Texts are escaped already; places and sizes are units of the picture.
namespace sessionsmith::page {

inline constexpr double pictureWidth = 860;

/// A picture of the usual width around its content; `name` is read to those who do not see it.
std::string svg(double height, const std::string& name, const std::string& content);
/// A filled bar that tells `title` where it is pointed at.
std::string bar(double x, double y, double width, double height, const std::string& colour, const std::string& title);
/// `anchor`: "start", "middle" or "end". Ink is dark whatever the page is: for what stands on pale colours.
std::string label(double x, double y, const char* anchor, const std::string& text, bool isInk = false);
/// A line of a class that a page styles: "grid", "axis".
std::string rule(double x1, double y1, double x2, double y2, const char* kind);

} // namespace sessionsmith::page
