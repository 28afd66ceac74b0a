// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/logparts.h"

#include "engine/workflow/workflow.h"

namespace sessionsmith::workflow {

namespace {

Result<events::Split> splitOf(const events::EventLog& log, events::SequenceBy by, const events::SplitSpec& spec)
{
    switch (spec.kind) {
    case events::SplitSpec::Kind::Temporal:
        return events::temporalSplit(log, by, spec.share);
    case events::SplitSpec::Kind::Given:
        return events::holdLastOut(log, by);
    case events::SplitSpec::Kind::LeaveOneOut:
        break;
    }
    return events::leaveOneOut(log, by);
}

} // namespace

Result<LogParts> partLog(events::EventLog log, events::SequenceBy by, const events::SplitSpec& spec,
                         std::optional<events::EventLog> test)
{
    if ((spec.kind == events::SplitSpec::Kind::Given) != test.has_value())
        return fail(SS_TEXT("engine", "The split \"{0}\" and its test log do not go together"), textOf(spec));
    auto split = splitOf(log, by, spec);
    if (!split) return tl::unexpected(split.error());
    LogParts parts{std::move(log), by, std::move(*split), std::move(test), {}, {}};
    parts.testCases = parts.test ? events::lastEvents(*parts.test, by) : parts.split.test;
    if (parts.split.validation.empty() || (!parts.test && parts.testCases.empty()))
        return fail(
            Error(SS_TEXT("engine", "No sequence of this data set has three events or more, so there is nothing to "
                                    "test on"))
                .advise(SS_TEXT("engine", "Form sequences by user, or import a longer log")));
    if (parts.testCases.empty())
        return fail(
            Error(SS_TEXT("engine", "No sequence of the test data set \"{0}\" has two events or more"), spec.test)
                .advise(SS_TEXT("engine", "Form sequences by user, or choose another data set")));
    parts.findings = events::checkSplit(parts.log, parts.split, parts.testLog(), parts.testCases, by);
    return parts;
}

Result<LogParts> partDataset(const store::Workspace& workspace, const std::string& data, events::SequenceBy by,
                             const events::SplitSpec& split)
{
    auto log = loadDataset(workspace, data);
    if (!log) return tl::unexpected(log.error());
    if (split.kind != events::SplitSpec::Kind::Given) return partLog(std::move(*log), by, split);
    auto test = loadDataset(workspace, split.test);
    if (!test) return tl::unexpected(test.error());
    return partLog(std::move(*log), by, split, std::move(*test));
}

} // namespace sessionsmith::workflow
