// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/error.h"

namespace sessionsmith {

namespace {
const char* const cancelledText = SS_TEXT("engine", "Stopped on request");
}

std::string Message::fill(const std::string& pattern, const std::vector<std::string>& args)
{
    std::string filled;
    filled.reserve(pattern.size() + 32);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        // Places have one digit: no sentence needs more than ten.
        const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' && pattern[i + 1] >= '0' &&
                           pattern[i + 1] <= '9' && std::size_t(pattern[i + 1] - '0') < args.size();
        if (!place) {
            filled += pattern[i];
            continue;
        }
        filled += args[std::size_t(pattern[i + 1] - '0')];
        i += 2;
    }
    return filled;
}

std::string Error::message() const
{
    std::string text = m_where.empty() ? m_what.english() : m_where + ": " + m_what.english();
    if (!m_advice.isEmpty())
        text += ". " + m_advice.english();
    return text;
}

Error Error::cancelled()
{
    return Error(cancelledText);
}

bool Error::isCancelled() const
{
    return m_what.text == cancelledText;
}

} // namespace sessionsmith
