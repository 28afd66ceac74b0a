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
        for (const char* name :
             {"detection_auc", "copies", "longest_shared_run", "tstr_item_markov", "tstr_item_knn", "trts_item_markov",
              "tstr_action_markov", "model_ranking", "closer_to_training", "nearest_neighbour_ratio",
              "membership_advantage", "action_autocorrelation", "item_rank_frequency", "action_order_sensitivity"})
            QVERIFY2(metrics.contains(name), name);
        QVERIFY(metrics["copies"].toObject()["score"].isNull()); // a copy is no merit in likeness
        QVERIFY(!metrics["actions_js"].toObject()["meaning"].toString().isEmpty());
        QVERIFY(!answer.json["longest_shared_runs"].toArray().isEmpty());
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

    /// Half of the users are kept from the fit, and a user of the other half is smuggled into the synthetic log.
    void aCopiedUserIsFound()
    {
        QCOMPARE(m_cli.call({"data", "split", "shop", "--first", "a", "--second", "b"}).status, 0);
        QCOMPARE(m_cli.call({"model", "fit", "--data", "a", "--name", "half"}).status, 0);
        QCOMPARE(m_cli.call({"synthesize", "--model", "half", "--sessions", "80", "--name", "clean"}).status, 0);
        const QString clean = m_cli.path("clean.csv"), real = m_cli.path("a.csv");
        QCOMPARE(m_cli.call({"data", "export", "clean", "--to", clean}).status, 0);
        QCOMPARE(m_cli.call({"data", "export", "a", "--to", real}).status, 0);
        const auto linesOf = [](const QString& path) {
            QFile file(path);
            (void)file.open(QIODevice::ReadOnly);
            return file.readAll().trimmed().split('\n');
        };
        QByteArrayList lines = linesOf(clean);
        QByteArray longest; // of the users
        QHash<QByteArray, QByteArrayList> users;
        for (const QByteArray& line : linesOf(real).mid(1)) {
            const QByteArray user = line.left(line.indexOf(','));
            users[user] << "smuggled,x" + line.mid(line.indexOf(',', line.indexOf(',') + 1));
            if (longest.isEmpty() || users[user].size() > users[longest].size()) longest = user;
        }
        lines += users[longest];
        QCOMPARE(m_cli.call({"data", "import", m_cli.write("dirty.csv", lines.join('\n')), "--name", "dirty"}).status,
                 0);
        const Answer answer = m_cli.call({"fidelity", "--real", "b", "--training", "a", "--synthetic", "dirty"});
        QVERIFY2(answer.status == 0, answer.errors);
        const QJsonArray runs = answer.json["longest_shared_runs"].toArray();
        QCOMPARE(runs[0].toObject()["user"].toString(), QString("smuggled"));
        QCOMPARE(runs[0].toObject()["events"].toInt(), int(users[longest].size()));
        QVERIFY(runs[0].toObject()["from_training"].toBool());
        QVERIFY(answer.json["metrics"].toObject()["copies"].toObject()["value"].toDouble() > 0);
        QCOMPARE(answer.json["sessions"].toObject()["held_out"].toInt(), 30);
        QCOMPARE(m_cli.call({"fidelity", "--real", "b", "--training", "b", "--synthetic", "dirty"}).status, 1);
    }

    void aCopyIsSaidFirst()
    {
        QByteArray text = "user,item,action,time\n", other = text;
        for (int user = 0; user < 60; ++user)
            for (int step = 0; step < 6; ++step) {
                const QByteArray rest = QByteArray::number((user * 37 + step * step * (user + 11)) % 97) + ",view," +
                                        QByteArray::number(1'600'000'000 + user * 10'000 + step) + "\n";
                text += "u" + QByteArray::number(user) + "," + rest;
                other += "u" + QByteArray::number(user) + ",other " + rest;
            }
        for (const char* name : {"sparse", "copy"})
            QCOMPARE(m_cli.call({"data", "import", m_cli.write("sparse.csv", text), "--name", name}).status, 0);
        const Answer answer = m_cli.call({"fidelity", "--real", "sparse", "--synthetic", "copy", "--bootstrap", "20"});
        QCOMPARE(answer.status, 0);
        QVERIFY(answer.json["overall"].isNull());
        QVERIFY(answer.json["warning"].toString().contains("100 % of its sessions"));
        // What shares nothing with the real log was never fitted to it.
        QCOMPARE(m_cli.call({"data", "import", m_cli.write("other.csv", other), "--name", "other"}).status, 0);
        const Answer unrelated =
            m_cli.call({"fidelity", "--real", "sparse", "--synthetic", "copy", "--training", "other"});
        QCOMPARE(unrelated.status, 1);
        QVERIFY2(unrelated.errors.contains("next to nothing in common"), unrelated.errors);
    }

    void thePageNeedsAPlaceOfItsOwn()
    {
        QCOMPARE(compared({"--html", ""}).status, 2);
        const Answer answer = compared({"--html", "/dev/stdout"});
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.errors.contains("Standard output cannot carry both"), answer.errors);
    }

    void theDataCardQuotesIt()
    {
        QCOMPARE(compared().status, 0);
        QCOMPARE(m_cli.call({"data", "export", "made", "--to", m_cli.path("made.csv")}).status, 0);
        QFile file(m_cli.path("made.csv.card.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject fidelity = QJsonDocument::fromJson(file.readAll()).object()["fidelity"].toObject();
        QCOMPARE(fidelity["beside"].toString(), QString("shop"));
        QVERIFY(fidelity["figures"].toObject().contains("transitions_tv"));
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
        QCOMPARE(compared({"--held-out", "0.5", "--training", "shop"}).status, 2); // one or the other
        QCOMPARE(compared({"--bootstrap", "1"}).status, 2);
    }
};

QTEST_GUILESS_MAIN(Fidelity)
#include "fidelity.moc"
