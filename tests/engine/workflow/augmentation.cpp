// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/augmentation.h"
#include "engine/events/split.h"
#include "engine/workflow/workflow.h"
#include "tests/engine/workflow/logs.h"

#include <nlohmann/json.hpp>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;
using Json = nlohmann::json;

class AugmentationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isWhatTheStepsGive();
    void trainingPart();
    void provenance();
    void lineageOfARun();
    void withoutStepsItIsTheSameData();
    void errors();
    void cancelling_data();
    void cancelling();

private:
    static events::EventLog log()
    {
        return logOf({"view:a view:b cart:a buy:c view:d view:e", "view:c view:d | view:a", "view:a view:b view:f"});
    }
    static AugmentRequest request(const std::string& steps = "crop:0.6,mask:0.5")
    {
        AugmentRequest request;
        request.data = "log";
        request.pipeline = valueOf(augmentation::parsePipeline(steps));
        return request;
    }

    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
    store::DatasetRecord m_log;
};

void AugmentationTest::init()
{
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    m_log = storeLog(*m_workspace, log(), "log");
}

void AugmentationTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
}

void AugmentationTest::isWhatTheStepsGive()
{
    AugmentRequest asked = request();
    asked.seed = 12;
    auto wanted = valueOf(augmentation::augment(log(), asked.pipeline, 12));
    events::dropUnusedNames(wanted);
    const auto made = valueOf(augment(*m_workspace, asked));
    QCOMPARE(made.record.contentHash, contentHash(wanted));
    QCOMPARE(made.sessions, std::uint64_t(4));
    QCOMPARE(made.events, std::uint64_t(wanted.size()));
    QCOMPARE(contentHash(valueOf(loadDataset(*m_workspace, made.record.name))), made.record.contentHash);
}

void AugmentationTest::trainingPart()
{
    AugmentRequest asked = request("substitute:1");
    asked.trainingPart = true;
    const auto part = events::trainingPart(log(), events::leaveOneOut(log(), events::SequenceBy::User));
    auto wanted = valueOf(augmentation::augment(part, asked.pipeline, 1));
    events::dropUnusedNames(wanted);
    QCOMPARE(valueOf(augment(*m_workspace, asked)).record.contentHash, contentHash(wanted));
}

void AugmentationTest::provenance()
{
    AugmentRequest asked = request();
    asked.seed = 5;
    const auto made = valueOf(augment(*m_workspace, asked));
    QCOMPARE(made.record.name, std::string("log augmented"));
    const auto record = valueOf(m_place->open().dataset("log augmented"));
    QVERIFY(record.kind == store::DatasetKind::Synthetic);
    QCOMPARE(record.source, std::string("log"));
    QVERIFY(!record.model);
    QVERIFY(record.sourceDataset == m_log.id);
    const Json wanted{{"data", "log"},
                      {"data_hash", m_log.contentHash},
                      {"with", "crop:0.6,mask:0.5"},
                      {"training_part", false},
                      {"seed", 5}};
    QVERIFY2(Json::parse(record.spec) == wanted, record.spec.c_str());
    QCOMPARE(Json::parse(record.summary)["sessions"].get<int>(), 4);
    QVERIFY(errorOf(m_workspace->removeDataset("log")).contains("log augmented")); // it is still needed
}

void AugmentationTest::lineageOfARun()
{
    AugmentRequest again = request();
    again.data = valueOf(augment(*m_workspace, request())).record.name;
    store::RunRecord run = runNamed("run");
    run.dataset = valueOf(augment(*m_workspace, again)).record.id;
    std::vector<std::string> ancestors;
    for (const auto& entry : valueOf(m_workspace->lineage(valueOf(m_workspace->beginRun(run)).id)))
        ancestors.push_back(entry.role + ": " + entry.name);
    QCOMPARE(ancestors,
             (std::vector<std::string>{"data: log augmented augmented", "data: log augmented", "data: log"}));
}

void AugmentationTest::withoutStepsItIsTheSameData()
{
    const auto made = valueOf(augment(*m_workspace, request("")));
    QCOMPARE(made.record.contentHash, m_log.contentHash);
    QCOMPARE(filesIn(m_place->folder() / "datasets"), std::size_t(1));
}

void AugmentationTest::errors()
{
    AugmentRequest asked = request();
    asked.data = "no log";
    QVERIFY(errorOf(augment(*m_workspace, asked)).contains("\"no log\""));
    asked = request();
    asked.name = "\n";
    QVERIFY(!augment(*m_workspace, asked));
    asked = request();
    asked.pipeline[0].rate = 2;
    QVERIFY(errorOf(augment(*m_workspace, asked)).contains("\"crop\""));
    QVERIFY(errorOf(augment(*m_workspace, request("jitter:0.1"))).contains("\"jitter\" needs times"));
    QCOMPARE(valueOf(m_workspace->datasets()).size(), std::size_t(1));
    QCOMPARE(filesIn(m_place->folder() / "datasets"), std::size_t(1));
}

void AugmentationTest::cancelling_data()
{
    QTest::addColumn<QString>("phase");
    for (const char* phase : {"Comparing the items", "Augmenting", "Computing the content hash"})
        QTest::newRow(phase) << phase;
}

void AugmentationTest::cancelling()
{
    QFETCH(const QString, phase);
    std::stop_source source;
    QString last;
    const auto stopThere = [&](const Progress& progress) {
        last = QString::fromStdString(progress.phase.english());
        if (last == phase) source.request_stop();
    };
    const auto made = augment(*m_workspace, request("insert:0.5"), stopThere, {source.get_token()});
    QCOMPARE(last, phase); // nothing more is begun
    QVERIFY(!made && made.error().isCancelled());
    QCOMPARE(valueOf(m_workspace->datasets()).size(), std::size_t(1));
    QCOMPARE(filesIn(m_place->folder() / "datasets"), std::size_t(1));
}

QTEST_APPLESS_MAIN(AugmentationTest)
#include "augmentation.moc"
