// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QTest>

using namespace sessionsmith::tests;

/// The whole chain on a small log, verb by verb, with the JSON keys that scripts rely on.
class Chain : public QObject
{
    Q_OBJECT

    CommandLine m_cli;

    /// A shop where item k is followed by item k + 1, in two categories.
    static QByteArray log()
    {
        QByteArray text = "who,what,did,kind,at\n";
        for (int user = 0; user < 60; ++user)
            for (int step = 0; step < 8; ++step) {
                const int item = (user + step) % 20;
                const char* action = step == 7 ? "buy" : step % 3 == 2 ? "cart" : "view";
                text += QByteArray("u") + QByteArray::number(user) + ",item " + QByteArray::number(item) + "," +
                        action + "," + (item < 10 ? "low" : "high") + "," +
                        QByteArray::number(1'600'000'000 + user * 1000 + step) + "\n";
            }
        return text;
    }
    static QStringList tiny()
    {
        return {"--hidden", "16", "--layers", "1", "--heads", "2", "--batch", "32", "--threads", "1"};
    }
    void checkKeys(const QJsonObject& json, const QStringList& keys)
    {
        for (const QString& key : keys)
            QVERIFY2(json.contains(key), qPrintable(key));
    }

private Q_SLOTS:
    void importsAndShowsData()
    {
        const QString file = m_cli.write("log.csv", log());
        const Answer imported = m_cli.call(
            {"data", "import", file, "--name", "shop", "--map", "user=who,item=what,action=did,category=kind,time=at"});
        QCOMPARE(imported.status, 0);
        checkKeys(imported.json, {"name", "events", "users", "items", "sessions", "actions", "first_time", "last_time",
                                  "rejected_count", "rejected", "seconds"});
        QCOMPARE(imported.json["events"].toInt(), 480);
        QCOMPARE(imported.json["users"].toInt(), 60);
        QCOMPARE(imported.json["items"].toInt(), 20);
        QCOMPARE(imported.json["actions"].toObject()["buy"].toInt(), 60);
        QCOMPARE(imported.json["first_time"].toString(), QString("2020-09-13T12:26:40Z"));

        const Answer shown = m_cli.call({"data", "show", "shop"});
        checkKeys(shown.json, {"source", "content_hash"});
        const Answer list = m_cli.call({"data", "list"});
        QCOMPARE(list.json["datasets"].toArray().size(), 1);
    }

    void exportReadsBackTheSame()
    {
        const QString csv = m_cli.path("out.csv");
        const Answer exported = m_cli.call({"data", "export", "shop", "--to", csv});
        QCOMPARE(exported.status, 0);
        QCOMPARE(exported.json["files"].toArray()[0].toObject()["rows"].toInt(), 480);
        const Answer again = m_cli.call({"data", "import", csv, "--name", "again"});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.json["content_hash"], m_cli.call({"data", "show", "shop"}).json["content_hash"]);
        QCOMPARE(m_cli.call({"data", "export", "shop", "--to", m_cli.path("out.jsonl"), "--format", "jsonl"}).status,
                 0);
        QFile lines(m_cli.path("out.jsonl"));
        QVERIFY(lines.open(QIODevice::ReadOnly));
        QCOMPARE(lines.readAll().count('\n'), 480);
    }

    void splitsByUser()
    {
        const Answer split = m_cli.call({"data", "split", "shop", "--share", "0.25", "--second", "rest"});
        QCOMPARE(split.status, 0);
        const QJsonArray parts = split.json["parts"].toArray();
        QCOMPARE(parts[0].toObject()["name"].toString(), QString("shop part 1"));
        QCOMPARE(parts[1].toObject()["name"].toString(), QString("rest"));
        QCOMPARE(parts[0].toObject()["users"].toInt() * 3, parts[1].toObject()["users"].toInt());
        QCOMPARE(parts[0].toObject()["events"].toInt() + parts[1].toObject()["events"].toInt(), 480);
        QCOMPARE(m_cli.call({"data", "split", "shop", "--share", "1"}).status, 2);
        QCOMPARE(m_cli.call({"data", "delete", "shop part 1"}).status, 0);
        QCOMPARE(m_cli.call({"data", "delete", "rest"}).status, 0);
    }

    void aDataCardGoesWithAnExport()
    {
        const Answer exported = m_cli.call({"data", "export", "shop", "--to", m_cli.path("cards/shop.csv.zst"),
                                            "--zstd", "--shards", "3", "--license", "CC BY 4.0 | ours"});
        QVERIFY(exported.status != 0); // there is no such folder
        QVERIFY(QDir().mkdir(m_cli.path("cards")));
        const Answer again = m_cli.call({"data", "export", "shop", "--to", m_cli.path("cards/shop.csv.zst"), "--zstd",
                                         "--shards", "3", "--license", "CC BY 4.0 | ours"});
        QCOMPARE(again.status, 0);
        QCOMPARE(QDir(m_cli.path("cards")).entryList(QDir::Files),
                 QStringList({"shop-00000-of-00003.csv.zst", "shop-00001-of-00003.csv.zst",
                              "shop-00002-of-00003.csv.zst", "shop.csv.zst.card.json", "shop.csv.zst.card.md"}));
        QFile file(m_cli.path("cards/shop.csv.zst.card.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject card = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(card["license"].toString(), QString("CC BY 4.0 | ours"));
        QCOMPARE(card["content_hash"], m_cli.call({"data", "show", "shop"}).json["content_hash"]);
        QCOMPARE(card["files"].toArray().size(), 3);
        QVERIFY(!card["source"].toString().contains('/')); // no folder of this machine
        QVERIFY(!card["made_by"].toObject()["path"].toString().contains('/'));
        QFile text(m_cli.path("cards/shop.csv.zst.card.md"));
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().contains("CC BY 4.0 \\| ours"));
    }

    void fitsScoresAndDecodes()
    {
        const Answer fitted = m_cli.call({"model", "fit", "--data", "shop", "--name", "m"});
        QCOMPARE(fitted.status, 0);
        checkKeys(fitted.json, {"name", "iterations", "converged", "log_likelihood", "log_likelihood_history"});
        const Answer score = m_cli.call({"model", "score", "m", "--data", "shop"});
        QCOMPARE(score.json["events"].toInt(), 480);
        QCOMPARE(score.json["log_likelihood"].toDouble(), fitted.json["log_likelihood"].toDouble());
        QCOMPARE(score.json["per_sequence"].toArray().size(), 60);

        const QString sequences = m_cli.write("sequences.txt", "view view cart\nbuy\n");
        const Answer decoded = m_cli.call({"model", "decode", "m", "--sequences", sequences});
        QCOMPARE(decoded.json["paths"].toArray().size(), 2);
        QCOMPARE(decoded.json["paths"].toArray()[0].toArray().size(), 3);
        const Answer posterior = m_cli.call({"model", "posterior", "m", "--sequences", sequences});
        const QJsonArray row = posterior.json["posteriors"].toArray()[0].toArray()[1].toArray();
        double sum = 0;
        for (const QJsonValue& value : row)
            sum += value.toDouble();
        QVERIFY(qAbs(sum - 1) < 1e-12);

        const Answer learned = m_cli.call({"model", "fit", "--data", "shop", "--method", "baum-welch", "--states", "3",
                                           "--max-iterations", "20", "--name", "learned"});
        QCOMPARE(learned.status, 0);
        const QJsonArray history = learned.json["log_likelihood_history"].toArray();
        for (int i = 1; i < history.size(); ++i)
            QVERIFY(history[i].toDouble() >= history[i - 1].toDouble() - 1e-9);
    }

    void modelDocumentsRoundTrip()
    {
        const QString file = m_cli.path("m.json");
        QCOMPARE(m_cli.call({"model", "export", "m", "--to", file}).status, 0);
        const Answer imported = m_cli.call({"model", "import", file, "--name", "copy"});
        QCOMPARE(imported.status, 0);
        QCOMPARE(imported.json["content_hash"],
                 m_cli.call({"model", "export", "m", "--to", file}).json["content_hash"]);
        const Answer shown = m_cli.call({"model", "show", "copy"});
        QCOMPARE(shown.json["format"].toString(), QString("sessionsmith.model"));
        checkKeys(shown.json, {"version", "name", "states", "actions", "initial", "transition", "emission"});
        QCOMPARE(m_cli.call({"model", "new", "--template", "ecommerce"}).status, 0);
    }

    void synthesisIsTheSameForAnyThreadCount()
    {
        QStringList hashes;
        for (const char* threads : {"1", "2", "3"}) {
            const Answer made = m_cli.call({"synthesize", "--model", "m", "--sessions", "2000", "--seed", "7",
                                            "--threads", threads, "--name", QString("synthetic ") + threads});
            QCOMPARE(made.status, 0);
            checkKeys(made.json, {"name", "sessions", "events", "content_hash", "seconds", "events_per_second"});
            QCOMPARE(made.json["sessions"].toInt(), 2000);
            hashes += made.json["content_hash"].toString();
        }
        QCOMPARE(hashes[0], hashes[1]);
        QCOMPARE(hashes[0], hashes[2]);
        const Answer other = m_cli.call({"synthesize", "--model", "m", "--sessions", "2000", "--seed", "8"});
        QVERIFY(other.json["content_hash"].toString() != hashes[0]);
    }

    void shardsAreTheWholeInParts()
    {
        const auto rows = [this](const QStringList& arguments, const QString& name) {
            const Answer made = m_cli.call(QStringList{"synthesize", "--model", "m", "--sessions", "500", "--new-items",
                                                       "0.1", "--new-users", "0.2", "--name", name} +
                                           arguments);
            if (made.status != 0) return QList<QByteArray>();
            const QString path = m_cli.path(name + ".csv");
            m_cli.call({"data", "export", name, "--to", path, "--format", "csv"});
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) return QList<QByteArray>();
            return file.readAll().split('\n').mid(1); // without the head
        };
        const QList<QByteArray> whole = rows({}, "whole");
        QVERIFY(whole.size() > 500);
        QList<QByteArray> parts;
        for (const char* shard : {"1/3", "2/3", "3/3"}) {
            parts += rows({"--shard", shard}, QString("part ") + shard[0]);
            parts.removeLast(); // what is behind the last line
        }
        QCOMPARE(parts, whole.mid(0, whole.size() - 1));
        const Answer part =
            m_cli.call({"synthesize", "--model", "m", "--sessions", "500", "--shard", "2/3", "--new-users", "0.5"});
        QCOMPARE(part.json["name"].toString(), QString("m synthetic 2 of 3"));
        QCOMPARE(part.json["cold_start"].toObject()["new_from"].toString(), QString("2025-01-28T00:00:00Z"));
    }

    void trainsAndRecommends()
    {
        const Answer pretrained = m_cli.call(
            QStringList{"train", "pretrain", "--data", "synthetic 1", "--epochs", "2", "--name", "pre"} + tiny());
        QVERIFY2(pretrained.status == 0, pretrained.errors);
        checkKeys(pretrained.json, {"run", "status", "metrics", "seconds"});
        QCOMPARE(pretrained.json["status"].toString(), QString("finished"));

        const Answer tuned = m_cli.call(QStringList{"train", "finetune", "--data", "shop", "--from", "pre", "--epochs",
                                                    "3", "--name", "tuned", "--threads", "1"});
        QVERIFY2(tuned.status == 0, tuned.errors);
        const QJsonObject metrics = tuned.json["metrics"].toObject();
        for (const char* part : {"valid", "test"})
            checkKeys(metrics[part].toObject(), {"hr@10", "ndcg@10", "mrr", "accuracy", "loss"});

        const Answer evaluated = m_cli.call({"train", "evaluate", "tuned", "--data", "shop"});
        QVERIFY2(evaluated.status == 0, evaluated.errors);
        QCOMPARE(evaluated.json["metrics"].toObject()["test"].toObject()["ndcg@10"],
                 metrics["test"].toObject()["ndcg@10"]);
        QVERIFY(!evaluated.json.contains("slices"));
        QCOMPARE(evaluated.json["protocol"].toObject()["seen_items"].toString(), QString("in the ranking"));
        for (const char* part : {"test", "test_low", "test_high"})
            checkKeys(metrics[part].toObject(), {"hr@1", "hr@5", "hr@20", "ndcg@20", "mrr"});

        const Answer markov = m_cli.call({"train", "baseline", "--data", "shop", "--kind", "markov"});
        // Item k is always followed by item k + 1.
        QCOMPARE(markov.json["metrics"].toObject()["test"].toObject()["hr@10"].toDouble(), 1.0);

        const Answer sliced =
            m_cli.call({"train", "evaluate", "tuned", "--data", "shop", "--slices", "--exclude-seen"});
        QCOMPARE(sliced.json["protocol"].toObject()["seen_items"].toString(), QString("left out of the ranking"));
        double cases = 0;
        for (const QJsonValue& slice : sliced.json["slices"].toArray())
            if (slice.toObject()["by"].toString() == "target") cases += slice.toObject()["cases"].toDouble();
        QCOMPARE(cases, metrics["test"].toObject()["cases"].toDouble());
        const Answer sampled = m_cli.call({"train", "evaluate", "tuned", "--data", "shop", "--sampled-negatives", "3"});
        checkKeys(sampled.json["metrics"].toObject()["test"].toObject(), {"ndcg@10 (3 sampled)", "ndcg@10"});
        QVERIFY(sampled.json["protocol"].toObject()["sampled"].toString().contains("not comparable"));

        const Answer compared = m_cli.call({"runs", "compare", "tuned", "shop markov", "--baseline", "shop markov"});
        QVERIFY2(compared.status == 0, compared.errors);
        const QJsonObject ndcg = compared.json["metrics"].toArray()[0].toObject();
        QCOMPARE(ndcg["name"].toString(), QString("ndcg@10"));
        QVERIFY(ndcg["p_value"].toArray()[0].isDouble() && ndcg["p_value"].toArray()[1].isNull());
        QVERIFY(qAbs(ndcg["difference"].toArray()[0].toDouble() -
                     (ndcg["values"].toArray()[0].toDouble() - ndcg["values"].toArray()[1].toDouble())) < 1e-12);
        QVERIFY(!compared.json["parameters"].toArray().isEmpty());

        const Answer items =
            m_cli.call({"recommend", "--run", "tuned", "--session", "view:item 3,cart:item 4", "--top", "5"});
        QVERIFY2(items.status == 0, items.errors);
        QCOMPARE(items.json["items"].toArray().size(), 5);
        checkKeys(items.json, {"milliseconds"});

        const Answer list = m_cli.call({"runs", "list"});
        QCOMPARE(list.json["runs"].toArray().size(), 3);
        const Answer shown = m_cli.call({"runs", "show", "tuned"});
        checkKeys(shown.json, {"spec", "status", "metrics", "lineage"});
        QStringList ancestors;
        for (const QJsonValue& entry : shown.json["lineage"].toArray())
            ancestors += entry.toObject()["name"].toString();
        for (const char* name : {"shop", "pre", "synthetic 1", "m"})
            QVERIFY2(ancestors.contains(name), name);
    }

    void seedsAndStudies()
    {
        const Answer seeds = m_cli.call(
            QStringList{"train", "finetune", "--data", "shop", "--epochs", "1", "--seeds", "1,2", "--name", "few"} +
            tiny());
        QVERIFY2(seeds.status == 0, seeds.errors);
        QCOMPARE(seeds.json["runs"].toArray().size(), 2);
        QCOMPARE(seeds.json["runs"].toArray()[1].toObject()["run"].toString(), QString("few seed 2"));
        checkKeys(seeds.json["summary"].toObject()["test"].toObject()["ndcg@10"].toObject(), {"mean", "low", "high"});

        const QStringList study{"study",    "transfer", "--data",     "shop",     "--shares",
                                "100",      "--seeds",  "1",          "--arms",   "scratch,generator,markov",
                                "--epochs", "1",        "--sessions", "60",       "--pretrain-epochs",
                                "1",        "--layers", "1",          "--hidden", "8",
                                "--heads",  "1",        "--threads",  "1"};
        const Answer made = m_cli.call(study);
        QVERIFY2(made.status == 0, made.errors);
        QCOMPARE(made.json["rows"].toArray().size(), 3);
        const QJsonObject generator = made.json["rows"].toArray()[1].toObject();
        QCOMPARE(generator["arm"].toString(), QString("generator"));
        QVERIFY(generator["mean"].isDouble() && generator["difference"].toObject()["p_value"].isDouble());
        const Answer shown = m_cli.call({"study", "show", "shop transfer"});
        QCOMPARE(shown.json["rows"], made.json["rows"]);
        QCOMPARE(m_cli.call({"study", "show", "none"}).status, 1);
    }
    void trainsEveryArchitecture_data()
    {
        QTest::addColumn<QString>("architecture");
        for (const char* architecture : {"bert", "gpt", "t5", "gru"})
            QTest::newRow(architecture) << architecture;
    }

    void trainsEveryArchitecture()
    {
        QFETCH(QString, architecture);
        const QStringList shape{"--architecture", architecture, "--hidden",     "16",  "--layers", "2",
                                "--categories",   "--gaps",     "--max-length", "10",  "--batch",  "32",
                                "--threads",      "1",          "--data",       "shop"};
        const Answer pretrained =
            m_cli.call(QStringList{"train", "pretrain", "--epochs", "1", "--name", "before"} + shape);
        QVERIFY2(pretrained.status == 0, pretrained.errors);
        const QString weights = m_cli.path("model.safetensors");
        const Answer exported = m_cli.call({"train", "export", "before", "--to", weights});
        QVERIFY2(exported.status == 0, exported.errors);
        QCOMPARE(exported.json["config"].toString(), m_cli.path("config.json"));
        QVERIFY(QFile::exists(m_cli.path("config.json")));
        const Answer tuned = m_cli.call(
            QStringList{"train", "finetune", "--epochs", "1", "--name", "after", "--start-weights", weights} + shape);
        QVERIFY2(tuned.status == 0, tuned.errors);
        QVERIFY2(tuned.errors.contains("The weights know 20 of the 20 items by name"), tuned.errors);
        const Answer other =
            m_cli.call(QStringList{"train", "finetune", "--epochs", "1", "--hidden", "32", "--architecture",
                                   architecture, "--start-weights", weights, "--data", "shop"});
        QCOMPARE(other.status, 1);
        for (const char* run : {"after", "before"})
            QCOMPARE(m_cli.call({"runs", "delete", run}).status, 0);
    }

    void whatIsUsedIsNotDeleted()
    {
        QCOMPARE(m_cli.call({"data", "delete", "shop"}).status, 1);
        QCOMPARE(m_cli.call({"runs", "delete", "pre"}).status, 1);
        QCOMPARE(m_cli.call({"runs", "delete", "tuned"}).status, 0);
        QCOMPARE(m_cli.call({"runs", "delete", "pre"}).status, 0);
    }
};

QTEST_GUILESS_MAIN(Chain)
#include "chain.moc"
