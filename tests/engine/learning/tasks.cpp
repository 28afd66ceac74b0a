// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/actionevaluation.h"

#include "tests/engine/learning/cycle.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::learning;

/// The tasks of a fine-tuning besides the next item, through the door to the learning module.
class TasksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsTheNextAction_data() { addArchitectures(); }
    void tellsTheNextAction();
    void tellsAllItemsFromSome_data() { addArchitectures(); }
    void tellsAllItemsFromSome();
    void resumesToTheBit_data() { addArchitectures(); }
    void resumesToTheBit();
    void carriesActionsOverByName();
    void representsWhatItReads();
    void goesWithTheTechniques();

private:
    static void addArchitectures();
    std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }

    QTemporaryDir m_folder;
    Backend* m_backend = nullptr;
};

namespace {

/// Sequences whose items are all of one of three kinds of five, in any order.
TrainingData kinds()
{
    TrainingData data;
    std::vector<std::string> names;
    for (int i = 0; i < 15; ++i)
        names.push_back("item " + std::to_string(i));
    data.catalogue = {events::Vocabulary(names), events::Vocabulary({"view"})};
    for (std::uint64_t i = 0; i < 60; ++i) {
        Philox random(3, 1, i);
        std::vector<std::int32_t> items{0, 1, 2, 3, 4};
        for (std::size_t e = items.size(); e > 1; --e)
            std::swap(items[e - 1], items[random.below(std::uint32_t(e))]);
        for (std::int32_t& item : items)
            item += std::int32_t(i % 3) * 5;
        data.evaluation.append({items, std::vector<std::int32_t>(5)});
        data.training.append({std::span(items).first(4), std::vector<std::int32_t>(4)});
        data.validation.push_back({data.evaluation.offsets[i], data.evaluation.offsets[i + 1] - 1});
    }
    return data;
}

} // namespace

void TasksTest::addArchitectures()
{
    QTest::addColumn<int>("architecture");
    for (const Architecture architecture : {Architecture::Bert, Architecture::Gpt, Architecture::T5, Architecture::Gru})
        QTest::newRow(name(architecture)) << int(architecture);
}

void TasksTest::initTestCase()
{
    const auto loaded = backend();
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    m_backend = *loaded;
}

/// In a cycle actions take turns.
void TasksTest::tellsTheNextAction()
{
    QFETCH(int, architecture);
    TrainingSpec spec = tiny(Architecture(architecture), Objective::NextAction);
    spec.epochs = 40;
    spec.dropout = 0;
    const TrainingData data = cycle(letters(), true);
    Recorder recorder;
    const auto outcome = m_backend->train(spec, data, {file("actions"), {}, false}, recorder, recorder.control());
    QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
    if (spec.model.architecture != Architecture::T5)
        QVERIFY(std::abs(recorder.metrics["valid/loss"].front() - std::log(2)) < 0.1);
    QVERIFY(outcome->validation.at("accuracy") > 0.95);
    QVERIFY(outcome->validation.at("loss") < 0.2);
    QVERIFY(outcome->validation.contains("macro_f1"));
    QVERIFY(!recorder.metrics.contains("valid/ndcg@10"));

    const auto predictor = m_backend->loadActions(file("actions"), "cpu");
    QVERIFY(predictor);
    const auto evaluated = evaluateActions(**predictor, data.evaluation, data.validation);
    QVERIFY(evaluated);
    QCOMPARE(evaluated->metrics, outcome->validation);
    QVERIFY(!m_backend->load(file("actions"), "cpu")); // it ranks no items
    const std::vector<std::int32_t> items(100, 2), actions(100, 0);
    std::vector<float> scores;
    QVERIFY((*predictor)->scoreActions(std::vector{Context{}, Context{items, actions}}, scores));
    QCOMPARE(scores.size(), std::size_t(4));

    // Without questions a part of the sequences is held out.
    recorder = {};
    spec.epochs = 2;
    const auto heldOut =
        m_backend->train(spec, cycle(letters(), false), {file("held out"), {}, false}, recorder, recorder.control());
    QVERIFY(heldOut);
    QVERIFY(heldOut->validation.contains("accuracy"));
}

/// From four items of a kind the fifth one is known, though never its place.
void TasksTest::tellsAllItemsFromSome()
{
    QFETCH(int, architecture);
    TrainingSpec spec = tiny(Architecture(architecture), Objective::Autoencoder);
    spec.epochs = 60;
    spec.dropout = 0;
    spec.excludeSeen = true;
    const TrainingData data = kinds();
    Recorder recorder;
    const auto outcome = m_backend->train(spec, data, {file("kinds"), {}, false}, recorder, recorder.control());
    QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
    QVERIFY2(outcome->validation.at("accuracy") > 0.95,
             qPrintable(QString::number(outcome->validation.at("accuracy"))));
    // Of five items none is likelier than the others: it cannot be told better than that.
    QVERIFY(recorder.metrics["train/loss"].back() > 0.9 * std::log(4));
    QVERIFY(recorder.metrics["train/loss"].back() < 1.2 * std::log(5));
    const auto model = m_backend->load(file("kinds"), "cpu");
    QVERIFY(model);
    EvaluationSpec asked;
    asked.excludeSeen = true;
    QCOMPARE(evaluate(**model, data.evaluation, data.validation, asked)->metrics, outcome->validation);
}

void TasksTest::resumesToTheBit()
{
    QFETCH(int, architecture);
    for (const Objective objective : {Objective::NextAction, Objective::Autoencoder}) {
        TrainingSpec spec = tiny(Architecture(architecture), objective);
        spec.epochs = 3;
        spec.dropout = 0.3;
        spec.techniques.accumulate = 2;
        const TrainingData data = cycle(letters(), true);
        Recorder whole, parts, rest;
        QVERIFY(m_backend->train(spec, data, {file("whole"), {}, false}, whole, whole.control()));
        parts.stopAfter = 7;
        QVERIFY(m_backend->train(spec, data, {file("parts"), {}, false}, parts, parts.control()));
        const auto outcome = m_backend->train(spec, data, {file("parts"), {}, true}, rest, rest.control());
        QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
        QVERIFY(outcome->finished);
        QVERIFY(bytesOf(file("parts")) == bytesOf(file("whole")));
    }
}

void TasksTest::carriesActionsOverByName()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::NextAction);
    spec.epochs = 2;
    TrainingData data = cycle(letters(), true);
    Recorder recorder;
    QVERIFY(m_backend->train(spec, data, {file("first"), {}, false}, recorder, recorder.control()));
    data.catalogue.actions = events::Vocabulary({"hold", "buy", "view"});
    recorder.stop.request_stop(); // only what it begins with is of interest
    QVERIFY(m_backend->train(spec, data, {file("second"), file("first"), false}, recorder, recorder.control()));
    const auto before = tensorOf(file("first"), "best.nextAction.weight");
    const auto after = tensorOf(file("second"), "weights.nextAction.weight");
    QCOMPARE(before.size(), std::size_t(2 * 16));
    QCOMPARE(after.size(), std::size_t(3 * 16));
    QVERIFY(std::equal(&before[0], &before[16], &after[2 * 16]));      // view
    QVERIFY(std::equal(&before[16], &before[2 * 16 - 1], &after[16])); // buy
    // And a fine-tuning for items leaves the head behind.
    spec.objective = Objective::NextItem;
    QVERIFY(m_backend->train(spec, data, {file("third"), file("first"), false}, recorder, recorder.control()));
    QVERIFY(tensorOf(file("third"), "weights.nextAction.weight").empty());
    QVERIFY(m_backend->load(file("third"), "cpu"));
}

void TasksTest::representsWhatItReads()
{
    TrainingSpec spec = tiny(Architecture::Gru, Objective::NextItem);
    spec.epochs = 1;
    Recorder recorder;
    QVERIFY(m_backend->train(spec, cycle(letters(), true), {file("gru"), {}, false}, recorder, recorder.control()));
    const auto read = m_backend->represent(file("gru"), "cpu");
    QVERIFY(read);
    QCOMPARE((*read)->width(), std::size_t(16));
    const auto table = tensorOf(file("gru"), "best.embeddings.weight");
    const auto embeddings = (*read)->itemEmbeddings();
    QCOMPARE(embeddings.size(), std::size_t(cycleLength * 16));
    QVERIFY(std::equal(embeddings.begin(), embeddings.end(), table.begin()));

    // What items are scored by: state x row + bias.
    const std::vector<std::int32_t> items{1, 2, 3}, actions{0, 1, 0};
    const std::vector contexts{Context{items, actions},
                               Context{std::span(items).first(1), std::span(actions).first(1)}};
    std::vector<float> states, scores;
    QVERIFY((*read)->represent(contexts, states));
    QVERIFY((*m_backend->load(file("gru"), "cpu"))->score(contexts, scores));
    const auto biases = tensorOf(file("gru"), "best.output.bias");
    for (std::size_t context = 0; context < 2; ++context)
        for (std::size_t item = 0; item < cycleLength; ++item) {
            double score = biases[item];
            for (std::size_t d = 0; d < 16; ++d)
                score += states[context * 16 + d] * embeddings[item * 16 + d];
            QVERIFY(std::abs(score - scores[context * cycleLength + item]) < 1e-4);
        }
}

/// All that is learnt beside, disturbed, taught and pruned, of actions and of all items.
void TasksTest::goesWithTheTechniques()
{
    for (const Objective objective : {Objective::NextAction, Objective::Autoencoder})
        for (const Adversarial adversarial : {Adversarial::Fgm, Adversarial::Vat}) {
            TrainingSpec spec = tiny(Architecture::Gpt, objective);
            spec.epochs = 2;
            spec.labelSmoothing = 0.1;
            spec.techniques.adversarial = adversarial;
            spec.techniques.averaging = 0.9;
            spec.techniques.ensemble = 2;
            spec.techniques.distil = true;
            spec.techniques.prune = 0.5;
            spec.techniques.retrainEpochs = 1;
            spec.besides = {{Objective::Replaced, 0.1}};
            Recorder recorder;
            const auto outcome =
                m_backend->train(spec, cycle(letters(), true), {file("all"), {}, false}, recorder, recorder.control());
            QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
            QVERIFY(outcome->finished);
            QVERIFY(recorder.metrics.contains("member-2/valid/loss"));
            QVERIFY(recorder.metrics.contains("distilled/sparsity/loss"));
        }
}

QTEST_GUILESS_MAIN(TasksTest)
#include "tasks.moc"
