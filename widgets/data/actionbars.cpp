// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/actionbars.h"

#include "widgets/common/actioncolours.h"
#include "widgets/common/texts.h"

#include <algorithm>
#include <functional>

namespace sessionsmith::widgets {

namespace {

std::vector<events::NamedCount> shownOf(std::vector<events::NamedCount> actions)
{
    if (actions.size() <= ActionBars::most) return actions;
    std::ranges::stable_sort(actions, std::greater(), &events::NamedCount::count);
    actions.resize(ActionBars::most);
    return actions;
}

/// With the log's own name, which exports have and the command line asks for, where our word is another one.
QString bothNames(const std::string& name)
{
    const QString word = actionWord(name);
    return word == text(name) ? word : ActionBars::tr("%1 (%2)", "our word, the log's name").arg(word, text(name));
}

} // namespace

void ActionBars::setStatistics(const events::Statistics& statistics)
{
    const auto share = [&](std::uint64_t count) {
        return statistics.events > 0 ? formatPercent(double(count) / double(statistics.events), 1)
                                     : QStringLiteral("—");
    };
    const std::vector<events::NamedCount> shown = shownOf(statistics.actions);
    std::vector<std::string> names;
    for (const events::NamedCount& action : shown)
        names.push_back(action.name);
    const ActionColours colours(names);
    std::vector<Bar> bars;
    std::uint64_t rest = statistics.events;
    for (const auto& [name, count] : shown) {
        bars.push_back({bothNames(name), double(count), share(count), colours[int(bars.size())]});
        rest -= count;
    }
    setBars(std::move(bars));
    const std::uint64_t more =
        statistics.distinctActions - std::min<std::uint64_t>(statistics.distinctActions, shown.size());
    setRest(more == 0 ? QString() : tr("%1 more actions: %2").arg(formatInteger(std::int64_t(more)), share(rest)));
}

} // namespace sessionsmith::widgets
