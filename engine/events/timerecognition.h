// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/recognition.h"

namespace sessionsmith::events {

/// Looks for times where the first rows of a table show none, in the columns that have the name of one. Errors:
/// unreadable, cancelled.
Result<> findTimes(Preview& preview, const InputFile& file, const Hints& hints, const Control& control);

/// Says how the times of a log are written, from the rows of the preview. Where these are dates that may have the day
/// or the month first, the first row of a table that tells decides; where none does, that is said. Errors: as above.
Result<> recogniseTimeFormat(Preview& preview, const InputFile& file, const Hints& hints, const Control& control);

/// Lets a further file of the same log decide the order that `preview` leaves open. Errors: its order is another one.
Result<> agreeOnDates(Preview& preview, const Preview& further);

} // namespace sessionsmith::events
