// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/bootstrap.h"

#include "engine/base/parallel.h"
#include "engine/base/phase.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

namespace sessionsmith::fidelity {

namespace {

constexpr std::uint32_t bootstrapPurpose = 0x46425354; // "FBST"

std::vector<std::uint16_t> drawnTimes(std::size_t sessions, Philox& random)
{
    std::vector<std::uint16_t> times(sessions, 0);
    for (std::size_t i = 0; i < sessions; ++i)
        ++times[random.below(std::uint32_t(sessions))];
    return times;
}

} // namespace

Resample::Resample(std::uint64_t seed, std::uint64_t index, std::size_t sideSessions, std::size_t heldOutSessions)
{
    Philox random(seed, bootstrapPurpose, index);
    side = drawnTimes(sideSessions, random);
    heldOut = drawnTimes(heldOutSessions, random);
}

hmm::Interval bootstrapInterval(double value, std::vector<double> replicates, double highest, double lowest)
{
    std::erase_if(replicates, [](double replicate) { return std::isnan(replicate); });
    if (replicates.empty()) return {lowest, highest};
    std::ranges::sort(replicates);
    const double excess =
        std::accumulate(replicates.begin(), replicates.end(), 0.0) / double(replicates.size()) - value;
    const auto percentile = [&](double share) {
        const double place = share * double(replicates.size() - 1);
        const auto below = std::size_t(place);
        const std::size_t above = std::min(below + 1, replicates.size() - 1);
        const double quantile = std::lerp(replicates[below], replicates[above], place - double(below));
        return std::clamp(quantile - excess, lowest, highest);
    };
    return {std::min(percentile(0.025), value), std::max(percentile(0.975), value)}; // of few steps it may lie outside
}

Result<std::vector<std::vector<double>>> bootstrap(const Sides& sides, const std::vector<Task>& tasks, int replicates,
                                                   std::uint64_t seed, unsigned threads, const ProgressSink& progress,
                                                   const Control& control)
{
    std::vector<std::vector<double>> values(tasks.size(), std::vector<double>(std::size_t(replicates)));
    Phase phase(progress, control, Message(SS_TEXT("engine", "Drawing the sessions anew for the intervals")),
                std::uint64_t(replicates), Message(SS_TEXT("engine", "draws")));
    std::mutex mutex;
    bool stopped = false;
    parallelFor(std::size_t(replicates), 1, threads, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t> side, heldOut;
        for (std::size_t replicate = begin; replicate < end; ++replicate) {
            {
                const std::lock_guard lock(mutex);
                if (stopped = stopped || !phase.advance(1); stopped) return;
            }
            const Resample drawn(seed, replicate, sides[Side::Synthetic].size(), sides[Side::HeldOut].size());
            const Feature* counted = nullptr;
            for (std::size_t task = 0; task < tasks.size(); ++task) {
                const auto& [measure, feature] = tasks[task];
                if (feature != counted) { // measures of one feature follow each other
                    feature->count(Side::Synthetic, drawn.side, side);
                    feature->count(Side::HeldOut, drawn.heldOut, heldOut);
                    counted = feature;
                }
                values[task][replicate] = measure->value(*feature, side, heldOut);
            }
        }
    });
    if (stopped) return fail(Error::cancelled());
    return values;
}

} // namespace sessionsmith::fidelity
