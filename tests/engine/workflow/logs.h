// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/workflow/datasets.h"
#include "tests/engine/events/logof.h"
#include "tests/engine/store/fixture.h"

namespace sessionsmith::test {

inline store::DatasetRecord storeLog(store::Workspace& workspace, const events::EventLog& log, const std::string& name)
{
    return valueOf(workflow::storeDataset(workspace, log, {}, name));
}

inline std::size_t filesIn(const std::filesystem::path& folder)
{
    const std::filesystem::directory_iterator begin(folder);
    return std::size_t(std::distance(begin, std::filesystem::directory_iterator()));
}

} // namespace sessionsmith::test
