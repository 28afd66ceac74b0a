// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/workflow/logs.h"

#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

#include <set>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;
using Json = nlohmann::json;

namespace {

/// Everyone goes a b a b and then on to items of their own: v, the validation target, and t, the test target. Only the
/// last user, too short to be asked anything, goes from b to c.
events::EventLog logWithSecrets()
{
    std::vector<std::string> users;
    for (int i = 0; i < 10; ++i)
        users.push_back("view:a view:b view:a view:b view:v" + std::to_string(i) + " buy:t" + std::to_string(i));
    users.push_back("view:b buy:c");
    return logOf(users);
}

/// Every event has the chance of being the last, so that all items may come up.
synthesis::BehaviourModel modelOfTheLog(const std::string& source)
{
    synthesis::BehaviourModel model;
    model.hmm.states = model.hmm.actions = {"view", "buy"};
    model.hmm.initial = hmm::Vector{{0.75, 0.25}};
    model.hmm.transition = hmm::Matrix{{0.75, 0.25}, {0.5, 0.5}};
    model.hmm.emission = hmm::Matrix::Identity(2, 2);
    model.hmm.end = hmm::Vector{{0.1, 0.2}};
    model.items.source = source;
    return model;
}

std::set<std::string> itemsOf(const events::EventLog& log)
{
    std::set<std::string> names;
    for (const std::int32_t item : log.item)
        names.insert(log.items[item]);
    return names;
}

} // namespace

class SynthesisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void heldOutItemsAreNotFollowed();
    void everythingIsFollowedOnDemand();
    void isWhatTheGeneratorGives();
    void provenance();
    void provenanceOfPartsAndColdStarts();
    void followsStepsToNewItemsWithRevisits();
    void lineageOfARun();
    void inventedItems();
    void anotherSourceThanTheModels();
    void anotherLogUnderTheSourcesName();
    void olderVersionsStayOnRecord();
    void theSameAgainSharesAFile();
    void errors();
    void cancelling_data();
    void cancelling();

private:
    SynthesizeRequest request() const
    {
        SynthesizeRequest request;
        request.model = "shop";
        request.spec.sessions = 2000;
        return request;
    }
    events::EventLog synthesized(const SynthesizeRequest& request)
    {
        return valueOf(loadDataset(*m_workspace, valueOf(synthesize(*m_workspace, request)).record.name));
    }

    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
    store::DatasetRecord m_log;
    store::ModelRecord m_model;
};

void SynthesisTest::init()
{
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    m_log = storeLog(*m_workspace, logWithSecrets(), "log");
    m_model = valueOf(saveModel(*m_workspace, "shop", modelOfTheLog("log")));
}

void SynthesisTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
}

void SynthesisTest::heldOutItemsAreNotFollowed()
{
    const auto log = synthesized(request());
    QCOMPARE(itemsOf(log), (std::set<std::string>{"a", "b", "c"}));
    QCOMPARE(log.items.find("t9"), -1); // what is in no event is in no export either
    // Nor does anything know that b was followed by validation items: to a or c, or what is popular, as in the rest.
    synthesis::BehaviourModel rough = modelOfTheLog("log");
    rough.items.smoothing = 0;
    valueOf(saveModel(*m_workspace, "shop", rough));
    const auto followed = synthesized(request());
    std::set<std::string> afterB;
    for (std::size_t i = 1; i < followed.size(); ++i)
        if (followed.session[i] == followed.session[i - 1] && followed.items[followed.item[i - 1]] == "b")
            afterB.insert(followed.items[followed.item[i]]);
    QCOMPARE(afterB, (std::set<std::string>{"a", "c"}));
}

void SynthesisTest::everythingIsFollowedOnDemand()
{
    SynthesizeRequest all = request();
    all.holdOut = false;
    const auto names = itemsOf(synthesized(all));
    QCOMPARE(names.size(), std::size_t(23));
    QVERIFY(names.contains("v0") && names.contains("t9"));
}

void SynthesisTest::isWhatTheGeneratorGives()
{
    SynthesizeRequest all = request();
    all.holdOut = false;
    all.spec.seed = 12;
    const auto items = valueOf(synthesis::ItemModel::estimate(logWithSecrets(), 8));
    const auto wanted = valueOf(synthesis::generate(modelOfTheLog("log"), items, all.spec));
    const auto made = valueOf(synthesize(*m_workspace, all));
    QCOMPARE(made.record.contentHash, contentHash(wanted));
    QCOMPARE(made.sessions, std::uint64_t(2000));
    QCOMPARE(made.events, std::uint64_t(wanted.size()));
}

void SynthesisTest::provenance()
{
    SynthesizeRequest asked = request();
    asked.spec.length = 3;
    asked.spec.maximumLength = 77;
    asked.spec.seed = 5;
    asked.items = "log";
    const auto made = valueOf(synthesize(*m_workspace, asked));
    QCOMPARE(made.record.name, std::string("shop synthetic"));
    const auto record = valueOf(m_place->open().dataset("shop synthetic"));
    QVERIFY(record.kind == store::DatasetKind::Synthetic);
    QCOMPARE(record.source, std::string("shop"));
    QVERIFY(record.model == m_model.id);
    QVERIFY(record.sourceDataset == m_log.id);
    const Json wanted{{"model", "shop"},  {"model_version", 1}, {"model_hash", m_model.contentHash},
                      {"sessions", 2000}, {"length", 3},        {"maximum_length", 77},
                      {"seed", 5},        {"items", "log"},     {"hold_out", true}};
    QVERIFY2(Json::parse(record.spec) == wanted, record.spec.c_str());
    QCOMPARE(Json::parse(record.summary)["sessions"].get<int>(), 2000);
    QCOMPARE(Json::parse(record.summary)["events"].get<int>(), 6000);
    QVERIFY(std::filesystem::exists(m_place->folder() / record.file));
    QVERIFY(errorOf(m_workspace->removeDataset("log")).contains("shop synthetic")); // it is still needed
}

void SynthesisTest::provenanceOfPartsAndColdStarts()
{
    SynthesizeRequest asked = request();
    asked.spec.shard = 2;
    asked.spec.shards = 4;
    asked.spec.newUsers = 0.25;
    const auto made = valueOf(synthesize(*m_workspace, asked));
    QCOMPARE(made.record.name, std::string("shop synthetic 2 of 4"));
    QCOMPARE(made.sessions, std::uint64_t(500));
    const Json spec = Json::parse(made.record.spec);
    QCOMPARE(spec["shard"].get<int>(), 2);
    QCOMPARE(spec["shards"].get<int>(), 4);
    QCOMPARE(spec["new_items"].get<double>(), 0.0);
    QCOMPARE(spec["new_users"].get<double>(), 0.25);
    QCOMPARE(spec["new_from"].get<std::string>(), std::string("2025-01-28T00:00:00Z"));
    const auto log = valueOf(loadDataset(*m_workspace, made.record.name));
    QCOMPARE(log.users[0], std::string("s501"));
    QCOMPARE(sessionName(log, 0), std::string("501"));
}

void SynthesisTest::followsStepsToNewItemsWithRevisits()
{
    synthesis::BehaviourModel model = modelOfTheLog("log");
    model.revisits.probability = hmm::Vector{{0.5, 0.5}};
    valueOf(saveModel(*m_workspace, "shop", model));
    SynthesizeRequest all = request();
    all.holdOut = false;
    const auto items =
        valueOf(synthesis::ItemModel::estimate(logWithSecrets(), 8, synthesis::ItemModel::Steps::ToNewItems));
    const auto wanted = valueOf(synthesis::generate(model, items, all.spec));
    QCOMPARE(valueOf(synthesize(*m_workspace, all)).record.contentHash, contentHash(wanted));
}

void SynthesisTest::lineageOfARun()
{
    store::RunRecord run = runNamed("run");
    run.dataset = valueOf(synthesize(*m_workspace, request())).record.id;
    std::set<std::string> ancestors;
    for (const auto& entry : valueOf(m_workspace->lineage(valueOf(m_workspace->beginRun(run)).id)))
        ancestors.insert(entry.kind + " " + entry.name + " " + entry.contentHash.substr(0, 4));
    QVERIFY(ancestors.contains("model shop " + m_model.contentHash.substr(0, 4)));
    QVERIFY(ancestors.contains("dataset log " + m_log.contentHash.substr(0, 4)));
}

void SynthesisTest::inventedItems()
{
    valueOf(saveModel(*m_workspace, "shop", modelOfTheLog("")));
    const auto made = valueOf(synthesize(*m_workspace, request()));
    QVERIFY(!made.record.sourceDataset);
    const auto log = valueOf(loadDataset(*m_workspace, made.record.name));
    QCOMPARE(log.items.size(), synthesis::ItemSettings{}.inventedItems);
    QCOMPARE(log.items[0], std::string("item 1"));
    QVERIFY(log.hasCategory());
}

void SynthesisTest::anotherSourceThanTheModels()
{
    const auto other = storeLog(*m_workspace, logOf({"view:x view:y view:x view:y view:x", "view:y view:x"}), "other");
    SynthesizeRequest asked = request();
    asked.items = "other";
    asked.name = "from the other";
    const auto made = valueOf(synthesize(*m_workspace, asked));
    QCOMPARE(made.record.name, std::string("from the other"));
    QVERIFY(made.record.sourceDataset == other.id);
    QCOMPARE(itemsOf(valueOf(loadDataset(*m_workspace, "from the other"))), (std::set<std::string>{"x", "y"}));
}

void SynthesisTest::anotherLogUnderTheSourcesName()
{
    auto model = modelOfTheLog("log");
    model.items.sourceHash = m_log.contentHash;
    valueOf(saveModel(*m_workspace, "shop", model));
    valueOf(synthesize(*m_workspace, request()));
    model.items.sourceHash = "that of a log that is gone";
    valueOf(saveModel(*m_workspace, "shop", model));
    const QString message = errorOf(synthesize(*m_workspace, request()));
    QVERIFY2(message.contains("\"log\"") && message.contains("\"shop\""), qPrintable(message));
    SynthesizeRequest asked = request();
    asked.items = "log";
    valueOf(synthesize(*m_workspace, asked)); // who names it means it
}

void SynthesisTest::olderVersionsStayOnRecord()
{
    const auto before = valueOf(synthesize(*m_workspace, request())).record;
    synthesis::BehaviourModel edited = modelOfTheLog("log");
    edited.hmm.initial = hmm::Vector{{0.25, 0.75}};
    const auto version = valueOf(saveModel(*m_workspace, "shop", edited));
    const auto after = valueOf(synthesize(*m_workspace, request())).record;
    QCOMPARE(after.name, std::string("shop synthetic 2"));
    QVERIFY(before.model == m_model.id && after.model == version.id);
    QCOMPARE(Json::parse(after.spec)["model_version"].get<int>(), 2);
    QVERIFY(after.contentHash != before.contentHash);
}

void SynthesisTest::theSameAgainSharesAFile()
{
    const auto first = valueOf(synthesize(*m_workspace, request())).record;
    SynthesizeRequest again = request();
    again.spec.threads = 2;
    const auto second = valueOf(synthesize(*m_workspace, again)).record;
    QVERIFY(second.id != first.id);
    QCOMPARE(second.file, first.file);
    QCOMPARE(filesIn(m_place->folder() / "datasets"), std::size_t(2)); // that one and the log
}

void SynthesisTest::errors()
{
    SynthesizeRequest asked = request();
    asked.model = "nobody's";
    QVERIFY(errorOf(synthesize(*m_workspace, asked)).contains("\"nobody's\""));
    asked = request();
    asked.items = "no log";
    QVERIFY(errorOf(synthesize(*m_workspace, asked)).contains("\"no log\""));
    asked = request();
    asked.spec.sessions = 0;
    QVERIFY(errorOf(synthesize(*m_workspace, asked)).contains("\"sessions\""));
    synthesis::BehaviourModel open = modelOfTheLog("log");
    open.hmm.end.resize(0);
    valueOf(saveModel(*m_workspace, "shop", open));
    QVERIFY(errorOf(synthesize(*m_workspace, request())).contains("END"));
    QCOMPARE(valueOf(m_workspace->datasets()).size(), std::size_t(1));
    QCOMPARE(filesIn(m_place->folder() / "datasets"), std::size_t(1));
}

void SynthesisTest::cancelling_data()
{
    QTest::addColumn<QString>("phase");
    for (const char* phase :
         {"Generating", "Joining the sessions", "Summing up", "Computing the content hash", "Writing"})
        QTest::newRow(phase) << phase;
}

void SynthesisTest::cancelling()
{
    QFETCH(const QString, phase);
    std::stop_source source;
    SynthesizeRequest asked = request();
    asked.spec.sessions = 100'000;
    QString last;
    const auto stopThere = [&](const Progress& progress) {
        last = QString::fromStdString(progress.phase.english());
        if (last == phase) source.request_stop();
    };
    const auto made = synthesize(*m_workspace, asked, stopThere, {source.get_token()});
    QCOMPARE(last, phase); // nothing more is begun
    QVERIFY(!made && made.error().isCancelled());
    QCOMPARE(valueOf(m_workspace->datasets()).size(), std::size_t(1));
    QCOMPARE(filesIn(m_place->folder() / "datasets"), std::size_t(1));
}

QTEST_APPLESS_MAIN(SynthesisTest)
#include "synthesis.moc"
