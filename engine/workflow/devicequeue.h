// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/learning/backend.h"
#include "engine/store/runlock.h"
#include "engine/workflow/workflow.h"

namespace sessionsmith::workflow {

/// The right to use a device, until its end or that of the process. An empty one is of a run that does not ask.
using DeviceTurn = std::optional<store::RunLock>;

/// Who wants to use which device.
struct DeviceRequest
{
    learning::Backend& backend;
    const std::string& device; ///< as a specification says it
    const store::RunRecord& run;
};

/// Waits until no other run of the workspace uses the device; meanwhile its progress says which one does. Errors: a
/// stop was asked for; the lock's file cannot be made.
Result<DeviceTurn> waitForDevice(store::Workspace& workspace, const DeviceRequest& request, RunObserver& observer,
                                 const Control& control);

} // namespace sessionsmith::workflow
