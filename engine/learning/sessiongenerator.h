// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/events/drawnsessions.h"
#include "engine/learning/catalogue.h"

namespace sessionsmith::learning {

/// What a generator learns from: sessions, and the seconds before each of their events (0 for the first of a session;
/// empty where the log has no times).
struct GeneratorData
{
    Catalogue catalogue;
    SequenceData sessions;
    std::vector<double> gaps;
};

/// Which sessions are drawn.
struct DrawSpec
{
    std::uint64_t seed = 1;
    int length = 0;          ///< events of each; 0: until the generator ends them
    int maximumLength = 500; ///< of those
};

/// A trained network that draws sessions in the indices of its catalogue.
class SessionGenerator
{
public:
    virtual ~SessionGenerator() = default;
    virtual const Catalogue& catalogue() const = 0;
    virtual bool hasTimes() const = 0; ///< whether it learnt gaps; without, they are 0
    /// The sessions `first` ... `first` + `count` - 1 of a seed. On one device with one number of threads they are the
    /// same however the whole is cut. Errors: cancelled, out of memory.
    virtual Result<events::DrawnSessions> draw(const DrawSpec& spec, std::uint64_t first, std::uint64_t count,
                                               const Control& control) = 0;
};

} // namespace sessionsmith::learning
