// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a model without a log: analyse it, tune it to targets, rename and delete it.
#include "tests/cli/commandline.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith::tests;

namespace {

QJsonArray array(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toArray();
}

double sum(const QJsonArray& values)
{
    double total = 0;
    for (const QJsonValue& value : values)
        total += value.toDouble();
    return total;
}

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT

    const CommandLine m_cli;

    Answer model(const QStringList& arguments) const { return m_cli.call(QStringList{"model"} + arguments); }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(model({"new", "--name", "shop"}).status, 0); }

    void analyzeGivesTheFiguresThatScriptsRelyOn()
    {
        const Answer answer = model({"analyze", "shop"});
        QVERIFY2(answer.status == 0, answer.errors.constData());
        QCOMPARE(array(answer.json, "stationary").size(), 5);
        QVERIFY(std::abs(sum(array(answer.json, "stationary")) - 1) < 1e-12);
        QCOMPARE(array(answer.json, "mean_first_passage").size(), 5);
        QCOMPARE(array(answer.json, "mean_first_passage")[0].toArray().size(), 5);
        QVERIFY(answer.json["absorbing"].isArray());
        QCOMPARE(array(answer.json, "communicating_classes").size(), 1);
        QVERIFY(answer.json["expected_length"].toDouble() > 1);
        QVERIFY(answer.json["entropy_rate"].toDouble() > 0);
    }

    void aModelWithoutEndHasNoExpectedLength()
    {
        const QString file = m_cli.write("endless.json", R"({"format": "sessionsmith.model", "version": 1,
            "name": "endless", "states": ["a", "b"], "actions": ["a", "b"], "initial": [1, 0],
            "transition": [[0.5, 0.5], [0.25, 0.75]], "emission": [[1, 0], [0, 1]]})");
        QCOMPARE(model({"import", file}).status, 0);
        const Answer answer = model({"analyze", "endless"});
        QVERIFY(answer.json["expected_length"].isNull());
        QVERIFY(std::abs(array(answer.json, "stationary")[0].toDouble() - 1.0 / 3) < 1e-12);
    }

    void modelsAreListed()
    {
        QCOMPARE(model({"new", "--name", "listed"}).status, 0);
        const QJsonArray models = array(model({"list"}).json, "models");
        const bool isThere = std::ranges::any_of(models, [](const QJsonValue& one) {
            return one.toObject()["name"].toString() == "listed" && one.toObject()["version"].toInt() == 1;
        });
        QVERIFY(isThere);
    }

    void targetMeetsWhatIsAskedAndKeepsWhatIsLocked()
    {
        const Answer answer = model({"target", "shop", "--expect", "action purchase = 2.1%", "--expect", "length = 8",
                                     "--lock", "transition browse click", "--name", "tuned"});
        QVERIFY2(answer.status == 0, answer.errors.constData());
        QCOMPARE(answer.json["name"].toString(), QStringLiteral("tuned"));
        const QJsonObject achieved = answer.json["achieved"].toObject();
        QVERIFY(std::abs(achieved["action purchase"].toDouble() - 0.021) < 1e-6);
        QVERIFY(std::abs(achieved["length"].toDouble() - 8) < 1e-6);
        QVERIFY(answer.json["divergence"].toDouble() > 0);
        const auto cell = [&](const QString& name) {
            return array(model({"show", name}).json, "transition")[0].toArray()[1].toDouble();
        };
        QCOMPARE(cell("tuned"), cell("shop"));
    }

    void targetsThatCannotBeMetAreRefusedWithTheReason_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("locked") << QStringList{"--expect", "initial browse = 0.9", "--lock", "initial"}
                                << QByteArray("locked");
        QTest::newRow("dwell locked") << QStringList{"--expect", "dwell browse = 3", "--lock", "row transition browse"}
                                      << QByteArray("locked");
        QTest::newRow("dwell below one") << QStringList{"--expect", "dwell browse = 0.5"} << QByteArray("one event");
        QTest::newRow("dwell beyond END")
            << QStringList{"--expect", "dwell browse = 30"} << QByteArray("allows at most 8.33333");
        QTest::newRow("no figure") << QStringList{"--expect", "luck = 1"} << QByteArray("no figure");
        QTest::newRow("no name") << QStringList{"--expect", "action dance = 1%"} << QByteArray("dance");
        QTest::newRow("no lock") << QStringList{"--expect", "length = 8", "--lock", "luck"} << QByteArray("luck");
    }
    void targetsThatCannotBeMetAreRefusedWithTheReason()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, reason);
        const Answer answer = model(QStringList{"target", "shop", "--name", "never"} + arguments);
        QCOMPARE(answer.status, 1);
        QVERIFY2(answer.errors.contains(reason), answer.errors.constData());
        QCOMPARE(model({"show", "never"}).status, 1);
    }

    void dwellTimes()
    {
        const auto dwell = [&](const QString& name) { return array(model({"analyze", name}).json, "dwell"); };
        const double stay = 0.52 * 0.88;
        QVERIFY(std::abs(dwell("shop")[0].toDouble() - 1 / (1 - stay)) < 1e-12);
        QVERIFY(model({"analyze", "shop"}).json["dwell_seconds"].isNull());
        const Answer answer =
            model({"target", "shop", "--expect", "dwell browse = 3", "--expect", "length = 8", "--name", "patient"});
        QVERIFY2(answer.status == 0, answer.errors.constData());
        QVERIFY(std::abs(answer.json["achieved"].toObject()["dwell browse"].toDouble() - 3) < 1e-9);
        QVERIFY(std::abs(dwell("patient")[0].toDouble() - 3) < 1e-9);
        const QString file = m_cli.write("waits.json", R"({"format": "sessionsmith.model", "version": 1,
            "name": "waits", "states": ["a", "b"], "actions": ["a"], "initial": [1, 0],
            "transition": [[0.75, 0.25], [0, 1]], "emission": [[1], [1]],
            "gaps": {"log_mean": [2.302585092994046, 0], "log_deviation": [0, 0]}})");
        QCOMPARE(model({"import", file}).status, 0);
        QCOMPARE(dwell("waits"), (QJsonArray{4.0, QJsonValue()}));
        QCOMPARE(array(model({"analyze", "waits"}).json, "dwell_seconds"), (QJsonArray{40.0, QJsonValue()}));
    }

    void modelsAreMixed()
    {
        QCOMPARE(model({"new", "--name", "a=b", "--template", "uniform"}).status, 0);
        const Answer answer = model({"mix", "--of", "shop=3", "--of", "a=b=1", "--name", "mixture"});
        QVERIFY2(answer.status == 0, answer.errors.constData());
        QCOMPARE(answer.json["name"].toString(), QStringLiteral("mixture"));
        const QJsonArray personas = array(answer.json, "personas");
        QCOMPARE(personas.size(), 2);
        QCOMPARE(personas[1].toObject(),
                 (QJsonObject{{"name", "a=b"}, {"weight", 0.25}, {"states", QJsonArray{5, 6, 7, 8, 9}}}));
        const QJsonObject shown = model({"show", "mixture"}).json;
        QCOMPARE(array(shown, "states")[0].toString(), QStringLiteral("shop: browse"));
        QCOMPARE(array(shown, "actions").size(), 5);
        QCOMPARE(array(shown, "personas"), personas);
        QVERIFY(!model({"show", "shop"}).json.contains("personas"));
        // The expected length is the mean of theirs.
        const auto length = [&](const QString& name) {
            return model({"analyze", name}).json["expected_length"].toDouble();
        };
        QVERIFY(std::abs(length("mixture") - (0.75 * length("shop") + 0.25 * length("a=b"))) < 1e-9);
    }

    void mixturesThatCannotBe_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const QStringList& arguments, int status, const char* reason) {
            QTest::newRow(qPrintable(arguments.join(' '))) << arguments << status << QByteArray(reason);
        };
        row({"--of", "shop=1"}, 2, "two models or more");
        row({"--of", "shop", "--of", "new=1"}, 2, "\"shop\" is no part of a mixture");
        row({"--of", "=1", "--of", "new=1"}, 2, "no part");
        row({"--of", "shop=-1", "--of", "new=1"}, 2, "no part");
        row({"--of", "shop=inf", "--of", "new=1"}, 2, "no part");
        row({}, 2, "--of");
        row({"--of", "shop=1", "--of", "nobody=1"}, 1, "nobody");
        row({"--of", "shop=1", "--of", "shop=2"}, 1, "\"shop\" is named twice");
        row({"--of", "shop=1", "--of", "endless=1"}, 1, "\"endless\" has none");
        row({"--of", "shop=0", "--of", "a=b=0"}, 1, "sum to 0");
    }
    void mixturesThatCannotBe()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QByteArray, reason);
        const Answer answer = model(QStringList{"mix", "--name", "never"} + arguments);
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.errors.contains(reason), answer.errors.constData());
        QCOMPARE(model({"show", "never"}).status, 1);
    }

    void aModelIsRenamedUnlessTheNameIsTaken()
    {
        QCOMPARE(model({"new", "--name", "old"}).status, 0);
        const QString hash = model({"new", "--name", "old"}).json["content_hash"].toString();
        QCOMPARE(model({"rename", "old", "shop"}).status, 1);
        const Answer answer = model({"rename", "old", "new"});
        QVERIFY2(answer.status == 0, answer.errors.constData());
        QCOMPARE(answer.json["name"].toString(), QStringLiteral("new"));
        QCOMPARE(answer.json["content_hash"].toString(), hash);
        QCOMPARE(model({"show", "new"}).json["name"].toString(), QStringLiteral("new"));
        QCOMPARE(model({"show", "old"}).status, 1);
        QCOMPARE(model({"rename", "new"}).status, 2);
    }

    void aModelIsDeletedUnlessSomethingWasMadeFromIt()
    {
        QCOMPARE(model({"new", "--name", "source"}).status, 0);
        QCOMPARE(
            m_cli.call({"synthesize", "--model", "source", "--sessions", "10", "--end-state", "--name", "made"}).status,
            0);
        const Answer refused = model({"delete", "source"});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.errors.contains("\"made\""), refused.errors.constData());
        QCOMPARE(m_cli.call({"data", "delete", "made"}).status, 0);
        QCOMPARE(model({"delete", "source"}).json["deleted"].toString(), QStringLiteral("source"));
        QCOMPARE(model({"delete", "source"}).status, 1);
    }
};

QTEST_GUILESS_MAIN(ModelsTest)
#include "models.moc"
