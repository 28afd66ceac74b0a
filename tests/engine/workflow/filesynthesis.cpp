// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/events/files.h"
#include "tests/engine/workflow/logs.h"

#include "engine/base/journal.h"
#include "engine/events/importer.h"
#include "engine/hmm/model.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;
using Json = nlohmann::json;

/// Sessions written straight into files: what is there after each way in which that may end.
class FileSynthesisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theShardsAreTheWhole_data();
    void theShardsAreTheWhole();
    void oneShardOfAnArray();
    void goesOnAtTheLastFinishedShard();
    void onlyTheCardsAreMissing();
    void againDoesNothing();
    void writesWhatIsMissing();
    void seesWhatWasChanged_data();
    void seesWhatWasChanged();
    void tasksOfOtherSettings();
    void anotherVersionOfTheSameModel();
    void refusesOtherSettings();
    void refusesFilesOfOthers();
    void oneWriterAtATime();
    void nothingIsKeptOfNothing();
    void shardsWithoutUsers();
    void manyFilesByItself();

private:
    SynthesizeFilesRequest request(const std::string& file, std::uint64_t shards = 4) const
    {
        SynthesizeFilesRequest request;
        request.synthesis.model = "shop";
        request.synthesis.spec.sessions = 200;
        request.shards = shards;
        request.files.path = m_files->path(file);
        request.files.threads = 1;
        return request;
    }
    /// Stopped as soon as the given shard is begun.
    Result<SynthesizedFiles> stoppedIn(int shard, const SynthesizeFilesRequest& request)
    {
        std::stop_source source;
        const auto stop = [&](const Progress& progress) {
            if (progress.phase.english().starts_with("Shard " + std::to_string(shard))) source.request_stop();
        };
        return synthesizeToFiles(*m_workspace, request, stop, {source.get_token()});
    }

    std::optional<Files> m_files;
    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
};

void FileSynthesisTest::init()
{
    m_files.emplace();
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    synthesis::BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    model.visits.hours.assign(24, 1);
    model.visits.sessionsPerUser = {3, 2, 1};
    model.revisits.probability = hmm::Vector::Constant(5, 0.3);
    valueOf(saveModel(*m_workspace, "shop", model));
}

void FileSynthesisTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
    m_files.reset();
}

void FileSynthesisTest::theShardsAreTheWhole_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"big.csv", "big.csv.zst", "big.jsonl", "big.inter", "big.safetensors", "big.sqlite"})
        QTest::newRow(name) << name;
}

void FileSynthesisTest::theShardsAreTheWhole()
{
    QFETCH(const QString, name);
    SynthesizeFilesRequest asked = request(name.toStdString());
    asked.files.compressed = name.endsWith(".zst");
    for (const auto format : {exchange::ExportFormat::JsonLines, exchange::ExportFormat::RecBole,
                              exchange::ExportFormat::Safetensors, exchange::ExportFormat::Sqlite})
        if (name.endsWith(exchange::extensionOf(format))) asked.files.format = format;
    const auto made = valueOf(synthesizeToFiles(*m_workspace, asked));
    const auto whole =
        valueOf(loadDataset(*m_workspace, valueOf(synthesize(*m_workspace, asked.synthesis)).record.name));
    QCOMPARE(made.shards, std::uint64_t(4));
    QCOMPARE(made.sessions, std::uint64_t(200));
    QCOMPARE(made.events, std::uint64_t(whole.size()));
    QVERIFY(!std::filesystem::exists(asked.files.path.string() + ".progress"));

    std::size_t event = 0;
    for (const auto& [file, hash] : made.files) {
        if (file.path.extension() == ".item") continue;
        ImportRequest import;
        import.spec.path = file.path;
        import.name = "part";
        const auto part = valueOf(importDataset(*m_workspace, import)).record;
        QCOMPARE(part.contentHash, hash);
        const auto log = valueOf(loadDataset(*m_workspace, part.name));
        for (std::size_t e = 0; e < log.size(); ++e, ++event) {
            QCOMPARE(log.items[log.item[e]], whole.items[whole.item[event]]);
            QCOMPARE(log.users[log.user[e]], whole.users[whole.user[event]]);
            QCOMPARE(sessionName(log, std::size_t(log.session[e])),
                     sessionName(whole, std::size_t(whole.session[event])));
            QCOMPARE(log.time[e], whole.time[event]);
        }
    }
    QCOMPARE(event, whole.size());
    const Json card = Json::parse(Files::read(made.cards.back()));
    QCOMPARE(card["made_by"]["model"].get<std::string>(), std::string("shop"));
    QCOMPARE(card["made_by"]["seed"].get<int>(), 1);
    QCOMPARE(card["figures"]["events"].get<std::size_t>(), whole.size());
    QCOMPARE(card["shards"].size(), std::size_t(4));
}

void FileSynthesisTest::oneShardOfAnArray()
{
    const auto all = valueOf(synthesizeToFiles(*m_workspace, request("all.csv")));
    SynthesizeFilesRequest one = request("array.csv");
    one.onlyShard = true;
    one.synthesis.spec.shards = 4;
    one.synthesis.spec.shard = 3;
    const auto third = valueOf(synthesizeToFiles(*m_workspace, one));
    QCOMPARE(third.files.size(), std::size_t(1));
    QCOMPARE(third.files[0].file.path, m_files->path("array-00002-of-00004.csv"));
    QCOMPARE(Files::read(third.files[0].file.path), Files::read(all.files[2].file.path));
    QCOMPARE(third.cards.front(), m_files->path("array-00002-of-00004.csv.card.md"));
}

void FileSynthesisTest::goesOnAtTheLastFinishedShard()
{
    const auto whole = valueOf(synthesizeToFiles(*m_workspace, request("whole.csv")));
    const auto stopped = stoppedIn(3, request("big.csv"));
    QVERIFY(!stopped && stopped.error().isCancelled());
    QVERIFY(stopped.error().message().find("2 of 4 shards are finished") != std::string::npos);
    QCOMPARE(m_files->count(), std::size_t(6 + 3)); // the whole with its cards; two shards and the record
    // A kill may cut off the last line of the record, and leave a shard that is not on it.
    const auto record = m_files->path("big.csv.progress");
    const std::string lines = Files::read(record);
    m_files->write("big.csv.progress", lines + "{\"shard\": 3, \"fil");
    m_files->write("big-00002-of-00004.csv", "half");
    const auto mark = m_files->path("big-00000-of-00004.csv");
    const auto written = std::filesystem::last_write_time(mark);
    const auto resumed = valueOf(synthesizeToFiles(*m_workspace, request("big.csv")));
    QCOMPARE(resumed.found, std::uint64_t(2));
    QCOMPARE(std::filesystem::last_write_time(mark), written);
    for (std::size_t shard = 0; shard < 4; ++shard)
        QCOMPARE(Files::read(resumed.files[shard].file.path), Files::read(whole.files[shard].file.path));
    QVERIFY(!std::filesystem::exists(record));
}

/// Killed when all was written but the cards.
void FileSynthesisTest::onlyTheCardsAreMissing()
{
    QVERIFY(!stoppedIn(4, request("big.csv")));
    const auto record = m_files->path("big.csv.progress");
    const std::string lines = Files::read(record);
    const auto made = valueOf(synthesizeToFiles(*m_workspace, request("big.csv")));
    const Json card = Json::parse(Files::read(made.cards.back()));
    m_files->write("big.csv.progress", lines + card["shards"][3].dump() + "\n");
    for (const auto& path : made.cards)
        std::filesystem::remove(path);
    QCOMPARE(valueOf(synthesizeToFiles(*m_workspace, request("big.csv"))).found, std::uint64_t(4));
    QVERIFY(std::filesystem::exists(made.cards.front()));
    QVERIFY(!std::filesystem::exists(record));
}

void FileSynthesisTest::againDoesNothing()
{
    const auto made = valueOf(synthesizeToFiles(*m_workspace, request("big.csv")));
    const auto again = valueOf(synthesizeToFiles(*m_workspace, request("big.csv")));
    QCOMPARE(again.found, std::uint64_t(4));
    QCOMPARE(again.events, made.events);
    SynthesizeFilesRequest anew = request("big.csv");
    anew.replace = true;
    QCOMPARE(valueOf(synthesizeToFiles(*m_workspace, anew)).found, std::uint64_t(0));
    QCOMPARE(m_files->count(), std::size_t(6));
}

/// Somebody deleted a shard of what was finished.
void FileSynthesisTest::writesWhatIsMissing()
{
    const auto made = valueOf(synthesizeToFiles(*m_workspace, request("big.csv")));
    const auto second = made.files[1].file.path;
    const std::string text = Files::read(second), card = Files::read(made.cards.front());
    std::filesystem::remove(second);
    QVERIFY(!stoppedIn(2, request("big.csv")));
    QVERIFY(!std::filesystem::exists(second));
    QCOMPARE(valueOf(synthesizeToFiles(*m_workspace, request("big.csv"))).found, std::uint64_t(3));
    QCOMPARE(Files::read(second), text);
    QCOMPARE(m_files->count(), std::size_t(6));
    for (const auto& file : made.files)
        std::filesystem::remove(file.file.path);
    QCOMPARE(valueOf(synthesizeToFiles(*m_workspace, request("big.csv"))).found, std::uint64_t(0));
    QCOMPARE(Files::read(second), text);
}

void FileSynthesisTest::seesWhatWasChanged_data()
{
    QTest::addColumn<bool>("isFinished");
    QTest::addColumn<bool>("isLonger");
    QTest::newRow("begun, as long") << false << false;
    QTest::newRow("begun, longer") << false << true;
    QTest::newRow("finished, as long") << true << false;
    QTest::newRow("finished, longer") << true << true;
}

void FileSynthesisTest::seesWhatWasChanged()
{
    QFETCH(const bool, isFinished);
    QFETCH(const bool, isLonger);
    if (isFinished)
        valueOf(synthesizeToFiles(*m_workspace, request("big.csv")));
    else
        QVERIFY(!stoppedIn(3, request("big.csv")));
    const char* name = "big-00001-of-00004.csv";
    const std::string text = Files::read(m_files->path(name));
    std::string changed = text;
    changed[text.size() / 2] ^= 1;
    m_files->write(name, isLonger ? text + "mine" : changed);
    const QString words = errorOf(synthesizeToFiles(*m_workspace, request("big.csv")));
    QVERIFY2(words.contains("somebody changed it") && words.contains(name), qPrintable(words));
    std::filesystem::remove(m_files->path(name));
    valueOf(synthesizeToFiles(*m_workspace, request("big.csv")));
    QCOMPARE(Files::read(m_files->path(name)), text);
}

/// A task of a job array whose seed is not that of the others.
void FileSynthesisTest::tasksOfOtherSettings()
{
    const auto task = [&](std::uint64_t shard, std::uint64_t seed) {
        SynthesizeFilesRequest one = request("array.csv");
        one.onlyShard = true;
        one.synthesis.spec.shards = 4;
        one.synthesis.spec.shard = shard;
        one.synthesis.spec.seed = seed;
        return one;
    };
    valueOf(synthesizeToFiles(*m_workspace, task(2, 1)));
    const QString words = errorOf(synthesizeToFiles(*m_workspace, task(3, 7)));
    QVERIFY2(words.contains("Shard 2") && words.contains("seed: 1, now 7"), qPrintable(words));
    QCOMPARE(m_files->count(), std::size_t(3)); // the second and its cards
    valueOf(synthesizeToFiles(*m_workspace, task(3, 1)));
    std::filesystem::remove(m_files->path("array-00001-of-00004.csv.card.json"));
    // One that is being written has no card yet.
    const Json card = Json::parse(Files::read(m_files->path("array-00002-of-00004.csv.card.json")));
    std::filesystem::remove(m_files->path("array-00002-of-00004.csv.card.json"));
    m_files->write("array-00000-of-00004.csv.progress", card["made_by"].dump() + "\n");
    QVERIFY(errorOf(synthesizeToFiles(*m_workspace, task(4, 7))).contains("Shard 1"));
    SynthesizeFilesRequest anew = task(4, 7);
    anew.replace = true;
    valueOf(synthesizeToFiles(*m_workspace, anew));
}

void FileSynthesisTest::anotherVersionOfTheSameModel()
{
    QVERIFY(!stoppedIn(3, request("big.csv")));
    const synthesis::BehaviourModel model = valueOf(loadModel(*m_workspace, "shop"));
    synthesis::BehaviourModel edited = model;
    edited.hmm.initial.setConstant(0.2);
    valueOf(saveModel(*m_workspace, "shop", edited));
    valueOf(saveModel(*m_workspace, "shop", model));
    QCOMPARE(valueOf(m_workspace->model("shop")).version, 3);
    QCOMPARE(valueOf(synthesizeToFiles(*m_workspace, request("big.csv"))).found, std::uint64_t(2));
    valueOf(saveModel(*m_workspace, "shop", edited));
    valueOf(saveModel(*m_workspace, "shop", model));
    QCOMPARE(valueOf(synthesizeToFiles(*m_workspace, request("big.csv"))).found, std::uint64_t(4));
}

void FileSynthesisTest::refusesOtherSettings()
{
    QVERIFY(!stoppedIn(2, request("big.csv")));
    SynthesizeFilesRequest other = request("big.csv");
    other.synthesis.spec.seed = 2;
    other.synthesis.spec.sessions = 300;
    const QString words = errorOf(synthesizeToFiles(*m_workspace, other));
    QVERIFY2(words.contains("seed: 1, now 2") && words.contains("sessions: 200, now 300"), qPrintable(words));
    synthesis::BehaviourModel edited = valueOf(loadModel(*m_workspace, "shop"));
    edited.hmm.initial.setConstant(0.2);
    valueOf(saveModel(*m_workspace, "shop", edited));
    QVERIFY(errorOf(synthesizeToFiles(*m_workspace, request("big.csv"))).contains("model_hash"));
    SynthesizeFilesRequest replacing = other;
    replacing.replace = true;
    replacing.shards = 2;
    QCOMPARE(valueOf(synthesizeToFiles(*m_workspace, replacing)).sessions, std::uint64_t(300));
    QCOMPARE(m_files->count(), std::size_t(4)); // nothing of the other four shards
}

void FileSynthesisTest::refusesFilesOfOthers()
{
    m_files->write("big-00001-of-00004.csv", "mine");
    QVERIFY(errorOf(synthesizeToFiles(*m_workspace, request("big.csv"))).contains("files of this name already"));
    QCOMPARE(m_files->count(), std::size_t(1));
    m_files->write("notes.csv.progress", "dear diary\n");
    QVERIFY(errorOf(synthesizeToFiles(*m_workspace, request("notes.csv"))).contains("dear diary"));
    QCOMPARE(Files::read(m_files->path("notes.csv.progress")), std::string("dear diary\n"));
    SynthesizeFilesRequest nowhere = request("big.csv");
    nowhere.files.path = "/dev/null";
    QVERIFY(errorOf(synthesizeToFiles(*m_workspace, nowhere)).contains("this is none"));
}

void FileSynthesisTest::oneWriterAtATime()
{
    const auto held = valueOf(Journal::open(m_files->path("big.csv.progress")));
    QVERIFY(held);
    QVERIFY(errorOf(synthesizeToFiles(*m_workspace, request("big.csv"))).contains("Another process"));
}

void FileSynthesisTest::nothingIsKeptOfNothing()
{
    QVERIFY(stoppedIn(1, request("big.csv")).error().isCancelled());
    QCOMPARE(m_files->count(), std::size_t(0));
    SynthesizeFilesRequest wrong = request("no such folder/big.csv");
    QVERIFY(!synthesizeToFiles(*m_workspace, wrong));
}

void FileSynthesisTest::shardsWithoutUsers()
{
    SynthesizeFilesRequest few = request("few.csv", 3);
    few.synthesis.spec.sessions = 2;
    const auto made = valueOf(synthesizeToFiles(*m_workspace, few));
    QCOMPARE(Files::read(made.files[0].file.path), std::string("user,session,time,action,item,category\r\n"));
    QVERIFY(made.files[0].contentHash.empty());
    QVERIFY(Files::read(made.files[1].file.path).starts_with("user,session,time,action,item,category\r\n"));
    QCOMPARE(made.sessions, std::uint64_t(2));
    SynthesizeRequest one = few.synthesis;
    one.spec.shards = 3;
    const auto kept = valueOf(synthesize(*m_workspace, one));
    QVERIFY(kept.record.name.empty() && kept.sessions == 0);
    QVERIFY(valueOf(m_workspace->datasets()).empty());
}

void FileSynthesisTest::manyFilesByItself()
{
    synthesis::GenerateSpec spec;
    spec.sessions = 1'000'000;
    spec.length = 12;
    QCOMPARE(synthesis::expectedEvents(valueOf(loadModel(*m_workspace, "shop")), spec), 12e6);
    SynthesizeFilesRequest asked = request("one.csv", 0);
    QCOMPARE(valueOf(synthesizeToFiles(*m_workspace, asked)).files[0].file.path, m_files->path("one.csv"));
}

QTEST_APPLESS_MAIN(FileSynthesisTest)
#include "filesynthesis.moc"
