// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/learning/sequencedata.h"

namespace sessionsmith::learning {

/// What a model knows by name. Its vocabulary is the real catalogue; a data set is translated into it by name.
struct Catalogue
{
    events::Vocabulary items, actions;
    events::Vocabulary categories = {};          ///< empty where nothing has one
    std::vector<std::int32_t> itemCategory = {}; ///< (items) -1 for none; empty where there are no categories

    static Catalogue of(const events::EventLog& log);
    /// Adds the names of `more` that are new, behind those already there. An item keeps the category it has.
    void extend(const Catalogue& more);
    /// The sequences of `log` in this catalogue's indices, by `offsets` (see events::sequenceOffsets), event for event,
    /// with their gaps where the log has times.
    /// Errors: a name that the catalogue lacks.
    Result<SequenceData> translate(const events::EventLog& log, const std::vector<std::size_t>& offsets) const;
};

} // namespace sessionsmith::learning
