// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QTest>

using namespace sessionsmith::tests;

/// A synthetic data set beside the log that its model was fitted to.
class Fidelity : public QObject
{
    Q_OBJECT

    CommandLine m_cli;

    /// A shop where item k is followed by item k + 1, in two categories.
    static QByteArray log()
    {
        QByteArray text = "user,item,action,category,time\n";
        for (int user = 0; user < 60; ++user)
            for (int step = 0; step < 4 + user % 5; ++step) {
                const int item = (user + step) % 20;
                const char* action = step == 3 + user % 5 ? "buy" : step % 3 == 2 ? "cart" : "view";
                text += QByteArray("u") + QByteArray::number(user) + ",item " + QByteArray::number(item) + "," +
                        action + "," + (item < 10 ? "low" : "high") + "," +
                        QByteArray::number(1'600'000'000 + user * 10'000 + step * (3 + user % 7)) + "\n";
            }
        return text;
    }
    Answer compared(const QStringList& options = {}) const
    {
        return m_cli.call(QStringList{"fidelity", "--real", "shop", "--synthetic", "made", "--bootstrap", "40"} +
                          options);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_cli.call({"data", "import", m_cli.write("shop.csv", log())}).status, 0);
        QCOMPARE(m_cli.call({"model", "fit", "--data", "shop", "--name", "m"}).status, 0);
        QCOMPARE(m_cli.call({"synthesize", "--model", "m", "--sessions", "200", "--name", "made"}).status, 0);
    }

    void whatScriptsRelyOn()
    {
        const Answer answer = compared();
        QVERIFY2(answer.status == 0, answer.errors);
        const QJsonObject metrics = answer.json["metrics"].toObject();
        for (const char* name : {"actions_tv", "transitions_js", "length_ks", "gap_wasserstein", "funnel_conversion",
                                 "item_popularity_tv", "category_transitions_tv", "item_pair_coverage"})
            QVERIFY2(metrics.contains(name), name);
        for (const QJsonValue& one : metrics) {
            const QJsonObject metric = one.toObject();
            for (const char* key : {"value", "low", "high", "best", "worst"})
                QVERIFY2(metric.contains(key), key);
            QVERIFY(metric["better"] == "lower" || metric["better"] == "higher");
            QVERIFY(metric["low"].toDouble() <= metric["high"].toDouble());
        }
        for (const char* name : {"detection_auc", "copies", "longest_shared_run"})
            QVERIFY2(metrics.contains(name), name);
        QVERIFY(metrics["copies"].toObject()["worst"].isNull()); // a copy is never the worst in likeness
        for (const QJsonValue& one : answer.json["differences"].toArray())
            QVERIFY(one.toObject()["size"].toDouble() > 0 && !one.toObject()["text"].toString().isEmpty());
        QVERIFY(metrics["actions_tv"].toObject()["expected"].toDouble() > 0);
        const double overall = answer.json["overall"].toDouble(-1);
        QVERIFY(overall >= 0 && overall <= 1);
        QCOMPARE(answer.json["sessions"].toObject()["held_out"].toInt(), 30);
        QVERIFY(answer.json["left_out"].isObject());
    }

    void theSameForAnyNumberOfThreads()
    {
        const QByteArray once = compared({"--seed", "7", "--threads", "1"}).output;
        QCOMPARE(compared({"--seed", "7", "--threads", "4"}).output, once);
        QVERIFY(compared({"--seed", "8"}).output != once);
    }

    void forPeople()
    {
        QProcess process;
        process.start(CommandLine::program(), {"--workspace", m_cli.workspace(), "--quiet", "fidelity", "--real",
                                               "shop", "--synthetic", "made", "--held-out", "0.25"});
        QVERIFY(process.waitForFinished());
        const QByteArray text = process.readAllStandardOutput();
        QVERIFY2(text.contains("95 %") && text.contains("overall") && text.contains("beside 15 held-out"), text);
    }

    void asOnePage()
    {
        const QString path = m_cli.path("report.html");
        const Answer answer = compared({"--html", path});
        QVERIFY2(answer.status == 0, answer.errors);
        QCOMPARE(answer.json["html"].toString(), path);
        QFile page(path);
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.readAll().startsWith("<!DOCTYPE html>"));
        QCOMPARE(compared({"--html", m_cli.path("no/such/folder.html")}).status, 1);
    }

    void errors()
    {
        QCOMPARE(m_cli.call({"fidelity", "--real", "shop", "--synthetic", "nothing"}).status, 1);
        QCOMPARE(m_cli.call({"fidelity", "--real", "shop"}).status, 2);
        QCOMPARE(compared({"--held-out", "1"}).status, 2);
        QCOMPARE(compared({"--bootstrap", "1"}).status, 2);
    }
};

QTEST_GUILESS_MAIN(Fidelity)
#include "fidelity.moc"
