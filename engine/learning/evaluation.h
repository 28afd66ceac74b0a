// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/control.h"
#include "engine/base/progress.h"
#include "engine/learning/recommender.h"

#include <map>
#include <string>

namespace sessionsmith::learning {

/// Values by name: "hr@10", "ndcg@10", "mrr", "accuracy", "loss", "cases". A value that does not exist is left out.
using Metrics = std::map<std::string, double>;

struct EvaluationSpec
{
    bool excludeSeen = false; ///< items of the context are left out of the ranking
    int cutoff = 10;
    std::size_t batch = 256;
};

struct Evaluation
{
    Metrics metrics;
    std::vector<double> ranks; ///< (cases) rank of the target, from 1; tied scores share their mean rank
};

/// Full ranking over the catalogue. With rank r of the target: hr@k = [r <= k], ndcg@k = [r <= k] / log2(1 + r), mrr =
/// 1 / r, accuracy = [r = 1] (hr@1), means over the cases; loss = -ln softmax(scores)[target] over all items, natural
/// log. A target is never excluded, even when it was seen. Errors: those of the recommender, cancelled.
Result<Evaluation> evaluate(Recommender& recommender, const SequenceData& data, std::span<const TestCase> cases,
                            const EvaluationSpec& spec, const ProgressSink& progress = {}, const Control& control = {});

} // namespace sessionsmith::learning
