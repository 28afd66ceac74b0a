// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/atomicfile.h"
#include "engine/base/keptfiles.h"
#include "tests/engine/store/fixture.h"

#include <fstream>

using namespace sessionsmith;
using namespace sessionsmith::store;

class TestRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsHaveVersions()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto first = valueOf(workspace.saveModel("shop", "{\"a\":1}", "h1"));
        const auto again = valueOf(workspace.saveModel("shop", "{\"a\":1}", "h1"));
        const auto second = valueOf(workspace.saveModel("shop", "{\"a\":2}", "h2"));
        const auto back = valueOf(workspace.saveModel("shop", "{\"a\":1}", "h1"));
        QCOMPARE(again.id, first.id);
        QCOMPARE(first.version, 1);
        QCOMPARE(second.version, 2);
        QCOMPARE(back.version, 3);
        QCOMPARE(valueOf(workspace.model("shop")).id, back.id);
        const auto read = valueOf(workspace.model(second.id));
        QCOMPARE(read.document, std::string("{\"a\":2}"));
        QCOMPARE(read.contentHash, std::string("h2"));
        QCOMPARE(read.createdAt, second.createdAt);
        QVERIFY(read.createdAt > 0);
    }

    void versionsAreListedWithTheirNotes()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto first = valueOf(workspace.saveModel("shop", "{\"a\":1}", "h1"));
        valueOf(workspace.saveModel("shop", "{\"a\":2}", "h2", 7));
        valueOf(workspace.saveModel("inn", "{}", "h3"));
        valueOf(workspace.setModelNote(first.id, "from the log"));
        const auto versions = valueOf(workspace.modelVersions("shop"));
        QCOMPARE(versions.size(), std::size_t(2));
        QCOMPARE(versions[0].version, 2);
        QCOMPARE(versions[0].edits, 7);
        QCOMPARE(versions[1].note, std::string("from the log"));
        QCOMPARE(versions[1].edits, 0);
        QVERIFY(versions[1].document.empty());
        QCOMPARE(valueOf(workspace.model(first.id)).note, std::string("from the log"));
        QVERIFY(!workspace.modelVersions("x"));
        QVERIFY(!workspace.setModelNote(99, "x"));
    }

    void modelsAreListedByName()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        valueOf(workspace.saveModel("shop", "old", "h1"));
        valueOf(workspace.saveModel("shop", "new", "h2"));
        valueOf(workspace.saveModel("\xe5\x95\x86\xe5\xba\x97", "other", "h3"));
        valueOf(workspace.saveModel("books", "other", "h3"));
        const auto models = valueOf(workspace.models());
        QCOMPARE(models.size(), std::size_t(3));
        QCOMPARE(models[0].name, std::string("books"));
        QCOMPARE(models[1].document, std::string("new"));
        QCOMPARE(models[2].name, std::string("\xe5\x95\x86\xe5\xba\x97"));
    }

    void renamingAModelKeepsItsVersionsAndNotes()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto first = valueOf(workspace.saveModel("shop", "{\"name\":\"shop\",\"a\":0.1}", "h1"));
        valueOf(workspace.saveModel("shop", "{\"name\":\"shop\",\"a\":0.2}", "h2"));
        valueOf(workspace.saveModel("a/shop", "{}", "h3"));
        DatasetRecord synthetic = datasetNamed("synthetic");
        synthetic.source = "shop";
        synthetic.model = first.id;
        valueOf(workspace.addDataset(synthetic));
        valueOf(workspace.setNote("behaviour/locks/shop", "locks"));
        valueOf(workspace.setNote("behaviour/locks/a/shop", "others"));
        valueOf(workspace.setNote("behaviour/open", "shop"));

        QVERIFY(errorOf(workspace.renameModel("shop", "a/shop")).contains("already taken"));
        QVERIFY(errorOf(workspace.renameModel("shop", "")).contains("needs a name"));
        QVERIFY(errorOf(workspace.renameModel("inn", "x")).contains("no model \"inn\""));
        valueOf(workspace.renameModel("shop", "market"));
        QVERIFY(!workspace.model("shop"));
        const auto newest = valueOf(workspace.model("market"));
        QCOMPARE(newest.version, 2);
        QCOMPARE(newest.document, std::string("{\"name\":\"market\",\"a\":0.2}"));
        QCOMPARE(valueOf(workspace.model(first.id)).name, std::string("market"));
        QCOMPARE(valueOf(workspace.dataset("synthetic")).source, std::string("market"));
        QCOMPARE(valueOf(workspace.note("behaviour/locks/market")), std::string("locks"));
        QCOMPARE(valueOf(workspace.note("behaviour/locks/shop")), std::string());
        QCOMPARE(valueOf(workspace.note("behaviour/locks/a/shop")), std::string("others"));
        QCOMPARE(valueOf(workspace.note("behaviour/open")), std::string("shop"));
    }

    void aModelThatIsNeededStays()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto first = valueOf(workspace.saveModel("shop", "{\"a\":1}", "h1"));
        valueOf(workspace.saveModel("shop", "{\"a\":2}", "h2"));
        valueOf(workspace.saveModel("inn", "{}", "h3"));
        valueOf(workspace.setNote("behaviour/working-copy/shop", "edits"));
        valueOf(workspace.setNote("behaviour/working-copy/inn", "others"));
        DatasetRecord synthetic = datasetNamed("synthetic");
        synthetic.model = first.id; // of an older version: it counts too
        valueOf(workspace.addDataset(synthetic));
        QVERIFY(errorOf(workspace.removeModel("shop")).contains("\"synthetic\""));
        QCOMPARE(valueOf(workspace.models()).size(), std::size_t(2));

        valueOf(workspace.removeDataset("synthetic"));
        valueOf(workspace.removeModel("shop"));
        QVERIFY(!workspace.model("shop"));
        QVERIFY(!workspace.model(first.id));
        QCOMPARE(valueOf(workspace.note("behaviour/working-copy/shop")), std::string());
        QCOMPARE(valueOf(workspace.note("behaviour/working-copy/inn")), std::string("others"));
        QVERIFY(!workspace.removeModel("shop"));
    }

    void missingNamesListWhatThereIs()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        QVERIFY(errorOf(workspace.model("x")).contains("holds none yet"));
        valueOf(workspace.saveModel("shop", "{}", "h"));
        valueOf(workspace.addDataset(datasetNamed("log")));
        valueOf(workspace.beginRun(runNamed("first")));
        QVERIFY(errorOf(workspace.model("x")).contains("\"shop\""));
        QVERIFY(errorOf(workspace.dataset("x")).contains("\"log\""));
        QVERIFY(errorOf(workspace.run("x")).contains("\"first\""));
        QVERIFY(!workspace.model(99));
        QVERIFY(!workspace.dataset(99));
        QVERIFY(!workspace.run(99));
        QVERIFY(!workspace.lineage(99));
    }

    void datasetsRoundTrip()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto real = valueOf(workspace.addDataset(datasetNamed("real")));
        DatasetRecord record = datasetNamed("synthetic");
        record.kind = DatasetKind::Synthetic;
        record.source = "shop";
        record.summary = "{\"events\":3}";
        record.spec = "{\"seed\":1}";
        record.model = valueOf(workspace.saveModel("shop", "{}", "h")).id;
        record.sourceDataset = real.id;
        const auto added = valueOf(workspace.addDataset(record));
        const auto read = valueOf(workspace.dataset("synthetic"));
        QCOMPARE(read.id, added.id);
        QCOMPARE(read.kind, record.kind);
        QCOMPARE(read.source, record.source);
        QCOMPARE(read.contentHash, record.contentHash);
        QCOMPARE(read.file, record.file);
        QCOMPARE(read.summary, record.summary);
        QCOMPARE(read.spec, record.spec);
        QVERIFY(read.model == record.model);
        QVERIFY(read.sourceDataset == real.id);
        QCOMPARE(read.createdAt, added.createdAt);
        QVERIFY(!valueOf(workspace.dataset(real.id)).model);
        QCOMPARE(valueOf(workspace.datasets()).front().name, std::string("synthetic"));
    }

    void namesAreUnique()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        valueOf(workspace.addDataset(datasetNamed("log")));
        QVERIFY(errorOf(workspace.addDataset(datasetNamed("log"))).contains("\"log\""));
        QCOMPARE(valueOf(workspace.addDataset(datasetNamed("log"), Naming::MadeUnique)).name, std::string("log 2"));
        QCOMPARE(valueOf(workspace.addDataset(datasetNamed("free"), Naming::MadeUnique)).name, std::string("free"));
        QVERIFY(workspace.dataset("log 2"));
        valueOf(workspace.beginRun(runNamed("run")));
        valueOf(workspace.beginRun(runNamed("run 2")));
        QVERIFY(!workspace.beginRun(runNamed("run")));
        QCOMPARE(valueOf(workspace.beginRun(runNamed("run"), Naming::MadeUnique)).name, std::string("run 3"));
        QVERIFY(workspace.run("run 3"));
    }

    void namesAreChecked()
    {
        const TemporaryWorkspace place;
        Workspace workspace = place.open();
        for (const std::string& wrong : {std::string(" "), std::string("a\nb"), std::string(5000, 'x')}) {
            QVERIFY(!workspace.beginRun(runNamed(wrong), Naming::MadeUnique));
            QVERIFY(!workspace.addDataset(datasetNamed(wrong), Naming::MadeUnique));
            QVERIFY(!workspace.saveModel(wrong, "{}", "hash"));
        }
        QVERIFY(valueOf(workspace.runs()).empty() && valueOf(workspace.models()).empty());
    }

    void danglingReferencesAreRefused()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        DatasetRecord record = datasetNamed("log");
        record.model = 7;
        QVERIFY(!workspace.addDataset(record));
        QVERIFY(valueOf(workspace.datasets()).empty());
    }

    void dataThatIsNeededIsKept()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto real = valueOf(workspace.addDataset(datasetNamed("real")));
        DatasetRecord synthetic = datasetNamed("synthetic");
        synthetic.sourceDataset = real.id;
        valueOf(workspace.addDataset(synthetic));
        RunRecord run = runNamed("tuned");
        run.dataset = real.id;
        valueOf(workspace.beginRun(run));
        const QString refusal = errorOf(workspace.removeDataset("real"));
        QVERIFY2(refusal.contains("\"synthetic\"") && refusal.contains("\"tuned\""), qPrintable(refusal));
        valueOf(workspace.removeDataset("synthetic"));
        QVERIFY(!workspace.removeDataset("synthetic"));
        QVERIFY(workspace.dataset("real"));
    }

    void dataThatModelsFollowIsKept()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto log = valueOf(workspace.addDataset(datasetNamed("log")));
        const auto follow = [&](const std::string& model, const std::string& source, const std::string& hash) {
            const std::string document =
                "{\"items\": {\"source\": \"" + source + "\", \"source_hash\": \"" + hash + "\"}}";
            valueOf(workspace.saveModel(model, document, model + source + hash));
        };
        follow("shop", "log", log.contentHash);
        follow("elsewhere", "another", log.contentHash);
        follow("earlier", "log", "hash of a log of that name that is gone");
        valueOf(workspace.saveModel("broken", "no JSON", "h"));
        QString refusal = errorOf(workspace.removeDataset("log"));
        QVERIFY2(refusal.contains("\"shop\"") && !refusal.contains("\"e"), qPrintable(refusal));
        follow("shop", "log", ""); // whatever the name means
        refusal = errorOf(workspace.removeDataset("log"));
        QVERIFY2(refusal.contains("\"shop\""), qPrintable(refusal));
        follow("shop", "another", "");
        valueOf(workspace.removeDataset("log"));
    }

    void nobodyElseWritesItsFiles()
    {
        TemporaryWorkspace place;
        {
            const Workspace workspace = place.open();
            const auto folder = workspace.folder();
            std::filesystem::create_symlink("workspace.sqlite", folder / "link");
            std::filesystem::create_directory_symlink("datasets", folder / "others");
            for (const char* name : {"workspace.sqlite", "workspace.sqlite-wal", "link", "datasets/a.safetensors",
                                     "others/b", "checkpoints/../checkpoints/run-1.safetensors", "locks/run-1.lock"}) {
                const auto file = AtomicFile::create(folder / name);
                QVERIFY2(!file && file.error().message().find("file of the workspace") != std::string::npos, name);
                QVERIFY2(!AtomicFile::createNamed(folder / name), name);
            }
            const auto before = std::filesystem::current_path();
            std::filesystem::current_path(folder / "datasets");
            QVERIFY(!AtomicFile::create("c"));
            std::filesystem::current_path(before);
            // What lies beside them is a person's, and copies of a workspace are kept by those who have them open.
            QVERIFY(AtomicFile::create(folder / "report.html"));
            QVERIFY(AtomicFile::create(folder / "datasets of mine"));
            const Workspace second = place.open();
            QVERIFY(!AtomicFile::create(folder / "workspace.sqlite"));
        }
        QVERIFY(AtomicFile::create(place.file()));
    }

    void filesComeWithTheirRecord()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        DatasetRecord record = datasetNamed("log");
        const auto path = workspace.absolute(record.file);
        const auto add = [&](const std::string& content) {
            const KeptFiles::Owner owner;
            auto file = valueOf(AtomicFile::create(path));
            valueOf(file.write(content));
            return workspace.addDataset(record, Naming::Exact, &file);
        };
        record.model = 7; // there is none
        QVERIFY(!add("columns"));
        QVERIFY(!std::filesystem::exists(path));
        record.model.reset();
        valueOf(add("columns"));
        QVERIFY(!add("others")); // the name is taken
        std::string content;
        std::getline(std::ifstream(path), content);
        QCOMPARE(content, std::string("columns"));
    }

    void longListsAreCut()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        for (int i = 1; i <= 21; ++i)
            valueOf(workspace.saveModel(std::to_string(i), "{}", "h"));
        const QString refusal = errorOf(workspace.model("none"));
        QVERIFY2(refusal.endsWith("\" and 1 more"), qPrintable(refusal));
        QCOMPARE(refusal.count('"'), 2 * 21);
    }

    void filesGoWithTheirLastRecord()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        DatasetRecord record = datasetNamed("one");
        record.file = std::filesystem::relative(workspace.datasetPath("h"), workspace.folder()).string();
        valueOf(workspace.addDataset(record));
        record.name = "two";
        valueOf(workspace.addDataset(record));
        const auto file = workspace.absolute(record.file);
        std::ofstream(file) << "columns";
        valueOf(workspace.removeDataset("one"));
        QCOMPARE(valueOf(workspace.emptyBin()), std::uintmax_t(0));
        QVERIFY(std::filesystem::exists(file));
        valueOf(workspace.removeDataset("two"));
        QVERIFY(std::filesystem::exists(file));
        QCOMPARE(valueOf(workspace.emptyBin()), std::uintmax_t(7));
        QVERIFY(!std::filesystem::exists(file));
    }

    void notes()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        QCOMPARE(valueOf(workspace.note("page")), std::string());
        valueOf(workspace.setNote("page", "data"));
        valueOf(workspace.setNote("page", "runs"));
        QCOMPARE(valueOf(place.open().note("page")), std::string("runs"));
    }
};

QTEST_APPLESS_MAIN(TestRecords)
#include "records.moc"
