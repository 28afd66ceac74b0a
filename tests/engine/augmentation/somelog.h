// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/augmentation/pipeline.h"
#include "engine/base/text.h"
#include "engine/events/eventlog.h"

#include <rapidcheck.h>

#include <QTest>

namespace sessionsmith::test {

/// A log of sessions, one a line and each by a user of its own: "view:a@x buy:b@y" are two events, of the item a in the
/// category x and so on. All lines have categories, or none.
inline events::EventLog sessionsOf(const std::vector<std::string>& lines)
{
    events::EventLog log;
    for (const std::string& line : lines) {
        const std::int32_t user = log.users.add("u" + std::to_string(log.users.size()));
        for (const std::string_view event : split(line, ' ')) {
            const auto parts = split(event, ':');
            const auto names = split(parts[1], '@');
            log.user.push_back(user);
            log.session.push_back(user);
            log.action.push_back(log.actions.add(parts[0]));
            log.item.push_back(log.items.add(names[0]));
            if (names.size() > 1) log.category.push_back(log.categories.add(names[1]));
        }
    }
    return log;
}

/// Sessions of any length, times and categories; some users have several, and these may overlap.
inline events::EventLog anyLog(bool withTime, bool withCategory)
{
    const int items = *rc::gen::inRange(1, 12), categories = *rc::gen::inRange(1, 4);
    events::EventLog log;
    log.actions = events::Vocabulary({"view", "cart", "buy"});
    for (int i = 0; i < items; ++i)
        log.items.add("i" + std::to_string(i));
    for (int c = 0; withCategory && c < categories; ++c)
        log.categories.add("c" + std::to_string(c));
    std::int32_t session = 0;
    for (int user = *rc::gen::inRange(0, 6); user > 0; --user) {
        log.users.add("u" + std::to_string(log.users.size()));
        Milliseconds start = 1'500'000'000'000;
        for (int sessions = *rc::gen::inRange(1, 4); sessions > 0; --sessions, ++session) {
            Milliseconds time = start += *rc::gen::inRange(0, 3);
            for (int length = *rc::gen::inRange(1, 15); length > 0; --length) {
                log.user.push_back(log.users.size() - 1);
                log.session.push_back(session);
                log.action.push_back(*rc::gen::inRange(0, 3));
                log.item.push_back(*rc::gen::inRange(0, items));
                if (withCategory) log.category.push_back(*rc::gen::inRange(-1, categories));
                if (withTime) log.time.push_back(time);
                time += *rc::gen::inRange(0, 5000);
            }
            log.sessionNames.push_back("s" + std::to_string(session));
        }
    }
    return log;
}

inline augmentation::Pipeline anyPipeline()
{
    augmentation::Pipeline pipeline;
    for (int steps = *rc::gen::inRange(0, 5); steps > 0; --steps) {
        const auto step = *rc::gen::elementOf(std::vector<augmentation::StepDescription>(
            augmentation::stepDescriptions().begin(), augmentation::stepDescriptions().end()));
        const double share = *rc::gen::element(0.0, 0.1, 1.0 / 3, 0.5, 0.999, 1.0);
        pipeline.push_back({step.kind, step.limits.low + share * (step.limits.high - step.limits.low)});
    }
    return pipeline;
}

/// The value, or a failed test that says why there is none.
template <typename T>
T valueOf(Result<T> result)
{
    if (!result) qFatal("%s", result.error().message().c_str());
    return std::move(*result);
}

template <typename T>
QString messageOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message());
}

} // namespace sessionsmith::test
