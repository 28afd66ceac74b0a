// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace sessionsmith {

unsigned threadCount(unsigned requested)
{
    return requested > 0 ? requested : std::max(1u, std::thread::hardware_concurrency());
}

void parallelFor(std::size_t count, std::size_t grain, unsigned threads,
                 const std::function<void(std::size_t, std::size_t)>& work)
{
    grain = std::max<std::size_t>(grain, 1);
    const std::size_t chunks = count / grain + (count % grain != 0);
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failureMutex;

    const auto worker = [&] {
        for (std::size_t chunk = next++; chunk < chunks; chunk = next++) {
            try {
                work(chunk * grain, std::min(count, (chunk + 1) * grain));
            } catch (...) {
                const std::lock_guard lock(failureMutex);
                if (!failure) failure = std::current_exception();
                next = chunks;
            }
        }
    };
    {
        std::vector<std::jthread> helpers;
        const std::size_t wanted = std::min<std::size_t>(threadCount(threads), std::max<std::size_t>(chunks, 1));
        for (std::size_t i = 1; i < wanted; ++i)
            helpers.emplace_back(worker);
        worker();
    }
    if (failure) std::rethrow_exception(failure);
}

} // namespace sessionsmith
