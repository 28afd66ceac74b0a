// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace sessionsmith::desktop {

namespace {

QLocale localeOf(LanguageChoice choice)
{
    switch (choice) {
    case LanguageChoice::English:
        return QLocale(QLocale::English, QLocale::UnitedKingdom);
    case LanguageChoice::Chinese:
        return QLocale(QLocale::Chinese, QLocale::China);
    case LanguageChoice::System:
        break;
    }
    return QLocale::system();
}

} // namespace

void Language::apply(LanguageChoice choice)
{
    const QLocale locale = localeOf(choice);
    QLocale::setDefault(locale);
    const QString separator = QStringLiteral("_");
    install(m_qt,
            m_qt.load(locale, QStringLiteral("qtbase"), separator, QLibraryInfo::path(QLibraryInfo::TranslationsPath)));
    install(m_plurals, m_plurals.load(QStringLiteral(":/translations/sessionsmith_en.qm")));
    install(m_own, m_own.load(locale, QStringLiteral("sessionsmith"), separator, QStringLiteral(":/translations")));
}

void Language::install(QTranslator& translator, bool loaded)
{
    QCoreApplication::removeTranslator(&translator);
    if (loaded) QCoreApplication::installTranslator(&translator);
}

} // namespace sessionsmith::desktop
