// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/synthesis/gaps.h"

#include <array>

namespace sessionsmith::synthesis {

// Gaps in bins to be looked at: bin 0 are those of no time, bin i lies between gapEdges[i - 1] and gapEdges[i] seconds,
// each about half as long again as the one before, the last one goes on without end. Edges lie between whole seconds,
// to which generated gaps are rounded.
constexpr std::array gapEdges{0.5,  1.5,  2.5,   3.5,   5.5,   8.5,   12.5,  18.5,   27.5,  40.5,
                              60.5, 90.5, 135.5, 200.5, 300.5, 450.5, 675.5, 1000.5, 1500.5};
constexpr std::size_t gapBins = gapEdges.size() + 1;

/// (K, gapBins) Shares of the gaps behind each state, weighted by its posterior; a row of zeros where there is none.
hmm::Matrix gapHistogram(const events::EventLog& log, const hmm::Posteriors& posteriors);
/// (gapBins) What the settings give a state, where as many gaps begin in each hour as in the log they are from; in all
/// alike where there was none. Not for the defaults.
hmm::Vector gapHistogram(const GapSettings& gaps, int state);

} // namespace sessionsmith::synthesis
