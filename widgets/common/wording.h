// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <concepts>
#include <functional>
#include <utility>

namespace sessionsmith::widgets {

/// A text that is made anew whenever it is shown, so that it follows the language of the window:
/// `[name] { return tr("Reading %1").arg(name); }`. A plain QString is for names, which are the same in every language.
class Wording
{
public:
    Wording() = default;
    Wording(const QString& name) : m_say([name] { return name; }) {}
    template <std::invocable Say>
    Wording(Say say) : m_say(std::move(say))
    {}

    QString text() const { return m_say ? m_say() : QString(); }

private:
    std::function<QString()> m_say;
};

} // namespace sessionsmith::widgets
