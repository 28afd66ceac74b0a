// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/curvelines.h"
#include "tests/fuzz/fuzzing.h"

using namespace sessionsmith;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(fuzz::text(data, size));
    const ProgressSink quiet;
    const Control control;
    Phase phase(quiet, control, Message("reading"));
    if (const auto runs = runfiles::readCurveLines(file.path(), 0, phase))
        for (const runfiles::ForeignRun& run : *runs)
            for (std::size_t i = 1; i < run.points.size(); ++i) {
                const auto &one = run.points[i - 1], &next = run.points[i];
                fuzz::expect(std::tie(one.metric, one.step) < std::tie(next.metric, next.step),
                             "each point comes once");
            }
    return 0;
}
