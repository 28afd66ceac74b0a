// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/store/workspace.h"
#include "engine/synthesis/itemmodel.h"
#include "engine/workflow/requests.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace sessionsmith::workflow {

/// Whose items synthetic sessions follow.
struct ItemSource
{
    synthesis::ItemModel items;
    std::optional<store::Id> dataset; ///< none where they are invented
    std::string contentHash, license; ///< of the data set
};

/// Errors: there is no such data set, or another one of that name than the model means.
Result<ItemSource> openItems(const store::Workspace& workspace, const synthesis::BehaviourModel& model,
                             const SynthesizeRequest& request);
/// How synthetic sessions are made: what is kept with a data set, and what two parts of one must have in common.
nlohmann::json specJson(const SynthesizeRequest& request, const store::ModelRecord& record,
                        const synthesis::BehaviourModel& model, const ItemSource& source);

} // namespace sessionsmith::workflow
