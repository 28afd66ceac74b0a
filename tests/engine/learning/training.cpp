// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/learning/cycle.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <cmath>
#include <cstring>

using namespace sessionsmith;
using namespace sessionsmith::learning;

/// The learning module through its interface, on data small enough to be learnt by heart.
class TrainingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsTheCpuFirst();
    void learnsACycle_data() { addArchitectures(); }
    void learnsACycle();
    void resumesToTheBit_data() { addArchitectures(); }
    void resumesToTheBit();
    void learnsWhatItsSequencesAreMadeInto_data() { addArchitectures(); }
    void learnsWhatItsSequencesAreMadeInto();
    void changesAreTheSameAfterAResume();
    void learnsInFewerBits_data();
    void learnsInFewerBits();
    void carriesWeightsOverByName();
    void refusesAStartOfAnotherCatalogue();
    void refusesAStartOfAnotherArchitecture();
    void refusesOtherDataOnResume();
    void refusesBadCheckpoints();
    void refusesAnotherRunsCheckpoint();
    void refusesStatesThatCannotBe();
    void saysAtWhichStepTheLossBroke();
    void refusesWhatCannotBe();

private:
    static void addArchitectures();
    std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }
    Result<TrainingOutcome> train(const TrainingSpec& spec, const TrainingData& data, const TrainingFiles& files);

    QTemporaryDir m_folder;
    Backend* m_backend = nullptr;
};

namespace {

/// The same file with another value in its metadata, whole and with its checksums.
void rewrite(const std::filesystem::path& from, const std::filesystem::path& to, const std::string& key,
             const std::string& value)
{
    const auto file = SafetensorsFile::open(from);
    QVERIFY(file);
    std::vector<std::pair<std::string, TensorView>> tensors;
    for (const std::string& name : file->names())
        tensors.emplace_back(name, file->tensor(name).value());
    auto metadata = file->metadata();
    metadata[key] = value;
    QVERIFY(writeSafetensors(to, tensors, metadata));
}

/// Turns every other sequence round, or all of them, and makes it longer than a model can look back.
struct Reversal : SequenceChange
{
    bool always = true;

    explicit Reversal(bool everySequence) : always(everySequence) {}
    void apply(std::vector<std::int32_t>& items, std::vector<std::int32_t>& actions, Philox& random) const override
    {
        if (!always && random.uniform() < 0.5) return;
        std::ranges::reverse(items);
        std::ranges::reverse(actions);
        for (int i = 0; i < 9; ++i) { // on, the way round that it now goes
            items.push_back((items.back() + cycleLength - 1) % cycleLength);
            actions.push_back(1 - actions.back());
        }
    }
};

} // namespace

void TrainingTest::addArchitectures()
{
    QTest::addColumn<int>("architecture");
    QTest::addColumn<int>("objective");
    QTest::newRow("gpt, causal") << int(Architecture::Gpt) << int(Objective::Causal);
    QTest::newRow("gpt, next item") << int(Architecture::Gpt) << int(Objective::NextItem);
    QTest::newRow("bert, masked") << int(Architecture::Bert) << int(Objective::Masked);
    QTest::newRow("bert, next item") << int(Architecture::Bert) << int(Objective::NextItem);
    QTest::newRow("t5, span") << int(Architecture::T5) << int(Objective::Span);
    QTest::newRow("t5, next item") << int(Architecture::T5) << int(Objective::NextItem);
    QTest::newRow("gru, causal") << int(Architecture::Gru) << int(Objective::Causal);
    QTest::newRow("gru, next item") << int(Architecture::Gru) << int(Objective::NextItem);
}

Result<TrainingOutcome> TrainingTest::train(const TrainingSpec& spec, const TrainingData& data,
                                            const TrainingFiles& files)
{
    Recorder recorder;
    return m_backend->train(spec, data, files, recorder, recorder.control());
}

void TrainingTest::initTestCase()
{
    const auto loaded = backend();
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    m_backend = *loaded;
    QCOMPARE(*backend(), m_backend);
}

void TrainingTest::listsTheCpuFirst()
{
    const auto devices = m_backend->devices();
    QCOMPARE(devices.front().id, std::string("cpu"));
    QVERIFY(devices.front().totalMemory > 0);
    QVERIFY(m_backend->description().starts_with("LibTorch "));
}

void TrainingTest::learnsACycle()
{
    QFETCH(int, architecture);
    QFETCH(int, objective);
    TrainingSpec spec = tiny(Architecture(architecture), Objective(objective));
    // Hidden items are fewer to learn from than following ones.
    const bool isHidden = spec.objective == Objective::Masked || spec.objective == Objective::Span;
    spec.epochs = isHidden ? 200 : 60;
    spec.dropout = 0;
    const bool questions = spec.objective == Objective::NextItem;
    const TrainingData data = cycle(letters(), questions);
    const auto checkpoint = file("cycle");
    Recorder recorder;
    const auto outcome = m_backend->train(spec, data, {checkpoint, {}, false}, recorder, recorder.control());
    QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
    QVERIFY(outcome->finished);
    QCOMPARE(outcome->device, std::string("cpu"));

    // Before it learns, a model knows nothing: its loss is that of a uniform guess. (t5 begins with large embeddings,
    // and hidden runs end in one of many sentinels.)
    if (spec.model.architecture != Architecture::T5)
        QVERIFY(std::abs(recorder.metrics["valid/loss"].front() - std::log(cycleLength)) < 0.1);
    QVERIFY(recorder.metrics["train/loss"].back() < recorder.metrics["train/loss"].front() / 2);
    // How many items are hidden behind a sentinel is not told, so where they end cannot be known.
    QVERIFY(outcome->validation.at("accuracy") > (spec.objective == Objective::Span ? 0.75 : 0.9));
    QCOMPARE(recorder.metrics.contains("valid/ndcg@10"), questions);
    QVERIFY(recorder.total > 0);
    QCOMPARE(recorder.done, recorder.total);

    if (!questions) return;
    const auto model = m_backend->load(checkpoint, "cpu");
    QVERIFY(model);
    const auto evaluated = evaluate(**model, data.evaluation, data.validation, {});
    QVERIFY(evaluated);
    QCOMPARE(evaluated->metrics, outcome->validation);
    // Nothing seen yet, and more than the model can look back on.
    const std::vector<std::int32_t> items(100, 2), actions(100, 0);
    const std::vector contexts{Context{}, Context{items, actions}};
    std::vector<float> scores;
    QVERIFY((*model)->score(contexts, scores));
    QCOMPARE(scores.size(), std::size_t(2 * cycleLength));
    QVERIFY(std::ranges::all_of(scores, [](float score) { return std::isfinite(score); }));
    const std::vector<std::int32_t> unknown{cycleLength}, action{0};
    QVERIFY(!(*model)->score(std::vector{Context{unknown, action}}, scores));
}

void TrainingTest::resumesToTheBit()
{
    QFETCH(int, architecture);
    QFETCH(int, objective);
    TrainingSpec spec = tiny(Architecture(architecture), Objective(objective));
    spec.epochs = 3;
    spec.dropout = 0.3;
    const TrainingData data = cycle(letters(), spec.objective == Objective::NextItem);
    QVERIFY(train(spec, data, {file("whole"), {}, false}));

    Recorder recorder;
    recorder.stopAfter = 7; // in the middle of the second epoch
    const TrainingFiles files{file("parts"), {}, false};
    auto outcome = m_backend->train(spec, data, files, recorder, recorder.control());
    QVERIFY(outcome);
    QVERIFY(!outcome->finished);
    QCOMPARE(outcome->steps, 7);
    QCOMPARE(recorder.checkpoints, 1);
    QVERIFY(m_backend->load(file("parts"), "cpu"));

    outcome = train(spec, data, {file("parts"), {}, true});
    QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
    QVERIFY(outcome->finished);
    QVERIFY(bytesOf(file("parts")) == bytesOf(file("whole")));
}

void TrainingTest::learnsWhatItsSequencesAreMadeInto()
{
    QFETCH(int, architecture);
    QFETCH(int, objective);
    TrainingSpec spec = tiny(Architecture(architecture), Objective(objective));
    spec.epochs = 60;
    spec.dropout = 0;
    TrainingData data = cycle(letters(), false);
    data.change = std::make_shared<Reversal>(true);
    if (spec.objective == Objective::Masked || spec.objective == Objective::Span)
        QSKIP("what is hidden between its neighbours is the same either way round");
    Recorder recorder;
    const auto outcome = m_backend->train(spec, data, {file("reversed"), {}, false}, recorder, recorder.control());
    QVERIFY(outcome);
    if (spec.model.architecture != Architecture::Gpt && spec.model.architecture != Architecture::Bert) {
        // The sequences that it is judged by are as they were: the better it learns, the less it knows of them, and the
        // weights that are kept are early ones.
        QVERIFY(recorder.metrics["train/loss"].back() < recorder.metrics["train/loss"].front() / 2);
        QVERIFY(recorder.metrics["valid/accuracy"].back() < 0.5);
        return;
    }
    const auto model = m_backend->load(file("reversed"), "cpu");
    QVERIFY(model);
    // Backwards: after e, d and c comes b. Where only the last item of a sequence is asked, that one stays as it was.
    const bool keepsTheLast = spec.model.architecture == Architecture::Bert && spec.objective == Objective::NextItem;
    const std::vector<std::int32_t> items{4, 3, 2}, actions{0, 1, 0};
    std::vector<float> scores;
    QVERIFY((*model)->score(std::vector{Context{items, actions}}, scores));
    const auto best = std::ranges::max_element(scores) - scores.begin();
    if (!keepsTheLast) QCOMPARE(best, 1);
    if (keepsTheLast) QVERIFY(best != 1);
}

void TrainingTest::changesAreTheSameAfterAResume()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 3;
    TrainingData data = cycle(letters(), false);
    QVERIFY(train(spec, data, {file("plain"), {}, false}));
    data.change = std::make_shared<Reversal>(false);
    QVERIFY(train(spec, data, {file("whole"), {}, false}));
    QVERIFY(bytesOf(file("plain")) != bytesOf(file("whole")));
    Recorder recorder;
    recorder.stopAfter = 7;
    const TrainingFiles files{file("parts"), {}, false};
    QVERIFY(m_backend->train(spec, data, files, recorder, recorder.control()));
    QVERIFY(train(spec, data, {file("parts"), {}, true}));
    QVERIFY(bytesOf(file("parts")) == bytesOf(file("whole")));
}

void TrainingTest::learnsInFewerBits_data()
{
    QTest::addColumn<int>("architecture");
    for (const Architecture one : {Architecture::Gpt, Architecture::Bert, Architecture::T5, Architecture::Gru})
        QTest::newRow(name(one)) << int(one);
}

void TrainingTest::learnsInFewerBits()
{
    QFETCH(int, architecture);
    TrainingSpec spec = tiny(Architecture(architecture), pretrainingOf(Architecture(architecture)));
    spec.epochs = 40;
    spec.dropout = 0;
    const TrainingData data = cycle(letters(), false);
    const auto whole = train(spec, data, {file("float32"), {}, false});
    spec.techniques.precision = Precision::BFloat16;
    const auto fewer = train(spec, data, {file("bfloat16"), {}, false});
    QVERIFY(whole && fewer);
    QVERIFY(bytesOf(file("bfloat16")) != bytesOf(file("float32")));
    QVERIFY(std::abs(fewer->validation.at("loss") - whole->validation.at("loss")) <
            0.05 * whole->validation.at("loss") + 0.02);
    QVERIFY(train(spec, data, {file("once more"), {}, false}));
    QVERIFY(bytesOf(file("once more")) == bytesOf(file("bfloat16")));
}

void TrainingTest::carriesWeightsOverByName()
{
    TrainingSpec spec = tiny(Architecture::Gru, Objective::Causal);
    spec.epochs = 2;
    QVERIFY(train(spec, cycle(letters(), false), {file("pretrained"), {}, false}));

    // Another order, one item that is new ("x") and one of the pre-training that the log lacks ("c").
    const std::vector<std::string> names{"g", "x", "e", "a", "b", "f", "d"};
    spec.objective = Objective::NextItem;
    spec.model.hidden = 32; // the start's own shape counts
    Recorder recorder;
    recorder.stop.request_stop(); // only what it begins with is of interest
    const TrainingFiles files{file("finetuned"), file("pretrained"), false};
    const auto outcome = m_backend->train(spec, cycle(names, true), files, recorder, recorder.control());
    QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());

    const auto before = tensorOf(file("pretrained"), "best.embeddings.weight");
    const auto after = tensorOf(file("finetuned"), "weights.embeddings.weight");
    const auto biasBefore = tensorOf(file("pretrained"), "best.output.bias");
    const auto biasAfter = tensorOf(file("finetuned"), "weights.output.bias");
    constexpr std::size_t width = 16;
    QCOMPARE(after.size(), (8 + 2) * width);
    std::vector<std::string> all = names;
    all.push_back("c");
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] == "x") continue;
        const auto old = std::size_t(all[i][0] - 'a');
        QVERIFY(std::equal(&after[i * width], &after[i * width] + width, &before[old * width]));
        QCOMPARE(biasAfter[i], biasBefore[old]);
    }
    QVERIFY(std::equal(&after[8 * width], &after[8 * width] + 2 * width, &before[7 * width])); // padding and mask
    QVERIFY(tensorOf(file("pretrained"), "best.gru.weight_ih_l0") ==
            tensorOf(file("finetuned"), "weights.gru.weight_ih_l0"));

    const auto model = m_backend->load(file("finetuned"), "cpu");
    QVERIFY(model);
    QCOMPARE((*model)->catalogue().items.names(), all);
}

void TrainingTest::refusesAStartOfAnotherCatalogue()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 1;
    QVERIFY(train(spec, cycle(letters(), false), {file("letters"), {}, false}));
    spec.objective = Objective::NextItem;
    const std::vector<std::string> others{"t", "u", "v", "w", "x", "y", "z"};
    const auto outcome = train(spec, cycle(others, true), {file("never"), file("letters"), false});
    QVERIFY(!outcome);
    QVERIFY(outcome.error().message().find("knows none of the items") != std::string::npos);
    QVERIFY(!std::filesystem::exists(file("never")));
}

void TrainingTest::refusesAStartOfAnotherArchitecture()
{
    TrainingSpec spec = tiny(Architecture::Bert, Objective::Masked);
    spec.epochs = 1;
    QVERIFY(train(spec, cycle(letters(), false), {file("bert"), {}, false}));
    const auto outcome = train(tiny(Architecture::Gpt, Objective::NextItem), cycle(letters(), true),
                               {file("never"), file("bert"), false});
    QVERIFY(!outcome);
    QVERIFY(outcome.error().message().find("bert") != std::string::npos);
    QVERIFY(!std::filesystem::exists(file("never")));
}

void TrainingTest::refusesOtherDataOnResume()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 1;
    TrainingData data = cycle(letters(), false);
    QVERIFY(train(spec, data, {file("data"), {}, false}));
    data.training.items.back() ^= 1;
    QVERIFY(!train(spec, data, {file("data"), {}, true}));
}

void TrainingTest::refusesBadCheckpoints()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 1;
    QVERIFY(train(spec, cycle(letters(), false), {file("good"), {}, false}));
    const std::string good = bytesOf(file("good"));
    const auto refuses = [&](const std::string& bytes) {
        std::ofstream(file("bad"), std::ios::binary) << bytes;
        return !m_backend->load(file("bad"), "cpu");
    };
    // The header keeps its length: each replacement is as long as what it replaces.
    const auto replaced = [&](const std::string& from, const std::string& to) {
        std::string bytes = good;
        const auto place = bytes.find(from);
        Q_ASSERT(place != std::string::npos && from.size() == to.size());
        return bytes.replace(place, from.size(), to);
    };
    QVERIFY(!refuses(good));
    QVERIFY(refuses(""));
    QVERIFY(refuses("no safetensors at all"));
    for (const std::size_t length : {std::size_t(100), good.size() / 2, good.size() - 1})
        QVERIFY(refuses(good.substr(0, length)));
    QVERIFY(refuses(replaced("sessionsmith.checkpoint", "sessionsmith.checkpoInt")));
    for (const auto& [version, words] : {std::pair("1", "earlier version"), std::pair("9", "newer version")}) {
        rewrite(file("good"), file("bad"), "version", version);
        const auto other = m_backend->load(file("bad"), "cpu");
        QVERIFY(!other && other.error().message().find(words) != std::string::npos);
    }
    QVERIFY(refuses(replaced("\\\"hidden\\\":16", "\\\"hidden\\\":32")));
    QVERIFY(refuses(replaced("\\\"layers\\\":1", "\\\"layers\\\":9")));
    QVERIFY(refuses(replaced("\\\"max_length\\\":8", "\\\"max_length\\\":9")));
    QVERIFY(refuses(replaced("\\\"step\\\":", "\\\"stop\\\":")));
    QVERIFY(refuses(replaced("weights.transformer.ln_f.weight", "weights.transformer.ln_f.weighs")));
    std::string broken = good;
    const std::uint32_t notANumber = 0x7fc00000;
    const auto weight = tensorOf(file("good"), "weights.transformer.ln_f.weight").front();
    for (std::size_t i = good.find("}}") + 2; i + 4 <= broken.size(); ++i)
        if (std::memcmp(&broken[i], &weight, 4) == 0) std::memcpy(&broken[i], &notANumber, 4);
    QVERIFY(refuses(broken));
    QVERIFY(!m_backend->load(file("missing"), "cpu"));
}

void TrainingTest::refusesAnotherRunsCheckpoint()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 1;
    const TrainingData data = cycle(letters(), false);
    const CheckpointFile own(file("owned"), "run 1"), foreign(file("owned"), "run 2");
    QVERIFY(train(spec, data, {own, {}, false}));
    QVERIFY(m_backend->load(own, "cpu"));
    QVERIFY(train(spec, data, {own, {}, true}));
    for (const auto& refused :
         {m_backend->load(foreign, "cpu").has_value(), train(spec, data, {foreign, {}, true}).has_value(),
          train(spec, data, {file("never"), foreign, false}).has_value()})
        QVERIFY(!refused);
    spec.seed = 2;
    const auto other = train(spec, data, {own, {}, true});
    QVERIFY(!other && other.error().message().find("another value of seed") != std::string::npos);
    spec.seed = 1;
    spec.checkpointSeconds = 7; // only says how it is done
    QVERIFY(train(spec, data, {own, {}, true}));
}

void TrainingTest::refusesStatesThatCannotBe()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 3;
    const TrainingData data = cycle(letters(), false);
    Recorder recorder;
    recorder.stopAfter = 7; // in the middle of the second epoch
    QVERIFY(m_backend->train(spec, data, {file("parts"), {}, false}, recorder, recorder.control()));
    const std::string good = bytesOf(file("parts"));
    for (const auto& [from, to] :
         {std::pair("\\\"epoch\\\":1", "\\\"epoch\\\":9"), std::pair("\\\"epoch\\\":1", "\\\"epoch\\\":2"),
          std::pair("\\\"step\\\":7", "\\\"step\\\":8"), std::pair("\\\"best_epoch\\\":1", "\\\"best_epoch\\\":2"),
          std::pair("\\\"finished\\\":false", "\\\"finished\\\":true "),
          std::pair("first.transformer.ln_f.bias", "first.transformer.ln_f.bios"),
          std::pair("second.transformer.ln_f.weight", "second.transformer.ln_f.weighs")}) {
        std::string bytes = good;
        const auto place = bytes.find(from);
        QVERIFY2(place != std::string::npos, from);
        std::ofstream(file("bad"), std::ios::binary) << bytes.replace(place, std::strlen(from), to);
        QVERIFY2(!train(spec, data, {file("bad"), {}, true}), to);
    }
    QVERIFY(train(spec, data, {file("parts"), {}, true}));
}

void TrainingTest::saysAtWhichStepTheLossBroke()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::NextItem);
    spec.learningRate = 100; // a decay of a thousandfold at each step
    spec.l2 = 10;
    spec.checkpointSeconds = 0;
    const auto outcome = train(spec, cycle(letters(), true), {file("broken"), {}, false});
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().message().find("step") != std::string::npos, outcome.error().message().c_str());
    QVERIFY(outcome.error().message().find("learning rate") != std::string::npos);
}

void TrainingTest::refusesWhatCannotBe()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::NextItem);
    TrainingData none = cycle(letters(), true);
    none.training = {};
    QVERIFY(!train(spec, none, {file("none"), {}, false}));
    TrainingData strange = cycle(letters(), true);
    strange.training.items.front() = 1000;
    QVERIFY(!train(spec, strange, {file("none"), {}, false}));
    spec.device = "cuda:99";
    QVERIFY(!train(spec, cycle(letters(), true), {file("none"), {}, false}));
    spec = tiny(Architecture::Gpt, Objective::Masked);
    QVERIFY(!train(spec, cycle(letters(), true), {file("none"), {}, false}));
}

QTEST_GUILESS_MAIN(TrainingTest)
#include "training.moc"
