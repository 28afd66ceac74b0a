// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sessionsmith::page {

/// Curves over steps as one picture.
struct CurvePicture
{
    struct Place
    {
        double step = 0;
        double value = 0; ///< NaN or infinite: marked where it happened
    };
    struct Curve
    {
        std::string name;
        std::string colour;        ///< "#56b4e9"
        std::vector<Place> places; ///< by step
    };
    /// A value that holds for all steps.
    struct Level
    {
        std::string name;
        std::string colour; ///< empty: that of text
        double value = 0;
    };

    std::string name; ///< what is drawn, for those who do not see it
    std::string stepWord;
    std::vector<Curve> curves;
    std::vector<Level> levels;
};

/// Round numbers for an axis, at most `most` of them, from within low ... high (Heckbert 1990, "Nice numbers for graph
/// labels"). Empty unless low < high.
std::vector<double> ticksBetween(double low, double high, int most);
/// Inline SVG with axes, levels and marks of what is not finite; no legend. Empty where nothing finite is drawn.
std::string curveSvg(const CurvePicture& picture);

} // namespace sessionsmith::page
