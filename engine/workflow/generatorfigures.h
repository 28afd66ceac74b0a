// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/store/workspace.h"
#include "engine/synthesis/catalogue.h"
#include "engine/synthesis/gaphistogram.h"

namespace sessionsmith::workflow {

/// What a log shows of each part beyond a hidden Markov model, to be looked at beside the model.
struct LogFigures
{
    synthesis::CatalogueFigures catalogue;
    std::optional<synthesis::CatalogueEvidence> zipf;
    synthesis::LengthSettings lengths;
    synthesis::VisitSettings visits;     ///< none of a log without times
    synthesis::RevisitSettings revisits; ///< by the actions of the model; none where the log has others
    synthesis::GapSettings gaps;         ///< by its states, under the same condition
    hmm::Matrix gapHistogram;            ///< (K, gapBins) the same
};

/// `categories`: how many of the catalogue are told apart. Errors: those of loadDataset(), cancelled.
Result<LogFigures> logFigures(const store::Workspace& workspace, const synthesis::BehaviourModel& model,
                              const std::string& data, std::size_t categories, const Control& control = {});
/// The catalogue that a model follows: its data set's or the invented one; what is set of its transitions is left out.
/// Errors: the same.
Result<synthesis::CatalogueFigures> catalogueOf(const store::Workspace& workspace,
                                                const synthesis::BehaviourModel& model, std::size_t categories);

/// `model` with everything beyond its hidden Markov model estimated from a data set, as by a full fit; it then follows
/// its items. Errors: those of loadDataset() and actionSequences(), cancelled.
Result<synthesis::BehaviourModel> estimateBeyond(const store::Workspace& workspace, synthesis::BehaviourModel model,
                                                 const std::string& data, std::uint64_t seed,
                                                 const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::workflow
