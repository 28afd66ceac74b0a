// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings.h"

#include <QSettings>

#include <algorithm>

namespace sessionsmith::desktop::settings {

namespace {

constexpr int recentCount = 8;

/// An enumeration of three values, read as the first one when the file says nonsense.
template <typename Enum>
Enum choice(const char* key)
{
    return Enum(std::clamp(QSettings().value(QLatin1String(key), 0).toInt(), 0, 2));
}

} // namespace

widgets::Theme::Mode themeMode()
{
    return choice<widgets::Theme::Mode>("window/theme");
}

void setThemeMode(widgets::Theme::Mode mode)
{
    QSettings().setValue(QStringLiteral("window/theme"), int(mode));
}

LanguageChoice language()
{
    return choice<LanguageChoice>("window/language");
}

void setLanguage(LanguageChoice choice)
{
    QSettings().setValue(QStringLiteral("window/language"), int(choice));
}

QString page()
{
    return QSettings().value(QStringLiteral("window/page")).toString();
}

void setPage(const QString& page)
{
    QSettings().setValue(QStringLiteral("window/page"), page);
}

QByteArray geometry()
{
    return QSettings().value(QStringLiteral("window/geometry")).toByteArray();
}

void setGeometry(const QByteArray& geometry)
{
    QSettings().setValue(QStringLiteral("window/geometry"), geometry);
}

QStringList recentWorkspaces()
{
    return QSettings().value(QStringLiteral("workspaces/recent")).toStringList();
}

void addRecentWorkspace(const QString& folder)
{
    QStringList recent = recentWorkspaces();
    recent.removeAll(folder);
    recent.prepend(folder);
    QSettings().setValue(QStringLiteral("workspaces/recent"), QStringList(recent.mid(0, recentCount)));
}

} // namespace sessionsmith::desktop::settings
