// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/workflow.h"

#include <nlohmann/json_fwd.hpp>

namespace sessionsmith::workflow {

/// The tags of items, told from what a run reads items by: one logistic regression a tag (one versus rest).
struct TagRequest
{
    std::string from;           ///< the run whose embeddings are taken
    std::filesystem::path tags; ///< see readItemTags()
    std::filesystem::path to;   ///< the proposals, as "item,tag,probability" (CSV); empty: none are written
    double holdOut = 0.2;       ///< share of the tagged items that is tested; as many again choose the threshold
    int leastItems = 20;        ///< a tag is learnt that so many of the items to learn from have, ...
    int mostTags = 100;         ///< and is among so many most frequent ones
    double l2 = 1;              ///< of each regression
    std::uint64_t seed = 1;
    unsigned threads = 0;
    std::string device = "auto";
    std::string name;

    /// Errors: the first impossible value, with its name.
    Result<> validate() const;
};

nlohmann::json toJson(const TagRequest& request);
Result<TagRequest> tagRequestFromJson(const nlohmann::json& json);

/// A run with the figures of items that were held out, as "valid" and "test" (with "test_low", "test_high"), and
/// "base_rate" for tags told by their frequency alone. An item is the case; features are its embedding and, where the
/// run's log has them, its category. "micro_f1" over all pairs of item and tag and "macro_f1", the mean over tags, of
/// the pairs above a threshold, which is the one with the best micro F1 on the validation; "precision@1", "@3", "@5",
/// the share of the most probable tags that are right (Manning, Raghavan and Schuetze 2008, section 8.4); "auc", the
/// mean over tags of the areas under their curves; "log_loss", the mean over pairs.
/// "proposals" says how many pairs above the "threshold" were found of how many items without tags. Errors: also those
/// of readItemTags(), openRepresentation(); no tag with enough items; the file cannot be written.
Result<store::RunRecord> tellTags(store::Workspace& workspace, const TagRequest& request, RunObserver& observer,
                                  const Control& control = {});
/// Does the same anew for a run that did not come to its end.
Result<store::RunRecord> tellTagsAgain(store::Workspace& workspace, const store::RunRecord& run, RunObserver& observer,
                                       const Control& control);

} // namespace sessionsmith::workflow
