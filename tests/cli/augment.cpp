// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QTest>

using namespace sessionsmith::tests;

/// `augment`, as a script sees it.
class Augment : public QObject
{
    Q_OBJECT

    CommandLine m_cli;
    const QString m_steps =
        QStringLiteral("mask:0.2,crop:0.6,reorder:0.5,reverse:0.5,insert:0.2,substitute:0.2,drop:0.1,"
                       "noise:0.1,swap-item:0.2,jitter:0.3");

private Q_SLOTS:
    void initTestCase()
    {
        QByteArray rows = "user,session,action,item,category,time\n";
        for (int i = 0; i < 600; ++i)
            rows += QStringLiteral("u%1,s%2,%3,i%4,c%5,%6\n")
                        .arg(i / 30)
                        .arg(i / 6)
                        .arg(i % 5 == 4 ? "buy" : "view")
                        .arg(i * 7 % 40)
                        .arg(i * 7 % 40 % 4)
                        .arg(1'500'000'000 + 60 * i)
                        .toUtf8();
        const Answer imported = m_cli.call({"data", "import", m_cli.write("shop.csv", rows), "--name", "shop"});
        QVERIFY2(imported.status == 0, imported.errors);
        QCOMPARE(imported.json["sessions"].toInt(), 100);
    }

    void answersAsDataShow()
    {
        const Answer made = m_cli.call({"augment", "shop", "--with", "crop:0.5", "--name", "half"});
        QVERIFY2(made.status == 0, made.errors);
        QCOMPARE(made.json["name"].toString(), QString("half"));
        QCOMPARE(made.json["kind"].toString(), QString("augmented"));
        QCOMPARE(made.json["source"].toString(), QString("shop"));
        QCOMPARE(made.json["sessions"].toInt(), 100);
        QCOMPARE(made.json["events"].toInt(), 300);
        const Answer shown = m_cli.call({"data", "show", "half"});
        for (const QString& key : shown.json.keys())
            QCOMPARE(made.json[key], shown.json[key]);
        QVERIFY(made.json.contains("seconds"));
        QCOMPARE(m_cli.call({"augment", "shop", "--with", "mask:1"}).json["name"].toString(),
                 QString("shop augmented"));
    }

    void theSameForAnyThreadCount()
    {
        QStringList hashes;
        for (const QStringList& how : {QStringList{"--threads", "1"}, {"--threads", "3"}, {"--seed", "2"}}) {
            const Answer made = m_cli.call(QStringList{"augment", "shop", "--with", m_steps} + how);
            QVERIFY2(made.status == 0, made.errors);
            hashes += made.json["content_hash"].toString();
        }
        QCOMPARE(hashes[0], hashes[1]);
        QVERIFY(hashes[0] != hashes[2]);
    }

    void withoutStepsNothingChanges()
    {
        const Answer made = m_cli.call({"augment", "shop", "--with", ""});
        QVERIFY2(made.status == 0, made.errors);
        QCOMPARE(made.json["content_hash"], m_cli.call({"data", "show", "shop"}).json["content_hash"]);
    }

    void theTrainingPart()
    {
        const Answer made = m_cli.call({"augment", "shop", "--with", "reverse:1", "--training-part"});
        QCOMPARE(made.json["events"].toInt(), 600 - 2 * 20);
    }

    void exportsReadBackTheSame()
    {
        const Answer made = m_cli.call({"augment", "shop", "--with", m_steps, "--name", "all"});
        const QString file = m_cli.path("all.csv");
        QCOMPARE(m_cli.call({"data", "export", "all", "--to", file}).status, 0);
        const Answer again = m_cli.call({"data", "import", file});
        QCOMPARE(again.json["events"], made.json["events"]);
        // Items that no longer occur are not in a file of events; everything that does occur is the same.
        const Answer twice = m_cli.call({"data", "export", again.json["name"].toString(), "--to", m_cli.path("2.csv")});
        QCOMPARE(twice.status, 0);
        QFile first(file), second(m_cli.path("2.csv"));
        QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
        QCOMPARE(second.readAll(), first.readAll());
    }

    void whatTheLogLacks()
    {
        const QString file = m_cli.write("plain.csv", "user,item\na,1\na,2\nb,1\n");
        QCOMPARE(m_cli.call({"data", "import", file, "--name", "plain"}).status, 0);
        for (const auto& [steps, word] : {std::pair("jitter:0.1", "needs times"),
                                          {"swap-item:0.1", "needs categories"},
                                          {"noise:1", "two actions"}}) {
            const Answer refused = m_cli.call({"augment", "plain", "--with", steps});
            QCOMPARE(refused.status, 1);
            QVERIFY2(refused.errors.contains(word), refused.errors);
        }
    }
};

QTEST_GUILESS_MAIN(Augment)
#include "augment.moc"
