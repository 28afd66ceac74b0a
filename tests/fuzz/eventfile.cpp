// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/eventfiles.h"
#include "engine/runfiles/summaryevent.h"
#include "tests/fuzz/fuzzing.h"

using namespace sessionsmith;

/// As a file, whose checksums an input seldom has right, and as a record, which then is looked into.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(fuzz::text(data, size));
    const ProgressSink quiet;
    const Control control;
    Phase phase(quiet, control, Message("reading"));
    if (const auto run = runfiles::readEventFiles("run", {file.path()}, phase)) {
        fuzz::expect(!run->points.empty(), "a run has points");
        for (const store::MetricPoint& point : run->points)
            fuzz::expect(point.step >= 0 && !point.metric.empty(), "a point is sound");
    }
    runfiles::SummaryEvents events;
    if (const auto event = events.read(fuzz::text(data, size)))
        fuzz::expect(event->scalars.size() + event->others <= size, "a value takes a byte at least");
    return 0;
}
