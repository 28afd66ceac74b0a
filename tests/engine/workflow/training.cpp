// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/workflow/logs.h"
#include "tests/engine/workflow/refusing.h"

#include "engine/workflow/assessment.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <functional>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;
using Json = nlohmann::json;

namespace {

/// Asks for a stop at the first report of a kind; what comes before the training is reported without a total.
struct Watcher : RunObserver
{
    std::vector<store::RunRecord> started;
    std::stop_source stop;
    std::function<bool(const Progress&)> stopAt = [](const Progress&) { return false; };
    int reports = 0;

    void onRunStarted(const store::RunRecord& run) override { started.push_back(run); }
    void onProgress(const Progress& progress) override
    {
        if (progress.total == 0) return;
        ++reports;
        if (stopAt(progress)) stop.request_stop();
    }
    Control control() const { return {stop.get_token(), nullptr}; }
};

bool isTraining(const Progress& progress)
{
    return progress.phase.text.starts_with("Epoch") || progress.phase.text.starts_with("Validation after");
}

/// Everybody walks round the same circle of seven items.
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

learning::TrainingSpec tiny(learning::Objective objective, int epochs)
{
    learning::TrainingSpec spec;
    spec.model = {learning::Architecture::Bert, 1, 16, 2, 8};
    spec.objective = objective;
    spec.epochs = epochs;
    spec.batch = 8;
    spec.learningRate = 1e-2;
    spec.device = "cpu";
    spec.threads = 1;
    spec.checkpointSeconds = 1000;
    return spec;
}

PretrainRequest pretraining(int epochs = 3)
{
    return {"log", tiny(learning::Objective::Masked, epochs), "pre-trained"};
}

FinetuneRequest finetuning(int epochs = 3, const std::string& from = {})
{
    return {"log", from, tiny(learning::Objective::NextItem, epochs), events::SequenceBy::User, "fine-tuned"};
}

/// The metrics as they were written on the way, but for what hangs on the clock.
std::map<std::pair<std::string, std::int64_t>, std::pair<double, double>> pathOf(const store::Workspace& workspace,
                                                                                 store::Id run)
{
    std::map<std::pair<std::string, std::int64_t>, std::pair<double, double>> path;
    store::MetricCursor cursor;
    for (const auto& point : valueOf(workspace.readMetrics(run, cursor)))
        if (point.metric != "train/sequences_per_second" && !point.metric.starts_with("system/"))
            path[{point.metric, point.step}] = {point.epoch, point.value};
    return path;
}

using Training = std::function<Result<store::RunRecord>(store::Workspace&, RunObserver&, const Control&)>;

} // namespace

/// Pre-training and fine-tuning as runs of a workspace.
class TrainingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theWholeChain();
    void theTestIsNotLearnt();
    void sequencesAreChangedWhileTheyAreLearnt();
    void viewsAreMadeByPipelines();
    void startsMayKnowMore();
    void pretrainsOnSessions();
    void resumedRunsEndTheSame_data();
    void resumedRunsEndTheSame();
    void deadBeforeTheFirstCheckpoint();
    void lostCheckpoints();
    void checkpointsOfOthers();
    void cancelledBeforeItBegan();
    void cancelledAtTheLastStep();
    void cancelledInTheLastEvaluation();
    void stopsWhenTheStoreFails();
    void saysWhyItFailed();
    void refusesWhatCannotBe();

private:
    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
};

void TrainingTest::init()
{
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    storeLog(*m_workspace, circle(), "log");
}

void TrainingTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
}

void TrainingTest::theWholeChain()
{
    FitRequest fit;
    fit.data = "log";
    fit.name = "shop";
    valueOf(fitModel(*m_workspace, fit));
    SynthesizeRequest synthesis;
    synthesis.model = "shop";
    synthesis.spec.sessions = 200;
    synthesis.name = "synthetic";
    valueOf(synthesize(*m_workspace, synthesis));

    Watcher watcher;
    PretrainRequest first = pretraining();
    first.data = "synthetic";
    const auto pretrained = valueOf(pretrain(*m_workspace, first, watcher));
    QVERIFY(pretrained.kind == store::RunKind::Pretrain);
    QVERIFY(pretrained.status == store::RunStatus::Finished);
    QCOMPARE(pretrained.name, std::string("pre-trained"));
    QVERIFY(std::filesystem::exists(m_workspace->absolute(pretrained.checkpoint)));
    QVERIFY(pretrained.metrics.at("train").contains("loss"));
    QVERIFY(pretrained.metrics.at("valid").contains("loss"));
    QVERIFY(!pretrained.metrics.contains("test"));

    FinetuneRequest second = finetuning(60, "pre-trained");
    second.spec.model.hidden = 64;
    const auto tuned = valueOf(finetune(*m_workspace, second, watcher));
    QVERIFY(tuned.kind == store::RunKind::Finetune);
    QVERIFY(tuned.status == store::RunStatus::Finished);
    QVERIFY(tuned.parent == pretrained.id);
    QCOMPARE(Json::parse(tuned.spec)["hidden"].get<int>(), first.spec.model.hidden); // whatever was asked for
    QVERIFY(tuned.metrics.at("test").at("accuracy") > 0.9);                          // a circle is easy
    QCOMPARE(tuned.metrics.at("test").at("cases"), 40.0);
    QVERIFY(tuned.metrics.at("train").contains("best_epoch"));
    QCOMPARE(watcher.started.size(), std::size_t(2));
    QVERIFY(watcher.started[1].status == store::RunStatus::Running);
    const auto path = pathOf(*m_workspace, tuned.id);
    QVERIFY(path.contains({"train/loss", 1}));
    QVERIFY(path.contains({"valid/ndcg@10", 0})); // as the pre-training left it
    const auto isMeasure = [](const auto& point) { return point.first.first == "valid/ndcg@10"; };
    QCOMPARE(std::ranges::count_if(path, isMeasure), 61); // and after each of sixty epochs

    // The run is its checkpoint: the same figures by themselves, and what it recommends.
    const auto measured = valueOf(evaluateRun(*m_workspace, {"fine-tuned", "log"})).metrics;
    QVERIFY(measured.at("test") == tuned.metrics.at("test"));
    QVERIFY(measured.at("valid") == tuned.metrics.at("valid"));
    const auto next = valueOf(recommend(*m_workspace, "fine-tuned", "buy:c,view:d,view:e", 3));
    QCOMPARE(next.size(), std::size_t(3));
    QCOMPARE(next[0].item, std::string("f"));
    QVERIFY(next[0].score > 0.5 && next[0].score >= next[1].score && next[1].score >= next[2].score);
    QVERIFY(next[0].score + next[1].score + next[2].score <= 1 + 1e-6);

    std::string lineage;
    for (const auto& entry : valueOf(m_workspace->lineage(tuned.id)))
        lineage += entry.kind + " " + entry.name + "; ";
    QCOMPARE(lineage, std::string("dataset log; run pre-trained; dataset synthetic; model shop; "));
}

void TrainingTest::theTestIsNotLearnt()
{
    // y and z come last with everyone, and nowhere else: whoever trains on them knows them, nobody else can.
    storeLog(*m_workspace, logOf(std::vector<std::string>(40, "view:a view:b view:c view:a view:b view:y view:z")),
             "secret");
    FinetuneRequest request = finetuning(10);
    request.data = "secret";
    Watcher watcher;
    const auto run = valueOf(finetune(*m_workspace, request, watcher));
    QCOMPARE(run.metrics.at("valid").at("accuracy"), 0.0);
    QCOMPARE(run.metrics.at("test").at("accuracy"), 0.0);
    QVERIFY(run.metrics.at("train").at("loss") < 0.5); // what it may see it does know
}

void TrainingTest::sequencesAreChangedWhileTheyAreLearnt()
{
    Watcher watcher;
    const auto plain = valueOf(pretrain(*m_workspace, pretraining(), watcher));
    PretrainRequest request = pretraining();
    request.spec.augmentation = "crop:0.6, substitute:0.3";
    const auto changed = valueOf(pretrain(*m_workspace, request, watcher));
    QVERIFY(changed.status == store::RunStatus::Finished);
    QVERIFY(changed.metrics.at("train").at("loss") != plain.metrics.at("train").at("loss"));
    QCOMPARE(Json::parse(changed.spec)["augmentation"].get<std::string>(), request.spec.augmentation);
    FinetuneRequest tuning = finetuning(3);
    tuning.spec.augmentation = "insert:0.2";
    QVERIFY(valueOf(finetune(*m_workspace, tuning, watcher)).status == store::RunStatus::Finished);

    for (const char* text : {"crop", "crop:2", "nonsense:0.1", "mask:0.2", "jitter:0.1"}) { // the log has no times
        request.spec.augmentation = text;
        QVERIFY(!pretrain(*m_workspace, request, watcher));
    }
    QCOMPARE(valueOf(m_workspace->runs()).size(), std::size_t(3));
}

void TrainingTest::viewsAreMadeByPipelines()
{
    PretrainRequest request = pretraining(2);
    valueOf(request.spec.setObjectives("masked:1,contrastive:0.5"));
    request.spec.techniques.views = "crop:0.5 | mask:0.5, reverse:1";
    Watcher watcher;
    const auto run = valueOf(pretrain(*m_workspace, request, watcher));
    QVERIFY(run.metrics.at("valid").contains("contrastive"));
    QCOMPARE(Json::parse(run.spec)["objective"].get<std::string>(), std::string("masked:1,contrastive:0.5"));
    for (const char* text : {"", "crop:0.5 |", "fold:0.5", "jitter:1 | crop"}) {
        request.spec.techniques.views = text;
        QVERIFY2(!errorOf(pretrain(*m_workspace, request, watcher)).isEmpty(), text);
    }
    QCOMPARE(watcher.started.size(), std::size_t(1));
    request.spec.besides.clear(); // nobody asks for them
    valueOf(pretrain(*m_workspace, request, watcher));
}

void TrainingTest::startsMayKnowMore()
{
    storeLog(*m_workspace, logOf(std::vector<std::string>(20, "hold:x hold:c hold:a hold:x hold:c")), "wider");
    PretrainRequest wider = pretraining(1);
    wider.data = "wider";
    Watcher watcher;
    valueOf(pretrain(*m_workspace, wider, watcher));
    const auto run = valueOf(finetune(*m_workspace, finetuning(1, "pre-trained"), watcher));
    QVERIFY(run.status == store::RunStatus::Finished);
    std::vector<std::string> names;
    for (const auto& item : valueOf(recommend(*m_workspace, "fine-tuned", "hold:x,view:a", 100)))
        names.push_back(item.item);
    std::ranges::sort(names);
    QCOMPARE(names, (std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g", "x"}));
    QVERIFY(valueOf(evaluateRun(*m_workspace, {"fine-tuned", "log"})).metrics.at("test") == run.metrics.at("test"));
}

void TrainingTest::pretrainsOnSessions()
{
    storeLog(*m_workspace, logOf({"view:a | view:b | view:c", "view:b | view:c"}), "glances");
    PretrainRequest request = pretraining(1);
    request.data = "glances";
    request.spec.model.architecture = learning::Architecture::Gpt;
    request.spec.objective = learning::Objective::Causal; // each item from those before it
    Watcher watcher;
    const QString message = errorOf(pretrain(*m_workspace, request, watcher));
    QVERIFY2(message.contains("no sequence has two events"), qPrintable(message));
}

void TrainingTest::resumedRunsEndTheSame_data()
{
    QTest::addColumn<Training>("train");
    QTest::newRow("pre-training") << Training([](auto& workspace, auto& observer, auto& control) {
        return pretrain(workspace, pretraining(), observer, control);
    });
    QTest::newRow("fine-tuning") << Training([](auto& workspace, auto& observer, auto& control) {
        return finetune(workspace, finetuning(), observer, control);
    });
    QTest::newRow("fine-tuning of a run") << Training([](auto& workspace, auto& observer, auto& control) {
        return finetune(workspace, finetuning(3, "first"), observer, control);
    });
}

void TrainingTest::resumedRunsEndTheSame()
{
    QFETCH(Training, train);
    Watcher patient;
    valueOf(pretrain(*m_workspace, {"log", tiny(learning::Objective::Masked, 1), "first"}, patient));
    const auto whole = valueOf(train(*m_workspace, patient, {}));
    QVERIFY(whole.status == store::RunStatus::Finished);

    // The first report comes with the first step: each part is one step, the last one the rest.
    Watcher hasty;
    hasty.stopAt = isTraining;
    auto run = valueOf(train(*m_workspace, hasty, hasty.control()));
    QVERIFY(run.status == store::RunStatus::Cancelled);
    QVERIFY(run.id != whole.id);
    for (int step = 2; step <= 3; ++step) {
        Watcher again;
        again.stopAt = isTraining;
        run = valueOf(resume(*m_workspace, run.id, again, again.control()));
        QVERIFY(run.status == store::RunStatus::Cancelled);
        QCOMPARE(again.started.size(), std::size_t(1));
        QVERIFY(pathOf(*m_workspace, run.id).contains({"train/loss", step}));
        QVERIFY(!pathOf(*m_workspace, run.id).contains({"train/loss", step + 1}));
    }
    const double earlier = run.seconds;
    run = valueOf(resume(*m_workspace, run.id, patient));
    QVERIFY(run.status == store::RunStatus::Finished);
    QVERIFY(run.metrics == whole.metrics);
    QVERIFY(pathOf(*m_workspace, run.id) == pathOf(*m_workspace, whole.id));
    QVERIFY(run.seconds > earlier);
    QVERIFY(errorOf(resume(*m_workspace, run.id, patient)).contains("finished"));
}

void TrainingTest::deadBeforeTheFirstCheckpoint()
{
    Watcher patient;
    const auto whole = valueOf(pretrain(*m_workspace, pretraining(1), patient));
    // As a process leaves it that is killed: the request, some metrics, no checkpoint.
    store::RunRecord record = runNamed("killed");
    record.spec = whole.spec;
    record.dataset = whole.dataset;
    store::Id id = 0;
    {
        store::Workspace killed = m_place->open();
        id = valueOf(killed.beginRun(record)).id;
        valueOf(killed.writeMetrics(id, {{"train/loss", 1000, 9, 9, 0}}));
    }
    QVERIFY(valueOf(m_workspace->run(id)).status == store::RunStatus::Interrupted);
    const auto resumed = valueOf(resume(*m_workspace, id, patient));
    QVERIFY(resumed.metrics == whole.metrics);
    QVERIFY(pathOf(*m_workspace, id) == pathOf(*m_workspace, whole.id));
}

void TrainingTest::lostCheckpoints()
{
    Watcher hasty, patient;
    hasty.stopAt = isTraining;
    const auto run = valueOf(pretrain(*m_workspace, pretraining(), hasty, hasty.control()));
    std::filesystem::remove(m_workspace->absolute(run.checkpoint));
    const QString message = errorOf(resume(*m_workspace, run.id, patient));
    QVERIFY2(message.contains(run.checkpoint.c_str()) && message.contains("is gone"), qPrintable(message));
    QVERIFY(patient.started.empty());
}

void TrainingTest::checkpointsOfOthers()
{
    Watcher hasty, patient;
    hasty.stopAt = isTraining;
    const auto other = valueOf(pretrain(*m_workspace, pretraining(), patient));
    const auto run = valueOf(pretrain(*m_workspace, pretraining(), hasty, hasty.control()));
    std::filesystem::copy_file(m_workspace->absolute(other.checkpoint), m_workspace->absolute(run.checkpoint),
                               std::filesystem::copy_options::overwrite_existing);
    QVERIFY(errorOf(evaluateRun(*m_workspace, {run.name, "log"})).contains("another run"));
    QVERIFY(errorOf(recommend(*m_workspace, run.name, "a,b", 3)).contains("another run"));
    QVERIFY(errorOf(finetune(*m_workspace, finetuning(1, run.name), patient)).contains("another run"));
    const QString message = errorOf(resume(*m_workspace, run.id, patient));
    QVERIFY2(message.contains("another run") && message.contains(run.checkpoint.c_str()), qPrintable(message));
    QVERIFY(valueOf(m_workspace->run(run.id)).status == store::RunStatus::Failed);
}

void TrainingTest::cancelledBeforeItBegan()
{
    Watcher watcher;
    watcher.stop.request_stop();
    const auto run = valueOf(finetune(*m_workspace, finetuning(1), watcher, watcher.control()));
    QVERIFY(run.status == store::RunStatus::Cancelled);
    QCOMPARE(watcher.reports, 0);
    QVERIFY(!run.metrics.contains("test"));
    Watcher patient;
    const auto whole = valueOf(finetune(*m_workspace, finetuning(1), patient));
    QVERIFY(valueOf(resume(*m_workspace, run.id, patient)).metrics == whole.metrics);
}

void TrainingTest::cancelledAtTheLastStep()
{
    Watcher hasty, patient;
    hasty.stopAt = [](const Progress& now) { return isTraining(now) && now.done == now.total; };
    const auto run = valueOf(finetune(*m_workspace, finetuning(1), hasty, hasty.control()));
    QVERIFY(run.status == store::RunStatus::Cancelled);
    const auto whole = valueOf(finetune(*m_workspace, finetuning(1), patient));
    QVERIFY(valueOf(resume(*m_workspace, run.id, patient)).metrics == whole.metrics);
    QVERIFY(pathOf(*m_workspace, run.id) == pathOf(*m_workspace, whole.id));
}

void TrainingTest::cancelledInTheLastEvaluation()
{
    Watcher hasty, patient;
    hasty.stopAt = [](const Progress& now) { return !isTraining(now); };
    const auto run = finetune(*m_workspace, finetuning(1), hasty, hasty.control());
    QVERIFY(!run && run.error().isCancelled());
    const auto stored = valueOf(m_workspace->run("fine-tuned"));
    QVERIFY(stored.status == store::RunStatus::Cancelled);
    QVERIFY(!stored.metrics.contains("test"));
    const auto whole = valueOf(finetune(*m_workspace, finetuning(1), patient));
    QVERIFY(valueOf(resume(*m_workspace, stored.id, patient)).metrics == whole.metrics);
}

void TrainingTest::stopsWhenTheStoreFails()
{
    refuseRows(*m_place, "metrics");
    Watcher watcher;
    // Nobody waits for the end of that.
    const auto run = pretrain(*m_workspace, pretraining(1'000'000), watcher);
    QVERIFY2(errorOf(run).contains("no room left"), qPrintable(errorOf(run)));
    const auto stored = valueOf(m_workspace->run("pre-trained"));
    QVERIFY(stored.status == store::RunStatus::Failed);
    QVERIFY(Error::unpacked(stored.message).message().find("no room left") != std::string::npos);
    for (const auto& [part, values] : stored.metrics)
        QCOMPARE(part, std::string("alerts")); // it may have stood still for long until then
}

void TrainingTest::saysWhyItFailed()
{
    FinetuneRequest wild = finetuning(5);
    wild.spec.learningRate = 100; // a decay of a thousandfold at each step
    wild.spec.l2 = 10;
    Watcher watcher;
    const auto run = finetune(*m_workspace, wild, watcher);
    QVERIFY2(errorOf(run).contains("no longer finite"), qPrintable(errorOf(run)));
    const auto stored = valueOf(m_workspace->run("fine-tuned"));
    QVERIFY(stored.status == store::RunStatus::Failed);
    QCOMPARE(Error::unpacked(stored.message).message(), run.error().message());

    // It holds no lock any more.
    valueOf(m_workspace->removeRun(stored.id));
}

void TrainingTest::refusesWhatCannotBe()
{
    Watcher watcher;
    PretrainRequest request = pretraining();
    request.spec.epochs = 0;
    QVERIFY(errorOf(pretrain(*m_workspace, request, watcher)).contains("epochs"));
    request = pretraining();
    request.data = "none";
    QVERIFY(errorOf(pretrain(*m_workspace, request, watcher)).contains("\"none\""));
    QVERIFY(errorOf(finetune(*m_workspace, finetuning(1, "nobody"), watcher)).contains("\"nobody\""));
    QVERIFY(errorOf(resume(*m_workspace, 99, watcher)).contains("99"));
    request = pretraining();
    request.spec.device = "cuda:99";
    QVERIFY(errorOf(pretrain(*m_workspace, request, watcher)).contains("cuda:99"));

    // A run that has no weights yet cannot be begun from.
    valueOf(m_workspace->finishRun(valueOf(m_workspace->beginRun(runNamed("empty"))).id, store::RunStatus::Failed, {},
                                   "", 1));
    QVERIFY(errorOf(finetune(*m_workspace, finetuning(1, "empty"), watcher)).contains("no checkpoint"));

    // Sequences by session, and none of them has a third event.
    storeLog(*m_workspace, logOf({"view:a view:b | view:c"}), "short");
    FinetuneRequest brief = finetuning();
    brief.data = "short";
    brief.sequenceBy = events::SequenceBy::Session;
    QVERIFY(errorOf(finetune(*m_workspace, brief, watcher)).contains("three events"));

    storeLog(*m_workspace, logOf({"view:a | view:b"}), "single");
    request = pretraining();
    request.data = "single";
    QVERIFY(errorOf(pretrain(*m_workspace, request, watcher)).contains("two events"));

    std::filesystem::remove(m_place->folder() / valueOf(m_workspace->dataset("log")).file);
    QVERIFY(!pretrain(*m_workspace, pretraining(), watcher));

    // What could never have worked leaves no run behind.
    QVERIFY(watcher.started.empty());
    QCOMPARE(valueOf(m_workspace->runs()).size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TrainingTest)
#include "training.moc"
