// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/namemessage.h"

namespace sessionsmith {

namespace {

const char* const nothingElse = "{0}";

} // namespace

Message nameMessage(std::string name)
{
    return Message(nothingElse, Message::data(std::move(name)));
}

const std::string* nameIn(const Message& message)
{
    const bool isName = !message.isData && message.text == nothingElse && message.args.size() == 1;
    return isName ? &message.args.front().text : nullptr;
}

} // namespace sessionsmith
