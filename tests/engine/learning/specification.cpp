// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/spec.h"

#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include <limits>

using namespace sessionsmith::learning;
using Json = nlohmann::json;

/// The specification of a training: its JSON, and what it refuses.
class SpecificationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesARoundTrip();
    void keepsDefaultsForMissingKeys();
    void namesWhatIsImpossible_data();
    void namesWhatIsImpossible();
};

namespace {

TrainingSpec possible()
{
    TrainingSpec spec;
    spec.objective = Objective::NextItem;
    return spec;
}

} // namespace

void SpecificationTest::survivesARoundTrip()
{
    TrainingSpec spec;
    spec.model = {Architecture::Bert, 3, 48, 4, 17};
    spec.objective = Objective::Masked;
    spec.learningRate = 1.0 / 3;
    spec.seed = std::numeric_limits<std::uint64_t>::max();
    spec.device = "cuda:1";
    spec.threads = 3;
    spec.excludeSeen = true;
    const auto read = trainingSpecFromJson(Json::parse(toJson(spec).dump()));
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(toJson(*read).dump(), toJson(spec).dump());
    QCOMPARE(read->seed, spec.seed);
    QCOMPARE(read->learningRate, spec.learningRate);
    QVERIFY(read->model.architecture == Architecture::Bert);
}

void SpecificationTest::keepsDefaultsForMissingKeys()
{
    const auto read = trainingSpecFromJson({{"objective", "next-item"}, {"epochs", 7}, {"unknown", true}});
    QVERIFY(read);
    QCOMPARE(read->epochs, 7);
    QCOMPARE(read->batch, TrainingSpec{}.batch);
}

void SpecificationTest::namesWhatIsImpossible_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no layer") << QByteArray("layers") << QByteArray("0");
    QTest::newRow("more than an int") << QByteArray("hidden") << QByteArray("4294967360");
    QTest::newRow("heads that do not divide") << QByteArray("heads") << QByteArray("7");
    QTest::newRow("text for a number") << QByteArray("epochs") << QByteArray("\"ten\"");
    QTest::newRow("fraction of an epoch") << QByteArray("epochs") << QByteArray("1.5");
    QTest::newRow("negative rate") << QByteArray("learning_rate") << QByteArray("-1");
    QTest::newRow("endless rate") << QByteArray("learning_rate") << QByteArray("1e300");
    QTest::newRow("too many threads") << QByteArray("threads") << QByteArray("1024");
    QTest::newRow("all dropped") << QByteArray("dropout") << QByteArray("1");
    QTest::newRow("negative threads") << QByteArray("threads") << QByteArray("-1");
    QTest::newRow("objective of bert with gpt") << QByteArray("objective") << QByteArray("\"masked\"");
    QTest::newRow("unknown objective") << QByteArray("objective") << QByteArray("\"guess\"");
    QTest::newRow("architecture as a number") << QByteArray("architecture") << QByteArray("3");
    QTest::newRow("strange device") << QByteArray("device") << QByteArray("\"cuda:-1\"");
}

void SpecificationTest::namesWhatIsImpossible()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    Json json = toJson(possible());
    QVERIFY(trainingSpecFromJson(json));
    json[key.toStdString()] = Json::parse(value.toStdString());
    const auto read = trainingSpecFromJson(json);
    QVERIFY(!read);
    QVERIFY2(read.error().message().find(key.toStdString()) != std::string::npos, read.error().message().c_str());
}

QTEST_APPLESS_MAIN(SpecificationTest)
#include "specification.moc"
