// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/events/eventlog.h"
#include "engine/learning/sequencechange.h"

#include <memory>
#include <string>
#include <vector>

namespace sessionsmith::workflow {

/// The text of a pipeline that changes sequences while they are learnt. Errors: those of parsePipeline(); masks, which
/// a training sets by itself.
Result<> checkChange(const std::string& pipeline);
/// The change that such a text asks for, ready for sequences in the indices of `log`; none where it is blank. Errors:
/// of the text; a step that needs what the log does not have.
Result<std::shared_ptr<const learning::SequenceChange>> changeOf(const std::string& pipeline,
                                                                 const events::EventLog& log);

/// Pipelines apart by "|", which may hide items: what makes views of a sequence. Errors: those of parsePipeline(); a
/// pipeline that does nothing.
Result<> checkViews(const std::string& pipelines);
/// The changes that such a text asks for. Errors: of the text; a step that needs what the log does not have.
Result<std::vector<std::shared_ptr<const learning::SequenceChange>>> viewsOf(const std::string& pipelines,
                                                                             const events::EventLog& log);

} // namespace sessionsmith::workflow
