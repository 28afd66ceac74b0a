// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/trainingtask.h"

#include "engine/workflow/taskcommand.h"
#include "tests/engine/workflow/logs.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

events::EventLog circle()
{
    std::vector<std::string> users;
    for (int u = 0; u < 40; ++u) {
        std::string line;
        for (int i = 0; i < 5 + u % 4; ++i)
            line += std::string(i ? " " : "") + (i % 3 ? "view:" : "buy:") + char('a' + (u + i) % 7);
        users.push_back(line);
    }
    return logOf(users);
}

PretrainRequest pretraining()
{
    PretrainRequest request;
    request.data = "log";
    request.name = "first";
    request.spec.model = {learning::Architecture::Gpt, 1, 16, 2, 8};
    request.spec.objective = learning::Objective::Causal;
    request.spec.epochs = 2;
    request.spec.batch = 8;
    request.spec.threads = 1;
    request.spec.device = "cpu";
    return request;
}

/// (metric, step) -> value, but for what hangs on the clock.
std::map<std::pair<std::string, std::int64_t>, double> curvesOf(const store::Workspace& workspace, store::Id run)
{
    std::map<std::pair<std::string, std::int64_t>, double> curves;
    store::MetricCursor cursor;
    for (const store::MetricPoint& point : valueOf(workspace.readMetrics(run, cursor)))
        if (point.metric != "train/sequences_per_second" && !point.metric.starts_with("system/"))
            curves[{point.metric, point.step}] = point.value;
    return curves;
}

bool holds(const std::vector<std::string>& arguments, const std::vector<std::string>& part)
{
    return std::ranges::search(arguments, part).begin() != arguments.end();
}

} // namespace

/// Runs that are carried out once more, as they were or with something changed.
class TrainingTaskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameTaskGivesTheSameCurve()
    {
        TemporaryWorkspace place;
        store::Workspace workspace = place.open();
        storeLog(workspace, circle(), "log");
        RunObserver observer;
        const auto first = valueOf(pretrain(workspace, pretraining(), observer));
        const auto task = valueOf(taskAgain(workspace, first));
        const auto again = valueOf(carryOut(workspace, task, observer));
        QCOMPARE(again.name, std::string("first 2"));
        QCOMPARE(again.spec, first.spec);
        QVERIFY(again.dataset == first.dataset);
        const auto curves = curvesOf(workspace, first.id);
        QVERIFY(curves.size() > 10);
        QVERIFY(curvesOf(workspace, again.id) == curves);

        auto other = valueOf(withValue(task, "learning-rate", "0.002"));
        setName(other, "faster");
        const auto changed = valueOf(carryOut(workspace, other, observer));
        QCOMPARE(changed.name, std::string("faster"));
        QVERIFY(curvesOf(workspace, changed.id) != curves);
        auto spec = nlohmann::json::parse(changed.spec);
        QCOMPARE(spec["learning_rate"].get<double>(), 0.002);
        spec["learning_rate"] = nlohmann::json::parse(first.spec)["learning_rate"];
        QVERIFY(spec == nlohmann::json::parse(first.spec));
    }

    /// What came back from the bin may have another name.
    void theDataAndTheStartAreTheVeryOnes()
    {
        TemporaryWorkspace place;
        store::Workspace workspace = place.open();
        const auto data = storeLog(workspace, circle(), "log");
        store::RunRecord parent = runNamed("renamed since");
        parent = valueOf(workspace.beginRun(parent));
        FinetuneRequest request;
        request.data = "as it was called";
        request.from = "also";
        request.spec.objective = learning::Objective::NextItem;
        store::RunRecord run;
        run.name = "tuned";
        run.kind = store::RunKind::Finetune;
        run.spec = toJson(request).dump();
        run.dataset = data.id;
        run.parent = parent.id;
        const TrainingTask task = valueOf(taskAgain(workspace, run));
        const auto& again = std::get<FinetuneRequest>(task);
        QCOMPARE(again.data, std::string("log"));
        QCOMPARE(again.from, std::string("renamed since"));
        QCOMPARE(again.name, std::string("tuned"));
        run.dataset = data.id + 1;
        QVERIFY(!taskAgain(workspace, run));
    }

    void everyKindOfTaskComesBack()
    {
        FinetuneRequest tuning{.data = "b", .from = "c"};
        tuning.spec.objective = learning::Objective::NextItem;
        const std::vector<std::pair<TrainingTask, store::RunKind>> tasks{
            {pretraining(), store::RunKind::Pretrain},
            {tuning, store::RunKind::Finetune},
            {BaselineRequest{.data = "d", .kind = learning::BaselineKind::Markov}, store::RunKind::Baseline},
            {GeneratorRequest{.data = "e"}, store::RunKind::Generator},
            {ClickRequest{.data = "f", .from = "g"}, store::RunKind::Finetune},
            {TagRequest{.from = "h", .tags = "i"}, store::RunKind::Finetune}};
        for (const auto& [task, kind] : tasks) {
            store::RunRecord run;
            run.kind = kind;
            run.spec = toJson(task).dump();
            const TrainingTask read = valueOf(trainingTaskOf(run));
            QCOMPARE(read.index(), task.index());
            QVERIFY(toJson(read) == toJson(task));
        }
        QVERIFY(!trainingTaskOf(store::RunRecord{}));
    }

    void onceForEachSeed()
    {
        FinetuneRequest named{.data = "log"};
        named.name = "tuned";
        const auto tuned = withSeeds(named, {7, 3});
        QCOMPARE(tuned.size(), std::size_t(2));
        QCOMPARE(std::get<FinetuneRequest>(tuned[0]).name, std::string("tuned seed 7"));
        QCOMPARE(std::get<FinetuneRequest>(tuned[1]).spec.seed, std::uint64_t(3));
        ClickRequest click;
        click.data = "log";
        QCOMPARE(std::get<ClickRequest>(withSeeds(click, {5})[0]).name, std::string("log click seed 5"));
        QCOMPARE(std::get<ClickRequest>(withSeeds(click, {5})[0]).seed, std::uint64_t(5));
        TagRequest tags;
        tags.from = "tuned";
        QCOMPARE(std::get<TagRequest>(withSeeds(tags, {1})[0]).name, std::string("tuned tags seed 1"));
        QCOMPARE(withSeeds(BaselineRequest{.data = "log"}, {1, 2}).size(), std::size_t(1));
        QVERIFY(withSeeds(named, {}).empty());
    }

    void refusesWhatCannotBeChanged()
    {
        const TrainingTask task = pretraining();
        const auto messageOf = [&](const char* key, const char* value) {
            const auto changed = withValue(task, key, value);
            return changed ? std::string() : changed.error().message();
        };
        QVERIFY(messageOf("epohcs", "3").find("epochs") != std::string::npos);
        QVERIFY(!messageOf("epochs", "many").empty());
        QVERIFY(!messageOf("epochs", "2.5").empty());
        QVERIFY(!messageOf("epochs", "0").empty());
        QVERIFY(!messageOf("use_gaps", "1").empty());
        QVERIFY(messageOf("use_gaps", "true").empty());
        QVERIFY(messageOf("seed", "18446744073709551615").empty());
        QVERIFY(messageOf("data", "other").empty());
    }

    void saysHowToDoItOnTheCommandLine()
    {
        PretrainRequest request = pretraining();
        request.data = "my log's";
        request.spec.model.tiedOutput = false;
        request.spec.model.useGaps = true;
        request.spec.techniques.averaging = 0.99;
        const auto arguments = commandOf(request);
        QVERIFY(holds(arguments, {"train", "pretrain"}));
        QVERIFY(holds(arguments, {"--architecture", "gpt"}));
        QVERIFY(holds(arguments, {"--data", "my log's"}));
        QVERIFY(holds(arguments, {"--ema", "0.99"}));
        QVERIFY(holds(arguments, {"--own-output"}));
        QVERIFY(holds(arguments, {"--gaps"}));
        QVERIFY(!holds(arguments, {"--own-output", "false"}));
        QVERIFY(!holds(arguments, {"--objective"})); // as the architecture has it
        QVERIFY(!holds(arguments, {"--seed"}));
        const std::string line = commandLine(request, "/a b/c");
        QVERIFY(line.starts_with("sessionsmith-cli --workspace '/a b/c' train pretrain "));
        QVERIFY(line.find("'my log'\\''s'") != std::string::npos);

        QVERIFY(holds(commandOf(GeneratorRequest{.data = "log", .holdOut = false}), {"--whole-log"}));
        QVERIFY(holds(commandOf(ClickRequest{.data = "log", .from = "r", .share = 0.7}), {"--split", "temporal:0.7"}));
        QVERIFY(holds(commandOf(TagRequest{.from = "r", .holdOut = 0.3}), {"--hold-out", "0.3"}));
        QVERIFY(holds(commandOf(TagRequest{.from = "r"}), {"--run", "r"}));
    }
};

QTEST_APPLESS_MAIN(TrainingTaskTest)
#include "trainingtask.moc"
