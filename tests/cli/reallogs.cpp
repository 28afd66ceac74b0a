// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QTest>

using namespace sessionsmith::tests;

/// Real logs with published figures, where they lie beside the checkout.
class RealLogs : public QObject
{
    Q_OBJECT

    CommandLine m_cli;
    const QString m_data = QStringLiteral(SESSIONSMITH_SHARED_DIR "/data");

    /// `wanted`: as it was found once, for the record.
    static void checkSmoothing(const Answer& fitted, double wanted)
    {
        const QJsonObject items = fitted.json["items"].toObject();
        const QJsonObject evidence = items["smoothing_evidence"].toObject();
        QVERIFY2(qAbs(items["smoothing"].toDouble() / wanted - 1) < 0.1, fitted.output);
        QVERIFY(evidence["low"].toDouble() < 1.1 * wanted && evidence["high"].toDouble() > wanted);
        const QJsonObject ways = items["ways_evidence"].toObject();
        QVERIFY(ways["perplexity"].toDouble() < ways["perplexity_of_followers"].toDouble());
        // It makes steps as predictable as held-out ones, which is not the likeliest, yet tells more than categories
        // do.
        QVERIFY(evidence["perplexity"].toDouble() < evidence["perplexity_of_categories"].toDouble());
    }

    /// Sessions go round in the circles of the log.
    static void checkReturns(const Answer& fitted)
    {
        const QJsonObject revisits = fitted.json["revisits"].toObject();
        const QJsonObject evidence = revisits["returns_evidence"].toObject();
        QCOMPARE(revisits["recency_weight"], evidence["estimate"]);
        QVERIFY2(evidence["perplexity"].toDouble() < 0.8 * evidence["perplexity_by_recency"].toDouble(), fitted.output);
    }

    /// A log of the full model, fitted again: its users come as often, and return to items as often.
    void checkFullGenerator() const
    {
        const Answer made = m_cli.call({"synthesize", "--model", "full", "--sessions", "20000", "--name", "again"});
        QVERIFY2(made.status == 0, made.errors);
        const QJsonObject before = m_cli.call({"model", "show", "full"}).json;
        const QJsonObject after = m_cli.call({"model", "fit", "--data", "again", "--full", "--name", "again"}).json;
        const auto number = [](const QJsonObject& model, const char* part, const char* key) {
            return model[part].toObject()[key].toDouble();
        };
        QVERIFY(qAbs(number(after, "revisits", "recency") - number(before, "revisits", "recency")) < 0.02);
        const QJsonArray views = before["revisits"].toObject()["probability"].toArray();
        const QJsonArray viewsAgain = after["revisits"].toObject()["probability"].toArray();
        QVERIFY(qAbs(viewsAgain[0].toDouble() - views[0].toDouble()) < 0.01);
        // The days of the log leave no room for the longest pauses, as they did not before: they are cut off twice.
        QVERIFY(qAbs(number(after, "visits", "pause_log_mean") - number(before, "visits", "pause_log_mean")) < 0.2);
        const QJsonArray hours = before["visits"].toObject()["hours"].toArray();
        const QJsonArray hoursAgain = after["visits"].toObject()["hours"].toArray();
        for (int h = 0; h < 24; ++h)
            QVERIFY(qAbs(hoursAgain[h].toDouble() - hours[h].toDouble()) < 0.015);
    }

private Q_SLOTS:
    void taobao()
    {
        const QString file = m_data + "/taobao/UserBehavior.csv";
        if (!QFile::exists(file)) QSKIP("the log is not there");
        const Answer imported = m_cli.call({"data", "import", file, "--format", "taobao", "--name", "taobao"});
        QCOMPARE(imported.status, 0);
        QCOMPARE(imported.json["events"].toInt(), 10'000);
        QCOMPARE(imported.json["users"].toInt(), 114);
        QCOMPARE(imported.json["items"].toInt(), 7'623);
        QCOMPARE(m_cli
                     .call({"model", "fit", "--data", "taobao", "--method", "baum-welch", "--states", "5",
                            "--max-iterations", "30", "--name", "m"})
                     .status,
                 0);
        const Answer full = m_cli.call({"model", "fit", "--data", "taobao", "--full", "--name", "full"});
        QVERIFY2(full.status == 0, full.errors);
        checkSmoothing(full, 38);
        checkFullGenerator();
        QString hash;
        for (const char* threads : {"1", "2"}) {
            const Answer made =
                m_cli.call({"synthesize", "--model", "m", "--sessions", "100000", "--threads", threads});
            QCOMPARE(made.status, 0);
            if (!hash.isEmpty()) QCOMPARE(made.json["content_hash"].toString(), hash);
            hash = made.json["content_hash"].toString();
        }
    }

    void eshopClothing()
    {
        const QString file = m_data + "/eshop_clothing/eshop_clothing_2008.csv";
        if (!QFile::exists(file)) QSKIP("the log is not there");
        const Answer imported =
            m_cli.call({"data", "import", file, "--name", "eshop", "--map",
                        "session=session ID,order=order,item=page 2 (clothing model),category=page 1 (main category)"});
        QVERIFY2(imported.status == 0, imported.errors);
        QCOMPARE(imported.json["events"].toInt(), 165'474);
        QCOMPARE(imported.json["sessions"].toInt(), 24'026);
        QCOMPARE(imported.json["items"].toInt(), 217);
        const Answer full = m_cli.call({"model", "fit", "--data", "eshop", "--full", "--name", "full"});
        checkSmoothing(full, 0.001); // what follows an item is known well enough
        checkReturns(full);
        // Published beside the log, on the last click of sessions of three or more.
        const QList<std::pair<QString, double>> published{{"markov", .441}, {"repeat", .159}, {"popularity", .121}};
        for (const auto& [kind, expected] : published) {
            const Answer run = m_cli.call({"train", "baseline", "--data", "eshop", "--kind", kind});
            const double found = run.json["metrics"].toObject()["test"].toObject()["hr@10"].toDouble();
            QVERIFY2(qAbs(found - expected) < 0.01, qPrintable(kind + ": " + QString::number(found)));
        }
    }
};

QTEST_GUILESS_MAIN(RealLogs)
#include "reallogs.moc"
