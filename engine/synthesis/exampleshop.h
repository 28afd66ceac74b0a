// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"

namespace sessionsmith::synthesis {

/// The built-in example log: an invented shop, for the demo and for the first workspace, made by a process of its own
/// that is not one of the product's models (items have neighbours that are bought together, people look back, compare
/// and return, a purchase follows a visit to the cart). It stands in for a real log and is called an example
/// everywhere.
events::EventLog exampleShop(std::size_t users, std::uint64_t seed);

} // namespace sessionsmith::synthesis
