// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runfiles/runtablefile.h"
#include "engine/runfiles/toldrun.h"
#include "tests/fuzz/fuzzing.h"

#include <set>

using namespace sessionsmith;

/// CSV, or JSON Lines where it begins as these do.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const fuzz::MemoryFile file(fuzz::text(data, size));
    const ProgressSink quiet;
    const Control control;
    Phase phase(quiet, control, Message("reading"));
    if (const auto runs = runfiles::readRunTable(file.path(), "table", phase)) {
        std::set<std::string> names;
        for (const store::RunRecord& run : *runs) {
            fuzz::expect(names.insert(run.name).second, "each run comes once");
            nlohmann::json spec = nlohmann::json::parse(run.spec, nullptr, false);
            fuzz::expect(runfiles::takeTold(spec).has_value(), "what it was told to be can be told again");
        }
    }
    return 0;
}
