// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/texts.h"

#include "engine/base/text.h"

#include <algorithm>

namespace sessionsmith::store {

Message quotedList(const std::vector<std::string>& names)
{
    constexpr std::size_t mostShown = 20;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), mostShown); ++i)
        list += (list.empty() ? "\"" : ", \"") + names[i] + '"';
    if (names.size() <= mostShown) return Message::data(list);
    return Message(SS_TEXT("engine", "{0} and {1} more"), list, names.size() - mostShown);
}

Error withChoice(Error error, const std::vector<std::string>& names)
{
    if (names.empty()) return error.advise(SS_TEXT("engine", "The workspace holds none yet"));
    return error.advise(SS_TEXT("engine", "Choose one of: {0}"), quotedList(names));
}

Result<std::string> nameFor(const std::string& wanted, Naming naming,
                            const std::function<bool(const std::string&)>& isTaken)
{
    if (auto good = checkName(wanted); !good) return tl::unexpected(good.error());
    if (naming == Naming::Exact && isTaken(wanted))
        return fail(Error(SS_TEXT("engine", "The name \"{0}\" is already taken"), wanted)
                        .advise(SS_TEXT("engine", "Choose another name, or delete the other one first")));
    std::string name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = fmt::format("{} {}", wanted, number);
    return name;
}

std::string nameInBin(Id id)
{
    return fmt::format("\x01{}", id);
}

} // namespace sessionsmith::store
