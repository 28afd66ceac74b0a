// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/learning/sequencedata.h"

namespace sessionsmith::learning {

/// What a model knows by name. Its vocabulary is the real catalogue; a data set is translated into it by name.
struct Catalogue
{
    events::Vocabulary items, actions;

    static Catalogue of(const events::EventLog& log) { return {log.items, log.actions}; }
    /// Adds the names of `log` that are new, behind those already there.
    void extend(const events::EventLog& log);
    /// The sequences of `log` in this catalogue's indices, by `offsets` (see events::sequenceOffsets), event for event.
    /// Errors: a name that the catalogue lacks.
    Result<SequenceData> translate(const events::EventLog& log, const std::vector<std::size_t>& offsets) const;
};

} // namespace sessionsmith::learning
