// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/pausegate.h"

#include <stop_token>

namespace sessionsmith {

/// How the person who started a long job steers it: stop and, where the job offers it, pause.
struct Control
{
    std::stop_token stop;
    PauseGate* gate = nullptr;

    /// To be asked at every batch: waits while the job is paused; false once it has been asked to stop.
    bool proceed() const
    {
        if (gate) gate->wait(stop);
        return !stop.stop_requested();
    }
};

} // namespace sessionsmith
