// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/devicequeue.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace sessionsmith::workflow {

namespace {

/// The device that a specification means, by its own name.
std::string deviceMeant(learning::Backend& backend, const std::string& name)
{
    if (name != "auto" && name != "cuda") return name;
    const auto devices = backend.devices();
    return devices.size() > 1 ? devices[1].id : devices.front().id; // the first GPU, else the CPU
}

/// Who has it: a name that may be out of date for a moment, for it is written once the lock is taken.
std::string holderOf(const store::Workspace& workspace, const std::string& key)
{
    return workspace.note(key).value_or(std::string());
}

} // namespace

Result<DeviceTurn> waitForDevice(store::Workspace& workspace, const DeviceRequest& request, RunObserver& observer,
                                 const Control& control)
{
    const std::string device = deviceMeant(request.backend, request.device);
    std::string file = "device-" + device + ".lock";
    std::ranges::replace(file, ':', '-');
    const std::string key = "device/" + device;
    for (std::string told;;) {
        auto lock = store::RunLock::take(workspace.folder() / "locks" / file);
        if (!lock) return tl::unexpected(lock.error());
        if (*lock) {
            if (auto noted = workspace.setNote(key, request.run.name); !noted) return tl::unexpected(noted.error());
            return std::move(*lock);
        }
        if (const std::string holder = holderOf(workspace, key); told != holder) {
            told = holder;
            observer.onProgress(
                {Message(SS_TEXT("engine", "Waiting for the device {0}, which the run \"{1}\" uses"), device, holder),
                 0,
                 0,
                 {}});
        }
        if (!control.proceed()) return fail(Error::cancelled());
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

} // namespace sessionsmith::workflow
