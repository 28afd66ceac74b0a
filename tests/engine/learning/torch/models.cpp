// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/modelrecommender.h"

#include "engine/learning/torch/losses.h"
#include "engine/learning/torch/objectiveloss.h"
#include "engine/learning/torch/validation.h"

#include <ATen/CPUGeneratorImpl.h>

#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace sessionsmith;
using namespace sessionsmith::learning;
using Json = nlohmann::json;

/// The mathematics of the sequence models: against numbers of an independent implementation, and what must hold for any
/// weights.
class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheReference_data();
    void agreesWithTheReference();
    void seesNothingThatComesLater_data() { addCausalModels(); }
    void seesNothingThatComesLater();
    void answersAloneAsInCompany_data() { addModels(); }
    void answersAloneAsInCompany();
    void beginsWithoutPreference_data() { addModels(); }
    void beginsWithoutPreference();

private:
    static void addModels();
    static void addCausalModels();
};

namespace {

Json reference()
{
    std::ifstream stream(SESSIONSMITH_SOURCE_DIR "/tests/engine/learning/reference/sequencemodels.json");
    return Json::parse(stream);
}

ModelSpec specOf(const Json& json)
{
    ModelSpec spec{*architectureNamed(json.at("architecture")), json.at("layers"), json.at("hidden"), json.at("heads"),
                   json.at("max_length")};
    spec.norm = *normPlaceNamed(json.at("norm"));
    spec.tiedOutput = json.at("tied_output");
    spec.useCategories = json.at("use_categories");
    spec.useGaps = json.at("use_gaps");
    return spec;
}

EventGrid gridOf(const Json& json)
{
    if (json.is_null()) return {};
    return {json.at("rows"),       json.at("length"), json.at("items"),    json.at("actions"),
            json.at("categories"), json.at("gaps"),   json.at("positions")};
}

torch::Tensor tensorOf(const std::vector<double>& values, const std::vector<std::int64_t>& shape)
{
    return torch::tensor(values, torch::kDouble).view(shape).to(torch::kFloat);
}

/// Largest difference, relative to what is larger than one.
double difference(const torch::Tensor& one, const torch::Tensor& other)
{
    return ((one - other).abs() / other.abs().clamp_min(1)).max().item<double>();
}

ModelSpec small(Architecture architecture, NormPlace norm)
{
    ModelSpec spec{architecture, 2, 16, 2, 12};
    spec.norm = norm;
    spec.useCategories = spec.useGaps = true;
    return spec;
}

Catalogue catalogue()
{
    Catalogue catalogue{events::Vocabulary({"a", "b", "c", "d", "e", "f", "g"}), events::Vocabulary({"view", "buy"})};
    catalogue.categories = events::Vocabulary({"x", "y", "z"});
    catalogue.itemCategory = {0, 1, 2, -1, 0, 1, 2};
    return catalogue;
}

/// A model whose weights are all far from where they begin: gains and biases too.
SequenceModel anyModel(const ModelSpec& spec)
{
    auto generator = at::detail::createCPUGenerator(11);
    const auto sizes = VocabularySizes::of(spec, catalogue());
    Weights weights = SequenceModel(spec, sizes, generator).weights();
    for (auto& [name, tensor] : weights)
        tensor = tensor + torch::empty_like(tensor).normal_(0, 0.3, generator);
    return {spec, sizes, weights};
}

struct Sequence
{
    std::vector<std::int32_t> items, actions;
    std::vector<float> gaps;
    Context context() const { return {items, actions, gaps}; }
};

Sequence anySequence(std::size_t length, std::uint64_t number)
{
    Philox random(5, 6, number);
    Sequence sequence;
    for (std::size_t i = 0; i < length; ++i) {
        sequence.items.push_back(std::int32_t(random.below(7)));
        sequence.actions.push_back(std::int32_t(random.below(2)));
        sequence.gaps.push_back(float(random.below(1000)));
    }
    return sequence;
}

} // namespace

void ModelsTest::addModels()
{
    QTest::addColumn<int>("architecture");
    QTest::addColumn<int>("norm");
    for (const Architecture architecture : {Architecture::Bert, Architecture::Gpt, Architecture::T5, Architecture::Gru})
        for (const NormPlace norm : {NormPlace::Pre, NormPlace::Post})
            QTest::addRow("%s, %s-norm", name(architecture), name(norm)) << int(architecture) << int(norm);
}

void ModelsTest::addCausalModels()
{
    QTest::addColumn<int>("architecture");
    QTest::addColumn<int>("norm");
    QTest::newRow("gpt, pre-norm") << int(Architecture::Gpt) << int(NormPlace::Pre);
    QTest::newRow("gpt, post-norm") << int(Architecture::Gpt) << int(NormPlace::Post);
    QTest::newRow("gru") << int(Architecture::Gru) << int(NormPlace::Pre);
}

void ModelsTest::agreesWithTheReference_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    const Json all = reference();
    for (const Json& entry : all.at("cases"))
        QTest::addRow("%s", entry.at("name").get<std::string>().c_str()) << index++;
    QCOMPARE(index, 15);
}

void ModelsTest::agreesWithTheReference()
{
    QFETCH(int, index);
    const Json wanted = reference().at("cases").at(std::size_t(index));
    const auto& numbers = wanted.at("sizes");
    VocabularySizes sizes{numbers.at("items"), numbers.at("actions"), numbers.at("categories"),
                          numbers.at("sentinels")};
    Weights weights;
    for (const auto& [name, weight] : wanted.at("weights").items())
        weights[name] = tensorOf(weight.at("values"), weight.at("shape"));
    SequenceModel model(specOf(wanted.at("model")), sizes, weights);
    model.place(torch::kCPU, true);

    // The names and the shapes are what the model has.
    TrainingSpec spec;
    spec.model = model.spec();
    QVERIFY(spec.setObjectives(wanted.at("objective")));
    auto parameters = model.network().parameters();
    std::ranges::copy(headsOf(spec, sizes), std::back_inserter(parameters));
    QCOMPARE(parameters.size(), weights.size());
    for (const Parameter& parameter : parameters) {
        QVERIFY2(weights.contains(parameter.name), parameter.name.c_str());
        QCOMPARE(weights.at(parameter.name).sizes().vec(), parameter.shape);
    }

    const Batch batch{gridOf(wanted.at("events")), gridOf(wanted.at("told")), wanted.at("classes"),
                      wanted.at("places"),         wanted.at("targets"),      {},
                      wanted.at("owners")};
    const auto scores = model(batch);
    QVERIFY(difference(scores.detach(), tensorOf(wanted.at("scores"), scores.sizes().vec())) < 1e-5);
    const auto targets = targetsOf(batch, torch::kCPU);
    const auto loss = batch.owners.empty() ? fullLoss(scores, targets, 0)
                                           : multinomialLoss(scores, ownersOf(batch, torch::kCPU), targets, 0);
    QVERIFY(std::abs(loss.item<double>() - wanted.at("loss").get<double>()) < 1e-5);
    loss.backward();
    for (const auto& [name, tensor] : model.weights()) {
        const auto gradient = tensorOf(wanted.at("weights").at(name).at("gradient"), tensor.sizes().vec());
        const double off = difference(tensor.grad().defined() ? tensor.grad() : torch::zeros_like(tensor), gradient);
        QVERIFY2(off < 1e-5, (name + " is off by " + std::to_string(off)).c_str());
    }
}

void ModelsTest::seesNothingThatComesLater()
{
    QFETCH(int, architecture);
    QFETCH(int, norm);
    const ModelSpec spec = small(Architecture(architecture), NormPlace(norm));
    const SequenceModel model = anyModel(spec);
    const BatchMaker maker(spec, model.sizes());
    const Sequence sequence = anySequence(10, 1);
    const auto before = model(maker.causal(std::vector{sequence.context()}));
    for (std::size_t changed = 1; changed < 9; ++changed) {
        Sequence other = sequence;
        other.items[changed] = (other.items[changed] + 1) % 7;
        other.actions[changed] = 1 - other.actions[changed];
        other.gaps[changed] += 5000;
        const auto after = model(maker.causal(std::vector{other.context()}));
        const auto place = std::int64_t(changed);
        QVERIFY(torch::equal(before.narrow(0, 0, place), after.narrow(0, 0, place)));
        QVERIFY(difference(before[place], after[place]) > 1e-3); // what is new is seen from its own place on
    }
}

void ModelsTest::answersAloneAsInCompany()
{
    QFETCH(int, architecture);
    QFETCH(int, norm);
    const ModelSpec spec = small(Architecture(architecture), NormPlace(norm));
    ModelRecommender recommender(catalogue(), {anyModel(spec)});
    std::vector<Sequence> sequences;
    for (std::size_t length : {3, 0, 11, 1, 12, 7, 30})
        sequences.push_back(anySequence(length, length));
    std::vector<Context> contexts;
    for (const Sequence& sequence : sequences)
        contexts.push_back(sequence.context());
    std::vector<float> together, alone;
    QVERIFY(recommender.score(contexts, together));
    for (std::size_t i = 0; i < contexts.size(); ++i) {
        QVERIFY(recommender.score(std::vector{contexts[i]}, alone));
        for (std::size_t item = 0; item < alone.size(); ++item) {
            QVERIFY(std::isfinite(alone[item]));
            QVERIFY(std::abs(alone[item] - together[i * alone.size() + item]) < 1e-4f);
        }
    }
}

void ModelsTest::beginsWithoutPreference()
{
    QFETCH(int, architecture);
    QFETCH(int, norm);
    const ModelSpec spec = small(Architecture(architecture), NormPlace(norm));
    const SequenceModel model(spec, VocabularySizes::of(spec, catalogue()), at::detail::createCPUGenerator(3));
    const Sequence sequence = anySequence(6, 2);
    const auto scores = model(BatchMaker(spec, model.sizes()).scoring(std::vector{sequence.context()}));
    QCOMPARE(scores.size(1), 7);
    QVERIFY(scores.std().item<double>() < 1.5);
}

QTEST_APPLESS_MAIN(ModelsTest)
#include "models.moc"
