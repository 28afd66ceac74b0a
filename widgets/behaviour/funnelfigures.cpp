// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/funnelfigures.h"

#include "engine/analysis/sequencecounts.h"
#include "engine/analysis/sessionsteps.h"

namespace sessionsmith::widgets {

std::vector<FunnelStep> funnelFigures(const hmm::Model& model, const std::vector<int>& actions,
                                      const hmm::Sequences& real, int longest)
{
    const hmm::Vector shares = hmm::funnel(model, actions, longest);
    const std::vector<std::size_t> counts = hmm::funnelCounts(real, actions);
    std::vector<FunnelStep> steps(actions.size());
    double before = 1;
    std::size_t realBefore = real.size();
    for (std::size_t s = 0; s < steps.size(); ++s) {
        FunnelStep& step = steps[s];
        step.share = shares[Eigen::Index(s)];
        step.conversion = before > 0 ? step.share / before : 0;
        before = step.share;
        step.realCount = counts[s];
        step.realBefore = realBefore;
        step.realInterval = hmm::proportionInterval(counts[s], real.size());
        step.realConversionInterval = hmm::proportionInterval(counts[s], realBefore);
        if (real.size() > 0) step.realShare = double(counts[s]) / double(real.size());
        if (realBefore > 0) step.realConversion = double(counts[s]) / double(realBefore);
        realBefore = counts[s];
    }
    return steps;
}

} // namespace sessionsmith::widgets
