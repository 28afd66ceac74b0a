// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/spec.h"

#include "engine/base/means.h"
#include "engine/learning/generatorspec.h"

#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include <functional>
#include <limits>

using namespace sessionsmith::learning;
using Json = nlohmann::json;

/// The specification of a training: its JSON, and what it refuses.
class SpecificationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesARoundTrip();
    void readsObjectivesWithWeights();
    void keepsDefaultsForMissingKeys();
    void namesWhatIsImpossible_data();
    void namesWhatIsImpossible();
    void techniquesHaveToGoTogether();
    void pairsObjectivesWithArchitectures();
    void knowsWhatEachArchitectureNeeds();
    void whatHasNothingToWorkOn();
    void namesSizes();
    void meansMakeNoDifference();
};

namespace {

TrainingSpec possible()
{
    TrainingSpec spec;
    spec.objective = Objective::NextItem;
    return spec;
}

} // namespace

void SpecificationTest::survivesARoundTrip()
{
    TrainingSpec spec;
    spec.model = {Architecture::Bert, 3, 48, 4, 17, NormPlace::Post, false, true, true};
    spec.objective = Objective::Masked;
    spec.learningRate = 1.0 / 3;
    spec.seed = std::numeric_limits<std::uint64_t>::max();
    spec.device = "cuda:1";
    spec.threads = 3;
    spec.excludeSeen = true;
    spec.besides = {{Objective::Contrastive, 0.1}, {Objective::Replaced, 50}};
    spec.objectiveWeight = 0.5;
    spec.shareDevice = true;
    Techniques& techniques = spec.techniques;
    techniques.loss = Loss::Gbce;
    techniques.adversarial = Adversarial::Vat;
    techniques.decline = Decline::Constant;
    techniques.precision = Precision::TensorFloat32;
    techniques.negatives = 7;
    techniques.averaging = 0.99;
    techniques.freeze = {"2", 0.9};
    techniques.views = "drop:0.5";
    techniques.prune = 0.5;
    techniques.retrainEpochs = 2;
    const auto read = trainingSpecFromJson(Json::parse(toJson(spec).dump()));
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(toJson(*read).dump(), toJson(spec).dump());
    QCOMPARE(read->seed, spec.seed);
    QCOMPARE(read->learningRate, spec.learningRate);
    QVERIFY(read->model.architecture == Architecture::Bert);
    QVERIFY(read->besides == spec.besides && read->objectiveWeight == 0.5 && read->shareDevice);
    QVERIFY(read->model.norm == NormPlace::Post);
    QVERIFY(read->techniques.loss == Loss::Gbce && read->techniques.adversarial == Adversarial::Vat);
    QVERIFY(read->techniques.precision == Precision::TensorFloat32);
    QVERIFY(read->techniques.decline == Decline::Constant && read->techniques.freeze.what == "2");
}

void SpecificationTest::readsObjectivesWithWeights()
{
    TrainingSpec spec;
    QVERIFY(spec.setObjectives("causal"));
    QVERIFY(spec.objective == Objective::Causal && spec.objectiveWeight == 1 && spec.besides.empty());
    QCOMPARE(spec.objectives(), std::string("causal"));
    QVERIFY(spec.setObjectives(" masked : 2 ,contrastive:0.1, replaced"));
    QVERIFY(spec.objective == Objective::Masked && spec.objectiveWeight == 2);
    QVERIFY((spec.besides == std::vector<WeightedObjective>{{Objective::Contrastive, 0.1}, {Objective::Replaced, 1}}));
    QVERIFY(spec.learns(Objective::Replaced) && !spec.learns(Objective::Causal));
    QCOMPARE(spec.objectives(), std::string("masked:2,contrastive:0.1,replaced:1"));
    for (const char* wrong :
         {"", "masked:", "masked:0", "masked:-1", "masked:nan", "masked,masked", "guess:1", "masked,"})
        QVERIFY2(!spec.setObjectives(wrong), wrong);
    QVERIFY(spec.objective == Objective::Masked && spec.besides.size() == 2);
}

void SpecificationTest::keepsDefaultsForMissingKeys()
{
    const auto read = trainingSpecFromJson({{"objective", "next-item"}, {"epochs", 7}, {"unknown", true}});
    QVERIFY(read);
    QCOMPARE(read->epochs, 7);
    QCOMPARE(read->batch, TrainingSpec{}.batch);
}

void SpecificationTest::namesWhatIsImpossible_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no layer") << QByteArray("layers") << QByteArray("0");
    QTest::newRow("more than an int") << QByteArray("hidden") << QByteArray("4294967360");
    QTest::newRow("heads that do not divide") << QByteArray("heads") << QByteArray("7");
    QTest::newRow("text for a number") << QByteArray("epochs") << QByteArray("\"ten\"");
    QTest::newRow("fraction of an epoch") << QByteArray("epochs") << QByteArray("1.5");
    QTest::newRow("negative rate") << QByteArray("learning_rate") << QByteArray("-1");
    QTest::newRow("endless rate") << QByteArray("learning_rate") << QByteArray("1e300");
    QTest::newRow("too many threads") << QByteArray("threads") << QByteArray("1024");
    QTest::newRow("all dropped") << QByteArray("dropout") << QByteArray("1");
    QTest::newRow("negative threads") << QByteArray("threads") << QByteArray("-1");
    QTest::newRow("objective of bert with gpt") << QByteArray("objective") << QByteArray("\"masked\"");
    QTest::newRow("objective of t5 with gpt") << QByteArray("objective") << QByteArray("\"span\"");
    QTest::newRow("no norm of ours") << QByteArray("norm") << QByteArray("\"middle\"");
    QTest::newRow("number for a switch") << QByteArray("tied_output") << QByteArray("1");
    QTest::newRow("no span") << QByteArray("span_length") << QByteArray("0");
    QTest::newRow("all hidden") << QByteArray("span_rate") << QByteArray("1");
    QTest::newRow("unknown objective") << QByteArray("objective") << QByteArray("\"guess\"");
    QTest::newRow("architecture as a number") << QByteArray("architecture") << QByteArray("3");
    QTest::newRow("two predictions") << QByteArray("objective") << QByteArray("\"next-item:1,causal:1\"");
    QTest::newRow("unknown loss") << QByteArray("loss") << QByteArray("\"hinge\"");
    QTest::newRow("no negatives") << QByteArray("negatives") << QByteArray("0");
    QTest::newRow("calibrated beyond") << QByteArray("calibration") << QByteArray("1.5");
    QTest::newRow("average of nothing") << QByteArray("averaging") << QByteArray("1");
    QTest::newRow("no part") << QByteArray("accumulate") << QByteArray("0");
    QTest::newRow("more parts than sequences") << QByteArray("accumulate") << QByteArray("4000");
    QTest::newRow("freeze of something") << QByteArray("freeze") << QByteArray("\"head\"");
    QTest::newRow("rates that rise") << QByteArray("layer_decay") << QByteArray("2");
    QTest::newRow("nothing left") << QByteArray("prune") << QByteArray("1");
    QTest::newRow("retrained without pruning") << QByteArray("retrain_epochs") << QByteArray("3");
    QTest::newRow("distilled from one") << QByteArray("distil") << QByteArray("true");
    QTest::newRow("strange device") << QByteArray("device") << QByteArray("\"cuda:-1\"");
}

void SpecificationTest::namesWhatIsImpossible()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    Json json = toJson(possible());
    QVERIFY(trainingSpecFromJson(json));
    json[key.toStdString()] = Json::parse(value.toStdString());
    const auto read = trainingSpecFromJson(json);
    QVERIFY(!read);
    QVERIFY2(read.error().message().find(key.toStdString()) != std::string::npos, read.error().message().c_str());
}

void SpecificationTest::techniquesHaveToGoTogether()
{
    const auto refused = [](const std::function<void(TrainingSpec&)>& change, const char* word) {
        TrainingSpec spec = possible();
        change(spec);
        const auto valid = spec.validate();
        return !valid && valid.error().message().find(word) != std::string::npos;
    };
    QVERIFY(refused([](auto& s) { s.labelSmoothing = 0.1, s.techniques.loss = Loss::Bce; }, "label_smoothing"));
    QVERIFY(refused([](auto& s) { s.objective = Objective::Contrastive, s.techniques.adversarial = Adversarial::Fgm; },
                    "adversarial"));
    QVERIFY(refused([](auto& s) { s.objective = Objective::Causal, s.techniques.ensemble = 2; }, "ensemble"));
    QVERIFY(refused([](auto& s) { s.techniques.ensemble = 2, s.techniques.prune = 0.5; }, "prune"));
    QVERIFY(refused([](auto& s) { s.objective = Objective::NextAction, s.techniques.loss = Loss::Gbce; }, "loss"));
    QVERIFY(refused([](auto& s) { s.objective = Objective::Autoencoder, s.techniques.loss = Loss::Sampled; }, "loss"));
    QVERIFY(refused([](auto& s) { s.objective = Objective::Autoencoder, s.dropRate = 1; }, "drop_rate"));
    TrainingSpec distilled = possible();
    distilled.techniques.ensemble = 2;
    distilled.techniques.distil = true;
    distilled.techniques.prune = 0.5;
    QVERIFY(distilled.validate());
}

void SpecificationTest::pairsObjectivesWithArchitectures()
{
    for (const Architecture architecture : {Architecture::Bert, Architecture::Gpt, Architecture::T5, Architecture::Gru})
        for (const Objective objective : {Objective::Masked, Objective::Causal, Objective::NextItem, Objective::Span,
                                          Objective::NextAction, Objective::Autoencoder}) {
            TrainingSpec spec;
            spec.model.architecture = architecture;
            spec.objective = objective;
            const bool wanted = isTask(objective) || objective == pretrainingOf(architecture);
            QCOMPARE(spec.validate().has_value(), wanted);
        }
    QVERIFY(pretrainingOf(Architecture::Bert) == Objective::Masked);
    QVERIFY(pretrainingOf(Architecture::Gpt) == Objective::Causal);
    QVERIFY(pretrainingOf(Architecture::T5) == Objective::Span);
    QVERIFY(pretrainingOf(Architecture::Gru) == Objective::Causal);
}

void SpecificationTest::knowsWhatEachArchitectureNeeds()
{
    ModelSpec model;
    model.heads = 7; // of a width of 64
    QVERIFY(!model.validate());
    model.architecture = Architecture::Gru; // has no heads
    QVERIFY(model.validate());
    TrainingSpec spec = possible();
    spec.augmentation = "crop:0.8";
    QVERIFY(spec.validate());
    spec.model.useGaps = true;
    QVERIFY(!spec.validate());
    model = {Architecture::T5, 1};
    const auto single = model.validate();
    QVERIFY(!single && single.error().message().starts_with("layers "));
    model.layers = 2;
    QVERIFY(model.validate());
}

void SpecificationTest::whatHasNothingToWorkOn()
{
    TrainingSpec spec = possible();
    spec.besides = {{Objective::Contrastive, 0.1}};
    spec.batch = 1; // with which it has nothing to compare
    const auto alone = spec.validate();
    QVERIFY(!alone && alone.error().message().starts_with("batch:"));
    spec.batch = 4;
    QVERIFY(spec.validate());
    spec.techniques.accumulate = 4;
    QVERIFY(!spec.validate());
    spec.techniques.accumulate = 2;
    QVERIFY(spec.validate());
    spec.techniques.freeze.what = std::to_string(spec.model.layers);
    QVERIFY(spec.validate());
    spec.techniques.freeze.what = std::to_string(spec.model.layers + 1);
    const auto frozen = spec.validate();
    QVERIFY(!frozen && frozen.error().message().starts_with("freeze:"));
}

void SpecificationTest::namesSizes()
{
    const auto base = modelSizeNamed("base");
    QVERIFY(base);
    QCOMPARE(base->layers, 12);
    QCOMPARE(base->hidden, 768);
    QCOMPARE(base->heads, 12);
    const auto huge = modelSizeNamed("huge");
    QVERIFY(!huge && huge.error().message().find("tiny, small, medium, base") != std::string::npos);
    for (const ModelSize& size : modelSizes)
        QVERIFY((ModelSpec{Architecture::T5, size.layers, size.hidden, size.heads}).validate());
}

/// One list says what changes nothing: another value of each of its keys is no other training.
void SpecificationTest::meansMakeNoDifference()
{
    const Json others{{"device", "cpu"},
                      {"threads", 3},
                      {"share_device", true},
                      {"checkpoint_seconds", 7},
                      {"fused_optimizer", false}};
    QCOMPARE(others.size(), std::size(sessionsmith::meansFields));
    for (const char* means : sessionsmith::meansFields) {
        Json json = toJson(possible());
        QVERIFY2(json.contains(means) && json[means] != others[means], means);
        json[means] = others[means];
        QCOMPARE(differingValue(possible(), *trainingSpecFromJson(json)), std::string());
        Json generator = toJson(GeneratorSpec());
        if (generator.contains(means)) generator[means] = others[means];
        QCOMPARE(differingValue(GeneratorSpec(), *generatorSpecFromJson(generator)), std::string());
    }
    TrainingSpec other = possible();
    other.seed = 2;
    QCOMPARE(differingValue(possible(), other), std::string("seed"));
}

QTEST_APPLESS_MAIN(SpecificationTest)
#include "specification.moc"
