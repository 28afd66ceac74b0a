// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/largeblock.h"
#include "engine/base/result.h"

#include <torch/torch.h>

#include <functional>

namespace sessionsmith::learning {

/// Calls `work`, which gives a Result; whatever LibTorch throws becomes an Error, and a lack of memory `noMemory`.
template <typename Work>
auto translated(Work&& work, const std::function<Error()>& noMemory) -> decltype(work())
{
    const auto explained = [&](const std::string& words) {
        const bool isMemory =
            words.find("out of memory") != std::string::npos || words.find("t allocate memory") != std::string::npos;
        return fail(isMemory ? noMemory() : Error(SS_TEXT("engine", "LibTorch reports: {0}"), words));
    };
    try {
        return work();
    } catch (const c10::Error& error) {
        return explained(error.what_without_backtrace());
    } catch (const NoRoom& full) {
        return fail(full.error());
    } catch (const std::bad_alloc&) {
        return fail(noMemory());
    } catch (const std::exception& error) {
        return explained(error.what());
    }
}

/// The same with what can be said of any work.
template <typename Work>
auto translated(Work&& work) -> decltype(work())
{
    return translated(std::forward<Work>(work), [] {
        return Error(SS_TEXT("engine", "There is not enough memory on the device"))
            .advise(SS_TEXT("engine", "Choose a smaller batch, a shorter length or a smaller model"));
    });
}

} // namespace sessionsmith::learning
