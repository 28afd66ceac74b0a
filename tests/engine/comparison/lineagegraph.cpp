// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/lineagegraph.h"

#include <QTest>

#include <set>

using namespace sessionsmith;
using namespace sessionsmith::comparison;

namespace {

store::DatasetRecord dataset(store::Id id, const char* name)
{
    store::DatasetRecord record;
    record.id = id;
    record.name = name;
    return record;
}

store::RunRecord run(store::Id id, const std::string& name, store::RunKind kind, store::Id data,
                     std::optional<store::Id> parent = {})
{
    store::RunRecord record;
    record.id = id;
    record.name = name;
    record.kind = kind;
    record.dataset = data;
    record.parent = parent;
    return record;
}

std::optional<store::ModelRecord> model(store::Id id)
{
    if (id != 7) return std::nullopt;
    store::ModelRecord record;
    record.id = id;
    record.name = "shop";
    record.version = 3;
    return record;
}

std::string nameOf(const LineageGraph::Node& node)
{
    return std::visit(
        [](const auto& thing) -> std::string {
            if constexpr (requires { thing.name; })
                return thing.name;
            else
                return "+" + std::to_string(thing.names.size());
        },
        node.thing);
}

/// "log>tuned": what was made from what.
std::set<std::string> edgesOf(const LineageGraph& graph)
{
    std::set<std::string> edges;
    for (const auto& [from, to] : graph.edges())
        edges.insert(nameOf(graph.nodes()[from]) + ">" + nameOf(graph.nodes()[to]));
    return edges;
}

/// log and model 7 -> sessions -> pre -> tuned (on log) -> tuned again; a baseline and another chain beside them.
struct Shop
{
    std::vector<store::DatasetRecord> datasets{dataset(1, "log"), dataset(2, "sessions"), dataset(3, "other")};
    std::vector<store::RunRecord> runs;

    Shop()
    {
        using enum store::RunKind;
        datasets[1].kind = store::DatasetKind::Synthetic;
        datasets[1].model = 7;
        datasets[1].sourceDataset = 1;
        runs = {run(1, "pre", Pretrain, 2), run(2, "tuned", Finetune, 1, 1), run(3, "again", Finetune, 1, 2),
                run(4, "markov", Baseline, 1), run(5, "elsewhere", Pretrain, 3)};
    }
    LineageGraph around(bool isRun, store::Id id, std::size_t alike = 6) const
    {
        return {{isRun, id}, datasets, runs, &model, alike};
    }
};

} // namespace

class TestLineageGraph : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatARunWasMadeFromAndWhatCameOfIt()
    {
        const LineageGraph graph = Shop().around(true, 1);
        QVERIFY(graph.nodes()[0].isChosen);
        QCOMPARE(nameOf(graph.nodes()[0]), std::string("pre"));
        QCOMPARE(edgesOf(graph), (std::set<std::string>{"shop>sessions", "log>sessions", "sessions>pre", "pre>tuned",
                                                        "log>tuned", "tuned>again", "log>again"}));
        const auto& places = graph.layout().places();
        std::map<std::string, int> column;
        for (std::size_t i = 0; i < places.size(); ++i)
            column[nameOf(graph.nodes()[i])] = places[i].column;
        QCOMPARE(column["shop"], 0);
        QVERIFY(column["sessions"] > column["shop"] && column["pre"] > column["sessions"]);
        QVERIFY(column["tuned"] > column["pre"] && column["again"] > column["tuned"]);
    }

    void showsWhatCameOfADataSet()
    {
        const auto edges = edgesOf(Shop().around(false, 1));
        QVERIFY(edges.contains("log>markov"));
        QVERIFY(edges.contains("shop>sessions"));
        QVERIFY(!edges.contains("other>elsewhere"));
    }

    void aLeafShowsItsOwnChainAlone()
    {
        const LineageGraph graph = Shop().around(true, 4);
        QCOMPARE(edgesOf(graph), (std::set<std::string>{"log>markov"}));
    }

    void foldsWhatIsAlike()
    {
        Shop shop;
        for (store::Id i = 10; i < 30; ++i)
            shop.runs.push_back(run(i, "seed " + std::to_string(i), store::RunKind::Finetune, 1, 1));
        const LineageGraph graph = shop.around(true, 1, 4);
        const auto edges = edgesOf(graph);
        QVERIFY(edges.contains("pre>+17"));
        QVERIFY(edges.contains("log>+17"));
        QVERIFY(edges.contains("pre>seed 29")); // the newest are shown
        QVERIFY(!edges.contains("pre>seed 26"));
        QVERIFY(edges.contains("pre>tuned")); // something was made from it
        // The one that is looked at is never folded.
        QCOMPARE(nameOf(shop.around(true, 11, 4).nodes()[0]), std::string("seed 11"));
        QVERIFY(edgesOf(shop.around(true, 1, 100)).contains("pre>seed 26"));
    }

    void isEmptyWithoutTheChosenOne()
    {
        QVERIFY(Shop().around(true, 99).nodes().empty());
        QVERIFY(LineageGraph().nodes().empty());
    }

    /// What the records name may be gone, as in a damaged store, or stand in a circle.
    void survivesWhatIsDamaged()
    {
        Shop shop;
        shop.datasets[1].model = 8;
        QVERIFY(!edgesOf(shop.around(true, 1)).contains("shop>sessions"));
        shop.datasets[0].run = 3;
        QVERIFY(!shop.around(true, 1).nodes().empty());
    }
};

QTEST_APPLESS_MAIN(TestLineageGraph)
#include "lineagegraph.moc"
