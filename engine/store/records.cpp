// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/records.h"

namespace sessionsmith::store {

const char* name(DatasetKind kind)
{
    switch (kind) {
    case DatasetKind::Imported:
        return "imported";
    case DatasetKind::Synthetic:
        return "synthetic";
    }
    return "";
}

const char* name(RunKind kind)
{
    switch (kind) {
    case RunKind::Pretrain:
        return "pretrain";
    case RunKind::Finetune:
        return "finetune";
    case RunKind::Baseline:
        return "baseline";
    case RunKind::Generator:
        return "generator";
    case RunKind::Import:
        return "import";
    }
    return "";
}

const char* name(RunStatus status)
{
    switch (status) {
    case RunStatus::Running:
        return "running";
    case RunStatus::Paused:
        return "paused";
    case RunStatus::Finished:
        return "finished";
    case RunStatus::Cancelled:
        return "cancelled";
    case RunStatus::Failed:
        return "failed";
    case RunStatus::Interrupted:
        return "interrupted";
    }
    return "";
}

bool trainsSequenceModel(RunKind kind)
{
    return kind == RunKind::Pretrain || kind == RunKind::Finetune;
}

bool isActive(RunStatus status)
{
    return status == RunStatus::Running || status == RunStatus::Paused;
}

} // namespace sessionsmith::store
