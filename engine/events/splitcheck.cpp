// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/splitcheck.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace sessionsmith::events {

namespace {

/// Which names of `names` the events for training bear, by `column`.
std::vector<bool> namesInTraining(const Split& split, std::span<const std::int32_t> column, const Vocabulary& names)
{
    std::vector<bool> known(std::size_t(names.size()));
    for (std::size_t i = 0; i < split.size(); ++i)
        for (std::size_t event = split.offsets[i]; event < split.trainingEnd[i]; ++event)
            known[std::size_t(column[event])] = true;
    return known;
}

struct Unseen
{
    std::uint64_t names = 0, cases = 0;
};

Unseen countUnseen(const std::vector<bool>& known, const Vocabulary& training, std::span<const std::int32_t> column,
                   const Vocabulary& names, std::span<const Question> cases)
{
    std::vector<bool> counted(std::size_t(names.size()));
    Unseen unseen;
    for (const Question& question : cases) {
        const auto name = std::size_t(column[question.target]);
        const std::int32_t index = training.find(names[std::int32_t(name)]);
        if (index >= 0 && known[std::size_t(index)]) continue;
        ++unseen.cases;
        unseen.names += !counted[name];
        counted[name] = true;
    }
    return unseen;
}

std::uint64_t countAmbiguous(const EventLog& log, std::span<const Question> cases, SequenceBy by)
{
    const auto& sequence = by == SequenceBy::User ? log.user : log.session;
    const auto tied = [&](std::size_t event, std::size_t other) {
        return sequence[event] == sequence[other] && log.time[event] == log.time[other];
    };
    return std::uint64_t(std::ranges::count_if(cases, [&](const Question& question) {
        const std::size_t target = question.target;
        return (target > 0 && tied(target, target - 1)) || (target + 1 < log.size() && tied(target, target + 1));
    }));
}

/// How many of the targets are events of `log`, which is not the log that they are of.
std::uint64_t countKnown(const EventLog& log, const EventLog& test, std::span<const Question> cases)
{
    using Event = std::tuple<std::int32_t, std::int32_t, std::int32_t, Milliseconds>; // as `log` numbers them
    std::map<Event, std::uint64_t> asked;
    for (const Question& question : cases) {
        const std::size_t target = question.target;
        ++asked[{log.users.find(test.users[test.user[target]]), log.items.find(test.items[test.item[target]]),
                 log.actions.find(test.actions[test.action[target]]), test.time[target]}];
    }
    std::uint64_t known = 0;
    for (std::size_t event = 0; event < log.size() && !asked.empty(); ++event)
        if (const auto found = asked.find({log.user[event], log.item[event], log.action[event], log.time[event]});
            found != asked.end()) {
            known += found->second;
            asked.erase(found);
        }
    return known;
}

} // namespace

SplitFindings checkSplit(const EventLog& log, const Split& split, const EventLog& test,
                         std::span<const Question> testCases, SequenceBy by)
{
    SplitFindings findings;
    findings.cases = testCases.size();
    const Unseen items =
        countUnseen(namesInTraining(split, log.item, log.items), log.items, test.item, test.items, testCases);
    const Unseen users =
        countUnseen(namesInTraining(split, log.user, log.users), log.users, test.user, test.users, testCases);
    findings.unseenItems = items.names;
    findings.casesOfUnseenItems = items.cases;
    findings.unseenUsers = users.names;
    findings.casesOfUnseenUsers = users.cases;
    if (!test.hasTime() || testCases.empty()) return findings;
    findings.ambiguous = countAmbiguous(test, testCases, by);
    if (!log.hasTime()) return findings;
    if (&test != &log) findings.known = countKnown(log, test, testCases);
    const auto timeOf = [&](const Question& question) { return test.time[question.target]; };
    const Milliseconds first = timeOf(*std::ranges::min_element(testCases, {}, timeOf));
    for (std::size_t i = 0; i < split.size(); ++i)
        for (std::size_t event = split.offsets[i]; event < split.trainingEnd[i]; ++event)
            findings.trainingAfterTest += log.time[event] > first;
    return findings;
}

} // namespace sessionsmith::events
