// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/store/fixture.h"

#include <algorithm>
#include <fstream>

using namespace sessionsmith::store;

/// What is thrown away is out of the way, and can be had back.
class TestBin : public QObject
{
    Q_OBJECT

private:
    /// model -> synthetic data -> pretrained -> tuned on real data, all of them in the bin.
    static void fillBin(Workspace& workspace)
    {
        DatasetRecord synthetic = datasetNamed("synthetic");
        synthetic.model = valueOf(workspace.saveModel("shop", R"({"name":"shop"})", "h1")).id;
        valueOf(workspace.saveModel("shop", R"({"name":"shop","a":1})", "h2"));
        valueOf(workspace.setNote("behaviour/working-copy/shop", "edits"));
        RunRecord pretrained = runNamed("pretrained");
        pretrained.dataset = valueOf(workspace.addDataset(synthetic)).id;
        RunRecord tuned = runNamed("tuned");
        tuned.parent = valueOf(workspace.beginRun(pretrained)).id;
        tuned.dataset = valueOf(workspace.addDataset(datasetNamed("real"))).id;
        const Id last = valueOf(workspace.beginRun(tuned)).id;
        valueOf(workspace.writeMetrics(last, {{"loss", 1, 0, 2, 0}}));
        for (const Id run : {last, *tuned.parent}) {
            valueOf(workspace.finishRun(run, RunStatus::Finished, {{"test", {{"mrr", 0.5}}}}, "", 1));
            valueOf(workspace.removeRun(run));
        }
        valueOf(workspace.removeDataset("synthetic"));
        valueOf(workspace.removeDataset("real"));
        QTest::qSleep(2); // later than the others
        valueOf(workspace.removeModel("shop"));
    }

    static BinEntry entry(Workspace& workspace, const std::string& name)
    {
        const auto entries = valueOf(workspace.bin());
        const auto found = std::ranges::find(entries, name, &BinEntry::name);
        if (found == entries.end()) qFatal("not in the bin: %s", name.c_str());
        return *found;
    }

private Q_SLOTS:
    void itsThingsAreNowhereElse()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        fillBin(workspace);
        QVERIFY(valueOf(workspace.runs()).empty());
        QVERIFY(valueOf(workspace.datasets()).empty());
        QVERIFY(valueOf(workspace.models()).empty());
        QVERIFY(!workspace.run("tuned") && !workspace.dataset("real") && !workspace.model("shop"));
        const auto entries = valueOf(workspace.bin());
        QCOMPARE(entries.size(), std::size_t(5));
        QCOMPARE(entries.front().name, std::string("shop")); // thrown away last
        QCOMPARE(entries.front().kind, std::string("model"));
        QVERIFY(entries.front().binnedAt > 0);
        // Their names are free.
        valueOf(workspace.beginRun(runNamed("tuned")));
        valueOf(workspace.addDataset(datasetNamed("real")));
        QCOMPARE(valueOf(workspace.saveModel("shop", "{}", "h1")).version, 1);
    }

    void whatItWasMadeFromComesBackToo()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        fillBin(workspace);
        QCOMPARE(valueOf(workspace.restore(entry(workspace, "tuned"))), std::string("tuned"));
        QVERIFY(valueOf(workspace.bin()).empty());
        const RunRecord tuned = valueOf(workspace.run("tuned"));
        QVERIFY(tuned.metrics.at("test").at("mrr") == 0.5);
        MetricCursor cursor;
        QCOMPARE(valueOf(workspace.readMetrics(tuned.id, cursor)).size(), std::size_t(1));
        QCOMPARE(valueOf(workspace.lineage(tuned.id)).size(), std::size_t(4));
        QCOMPARE(valueOf(workspace.modelVersions("shop")).size(), std::size_t(2));
        QCOMPARE(valueOf(workspace.note("behaviour/working-copy/shop")), std::string("edits"));
        QVERIFY(errorOf(workspace.removeDataset("real")).contains("\"tuned\""));
        QVERIFY(errorOf(workspace.restore({"run", tuned.id, "tuned"})).contains("no \"tuned\" in the bin"));
    }

    void aNameThatIsTakenGetsANumber()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        fillBin(workspace);
        valueOf(workspace.saveModel("shop", R"({"name":"shop"})", "other"));
        QCOMPARE(valueOf(workspace.restore(entry(workspace, "shop"))), std::string("shop 2"));
        QCOMPARE(valueOf(workspace.model("shop")).contentHash, std::string("other"));
        const ModelRecord back = valueOf(workspace.model("shop 2"));
        QCOMPARE(back.contentHash, std::string("h2"));
        QCOMPARE(back.document, std::string(R"({"name":"shop 2","a":1})"));
        QCOMPARE(valueOf(workspace.bin()).size(), std::size_t(4)); // what was made from it stays there
    }

    void whatIsNeededIsNotErased()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        fillBin(workspace);
        for (const char* needed : {"pretrained", "synthetic", "real", "shop"})
            QVERIFY2(errorOf(workspace.erase(entry(workspace, needed))).contains("needed"), needed);
        valueOf(workspace.erase(entry(workspace, "tuned")));
        valueOf(workspace.erase(entry(workspace, "real")));
        QCOMPARE(valueOf(workspace.bin()).size(), std::size_t(3));
        valueOf(workspace.emptyBin());
        QVERIFY(valueOf(workspace.bin()).empty());
        QVERIFY(valueOf(workspace.note("behaviour/working-copy/shop")).empty());
    }

    void aFullBinIsEmptiedToTheLastFile()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        constexpr int count = 300; // more than are erased at once
        for (int i = 0; i < count; ++i) {
            const Id run = valueOf(workspace.beginRun(runNamed("run " + std::to_string(i)))).id;
            valueOf(workspace.finishRun(run, RunStatus::Finished, {}, {}, 0));
            valueOf(workspace.removeRun(run));
        }
        QCOMPARE(valueOf(workspace.bin()).size(), std::size_t(count));
        valueOf(workspace.emptyBin());
        QVERIFY(valueOf(workspace.bin()).empty());
        QVERIFY(std::filesystem::is_empty(workspace.folder() / "locks"));
    }

    void nothingBeginsFromWhatIsInIt()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto real = valueOf(workspace.addDataset(datasetNamed("real")));
        valueOf(workspace.removeDataset("real"));
        RunRecord run = runNamed("run");
        run.dataset = real.id; // looked up before it was thrown away
        QVERIFY(errorOf(workspace.beginRun(run)).contains("deleted in the meantime"));
        DatasetRecord made = datasetNamed("made");
        made.sourceDataset = real.id;
        QVERIFY(errorOf(workspace.addDataset(made)).contains("deleted in the meantime"));
        QVERIFY(valueOf(workspace.runs()).empty());
    }

    void erasingTakesTheFile()
    {
        TemporaryWorkspace place;
        Workspace workspace = place.open();
        const auto real = valueOf(workspace.addDataset(datasetNamed("real")));
        std::ofstream(workspace.absolute(real.file)) << "columns";
        valueOf(workspace.removeDataset("real"));
        QCOMPARE(entry(workspace, "real").bytes, std::uintmax_t(7));
        QCOMPARE(valueOf(workspace.erase(entry(workspace, "real"))), std::uintmax_t(7));
        QVERIFY(!std::filesystem::exists(workspace.absolute(real.file)));
    }
};

QTEST_APPLESS_MAIN(TestBin)
#include "bin.moc"
