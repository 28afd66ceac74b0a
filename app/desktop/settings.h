// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QStringList>

namespace sessionsmith::desktop {

enum class LanguageChoice { System, English, Chinese };

/// What the program remembers between two starts. Pages keep their own splitters and columns.
namespace settings {

widgets::Theme::Mode themeMode();
void setThemeMode(widgets::Theme::Mode mode);
LanguageChoice language();
void setLanguage(LanguageChoice choice);
QString page(); ///< the icon name of the page that was shown last
void setPage(const QString& page);
QByteArray geometry();
void setGeometry(const QByteArray& geometry);
QStringList recentWorkspaces(); ///< newest first
void addRecentWorkspace(const QString& folder);

} // namespace settings
} // namespace sessionsmith::desktop
