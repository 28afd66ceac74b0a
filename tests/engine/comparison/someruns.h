// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/comparison/runtable.h"

namespace sessionsmith::test {

/// Three runs: a pre-training on sessions of the model "shop", a fine-tuning from it on a log, and a baseline.
inline comparison::RunTable someRuns()
{
    store::DatasetRecord log, sessions;
    log.id = 1;
    log.name = "log";
    log.source = "log.csv";
    sessions.id = 2;
    sessions.name = "sessions";
    sessions.source = "shop";
    sessions.model = 7;
    sessions.sourceDataset = 1;
    sessions.contentHash = "of sessions";
    store::RunRecord first, second, third;
    first.id = 1;
    first.name = "First";
    first.kind = store::RunKind::Pretrain;
    first.status = store::RunStatus::Finished;
    first.spec = R"({"learning_rate":0.001,"hidden":64,"name":"First","heads":[1,2],"split":{"kind":"given"}})";
    first.dataset = 2;
    first.createdAt = 1'000;
    first.metrics["valid"]["ndcg@10"] = 0.5;
    second.id = 2;
    second.name = "second";
    second.kind = store::RunKind::Finetune;
    second.status = store::RunStatus::Failed;
    second.spec = R"({"learning_rate":0.01,"hidden":64,"exclude_seen":true})";
    second.dataset = 1;
    second.parent = 1;
    second.createdAt = 86'400'000;
    second.marks = {"the better one", {"paper", "Best"}, true, false};
    second.metrics = {{"test", {{"ndcg@10", 0.25}, {"loss", 3}}}, {"valid", {{"ndcg@10", 0.3}}}};
    third.id = 3;
    third.name = "markov chain";
    third.kind = store::RunKind::Baseline;
    third.status = store::RunStatus::Finished;
    third.spec = "damaged";
    third.dataset = 1;
    return {{first, second, third}, {log, sessions}, {{"of sessions", {{"overall", 0.75}, {"transitions_tv", 0.125}}}}};
}

} // namespace sessionsmith::test
