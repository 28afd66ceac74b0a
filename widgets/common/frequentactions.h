// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

namespace sessionsmith::widgets {

/// A log may name as many actions as it has events. Leaves the `most` most frequent ones their names and takes all
/// others together as one, "…", so that what is drawn by action stays small.
events::EventLog withFrequentActions(events::EventLog log, std::size_t most);

} // namespace sessionsmith::widgets
