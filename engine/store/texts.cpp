// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/store/texts.h"

namespace sessionsmith::store {

std::string quotedList(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "\"" : ", \"") + name + '"';
    return list;
}

Error withChoice(Error error, const std::vector<std::string>& names)
{
    if (names.empty()) return error.advise(SS_TEXT("engine", "The workspace holds none yet"));
    return error.advise(SS_TEXT("engine", "Choose one of: {0}"), quotedList(names));
}

std::string freeName(const std::string& wanted, const std::function<bool(const std::string&)>& isTaken)
{
    std::string name = wanted;
    for (int number = 2; isTaken(name); ++number)
        name = fmt::format("{} {}", wanted, number);
    return name;
}

Error nameTaken(const std::string& name)
{
    return Error(SS_TEXT("engine", "The name \"{0}\" is already taken"), name)
        .advise(SS_TEXT("engine", "Choose another name, or delete the other one first"));
}

} // namespace sessionsmith::store
