// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/sessionquestions.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json_fwd.hpp>

#include <array>

namespace sessionsmith::workflow {

/// Whether something comes later in a session, or how much of it, told by a regression on what a run makes of the
/// session so far and on further features.
struct ClickRequest
{
    std::string data;
    std::string from;                       ///< the run whose representation is taken
    std::string target = "action=purchase"; ///< see Outcome
    std::filesystem::path features = {};    ///< a table, see columnsByKey(); empty: none
    double share = 0.8;                     ///< see askSessions()
    double l2 = 0; ///< of the regression; 0: the one of l2Choices that the validation likes best
    std::uint64_t seed = 1;
    std::string device = "auto";
    std::string name;

    /// Errors: the first impossible value, with its name.
    Result<> validate() const;
};

inline constexpr std::array l2Choices{1.0, 10.0, 100.0, 1000.0};

nlohmann::json toJson(const ClickRequest& request);
Result<ClickRequest> clickRequestFromJson(const nlohmann::json& json);

/// A run of learning::binaryMetrics() or learning::amountMetrics() as "valid" and "test", with bootstrapped
/// "test_low" and "test_high"; beside them "without_representation", the same regression on the other features alone,
/// and "base_rate", what is said without looking (the share, or the mean, of the training). "gain" is how much less the
/// log-loss (or the square of a miss) is than without the representation: "difference", "low", "high", "p" (paired
/// permutation test). "valid/..." is told for each l2 that is tried. Errors: also those of askSessions(),
/// columnsByKey() and Backend::represent(); an amount that no row has.
Result<store::RunRecord> tellClicks(store::Workspace& workspace, const ClickRequest& request, RunObserver& observer,
                                    const Control& control = {});
/// Does the same anew for a run that did not come to its end.
Result<store::RunRecord> tellClicksAgain(store::Workspace& workspace, const store::RunRecord& run,
                                         RunObserver& observer, const Control& control);

} // namespace sessionsmith::workflow
