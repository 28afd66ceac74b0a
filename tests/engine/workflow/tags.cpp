// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/tagtask.h"

#include "engine/base/random.h"
#include "engine/workflow/itemtags.h"
#include "engine/workflow/preparation.h"
#include "engine/workflow/runcomparison.h"
#include "engine/workflow/tagfigures.h"
#include "tests/engine/workflow/logs.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

/// Users who stay among the items of one of three kinds, thirty each: "k0-17".
events::EventLog kinds()
{
    std::vector<std::string> lines;
    for (int u = 0; u < 400; ++u) {
        Philox random(4, 4, std::uint64_t(u));
        std::string line;
        for (int i = 0; i < 8; ++i)
            line +=
                std::string(i ? " " : "") + "view:k" + std::to_string(u % 3) + "-" + std::to_string(random.below(30));
        lines.push_back(line);
    }
    return logOf(lines);
}

} // namespace

class TagsTest : public QObject
{
    Q_OBJECT

    std::optional<TemporaryWorkspace> m_place;

    std::filesystem::path file(const std::string& name, const std::string& text)
    {
        const auto path = m_place->folder() / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

private Q_SLOTS:
    void init() { m_place.emplace(); }
    void cleanup() { m_place.reset(); }

    void readsTablesAndLists()
    {
        const events::Vocabulary items({"a", "7", "c"});
        const auto table =
            valueOf(readItemTags(file("t.csv", "tag,item\nred,a\nblue,a\n12,7\nred,a\nred,other\n"), items));
        const auto lists =
            valueOf(readItemTags(file("t.json", R"({"a": ["red", "blue"], "7": [12], "other": ["red"]})"), items));
        for (const ItemTags& tags : {table, lists}) {
            QCOMPARE(tags.names.size(), std::size_t(3));
            QCOMPARE(tags.ofItem[0].size(), std::size_t(2));
            QCOMPARE(tags.ofItem[1].size(), std::size_t(1));
            QVERIFY(tags.ofItem[2].empty());
            QCOMPARE(tags.unknownItems, std::size_t(1));
        }
        QVERIFY(errorOf(readItemTags(file("t.csv", "item,colour\na,red\n"), items)).contains("tag"));
        QVERIFY(errorOf(readItemTags(file("t.csv", "item,tag\nx,red\n"), items)).contains("no item"));
        for (const char* broken : {"[1]", "{\"a\": \"red\"}", "{\"a\": [1.5]}", "{\"a\": [", ""})
            QVERIFY(!readItemTags(file("t.json", broken), items));
        QVERIFY(!readItemTags(m_place->folder() / "gone.json", items));
    }

    void figuresByHand()
    {
        TagAnswers answers;
        answers.told = Eigen::MatrixXd{{.9, .2, .6, .1}, {.4, .8, .7, .3}};
        answers.truth = Eigen::MatrixXd{{1, 0, 0, 0}, {1, 1, 0, 0}};
        const auto figures = answers.figures(0.5);
        // Above are (1, 1), (1, 3), (2, 2), (2, 3), of which two are right; three pairs are true.
        QVERIFY(near(figures.at("micro_f1"), 2 * 2.0 / (4 + 3)));
        // Tags: 2 x 1 / (1 + 2), 2 x 1 / (1 + 1), 0 of two told, and nothing at all of the last.
        QVERIFY(near(figures.at("macro_f1"), (2.0 / 3 + 1 + 0 + 0) / 4));
        QVERIFY(near(figures.at("precision@1"), 1)); // .9 and .8
        QVERIFY(near(figures.at("precision@3"), (1.0 / 3 + 2.0 / 3) / 2));
        QVERIFY(near(figures.at("precision@5"), (1.0 / 5 + 2.0 / 5) / 2)); // though there are four alone
        QVERIFY(near(figures.at("auc"), 1)); // only the second tag has both, and is in order
        QVERIFY(near(figures.at("log_loss"), -(std::log(.9) + std::log(.8) + std::log(.4) + std::log(.9) +
                                               std::log(.4) + std::log(.8) + std::log(.3) + std::log(.7)) /
                                                 8));
        QCOMPARE(figures.at("cases"), 2.0);
        // Above .71 two of three are told, and none wrongly.
        QVERIFY(near(answers.bestThreshold(), 0.71));
        QVERIFY(near(answers.figures(answers.bestThreshold()).at("micro_f1"), 2 * 2.0 / (2 + 3)));
        const auto intervals = answers.intervals(0.5);
        QVERIFY(intervals.at("micro_f1").low <= figures.at("micro_f1"));
        QVERIFY(intervals.at("micro_f1").high >= figures.at("micro_f1"));
    }

    void embeddingsTellKinds()
    {
        auto workspace = m_place->open();
        storeLog(workspace, kinds(), "log");
        FinetuneRequest tuning;
        tuning.data = "log";
        tuning.name = "model";
        tuning.spec.model = {learning::Architecture::Gru, 1, 16, 2, 8};
        tuning.spec.epochs = 15;
        tuning.spec.learningRate = 1e-2;
        tuning.spec.batch = 32;
        tuning.spec.device = "cpu";
        tuning.spec.threads = 1;
        RunObserver observer;
        valueOf(finetune(workspace, tuning, observer));

        // Each kind has a tag of its own; "even" knows nothing of kinds; a tenth of the items is not in the file.
        std::string table = "item,tag\n";
        for (int kind = 0; kind < 3; ++kind)
            for (int i = 0; i < 27; ++i) {
                const std::string item = "k" + std::to_string(kind) + "-" + std::to_string(i);
                table += item + ",\"kind, " + std::to_string(kind) + "\"\n";
                if (i % 2 == 0) table += item + ",even\n";
            }
        TagRequest request;
        request.from = "model";
        request.tags = file("tags.csv", table);
        request.to = m_place->folder() / "proposed.csv";
        request.leastItems = 5;
        request.device = "cpu";
        request.threads = 1;
        const auto run = valueOf(tellTags(workspace, request, observer));
        QCOMPARE(taskOf(run), std::string("tags"));
        QCOMPARE(run.name, std::string("model tags"));
        const auto &test = run.metrics.at("test"), &base = run.metrics.at("base_rate");
        QVERIFY2(test.at("precision@1") > 0.9, qPrintable(QString::number(test.at("precision@1"))));
        QVERIFY(test.at("precision@1") > base.at("precision@1") + 0.2);
        QVERIFY(test.at("auc") > 0.75);
        QVERIFY(near(base.at("auc"), 0.5));
        QVERIFY(test.at("log_loss") < base.at("log_loss"));
        QCOMPARE(run.metrics.at("proposals").at("items"), 9.0);
        QCOMPARE(run.metrics.at("proposals").at("tags"), 4.0);

        std::ifstream stream(request.to);
        std::string line;
        std::getline(stream, line);
        QCOMPARE(line, std::string("item,tag,probability"));
        int pairs = 0, right = 0;
        while (std::getline(stream, line)) {
            ++pairs;
            right += line.find(std::string("\"kind, ") + line[1] + "\"") != std::string::npos;
        }
        QCOMPARE(double(pairs), run.metrics.at("proposals").at("pairs"));
        QVERIFY(right >= 7);

        TagRequest lost = request;
        lost.tags = "/there is/no such file";
        const std::size_t runs = valueOf(workspace.runs()).size();
        QVERIFY(!tellTags(workspace, lost, observer));
        QCOMPARE(valueOf(workspace.runs()).size(), runs); // none was begun

        request.l2 *= 1000;
        request.name = "meek";
        const auto meek = valueOf(tellTags(workspace, request, observer));
        const auto compared = valueOf(compareRuns(workspace, {run.name, meek.name}, run.name));
        for (const char* name : {"precision@1", "log_loss"}) {
            const auto metric = std::ranges::find(compared.metrics, name, &RunComparison::Metric::name);
            QVERIFY(metric != compared.metrics.end() && metric->tests[1]);
            QVERIFY(std::abs(metric->tests[1]->difference - (metric->values[1] - metric->values[0])) < 1e-5);
        }

        request.leastItems = 500;
        QVERIFY(errorOf(tellTags(workspace, request, observer)).contains("least_items"));
    }

    void impossibleOnesAreRefusedBefore()
    {
        TagRequest possible;
        possible.from = "model";
        possible.tags = "tags.csv";
        QVERIFY(possible.validate());
        const auto refused = [&](auto change, const char* field) {
            TagRequest request = possible;
            change(request);
            return errorOf(request.validate()).startsWith(field);
        };
        QVERIFY(refused([](auto& r) { r.from.clear(); }, "from"));
        QVERIFY(refused([](auto& r) { r.tags.clear(); }, "tags"));
        QVERIFY(refused([](auto& r) { r.holdOut = 0.6; }, "hold_out_items"));
        QVERIFY(refused([](auto& r) { r.leastItems = 1; }, "least_items"));
        QVERIFY(refused([](auto& r) { r.mostTags = 0; }, "most_tags"));
        QVERIFY(refused([](auto& r) { r.l2 = 0; }, "regression_l2"));
        possible.to = "out.csv";
        possible.seed = 5;
        QVERIFY(toJson(valueOf(tagRequestFromJson(toJson(possible)))) == toJson(possible));
        QVERIFY(!tagRequestFromJson(nlohmann::json::parse(R"({"from": "r", "tags": "t", "most_tags": "x"})")));
    }
};

QTEST_GUILESS_MAIN(TagsTest)
#include "tags.moc"
