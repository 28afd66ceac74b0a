// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace sessionsmith::widgets {

/// How probabilities are shown: 31 %, 0.31, or the odds p / (1 - p).
enum class ProbabilityFormat { Percent, Decimal, Odds };

/// With the precision that fits a cell; exactly zero and one stand as such.
QString probabilityText(double probability, ProbabilityFormat format);
/// With one digit more: what rides along while a value is dragged.
QString preciseText(double probability, ProbabilityFormat format);
/// With all digits, to be read back as the same number by parseProbability(); percentages have their sign.
QString exactText(double probability, ProbabilityFormat format);
/// To begin editing with: enough digits that leaving it unchanged changes nothing that is seen.
QString editableText(double probability, ProbabilityFormat format);
/// What a person typed: "31%", "1/3", "1:2" (odds) in every format; a bare number is read as `format` shows it, in
/// Decimal one above 1 is a percentage. Nothing if it is no probability.
std::optional<double> parseProbability(const QString& text, ProbabilityFormat format);

} // namespace sessionsmith::widgets
