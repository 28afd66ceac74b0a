// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/tuning/targets.h"

#include <string>
#include <string_view>

namespace sessionsmith::hmm {

/// Targets as people write them; names as in celltext.h.
///
///     action purchase = 2.1%          share of all events         reaches purchase = 0.05   of the sessions
///     state browse = 0.4              the same                    length = 8                events of a session
///     dwell browse = 3                events in a row
///     transition browse click = 0.3   emission browse click = 0.1   initial browse = 0.7   end browse = 10%
///
/// Errors: no such kind; a name that the model does not know; no number after "="; an END probability in a model
/// without.
Result<Target> parseTarget(std::string_view text, const Model& model);
std::string textOf(const Figure& figure, const Model& model);
/// Events as a number, a share in percent, which a person thinks in: "8", "2.1%".
std::string valueText(const Figure& figure, double value);

/// The same as parts of a sentence that a window shows in its language, with its words for the names.
Message messageOf(const Figure& figure, const Model& model);
Message messageOf(const Target& target, const Model& model);
/// One after the other, with semicolons.
Message messageOf(const std::vector<Target>& targets, const Model& model);

} // namespace sessionsmith::hmm
