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
