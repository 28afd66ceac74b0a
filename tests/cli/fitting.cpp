// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/commandline.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith::tests;

/// `model fit` and what it offers beyond a plain fit.
class Fitting : public QObject
{
    Q_OBJECT

    CommandLine m_cli;
    QString m_log;

    Answer fit(const QStringList& arguments) const
    {
        return m_cli.call(QStringList{"model", "fit", "--sequences", m_log} + arguments);
    }
    Answer hidden(const QStringList& arguments) const { return fit(QStringList{"--method", "baum-welch"} + arguments); }

    static double number(const QJsonValue& value) { return value.isDouble() ? value.toDouble() : NAN; }

private Q_SLOTS:
    /// 300 visits that either browse on and on, or go for it.
    void initTestCase()
    {
        QByteArray lines;
        quint32 state = 1;
        const auto next = [&] { return (state = state * 1664525 + 1013904223) >> 16; };
        for (int i = 0; i < 300; ++i) {
            const bool isKeen = i % 3 == 0;
            for (quint32 t = 0, length = 4 + next() % 8; t < length; ++t) {
                const quint32 draw = next() % 10;
                lines += isKeen ? (draw < 5   ? "cart "
                                   : draw < 8 ? "buy "
                                              : "view ")
                                : (draw < 7   ? "view "
                                   : draw < 9 ? "like "
                                              : "cart ");
            }
            lines += '\n';
        }
        m_log = m_cli.write("visits.txt", lines);
    }

    void aFullFitWantsItems()
    {
        const Answer answer = fit({"--full"});
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.errors.contains("Import a log as a data set"), answer.errors);
        const Answer funnel = fit({"--viewed-before", "buy"});
        QCOMPARE(funnel.status, 2);
        QVERIFY2(funnel.errors.contains("Only a full fit"), funnel.errors);
    }

    void theLikelierMethod()
    {
        const Answer answer = fit({"--method", "auto", "--name", "either"});
        QVERIFY2(answer.status == 0, answer.errors.constData());
        QCOMPARE(answer.json["method"].toString(), QStringLiteral("baum-welch")); // visitors are of two kinds
        QCOMPARE(answer.json["candidates"].toArray().size(), 2);
        QCOMPARE(answer.json["chosen"].toInt(), 5);
        QCOMPARE(fit({}).json["method"].toString(), QStringLiteral("count"));
        QCOMPARE(fit({"--method", "auto", "--tie", "cart, buy"}).status, 2);
    }

    void aRangeOfStates()
    {
        const Answer answer = hidden({"--states", "1..4", "--hold-out", "0.2", "--choose", "bic", "--name", "range"});
        QVERIFY2(answer.status == 0, answer.errors.constData());
        const QJsonArray candidates = answer.json["candidates"].toArray();
        QCOMPARE(candidates.size(), 4);
        int best = 0;
        for (int i = 0; i < 4; ++i) {
            const QJsonObject one = candidates[i].toObject();
            const int k = i + 1, p = one["parameters"].toInt();
            QCOMPARE(one["states"].toInt(), k);
            QCOMPARE(p, k - 1 + k * (k - 1) + k * 3 + k);
            const double logLikelihood = number(one["log_likelihood"]);
            QVERIFY(std::abs(number(one["aic"]) - (2 * p - 2 * logLikelihood)) < 1e-6);
            QVERIFY(number(one["held_out_perplexity"]) > 1 && number(one["held_out_perplexity"]) < 6);
            if (number(one["bic"]) < number(candidates[best].toObject()["bic"])) best = i;
        }
        QCOMPARE(answer.json["chosen"].toInt(), best + 1);
        QVERIFY(best > 0);
        QCOMPARE(m_cli.call({"model", "show", "range"}).json["states"].toArray().size(), best + 1);
        // The chosen one went on with what was held out.
        const Answer score = m_cli.call({"model", "score", "range", "--sequences", m_log});
        QVERIFY(std::abs(number(score.json["log_likelihood"]) - number(answer.json["log_likelihood"])) < 1e-6);
        QCOMPARE(hidden({"--states", "1..3", "--hold-out", "0.2"}).status, 0);
        QVERIFY(
            fit({"--hold-out", "0.2"}).json["candidates"].toArray()[0].toObject()["held_out_perplexity"].isDouble());
    }

    void restarts()
    {
        const Answer answer = hidden(
            {"--states", "2", "--init", "random", "--restarts", "5", "--max-iterations", "20", "--name", "again"});
        const QJsonArray attempts = answer.json["attempts"].toArray();
        QCOMPARE(attempts.size(), 5);
        for (const QJsonValue& attempt : attempts)
            QVERIFY(number(attempt.toObject()["log_likelihood"]) <= number(answer.json["log_likelihood"]));
        QCOMPARE(attempts[answer.json["start"].toInt()].toObject()["log_likelihood"], answer.json["log_likelihood"]);
    }

    void locksTiesAndPriors()
    {
        QCOMPARE(hidden({"--states", "2", "--name", "first", "--no-end"}).status, 0);
        const QJsonObject first = m_cli.call({"model", "show", "first"}).json;
        const Answer locked = hidden({"--init", "first", "--lock", "row transition \"state 1\"", "--lock",
                                      "emission \"state 2\" view", "--tie", "cart, buy", "--name", "locked"});
        QVERIFY2(locked.status == 0, locked.errors.constData());
        const QJsonObject after = m_cli.call({"model", "show", "locked"}).json;
        QCOMPARE(after["transition"].toArray()[0], first["transition"].toArray()[0]);
        QVERIFY(after["transition"].toArray()[1] != first["transition"].toArray()[1]);
        const QJsonArray names = after["actions"].toArray();
        const auto indexOf = [&](const char* name) {
            for (int i = 0; i < names.size(); ++i)
                if (names[i] == QString(name)) return i;
            return -1;
        };
        const QJsonArray row = after["emission"].toArray()[1].toArray();
        QCOMPARE(row[indexOf("view")], first["emission"].toArray()[1].toArray()[indexOf("view")]);
        QCOMPARE(row[indexOf("cart")], row[indexOf("buy")]);
        // 2 states, 4 actions: initial 1, a transition row 1, emissions: three values a row and two of them.
        QCOMPARE(locked.json["candidates"].toArray()[0].toObject()["parameters"].toInt(), 1 + 1 + 2 + 1);

        const Answer believed = hidden({"--prior", "first:1e7", "--tie", "cart,buy", "--name", "believed"});
        QVERIFY2(believed.status == 0, believed.errors.constData());
        const QJsonArray rows = m_cli.call({"model", "show", "believed"}).json["transition"].toArray();
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 2; ++j)
                QVERIFY(std::abs(number(rows[i].toArray()[j]) - number(first["transition"].toArray()[i].toArray()[j])) <
                        1e-3);
        const QJsonArray objective = believed.json["objective_history"].toArray();
        QVERIFY(number(objective.last()) < number(believed.json["log_likelihood"]));
        for (int i = 1; i < objective.size(); ++i)
            QVERIFY(number(objective[i]) >= number(objective[i - 1]) - 1e-3);
    }

    void theDocumentKeepsTheEvidence()
    {
        const Answer fitted = hidden({"--states", "2", "--name", "kept"});
        QCOMPARE(fitted.status, 0);
        const QJsonObject model = m_cli.call({"model", "show", "kept"}).json;
        const QJsonObject evidence = model["evidence"].toObject();
        QCOMPARE(evidence["method"], QJsonValue("baum-welch"));
        QCOMPARE(evidence["intervals"], QJsonValue("observed-information"));
        QCOMPARE(evidence["source"], QJsonValue("visits"));
        QCOMPARE(evidence["sequences"].toInt(), 300);
        QCOMPARE(evidence["iterations"], fitted.json["iterations"]);
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 2; ++j) {
                const auto at = [&](const char* key) {
                    return number(evidence[key].toObject()["transition"].toArray()[i].toArray()[j]);
                };
                QVERIFY(at("low") <= at("estimate") && at("estimate") <= at("high"));
                QVERIFY(at("low") < at("high") && at("counts") >= 0);
            }
        // An edit leaves what the data said.
        QCOMPARE(m_cli.call({"model", "target", "kept", "--expect", "length = 5", "--name", "edited"}).status, 0);
        const QJsonObject edited = m_cli.call({"model", "show", "edited"}).json;
        QCOMPARE(edited["evidence"], model["evidence"]);
        QVERIFY(edited["end"] != model["end"]);
        // Out to a file and in again.
        const QString file = m_cli.path("kept.json");
        QCOMPARE(m_cli.call({"model", "export", "kept", "--to", file}).status, 0);
        QCOMPARE(m_cli.call({"model", "import", file, "--name", "back"}).json["content_hash"],
                 fitted.json["content_hash"]);
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const QStringList& arguments, const char* word) {
            QTest::newRow(qPrintable(arguments.join(' '))) << arguments << QByteArray(word);
        };
        const QString method = "--method", hidden = "baum-welch";
        row({method, hidden, "--states", "0"}, "0 does not lie between 1 and 256");
        row({method, hidden, "--states", "2..x"}, "2..x");
        row({method, hidden, "--states", "2..257"}, "2..257");
        row({method, hidden, "--states", "5..3"}, "5..3 runs backwards");
        row({method, hidden, "--states", "2..4", "--init", "m"}, "own number of states");
        row({method, hidden, "--states", "2..4", "--prior", "m:3"}, "own number of states");
        row({method, hidden, "--choose", "held-out"}, "nothing is held out");
        row({method, hidden, "--choose", "luck"}, "luck");
        row({method, hidden, "--hold-out", "1"}, "1 does not lie");
        row({method, hidden, "--prior", "m"}, "\"m\" is no prior");
        row({method, hidden, "--prior", "m:nan"}, "no prior");
        row({method, hidden, "--prior", "m:-1"}, "no prior");
        row({method, hidden, "--restarts", "0"}, "0 does not lie");
        row({method, hidden, "--lock", "initial"}, "starting model");
        row({method, hidden, "--pseudo-count", "-1"}, "-1");
        row({method, hidden, "--personas", "0"}, "0 does not lie between 1 and 256");
        row({method, hidden, "--personas", "3..2"}, "3..2 runs backwards");
        row({method, hidden, "--personas", "2", "--init", "m"}, "personas are found in the log");
        row({method, hidden, "--personas", "2", "--prior", "m:3"}, "personas are found in the log");
        row({method, hidden, "--personas", "2..64"}, "64 personas of 5 states are 320 states");
        row({"--lock", "initial", "--init", "m"}, "baum-welch");
        row({"--restarts", "3"}, "baum-welch");
        row({"--tie", "a,b"}, "baum-welch");
        row({"--states", "2..3"}, "baum-welch");
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, word);
        const Answer answer = fit(arguments);
        QVERIFY2(answer.status == 2, answer.errors.constData());
        QVERIFY2(answer.errors.toLower().contains(word), answer.errors.constData());
    }

    void clearWords_data()
    {
        QTest::addColumn<QString>("log");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("word");
        const QString visits = m_log, single = m_cli.write("single.txt", "view\n");
        const QString strange = m_cli.write("strange.txt", "sing dance\n");
        QCOMPARE(m_cli.call({"model", "new", "--name", "shop"}).status, 0);
        QCOMPARE(m_cli.call({"model", "fit", "--sequences", visits, "--name", "counted"}).status, 0);
        QTest::newRow("one sequence to hold out of")
            << single << QStringList{"--hold-out", "0.5"} << QByteArray("one sequence");
        QTest::newRow("unknown start") << visits << QStringList{"--init", "nobody"} << QByteArray("nobody");
        QTest::newRow("unknown prior") << visits << QStringList{"--prior", "nobody:3"} << QByteArray("nobody");
        QTest::newRow("other actions") << strange << QStringList{"--init", "shop"} << QByteArray("sing");
        QTest::newRow("unknown tie") << visits << QStringList{"--tie", "view,fly"} << QByteArray("\"fly\"");
        QTest::newRow("lonely tie") << visits << QStringList{"--tie", "view"} << QByteArray("two actions");
        QTest::newRow("tied twice") << visits << QStringList{"--tie", "view,buy", "--tie", "buy,cart"}
                                    << QByteArray("\"buy\" is tied twice");
        QTest::newRow("tie against lock")
            << visits << QStringList{"--init", "counted", "--tie", "view,buy", "--lock", "emission view view"}
            << QByteArray("keep them apart");
        QTest::newRow("unknown lock") << visits << QStringList{"--init", "counted", "--lock", "emission fly view"}
                                      << QByteArray("\"fly\"");
        QTest::newRow("more personas than kinds") << visits << QStringList{"--states", "1", "--personas", "256"}
                                                  << QByteArray("256 personas take as many kinds");
        QTest::newRow("personas of one event")
            << single << QStringList{"--personas", "2"} << QByteArray("2 personas take as many users, and there are 1");
        QTest::newRow("personas who are alike") << m_cli.write("alike.txt", "view view\nview\nview view view\n")
                                                << QStringList{"--personas", "2"} << QByteArray("the users show 1");
        QTest::newRow("other numbers") << visits << QStringList{"--init", "random", "--prior", "counted:3"}
                                       << QByteArray("other states");
    }
    void clearWords()
    {
        QFETCH(QString, log);
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, word);
        const Answer answer =
            m_cli.call(QStringList{"model", "fit", "--sequences", log, "--method", "baum-welch"} + arguments);
        QVERIFY2(answer.status == 1, answer.errors.constData());
        QVERIFY2(answer.errors.toLower().contains(word), answer.errors.constData());
    }

    void personas()
    {
        // 60 users who browse, 30 who buy, a little of the other in each.
        QByteArray log = "user,session,item,action\n";
        for (int user = 0; user < 90; ++user)
            for (int t = 0; t < 10; ++t) {
                const bool isBuy = (user < 30) != (t % 10 == user % 4);
                log += QByteArray::number(user) + "," + QByteArray::number(user) + ",i," + (isBuy ? "buy\n" : "view\n");
            }
        QCOMPARE(m_cli.call({"data", "import", m_cli.write("users.csv", log), "--name", "users"}).status, 0);
        const Answer answer = m_cli.call({"model", "personas", "--data", "users", "--clusters", "1..5"});
        QVERIFY2(answer.status == 0, answer.errors.constData());
        QCOMPARE(answer.json["counts"].toArray().size(), 5);
        QCOMPARE(answer.json["chosen"].toInt(), 2);
        QCOMPARE(answer.json["elbow"].toInt(), 2);
        const QJsonArray personas = answer.json["personas"].toArray();
        QCOMPARE(personas.size(), 2);
        QCOMPARE(personas[0].toObject()["users"].toInt(), 60); // the largest first
        QVERIFY(std::abs(number(personas[1].toObject()["actions"].toObject()["buy"]) - 0.925) < 0.03);
        QCOMPARE(m_cli.call({"model", "personas", "--data", "users", "--clusters", "0..5"}).status, 2);
        QCOMPARE(m_cli.call({"model", "personas", "--data", "nobody"}).status, 1);
    }

    void aMixtureOfPersonas()
    {
        const auto fitted = [&](const QStringList& arguments) {
            const Answer answer = fit(QStringList{"--hold-out", "0.2", "--name", "kinds"} + arguments);
            if (answer.status != 0) qWarning("%s", answer.errors.constData());
            return answer.json;
        };
        const auto judged = [](const QJsonObject& json) {
            return number(json["candidates"].toArray()[0].toObject()["held_out_perplexity"]);
        };
        const QJsonObject one = fitted({}), two = fitted({"--personas", "1..4"});
        QVERIFY(!one.contains("personas") && !one.contains("persona_counts"));
        QCOMPARE(two["persona_counts"].toArray().size(), 4);
        QCOMPARE(two["personas"].toArray().size(), 2);
        QVERIFY(judged(two) < judged(one));
        for (const QStringList& arguments : {QStringList{"model", "show", "kinds"}, {"model", "analyze", "kinds"}}) {
            const QJsonObject json = m_cli.call(arguments).json;
            QCOMPARE(json["personas"], two["personas"]);
        }
        const QJsonObject large = two["personas"].toArray()[0].toObject(),
                          small = two["personas"].toArray()[1].toObject();
        QCOMPARE(large["name"].toString(), QString("persona 1"));
        QVERIFY(std::abs(number(large["weight"]) - 2.0 / 3) < 0.1);
        QVERIFY(std::abs(number(large["weight"]) + number(small["weight"]) - 1) < 1e-9);
        QCOMPARE(large["states"], (QJsonValue(QJsonArray{0, 1, 2, 3})));
        QCOMPARE(small["states"], (QJsonValue(QJsonArray{4, 5, 6, 7})));
        const Answer joint = hidden({"--personas", "2", "--states", "1", "--max-iterations", "10", "--name", "joint"});
        QVERIFY2(joint.status == 0, joint.errors.constData());
        QCOMPARE(joint.json["candidates"].toArray()[0].toObject()["states"].toInt(), 2);
        QVERIFY(number(joint.json["log_likelihood"]) >= number(joint.json["log_likelihood_history"].toArray()[0]));
        const QJsonArray transition = m_cli.call({"model", "show", "joint"}).json["transition"].toArray();
        QCOMPARE(transition[0], (QJsonValue(QJsonArray{1.0, 0.0})));
    }

    void oneEvent()
    {
        const QString single = m_cli.write("one.txt", "view\n");
        for (const char* method : {"count", "baum-welch"}) {
            const Answer answer =
                m_cli.call({"model", "fit", "--sequences", single, "--method", method, "--name", "one"});
            QVERIFY2(answer.status == 0, answer.errors.constData());
            const QJsonObject high =
                m_cli.call({"model", "show", "one"}).json["evidence"].toObject()["high"].toObject();
            QCOMPARE(number(high["transition"].toArray()[0].toArray()[0]), 1.0); // nothing is known of it
        }
    }
};

QTEST_GUILESS_MAIN(Fitting)
#include "fitting.moc"
