// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/augmentationsample.h"

#include "engine/augmentation/augmenter.h"
#include "engine/events/split.h"

#include <algorithm>
#include <array>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t fewest = 4, mostEvents = 24; // of the sessions that show best what a step does
constexpr std::size_t candidatesEach = 8;

std::vector<std::size_t> sessionsToShow(const std::vector<std::size_t>& offsets, std::size_t most)
{
    const std::size_t all = offsets.size() - 1, candidates = std::min(all, candidatesEach * most);
    std::vector<std::size_t> sessions;
    for (std::size_t i = 0; i < candidates; ++i)
        sessions.push_back(i * all / candidates);
    std::stable_partition(sessions.begin(), sessions.end(), [&](std::size_t session) {
        const std::size_t events = offsets[session + 1] - offsets[session];
        return events >= fewest && events <= mostEvents;
    });
    sessions.resize(std::min(sessions.size(), most));
    std::ranges::sort(sessions);
    return sessions;
}

void count(AugmentationSample& sample)
{
    double before = 0, after = 0, changed = 0, places = 0;
    std::array<bool, changeCount> occurs{};
    for (const AugmentedSession& session : sample.sessions) {
        before += double(session.before.size());
        after += double(session.after.size());
        for (const AlignedEvent& event : session.events) {
            if (event.change == Change::Moved && event.before >= 0) continue; // it stands at its new place too
            ++places;
            changed += event.change != Change::None;
            occurs[std::size_t(event.change)] = true;
        }
    }
    const double sessions = std::max<double>(1, double(sample.sessions.size()));
    sample.meanBefore = before / sessions;
    sample.meanAfter = after / sessions;
    sample.changedShare = places > 0 ? changed / places : 0;
    for (int change = 1; change < changeCount; ++change)
        if (occurs[std::size_t(change)]) sample.changes.push_back(Change(change));
}

} // namespace

Result<AugmentationSample> augmentationSample(std::shared_ptr<const events::EventLog> log,
                                              const workflow::AugmentRequest& request, std::size_t most,
                                              const Control& control)
{
    if (request.trainingPart)
        log = std::make_shared<const events::EventLog>(
            events::trainingPart(*log, events::leaveOneOut(*log, events::SequenceBy::User)));
    const auto augmenter = augmentation::Augmenter::create(*log, request.pipeline, request.threads, {}, control);
    if (!augmenter) return tl::unexpected(augmenter.error());
    AugmentationSample sample;
    sample.maskItem = augmenter->maskIndex();
    const std::vector<std::size_t> offsets = events::sequenceOffsets(*log, events::SequenceBy::Session);
    for (const std::size_t session : sessionsToShow(offsets, most)) {
        if (!control.proceed()) return fail(Error::cancelled());
        AugmentedSession shown;
        shown.name = events::sessionName(*log, session);
        shown.before = augmentation::sessionOf(*log, offsets[session], offsets[session + 1]);
        shown.after = shown.before;
        Philox random = augmentation::Augmenter::stream(request.seed, session);
        augmenter->augmentSession(shown.after, random);
        shown.events = aligned(shown.before, shown.after, sample.maskItem);
        sample.sessions.push_back(std::move(shown));
    }
    sample.log = std::move(log);
    count(sample);
    return sample;
}

} // namespace sessionsmith::widgets
