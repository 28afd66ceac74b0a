// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/workflow/logs.h"

#include "engine/workflow/preparation.h"
#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

#include <fstream>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

struct Silent : RunObserver
{
    std::stop_source stop;
    bool stopsWhileTraining = false;
    void onProgress(const Progress& progress) override
    {
        if (stopsWhileTraining && progress.total > 0) stop.request_stop();
    }
    Control control() const { return {stop.get_token(), nullptr}; }
};

/// Everybody walks round the same circle of seven items, and ends with y and z.
events::EventLog circle()
{
    std::vector<std::string> users;
    for (int u = 0; u < 60; ++u) {
        std::string line;
        for (int i = 0; i < 6; ++i)
            line += std::string(i % 3 ? "view:" : "buy:") + char('a' + (u + i) % 7) + " ";
        users.push_back(line + "view:y view:z");
    }
    return logOf(users);
}

GeneratorRequest request(learning::GeneratorKind kind = learning::GeneratorKind::Vae)
{
    GeneratorRequest request;
    request.data = "log";
    request.spec.kind = kind;
    request.spec.embedding = request.spec.hidden = 16;
    request.spec.epochs = 3;
    request.spec.adversarialEpochs = 1;
    request.spec.batch = 8;
    request.spec.device = "cpu";
    request.spec.threads = 1;
    request.name = "network";
    return request;
}

DrawRequest drawing(std::uint64_t sessions = 100)
{
    DrawRequest request;
    request.run = "network";
    request.spec.sessions = sessions;
    request.spec.threads = 1;
    request.device = "cpu";
    request.name = "drawn";
    return request;
}

/// Whether something was refused, with such words.
template <typename T>
bool refusing(const Result<T>& result, const std::string& words)
{
    return !result && result.error().message().find(words) != std::string::npos;
}

} // namespace

/// Neural generators as runs of a workspace, and the data sets that come from them.
class GeneratorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fromTheLogToTheDataSet();
    void theTestIsNotLearnt();
    void resumes();
    void requestsComeBack();
    void refuses();

private:
    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
    Silent m_observer;
};

void GeneratorsTest::init()
{
    m_workspace.reset();
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    storeLog(*m_workspace, circle(), "log");
}

void GeneratorsTest::fromTheLogToTheDataSet()
{
    const auto run = valueOf(trainGenerator(*m_workspace, request(learning::GeneratorKind::Gan), m_observer));
    QVERIFY(run.kind == store::RunKind::Generator);
    QVERIFY(run.status == store::RunStatus::Finished);
    QVERIFY(run.metrics.at("valid").contains("loss"));
    const auto made = valueOf(synthesize(*m_workspace, drawing()));
    QCOMPARE(made.sessions, std::uint64_t(100));
    QVERIFY(made.record.kind == store::DatasetKind::Synthetic);
    QVERIFY(made.record.run == run.id);
    QVERIFY(!made.record.model);
    const auto log = valueOf(loadDataset(*m_workspace, "drawn"));
    QVERIFY(log.validate());
    QCOMPARE(log.sessionCount(), std::size_t(100));
    const auto exported =
        valueOf(exportDataset(*m_workspace, {"drawn", {.path = m_place->folder() / "drawn.csv"}, {}}));
    std::ifstream card(exported.cards.front());
    const std::string said{std::istreambuf_iterator<char>(card), {}};
    QVERIFY(said.find("A log of invented sessions") != std::string::npos);
    const auto again = valueOf(synthesize(*m_workspace, drawing()));
    QCOMPARE(again.record.contentHash, made.record.contentHash);

    // From what is trained on it the way leads back to the log; nothing on the way may go.
    PretrainRequest training;
    training.data = "drawn";
    training.spec.model = {learning::Architecture::Bert, 1, 16, 2, 8};
    training.spec.epochs = 1;
    training.spec.device = "cpu";
    const auto trained = valueOf(pretrain(*m_workspace, training, m_observer));
    std::string lineage;
    for (const auto& entry : valueOf(m_workspace->lineage(trained.id)))
        lineage += entry.kind + " " + entry.name + "; ";
    QCOMPARE(lineage, std::string("dataset drawn; run network; dataset log; "));
    const auto removed = m_workspace->removeRun(run.id);
    QVERIFY(!removed && removed.error().message().find("drawn") != std::string::npos);
}

/// Leave-one-out keeps the last two events of everybody.
void GeneratorsTest::theTestIsNotLearnt()
{
    valueOf(trainGenerator(*m_workspace, request(), m_observer));
    valueOf(synthesize(*m_workspace, drawing(500)));
    const auto log = valueOf(loadDataset(*m_workspace, "drawn"));
    QVERIFY(log.items.find("y") < 0 && log.items.find("z") < 0);

    GeneratorRequest whole = request();
    whole.holdOut = false;
    whole.name = "whole";
    valueOf(trainGenerator(*m_workspace, whole, m_observer));
    DrawRequest draw = drawing(500);
    draw.run = draw.name = "whole";
    valueOf(synthesize(*m_workspace, draw));
    QVERIFY(valueOf(loadDataset(*m_workspace, "whole")).items.find("z") >= 0);
}

void GeneratorsTest::resumes()
{
    m_observer.stopsWhileTraining = true;
    const auto stopped = valueOf(trainGenerator(*m_workspace, request(), m_observer, m_observer.control()));
    QVERIFY(stopped.status == store::RunStatus::Cancelled);
    QVERIFY(!stopped.checkpoint.empty());
    QVERIFY(refusing(synthesize(*m_workspace, drawing()), "not come to its end"));
    m_observer.stopsWhileTraining = false;
    const auto resumed = valueOf(resume(*m_workspace, stopped.id, m_observer));
    QVERIFY(resumed.status == store::RunStatus::Finished);
    GeneratorRequest whole = request();
    whole.name = "whole";
    QVERIFY(valueOf(trainGenerator(*m_workspace, whole, m_observer)).metrics == resumed.metrics);
}

void GeneratorsTest::requestsComeBack()
{
    GeneratorRequest one = request(learning::GeneratorKind::Gan);
    one.spec.latent = 5;
    one.spec.freeBits = 0.25;
    one.holdOut = false;
    const auto back = valueOf(generatorRequestFromJson(toJson(one)));
    QVERIFY(toJson(back) == toJson(one));
    QVERIFY(back.data == "log" && !back.holdOut && back.spec.kind == learning::GeneratorKind::Gan);
}

void GeneratorsTest::refuses()
{
    QVERIFY(refusing(synthesize(*m_workspace, drawing()), "network"));
    PretrainRequest training;
    training.data = "log";
    training.spec.model = {learning::Architecture::Bert, 1, 16, 2, 8};
    training.spec.epochs = 1;
    training.spec.device = "cpu";
    training.name = "network";
    valueOf(pretrain(*m_workspace, training, m_observer));
    QVERIFY(refusing(synthesize(*m_workspace, drawing()), "no generator"));
    GeneratorRequest odd = request();
    odd.spec.latent = 0;
    QVERIFY(refusing(trainGenerator(*m_workspace, odd, m_observer), "latent"));
    odd = request();
    odd.name = "other";
    valueOf(trainGenerator(*m_workspace, odd, m_observer));
    DrawRequest draw = drawing();
    draw.run = "other";
    draw.spec.newItems = 0.5;
    QVERIFY(refusing(synthesize(*m_workspace, draw), "new items"));
    FinetuneRequest tuning;
    tuning.data = "log";
    tuning.from = "other";
    tuning.spec = training.spec;
    QVERIFY(refusing(finetune(*m_workspace, tuning, m_observer), "not a sequence model"));
    QVERIFY(refusing(recommend(*m_workspace, "other", "view:a", 3), "recommends nothing"));
    storeLog(*m_workspace, logOf({"view:a view:b view:c"}), "single");
    odd.data = "single";
    QVERIFY(refusing(trainGenerator(*m_workspace, odd, m_observer), "fewer than two"));
    QCOMPARE(valueOf(m_workspace->runs()).size(), std::size_t(2)); // what could never have worked leaves no run
}

QTEST_GUILESS_MAIN(GeneratorsTest)
#include "generators.moc"
