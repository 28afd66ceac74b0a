// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/session.h"
#include "engine/augmentation/steptables.h"

namespace sessionsmith::augmentation {

/// A pipeline, ready for the sessions of a log: for a whole data set, for a preview of one session, or for two views of
/// a session in contrastive training. It keeps what it needs of the log; any number of threads may use it.
class Augmenter
{
public:
    /// Errors: those of validate(); a step that needs categories, times or several actions, in a log without;
    /// cancelled.
    static Result<Augmenter> create(const events::EventLog& log, Pipeline pipeline, unsigned threads = 0,
                                    const ProgressSink& progress = {}, const Control& control = {});

    /// The numbers that session `session` of a seed is augmented with. Drawing on gives further views of it.
    static Philox stream(std::uint64_t seed, std::uint64_t session);
    /// All steps in order, in place, to a session of at least one event.
    void augmentSession(Session& session, Philox& random) const;

    const Pipeline& pipeline() const { return m_pipeline; }
    /// The index that masked events have as their item; one past the log's items where `maskItem` is not among them.
    std::int32_t maskIndex() const { return m_tables.maskItem; }

private:
    Augmenter(Pipeline pipeline, StepTables tables) : m_pipeline(std::move(pipeline)), m_tables(std::move(tables)) {}

    Pipeline m_pipeline;
    StepTables m_tables;
};

/// The events [begin, end) of a log.
Session sessionOf(const events::EventLog& log, std::size_t begin, std::size_t end);

} // namespace sessionsmith::augmentation
