// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/memory.h"
#include "tests/engine/learning/cycle.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::learning;

/// Losses, objectives and techniques through the interface of the learning module: each learns, and each goes on after
/// a stop to the same bits.
class TechniquesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void resumesToTheBit_data();
    void resumesToTheBit();
    void learns_data();
    void learns();
    void partsOfABatchAreTheBatch();
    void averagesAreWhatIsKept();
    void frozenWeightsStay();
    void membersAreTheRunsOfTheirSeeds();
    void distillsAnEnsembleIntoOne();
    void prunesToTheShareThatIsAskedFor();
    void headsComeAndGoWithTheirObjective();
    void tellsWhatItAsksOfTheMachine();
    void oldCheckpointsGoOn();
    void refusesWhatTheDataDoNotHave();
    void offersASmallerBatch();

private:
    std::filesystem::path file(const std::string& name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    Result<TrainingOutcome> train(const TrainingSpec& spec, const TrainingData& data, const TrainingFiles& files)
    {
        Recorder recorder;
        return m_backend->train(spec, data, files, recorder, recorder.control());
    }

    QTemporaryDir m_folder;
    Backend* m_backend = nullptr;
};

namespace {

/// Leaves out the first half of a sequence, and hides one item.
struct LaterHalf : SequenceChange
{
    void apply(std::vector<std::int32_t>& items, std::vector<std::int32_t>& actions, Philox& random) const override
    {
        const auto half = std::ptrdiff_t(items.size() / 2);
        items.erase(items.begin(), items.begin() + half);
        actions.erase(actions.begin(), actions.begin() + half);
        items[random.below(std::uint32_t(items.size()))] = cycleLength;
    }
};

TrainingData circle(bool questions)
{
    TrainingData data = cycle(letters(), questions);
    data.views = {std::make_shared<LaterHalf>()};
    return data;
}

using Change = void (*)(TrainingSpec&);

struct Case
{
    const char* name;
    Change change;
};

const Case cases[] = {
    {"sampled", [](TrainingSpec& spec) { spec.techniques.loss = Loss::Sampled, spec.techniques.negatives = 5; }},
    {"gbce", [](TrainingSpec& spec) { spec.techniques.loss = Loss::Gbce, spec.techniques.negatives = 4; }},
    {"bce", [](TrainingSpec& spec) { spec.techniques.loss = Loss::Bce, spec.techniques.negatives = 4; }},
    {"label smoothing", [](TrainingSpec& spec) { spec.labelSmoothing = 0.1; }},
    {"contrastive beside",
     [](TrainingSpec& spec) {
         spec.besides = {{Objective::Contrastive, 0.1}};
     }},
    {"replaced beside",
     [](TrainingSpec& spec) {
         spec.besides = {{Objective::Replaced, 1}};
     }},
    {"fgm", [](TrainingSpec& spec) { spec.techniques.adversarial = Adversarial::Fgm; }},
    {"pgd", [](TrainingSpec& spec) { spec.techniques.adversarial = Adversarial::Pgd; }},
    {"vat", [](TrainingSpec& spec) { spec.techniques.adversarial = Adversarial::Vat; }},
    {"average", [](TrainingSpec& spec) { spec.techniques.averaging = 0.9; }},
    {"parts", [](TrainingSpec& spec) { spec.techniques.accumulate = 3; }},
    {"linear", [](TrainingSpec& spec) { spec.techniques.decline = Decline::Linear, spec.techniques.warmUp = 0.2; }},
    {"frozen",
     [](TrainingSpec& spec) {
         spec.techniques.freeze = {"embeddings", 0.8};
     }},
    {"frozen and disturbed",
     [](TrainingSpec& spec) {
         spec.techniques.freeze.what = "embeddings";
         spec.techniques.adversarial = Adversarial::Fgm;
     }},
    {"pruned", [](TrainingSpec& spec) { spec.techniques.prune = 0.5, spec.techniques.retrainEpochs = 2; }},
    {"ensemble", [](TrainingSpec& spec) { spec.techniques.ensemble = 2; }},
    {"distilled, pruned",
     [](TrainingSpec& spec) {
         spec.techniques.ensemble = 2;
         spec.techniques.distil = true;
         spec.techniques.prune = 0.3;
         spec.techniques.retrainEpochs = 1;
     }},
    {"all at once",
     [](TrainingSpec& spec) {
         spec.besides = {{Objective::Contrastive, 0.1}, {Objective::Replaced, 1}};
         spec.techniques.loss = Loss::Gbce;
         spec.techniques.adversarial = Adversarial::Pgd;
         spec.techniques.averaging = 0.9;
         spec.techniques.accumulate = 2;
         spec.techniques.freeze.layerDecay = 0.9;
     }},
};

double zeros(const std::vector<float>& values)
{
    return double(std::ranges::count(values, 0.F)) / double(values.size());
}

} // namespace

void TechniquesTest::initTestCase()
{
    const auto loaded = backend();
    QVERIFY2(loaded, loaded ? "" : loaded.error().message().c_str());
    m_backend = *loaded;
}

void TechniquesTest::resumesToTheBit_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("bert");
    for (int i = 0; i < int(std::size(cases)); ++i)
        for (const bool bert : {false, true})
            QTest::addRow("%s, %s", cases[i].name, bert ? "bert" : "gpt") << i << bert;
}

/// Stopped twice, wherever that is: in the middle of a stage and in a later one.
void TechniquesTest::resumesToTheBit()
{
    QFETCH(int, number);
    QFETCH(bool, bert);
    TrainingSpec spec = tiny(bert ? Architecture::Bert : Architecture::Gpt, Objective::NextItem);
    spec.epochs = 3;
    spec.dropout = 0.2;
    cases[number].change(spec);
    const TrainingData data = circle(true);
    Recorder whole;
    const auto outcome = m_backend->train(spec, data, {file("whole"), {}, false}, whole, whole.control());
    QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
    QVERIFY(outcome->finished);
    QCOMPARE(whole.done, whole.total);

    bool finished = false;
    for (int part = 0; part < 100 && !finished; ++part) {
        Recorder recorder;
        recorder.stopAfter = 11;
        const auto gone = m_backend->train(spec, data, {file("parts"), {}, part > 0}, recorder, recorder.control());
        QVERIFY2(gone, gone ? "" : gone.error().message().c_str());
        finished = gone->finished;
    }
    QVERIFY(finished);
    QVERIFY(bytesOf(file("parts")) == bytesOf(file("whole")));
    const auto model = m_backend->load(file("whole"), "cpu");
    QVERIFY(model);
    const auto evaluated = evaluate(**model, data.evaluation, data.validation, {});
    QVERIFY(evaluated && std::isfinite(evaluated->metrics.at("loss")));
    std::filesystem::remove(file("parts"));
}

void TechniquesTest::learns_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < int(std::size(cases)); ++i)
        QTest::addRow("%s", cases[i].name) << i;
}

void TechniquesTest::learns()
{
    QFETCH(int, number);
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::NextItem);
    spec.dropout = 0;
    cases[number].change(spec);
    const auto outcome = train(spec, circle(true), {file("learnt"), {}, false});
    QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
    // With embeddings that never learn, what is above them does what it can.
    const bool isFree = !spec.techniques.freeze.what.starts_with("embeddings");
    QVERIFY2(outcome->validation.at("accuracy") > (isFree ? 0.9 : 0.5),
             qPrintable(QString::number(outcome->validation.at("accuracy"))));
}

/// Without dropout a batch in parts has the gradient of the whole, but for rounding.
void TechniquesTest::partsOfABatchAreTheBatch()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 1;
    spec.dropout = 0;
    const TrainingData data = circle(false);
    QVERIFY(train(spec, data, {file("at once"), {}, false}));
    spec.techniques.accumulate = 3;
    QVERIFY(train(spec, data, {file("in parts"), {}, false}));
    const auto one = tensorOf(file("at once"), "first.transformer.h.0.mlp.c_fc.weight");
    const auto other = tensorOf(file("in parts"), "first.transformer.h.0.mlp.c_fc.weight");
    QVERIFY(!one.empty() && one.size() == other.size() && one != other);
    float largest = 0, difference = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        largest = std::max(largest, std::abs(one[i]));
        difference = std::max(difference, std::abs(one[i] - other[i]));
    }
    QVERIFY(difference < 1e-2F * largest);
}

void TechniquesTest::averagesAreWhatIsKept()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 2;
    spec.techniques.averaging = 0.9;
    QVERIFY(train(spec, circle(false), {file("averaged"), {}, false}));
    const std::string name = ".transformer.h.0.mlp.c_fc.weight";
    QVERIFY(!tensorOf(file("averaged"), "average" + name).empty());
    QVERIFY(tensorOf(file("averaged"), "average" + name) != tensorOf(file("averaged"), "weights" + name));
    QVERIFY(tensorOf(file("averaged"), "average" + name) == tensorOf(file("averaged"), "best" + name));
}

void TechniquesTest::frozenWeightsStay()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 1;
    QVERIFY(train(spec, circle(false), {file("start"), {}, false}));
    spec.objective = Objective::NextItem;
    for (const auto& [what, kept, moved] :
         {std::tuple("embeddings", "transformer.wte.weight", "transformer.h.0.mlp.c_fc.weight"),
          std::tuple("body", "transformer.h.0.mlp.c_fc.weight", "transformer.wte.weight"),
          std::tuple("1", "transformer.h.0.mlp.c_fc.weight", "transformer.wte.weight")}) {
        spec.techniques.freeze.what = what;
        QVERIFY(train(spec, circle(true), {file("frozen"), file("start"), false}));
        const auto same = [&](const std::string& name) {
            return tensorOf(file("start"), "best." + name) == tensorOf(file("frozen"), "weights." + name);
        };
        QVERIFY2(same(kept), what);
        QVERIFY2(!same(moved), what);
    }
}

void TechniquesTest::membersAreTheRunsOfTheirSeeds()
{
    const TrainingData data = circle(true);
    TrainingSpec spec = tiny(Architecture::Bert, Objective::NextItem);
    spec.epochs = 2;
    spec.seed = 5;
    spec.techniques.ensemble = 3;
    Recorder recorder;
    QVERIFY(m_backend->train(spec, data, {file("ensemble"), {}, false}, recorder, recorder.control()));
    QVERIFY(recorder.metrics.contains("member-3/valid/ndcg@10"));
    spec.techniques.ensemble = 1;
    const std::string name = "bert.encoder.layer.0.attention.self.query.weight";
    for (int member = 0; member < 3; ++member, ++spec.seed) {
        QVERIFY(train(spec, data, {file(std::to_string(member)), {}, false}));
        const std::string part = member < 2 ? "member." + std::to_string(member) : "best";
        QVERIFY(!tensorOf(file("ensemble"), part + "." + name).empty());
        QVERIFY(tensorOf(file("ensemble"), part + "." + name) ==
                tensorOf(file(std::to_string(member)), "best." + name));
    }

    // What they say together is the mean of their probabilities.
    const std::vector<std::int32_t> items{1, 2}, actions{0, 1};
    const std::vector contexts{Context{items, actions}};
    const auto probabilities = [&](const std::string& run) {
        std::vector<float> scores;
        const auto model = m_backend->load(file(run), "cpu");
        if (!model || !(*model)->score(contexts, scores)) return std::vector<double>();
        double sum = 0;
        for (const float score : scores)
            sum += std::exp(double(score));
        std::vector<double> shares;
        for (const float score : scores)
            shares.push_back(std::exp(double(score)) / sum);
        return shares;
    };
    const auto together = probabilities("ensemble"), first = probabilities("0"), second = probabilities("1"),
               third = probabilities("2");
    QCOMPARE(together.size(), std::size_t(cycleLength));
    for (std::size_t i = 0; i < together.size(); ++i)
        QVERIFY(std::abs(together[i] - (first[i] + second[i] + third[i]) / 3) < 1e-6);
}

void TechniquesTest::distillsAnEnsembleIntoOne()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::NextItem);
    spec.epochs = 10;
    spec.techniques.ensemble = 2;
    spec.techniques.distil = true;
    Recorder recorder;
    const auto outcome =
        m_backend->train(spec, circle(true), {file("distilled"), {}, false}, recorder, recorder.control());
    QVERIFY(outcome && outcome->finished);
    QVERIFY(recorder.metrics.contains("distilled/train/loss"));
    QVERIFY(outcome->validation.at("accuracy") > 0.9);
    const auto model = m_backend->load(file("distilled"), "cpu");
    QVERIFY(model);
    const TrainingData data = circle(true);
    const auto evaluated = evaluate(**model, data.evaluation, data.validation, {});
    QVERIFY(evaluated);
    QCOMPARE(evaluated->metrics, outcome->validation); // of one model, not of three
}

void TechniquesTest::prunesToTheShareThatIsAskedFor()
{
    const TrainingData data = circle(true);
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::NextItem);
    spec.techniques.prune = 0.75;
    Recorder recorder;
    auto outcome = m_backend->train(spec, data, {file("pruned"), {}, false}, recorder, recorder.control());
    QVERIFY(outcome);
    QCOMPARE(zeros(tensorOf(file("pruned"), "best.transformer.h.0.mlp.c_fc.weight")), 0.75);
    QCOMPARE(zeros(tensorOf(file("pruned"), "best.transformer.ln_f.weight")), 0.0);
    const auto& curve = recorder.metrics["sparsity/ndcg@10"];
    QCOMPARE(curve.size(), std::size_t(10)); // nine shares and the one that is asked for
    QVERIFY(curve.front() > curve.back());
    const auto model = m_backend->load(file("pruned"), "cpu");
    QVERIFY(model);
    const auto evaluated = evaluate(**model, data.evaluation, data.validation, {});
    QVERIFY(evaluated);
    QCOMPARE(evaluated->metrics, outcome->validation);

    spec.techniques.retrainEpochs = 10;
    const auto retrained = m_backend->train(spec, data, {file("retrained"), {}, false}, recorder, recorder.control());
    QVERIFY(retrained);
    QCOMPARE(zeros(tensorOf(file("retrained"), "best.transformer.h.0.mlp.c_fc.weight")), 0.75);
    QVERIFY(retrained->validation.at("ndcg@10") >= outcome->validation.at("ndcg@10"));

    spec.techniques = {};
    spec.techniques.sparsityCurve = true;
    Recorder only;
    outcome = m_backend->train(spec, data, {file("measured"), {}, false}, only, only.control());
    QVERIFY(outcome);
    QCOMPARE(only.metrics["sparsity/loss"].size(), std::size_t(9));
    QCOMPARE(only.metrics["sparsity/loss"].front(), outcome->validation.at("loss"));
    QCOMPARE(zeros(tensorOf(file("measured"), "best.transformer.h.0.mlp.c_fc.weight")), 0.0);
}

/// A pre-training with its head, whose start carries everything but the head on; alone, without any prediction.
void TechniquesTest::headsComeAndGoWithTheirObjective()
{
    const auto pretrained = [&](Objective objective, const char* name) {
        TrainingSpec spec = tiny(Architecture::Bert, objective);
        spec.epochs = 8;
        Recorder recorder;
        const auto outcome =
            m_backend->train(spec, circle(false), {file(name), {}, false}, recorder, recorder.control());
        if (!outcome) qWarning("%s", outcome.error().message().c_str());
        return outcome && outcome->validation.contains("accuracy") && recorder.metrics["valid/loss"].size() == 9 &&
               recorder.metrics["valid/loss"].back() < recorder.metrics["valid/loss"].front();
    };
    QVERIFY(pretrained(Objective::Replaced, "replaced"));
    QVERIFY(pretrained(Objective::Contrastive, "contrastive"));
    QCOMPARE(tensorOf(file("replaced"), "best.replaced.weight").size(), std::size_t(16));
    QVERIFY(tensorOf(file("contrastive"), "best.replaced.weight").empty());

    TrainingSpec spec = tiny(Architecture::Bert, Objective::NextItem);
    spec.epochs = 1;
    QVERIFY(train(spec, circle(true), {file("tuned"), file("replaced"), false}));
    QVERIFY(tensorOf(file("tuned"), "weights.replaced.weight").empty());
    spec.besides = {{Objective::Replaced, 1}};
    QVERIFY(train(spec, circle(true), {file("tuned"), file("contrastive"), false}));
    QVERIFY(!tensorOf(file("tuned"), "weights.replaced.weight").empty());

    // Beside a prediction each tells its own loss, while it learns and of what is held out.
    spec = tiny(Architecture::Bert, Objective::Masked);
    spec.besides = {{Objective::Contrastive, 0.1}, {Objective::Replaced, 1}};
    Recorder recorder;
    QVERIFY(m_backend->train(spec, circle(false), {file("besides"), {}, false}, recorder, recorder.control()));
    for (const char* metric : {"train/contrastive", "train/replaced", "valid/contrastive", "valid/replaced"})
        QVERIFY2(recorder.metrics[metric].size() > 1 && std::isfinite(recorder.metrics[metric].back()), metric);
    QVERIFY(recorder.metrics["train/replaced"].back() < recorder.metrics["train/replaced"].front());
}

void TechniquesTest::tellsWhatItAsksOfTheMachine()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 100'000;
    struct Patient : Recorder
    {
        void onMetric(const std::string& name, std::int64_t step, double epoch, double value) override
        {
            Recorder::onMetric(name, step, epoch, value);
            if (name == "system/memory") stop.request_stop();
        }
    } recorder;
    QVERIFY(m_backend->train(spec, circle(false), {file("loaded"), {}, false}, recorder, recorder.control()));
    QVERIFY(recorder.metrics["system/positions_per_second"].front() > 0);
    QVERIFY(recorder.metrics["system/cpu"].front() > 0);
    QVERIFY(recorder.metrics["system/memory"].front() > 1e6);
    QVERIFY(!recorder.metrics.contains("system/gpu_memory"));
}

/// A checkpoint from before there were stages.
void TechniquesTest::oldCheckpointsGoOn()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.epochs = 3;
    const TrainingData data = circle(false);
    QVERIFY(train(spec, data, {file("whole"), {}, false}));
    Recorder recorder;
    recorder.stopAfter = 7;
    QVERIFY(m_backend->train(spec, data, {file("old"), {}, false}, recorder, recorder.control()));
    std::string bytes = bytesOf(file("old"));
    for (const std::string later : {"\\\"stage\\\":0", "\\\"closed\\\":false", "\\\"loss\\\":\\\"full\\\""}) {
        const auto place = bytes.find(later);
        QVERIFY2(place != std::string::npos, later.c_str());
        // As long as it was, under a key that nobody reads.
        bytes.replace(place + 2, 2, "zz");
    }
    const auto checksum = bytes.find("\"xxh3_128\":"); // of the header; there was none
    QVERIFY(checksum != std::string::npos);
    bytes.replace(checksum + 1, 2, "zz");
    std::ofstream(file("old"), std::ios::binary) << bytes;
    const auto outcome = train(spec, data, {file("old"), {}, true});
    QVERIFY2(outcome, outcome ? "" : outcome.error().message().c_str());
    QVERIFY(bytesOf(file("old")) == bytesOf(file("whole")));
}

void TechniquesTest::refusesWhatTheDataDoNotHave()
{
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::Causal);
    spec.besides = {{Objective::Contrastive, 1}};
    QVERIFY(!train(spec, cycle(letters(), false), {file("none"), {}, false}));
    spec.besides.clear();
    spec.techniques.loss = Loss::Gbce;
    TrainingData one;
    one.catalogue = {events::Vocabulary({"a"}), events::Vocabulary({"view"})};
    one.training = {{0, 3}, {0, 0, 0}, {0, 0, 0}};
    const auto refused = train(spec, one, {file("none"), {}, false});
    QVERIFY(!refused && refused.error().message().find("gbce") != std::string::npos);
    spec.techniques.loss = Loss::Full;
    QVERIFY(train(spec, one, {file("none"), {}, false}));
}

/// A step of 8 x 4 heads x 4096 x 4096 agreements (2 GB) in a program that may have one GB more than it has: what a
/// machine has free says nothing of that, as little as of what others will take.
void TechniquesTest::offersASmallerBatch()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("A sanitizer ends the program where there is no memory");
#endif
    TrainingSpec spec = tiny(Architecture::Gpt, Objective::NextItem);
    spec.model = {Architecture::Gpt, 1, 4, 4, 4096};
    TrainingData data = circle(true);
    data.training = {};
    const std::vector<std::int32_t> items(4096, 1), actions(4096, 0);
    for (int i = 0; i < 8; ++i)
        data.training.append({items, actions});
    data.validation.resize(2);
    if (availableMemory() < (std::uint64_t(16) << 30))
        QSKIP("This machine has too little memory to have it refused by itself");
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_AS, &before), 0);
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    rlimit narrow = before;
    narrow.rlim_cur = pages * std::uint64_t(::sysconf(_SC_PAGESIZE)) + (std::uint64_t(1) << 30);
    QCOMPARE(::setrlimit(RLIMIT_AS, &narrow), 0);
    const auto refused = train(spec, data, {file("large"), {}, false});
    QCOMPARE(::setrlimit(RLIMIT_AS, &before), 0);
    QVERIFY(!refused);
    const std::string message = refused.error().message();
    for (const char* part : {"not enough memory on cpu for 8 sequences", "a batch of 4", "in 2 parts"})
        QVERIFY2(message.find(part) != std::string::npos, message.c_str());
}

QTEST_GUILESS_MAIN(TechniquesTest)
#include "techniques.moc"
