// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/settings.h"

#include <QTranslator>

namespace sessionsmith::desktop {

/// Puts the chosen language into force, for the program's own texts and for Qt's; widgets hear of it as LanguageChange.
class Language
{
public:
    void apply(LanguageChoice choice);

private:
    void install(QTranslator& translator, bool loaded);

    QTranslator m_plurals; // of English, below the chosen language
    QTranslator m_own, m_qt;
};

} // namespace sessionsmith::desktop
