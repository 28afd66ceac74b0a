// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

namespace sessionsmith {

/// The name by which a model knows an action, a state or a persona, as what goes into a message: a sentence of nothing
/// but the name, so that a window can say its own word for it.
Message nameMessage(std::string name);
/// The name in a message that is one; else nullptr.
const std::string* nameIn(const Message& message);

} // namespace sessionsmith
