// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/report.h"

#include "engine/workflow/workflow.h"

#include <algorithm>

namespace sessionsmith::workflow {

namespace {

constexpr double leastShared = 0.01; // halves of sparse logs have ten times that

/// The share of the events of one log that are on items which the other knows, by an action which it knows.
double sharedItems(const events::EventLog& log, const events::EventLog& other)
{
    const auto known = [](const events::Vocabulary& names, const events::Vocabulary& among) {
        std::vector<bool> isKnown;
        for (std::int32_t i = 0; i < names.size(); ++i)
            isKnown.push_back(among.find(names[i]) >= 0);
        return isKnown;
    };
    const std::vector<bool> items = known(log.items, other.items), actions = known(log.actions, other.actions);
    std::size_t shared = 0;
    for (std::size_t e = 0; e < log.size(); ++e)
        shared += items[std::size_t(log.item[e])] && actions[std::size_t(log.action[e])];
    return double(shared) / double(std::max<std::size_t>(1, log.size()));
}

/// Whether the synthetic log follows the items of the real one: then its model was fitted to that.
/// Or is it. With a training log of its own, what is made after that one may follow the catalogue of the real one.
bool isMadeAfter(const store::Workspace& workspace, const FidelityRequest& request)
{
    const auto synthetic = workspace.dataset(request.synthetic), real = workspace.dataset(request.real);
    if (!synthetic || !real) return false;
    return synthetic->contentHash == real->contentHash ||
           (request.training.empty() && synthetic->sourceDataset == real->id);
}

} // namespace

Result<fidelity::Report> compareFidelity(const store::Workspace& workspace, const FidelityRequest& request,
                                         const ProgressSink& progress, const Control& control)
{
    const auto real = loadDataset(workspace, request.real);
    if (!real) return tl::unexpected(real.error());
    const auto synthetic = loadDataset(workspace, request.synthetic);
    if (!synthetic) return tl::unexpected(synthetic.error());
    const auto marked = [&](fidelity::Report report) {
        report.isOfReal = isMadeAfter(workspace, request);
        return report;
    };
    if (request.training.empty())
        return fidelity::compare({*real, *synthetic}, request.spec, progress, control).map(marked);
    if (request.training == request.real)
        return fail(Error(SS_TEXT("engine", "The log that the model was fitted to cannot be held out from it too"))
                        .advise(SS_TEXT("engine", "Split the log, and fit the model to one part")));
    const auto training = loadDataset(workspace, request.training);
    if (!training) return tl::unexpected(training.error());
    if (contentHash(*training) == contentHash(*synthetic))
        return fail(Error(SS_TEXT("engine", "The synthetic log itself is not what the model was fitted to"))
                        .advise(SS_TEXT("engine", "Choose the real log that it was, or leave that open")));
    constexpr std::size_t fewest = 20; // as many of each side are compared as the smallest has
    if (training->sessionCount() < fewest)
        return fail(Error(SS_TEXT("engine", "\"{0}\" has {1} sessions: too few to compare with"), request.training,
                          training->sessionCount())
                        .advise(SS_TEXT("engine", "Choose the log that the model was fitted to, or leave that open")));
    if (const double shared = sharedItems(*training, *real); shared < leastShared)
        return fail(
            Error(SS_TEXT("engine", "\"{0}\" has next to nothing in common with \"{1}\": {2} % of its events are "
                                    "on items of that log"),
                  request.training, request.real, fmt::format("{:.1f}", 100 * shared))
                .advise(SS_TEXT("engine", "Choose the log that the model was fitted to, or leave that open")));
    return fidelity::compare({*real, *synthetic, &*training}, request.spec, progress, control).map(marked);
}

} // namespace sessionsmith::workflow
