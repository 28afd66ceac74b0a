// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <map>

namespace {

struct Translation
{
    QStringList forms;
    bool finished = true;
};
/// By context, source and comment.
using Translations = std::map<QString, Translation>;

Translation readTranslation(QXmlStreamReader& xml)
{
    Translation translation;
    translation.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
    QString text;
    while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == QLatin1String("translation")) &&
           !xml.atEnd()) {
        if (xml.isCharacters()) text += xml.text();
        if (xml.isStartElement() && xml.name() == QLatin1String("numerusform"))
            translation.forms.append(xml.readElementText());
    }
    if (translation.forms.isEmpty()) translation.forms.append(text);
    return translation;
}

Translations read(const QString& path)
{
    Translations translations;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return translations;
    QXmlStreamReader xml(&file);
    QString context, source, comment;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("message")) comment.clear();
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() == QLatin1String("comment")) comment = xml.readElementText();
        if (xml.name() == QLatin1String("translation"))
            translations[context + QLatin1Char('|') + source + QLatin1Char('|') + comment] = readTranslation(xml);
    }
    return translations;
}

QStringList placesIn(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%n|%L?\\d+|\\{\\d\\}"));
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places.append(match.next().captured());
    places.removeDuplicates();
    places.sort();
    return places;
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

    const QString m_path = QStringLiteral(SESSIONSMITH_SOURCE_DIR "/translations/sessionsmith_zh_CN.ts");

    void addFiles() const
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("Chinese") << m_path;
        QTest::newRow("English plurals") << QStringLiteral(SESSIONSMITH_SOURCE_DIR "/translations/sessionsmith_en.ts");
    }

private Q_SLOTS:
    void everyTextIsTranslated_data() { addFiles(); }
    void everyTextIsTranslated()
    {
        QFETCH(QString, path);
        QStringList missing;
        for (const auto& [source, translation] : read(path))
            for (const QString& form : translation.forms)
                if (!translation.finished || form.trimmed().isEmpty()) missing.append(source);
        QVERIFY2(missing.isEmpty(), qPrintable(QStringLiteral("%1 texts, first:\n").arg(missing.size()) +
                                               missing.mid(0, 20).join(QLatin1Char('\n'))));
    }

    void placesAreKept_data() { addFiles(); }
    void placesAreKept()
    {
        QFETCH(QString, path);
        for (const auto& [key, translation] : read(path)) {
            const QString source = key.section(QLatin1Char('|'), 1, -2);
            for (const QString& form : translation.forms)
                if (!form.isEmpty())
                    QVERIFY2(placesIn(form) == placesIn(source), qPrintable(key + QStringLiteral(" -> ") + form));
        }
    }

    /// What lupdate finds in the sources now is what the file knows.
    void theFileKnowsTheTextsOfTheSources()
    {
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QStringLiteral("fresh_zh_CN.ts"));
        QProcess lupdate;
        QStringList arguments = QStringLiteral(LUPDATE_ARGUMENTS).split(QLatin1Char('|'));
        lupdate.start(QStringLiteral(LUPDATE), arguments << QStringLiteral("-ts") << fresh);
        QVERIFY(lupdate.waitForFinished(60'000));
        QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError().constData());
        const Translations wanted = read(fresh), known = read(m_path);
        QVERIFY(wanted.size() > 100);
        QStringList engine, window, missing, unused;
        for (const auto& [key, translation] : wanted) {
            if (key.startsWith(QLatin1String("engine|"))) engine.append(key);
            if (key.startsWith(QLatin1String("SpecWords|"))) window.append(key);
            if (!known.contains(key)) missing.append(key);
        }
        for (const auto& [key, translation] : known)
            if (!wanted.contains(key)) unused.append(key);
        QVERIFY2(engine.size() > 20, "lupdate does not see SS_TEXT");
        QVERIFY2(window.size() > 20, "lupdate does not see QT_TRANSLATE_NOOP");
        const QString advice = QStringLiteral("\nBuild the target update_translations.");
        QVERIFY2(missing.isEmpty(),
                 qPrintable(QStringLiteral("Lacking:\n") + missing.join(QLatin1Char('\n')) + advice));
        QVERIFY2(unused.isEmpty(),
                 qPrintable(QStringLiteral("No longer used:\n") + unused.join(QLatin1Char('\n')) + advice));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations.moc"
