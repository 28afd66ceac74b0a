// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/preparation.h"

#include "tests/engine/workflow/logs.h"

#include "engine/workflow/workflow.h"

#include <nlohmann/json.hpp>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;
using Json = nlohmann::json;

namespace {

/// Nothing in it is the default.
learning::TrainingSpec unusualSpec()
{
    learning::TrainingSpec spec;
    spec.model = {learning::Architecture::Gpt, 3, 48, 4, 17};
    spec.objective = learning::Objective::Causal;
    spec.epochs = 7;
    spec.batch = 33;
    spec.learningRate = 1. / 3;
    spec.l2 = 1e-7;
    spec.dropout = 0.35;
    spec.maskRate = 0.15;
    spec.labelSmoothing = 0.05;
    spec.gradientClip = 0.25;
    spec.patience = 4;
    spec.seed = std::numeric_limits<std::uint64_t>::max();
    spec.device = "cuda:1";
    spec.threads = 3;
    spec.excludeSeen = true;
    spec.checkpointSeconds = 12.5;
    return spec;
}

std::vector<std::string> itemsOf(const learning::Catalogue& catalogue, std::span<const std::int32_t> items)
{
    std::vector<std::string> names;
    for (const std::int32_t item : items)
        names.push_back(catalogue.items[item]);
    return names;
}

} // namespace

/// What a run keeps of its request, and the log as a training sees it.
class PreparationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waysToFormSequences();
    void pretrainingComesBack();
    void finetuningComesBack();
    void baselinesComeBack();
    void brokenRequests();
    void leavesOneOutByUser();
    void leavesOneOutBySession();
    void asksAboutAnotherLog();
    void namesQuestions();
    void inAnotherCatalogue();
    void nothingToTest();
    void recommendersOfRunsWithoutCheckpoint();
};

void PreparationTest::waysToFormSequences()
{
    for (const auto by : {events::SequenceBy::User, events::SequenceBy::Session})
        QVERIFY(valueOf(sequenceByNamed(name(by))) == by);
    QVERIFY(QLatin1String(name(events::SequenceBy::User)) != QLatin1String(name(events::SequenceBy::Session)));
    QVERIFY(errorOf(sequenceByNamed("visit")).contains("user, session"));
}

void PreparationTest::pretrainingComesBack()
{
    const PretrainRequest request{"some \"data\"", unusualSpec(), "its name"};
    const Json json = Json::parse(toJson(request).dump());
    const auto read = valueOf(pretrainRequestFromJson(json));
    QCOMPARE(read.data, request.data);
    QVERIFY(read.name.empty()); // that is the run's, not the request's
    QVERIFY(toJson(read) == json);
    QVERIFY(read.spec.learningRate == request.spec.learningRate);
    QCOMPARE(read.spec.seed, request.spec.seed);
    QCOMPARE(read.spec.model.maxLength, 17);
}

void PreparationTest::finetuningComesBack()
{
    learning::TrainingSpec spec = unusualSpec();
    spec.objective = learning::Objective::NextItem;
    const FinetuneRequest request{
        "data", "a run", spec, events::SequenceBy::Session, "its name", valueOf(events::splitNamed("temporal:0.8"))};
    const Json json = Json::parse(toJson(request).dump());
    const auto read = valueOf(finetuneRequestFromJson(json));
    QCOMPARE(read.data, request.data);
    QCOMPARE(read.from, request.from);
    QVERIFY(read.sequenceBy == events::SequenceBy::Session);
    QVERIFY(read.spec.objective == learning::Objective::NextItem);
    QVERIFY(toJson(read) == json);
    QCOMPARE(json["split"].get<std::string>(), std::string("temporal:0.8"));
    QVERIFY(read.split == request.split);
    QCOMPARE(toJson(FinetuneRequest{})["split"].get<std::string>(), std::string("leave-one-out"));
}

void PreparationTest::baselinesComeBack()
{
    for (const auto kind : {learning::BaselineKind::Popularity, learning::BaselineKind::Repeat,
                            learning::BaselineKind::Markov, learning::BaselineKind::ItemKnn}) {
        const BaselineRequest request{"data", kind,       events::SequenceBy::Session,
                                      true,   "its name", valueOf(events::splitNamed("given:D2"))};
        const auto read = valueOf(baselineRequestFromJson(Json::parse(toJson(request).dump())));
        QCOMPARE(read.data, request.data);
        QVERIFY(read.kind == kind);
        QVERIFY(read.sequenceBy == events::SequenceBy::Session);
        QVERIFY(read.excludeSeen);
        QVERIFY(read.split == request.split);
    }
}

void PreparationTest::brokenRequests()
{
    const Json pretrain = toJson(PretrainRequest{"data", unusualSpec(), {}});
    const Json baseline = toJson(BaselineRequest{"data"});
    const auto with = [](Json json, const char* key, Json value) {
        json[key] = std::move(value);
        return json;
    };
    QVERIFY(!pretrainRequestFromJson({}));
    QVERIFY(!pretrainRequestFromJson(Json::array()));
    QVERIFY(!pretrainRequestFromJson(Json(Json::value_t::discarded)));
    QVERIFY(errorOf(pretrainRequestFromJson(with(pretrain, "epochs", 0))).contains("epochs"));
    QVERIFY(errorOf(pretrainRequestFromJson(with(pretrain, "epochs", "7"))).contains("epochs"));
    QVERIFY(errorOf(finetuneRequestFromJson(with(pretrain, "sequence_by", "visit"))).contains("\"visit\""));
    QVERIFY(errorOf(baselineRequestFromJson(with(baseline, "sequence_by", "visit"))).contains("\"visit\""));
    QVERIFY(errorOf(baselineRequestFromJson(with(baseline, "baseline", "luck"))).contains("\"luck\""));
    QVERIFY(errorOf(baselineRequestFromJson(with(baseline, "split", "random"))).contains("\"random\""));
    QVERIFY(!baselineRequestFromJson(Json::object()));
    // Requests of before there was a choice.
    QVERIFY(valueOf(finetuneRequestFromJson(pretrain)).split == events::SplitSpec{});
    QVERIFY(valueOf(finetuneRequestFromJson(pretrain)).sequenceBy == events::SequenceBy::User);
}

void PreparationTest::leavesOneOutByUser()
{
    const auto log = logOf({"view:a view:b | buy:c view:d", "view:e view:f", "view:a view:e buy:f"});
    const auto prepared = valueOf(prepare(valueOf(partLog(log, events::SequenceBy::User))));
    QCOMPARE(prepared.sequences.size(), std::size_t(3));
    QCOMPARE(prepared.training.size(), std::size_t(3));
    QCOMPARE(itemsOf(prepared.catalogue, prepared.training[0].items), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(itemsOf(prepared.catalogue, prepared.training[1].items), (std::vector<std::string>{"e", "f"}));
    QCOMPARE(itemsOf(prepared.catalogue, prepared.training[2].items), (std::vector<std::string>{"a"}));
    QCOMPARE(prepared.validation.size(), std::size_t(2)); // the second is too short to be asked anything
    QCOMPARE(prepared.test.size(), std::size_t(2));
    const auto target = [&](const learning::TestCase& question) {
        return prepared.catalogue.items[prepared.sequences.items[question.target]];
    };
    QCOMPARE(target(prepared.validation[0]), std::string("c"));
    QCOMPARE(target(prepared.test[0]), std::string("d"));
    QCOMPARE(target(prepared.validation[1]), std::string("e"));
    QCOMPARE(target(prepared.test[1]), std::string("f"));
    QCOMPARE(prepared.test[1].begin, std::size_t(6)); // what others did is not known
    QCOMPARE(prepared.catalogue.actions.names(), (std::vector<std::string>{"view", "buy"}));
    QCOMPARE(prepared.sequences.actions, log.action);
}

void PreparationTest::leavesOneOutBySession()
{
    const auto log = logOf({"view:a view:b view:c | buy:c view:d"});
    const auto prepared = valueOf(prepare(valueOf(partLog(log, events::SequenceBy::Session))));
    QCOMPARE(prepared.sequences.size(), std::size_t(2));
    QCOMPARE(prepared.test.size(), std::size_t(1));
    QCOMPARE(prepared.test[0].begin, std::size_t(0));
    QCOMPARE(prepared.test[0].target, std::size_t(2));
    QCOMPARE(itemsOf(prepared.catalogue, prepared.training[1].items), (std::vector<std::string>{"c", "d"}));
}

void PreparationTest::asksAboutAnotherLog()
{
    const auto log = logOf({"view:a view:b view:c", "view:a view:b"});
    const auto other = logOf({"buy:z view:a", "view:b"});
    const auto parts =
        valueOf(partLog(log, events::SequenceBy::User, valueOf(events::splitNamed("given:other")), other));
    const auto prepared = valueOf(prepare(parts));
    QCOMPARE(prepared.catalogue.items.names(), (std::vector<std::string>{"a", "b", "c", "z"}));
    QCOMPARE(prepared.sequences.size(), std::size_t(4));
    QCOMPARE(prepared.training.items, (std::vector<std::int32_t>{0, 1, 0, 1})); // c is the validation target
    QCOMPARE(prepared.validation, (std::vector<learning::TestCase>{{0, 2}}));
    QCOMPARE(prepared.test, (std::vector<learning::TestCase>{{5, 6}}));
    QCOMPARE(itemsOf(prepared.catalogue, prepared.sequences.slice(5, 7).items), (std::vector<std::string>{"z", "a"}));
    QCOMPARE(prepared.userEvents, (std::vector<std::uint32_t>{2})); // of the user of the same name
    QVERIFY(errorOf(partLog(log, events::SequenceBy::User, {}, other)).contains("do not go together"));
    QVERIFY(errorOf(partLog(log, events::SequenceBy::User, valueOf(events::splitNamed("given:x")), logOf({"view:a"})))
                .contains("two events"));
}

void PreparationTest::namesQuestions()
{
    const auto questionsOf = [](const events::EventLog& log) {
        return valueOf(prepare(valueOf(partLog(log, events::SequenceBy::User)))).questions;
    };
    const auto log = logOf({"view:a view:b view:c", "view:c view:b view:a"});
    QCOMPARE(questionsOf(log), questionsOf(log));
    QVERIFY(questionsOf(log) != questionsOf(logOf({"view:a view:b view:c", "view:c view:b view:b"})));
    QVERIFY(questionsOf(log) != questionsOf(logOf({"view:a view:b view:c", "view:c view:a view:b view:a"})));
    auto renumbered = log; // the same questions in other numbers
    renumbered.items = events::Vocabulary({"c", "b", "a"});
    for (auto& item : renumbered.item)
        item = 2 - item;
    QCOMPARE(questionsOf(log), questionsOf(renumbered));
}

void PreparationTest::inAnotherCatalogue()
{
    const auto log = logOf({"view:a view:b view:c"});
    const learning::Catalogue other{events::Vocabulary({"c", "x", "b", "a"}), events::Vocabulary({"buy", "view"})};
    const auto prepared = valueOf(prepare(valueOf(partLog(log, events::SequenceBy::User)), &other));
    QCOMPARE(prepared.sequences.items, (std::vector<std::int32_t>{3, 2, 0}));
    QCOMPARE(prepared.sequences.actions, (std::vector<std::int32_t>{1, 1, 1}));
    QCOMPARE(prepared.catalogue.items.size(), 4);
    const learning::Catalogue lacking{events::Vocabulary({"a", "b"}), events::Vocabulary({"view"})};
    QVERIFY(errorOf(prepare(valueOf(partLog(log, events::SequenceBy::User)), &lacking)).contains("\"c\""));
}

void PreparationTest::nothingToTest()
{
    const auto log = logOf({"view:a view:b | view:c", "view:a view:b"});
    QVERIFY(partLog(log, events::SequenceBy::User));
    QVERIFY(errorOf(partLog(log, events::SequenceBy::Session)).contains("three events"));
}

void PreparationTest::recommendersOfRunsWithoutCheckpoint()
{
    TemporaryWorkspace place;
    auto workspace = place.open();
    store::RunRecord run = runNamed("young");
    QVERIFY(errorOf(openRecommender(workspace, run, "cpu")).contains("no checkpoint"));
    run.kind = store::RunKind::Baseline;
    for (const char* spec : {"", "{}", "[]", "{\"baseline\": \"markov\", \"data\": \"gone\"}"}) {
        run.spec = spec;
        QVERIFY2(!openRecommender(workspace, run, "cpu"), spec);
    }
}

QTEST_APPLESS_MAIN(PreparationTest)
#include "preparation.moc"
