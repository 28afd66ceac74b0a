// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/specwords.h"

#include <QJsonDocument>
#include <QTest>

using namespace sessionsmith::widgets;

class SpecWordsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysValuesWithTheirUnits_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("words");
        const auto add = [](const char* key, const QJsonValue& value, const char* words) {
            QTest::addRow("%s %s", key, words) << QString::fromLatin1(key) << value << QString::fromUtf8(words);
        };
        add("checkpoint_seconds", 30.0, "30 s");
        add("mask_rate", 0.3, "30\u202F%");
        add("seed", 1234567, "1234567");
        add("batch", 12345, "12\u202F345");
        add("l2", 0.0001, "0.0001");
        add("threads", 0, "automatic");
        add("threads", 4, "4");
        add("patience", 0, "off");
        add("exclude_seen", false, "no");
        add("from", QString(), "scratch");
        add("from", QStringLiteral("markov"), "markov");
        add("objective", QStringLiteral("masked"), "predict hidden items");
        add("objective", QStringLiteral("masked:1,contrastive:0.1"), "predict hidden items 1, tell views apart 0.1");
        add("averaging", 0.0, "off");
        add("prune", 0.5, "50\u202F%");
        add("freeze", QString(), "none");
        add("loss", QStringLiteral("sampled"), "drawn items, by popularity");
        add("unheard_of", QStringLiteral("x"), "x");
    }

    void saysValuesWithTheirUnits()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QTEST(specValue(key, value), "words");
    }

    void keysStandInTheOrderOfTheForm()
    {
        const QJsonObject spec{{QStringLiteral("zeta"), 1}, {QStringLiteral("batch"), 1}, {QStringLiteral("data"), 1}};
        QCOMPARE(specKeys(spec),
                 (QStringList{QStringLiteral("data"), QStringLiteral("batch"), QStringLiteral("zeta")}));
        QCOMPARE(specWord(QStringLiteral("max_length")), QStringLiteral("Context length"));
        QCOMPARE(specWord(QStringLiteral("zeta")), QStringLiteral("zeta"));
    }
};

QTEST_MAIN(SpecWordsTest)
#include "specwords.moc"
