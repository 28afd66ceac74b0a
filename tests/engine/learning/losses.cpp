// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/torch/losses.h"

#include "engine/learning/torch/adversarial.h"
#include "engine/learning/torch/distillation.h"
#include "engine/learning/torch/movingaverage.h"
#include "engine/learning/torch/optimizer.h"
#include "engine/learning/torch/parameterplace.h"
#include "engine/learning/torch/pruning.h"

#include <QtTest/QTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>

using namespace sessionsmith;
using namespace sessionsmith::learning;
using Json = nlohmann::json;

/// Losses and techniques against what losses.py computed from their definitions, against cases done by hand, and their
/// gradients against finite differences.
class LossesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fullLossIsCrossEntropy();
    void placesTellSeveral();
    void sampledLossCorrectsForPopularity();
    void sampledLossTendsToTheFullOne();
    void binaryLossIsCalibrated();
    void contrastiveLossFindsPairs();
    void distillationFollowsTheMean();
    void gradientsAreThoseOfTheLosses();
    void fastGradientGoesUphill();
    void projectedSearchStaysInTheBall();
    void virtualDirectionIsTheWorst();
    void averagesWeights();
    void prunesWhatIsSmallest();
    void ratesFollowTheSchedule();
    void layersLearnAtTheirRates();
    void updatesAreAdamW();
    void namesTellPlaces();
    void brokenGradientsAreNamed();

private:
    torch::Tensor tensor(const Json& json) const;
    torch::Tensor integers(const char* key) const;
    torch::Tensor scores() const { return tensor(m_reference["scores"]); }
    torch::Tensor positive() const { return scores().gather(1, integers("targets").unsqueeze(1)).squeeze(1); }
    torch::Tensor negative() const { return scores().index_select(1, integers("drawn")); }

    Json m_reference;
};

namespace {

bool isNear(double value, double expected, double tolerance = 1e-10)
{
    if (std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected))) return true;
    qWarning("%.17g, not %.17g", value, expected);
    return false;
}

bool isNear(const torch::Tensor& values, const torch::Tensor& expected, double tolerance = 1e-10)
{
    return values.sizes() == expected.sizes() && isNear((values - expected).abs().max().item<double>(), 0, tolerance);
}

/// Of a loss at some place, by automatic differentiation.
torch::Tensor gradientOf(const std::function<torch::Tensor(const torch::Tensor&)>& loss, const torch::Tensor& at)
{
    const auto place = at.clone().requires_grad_(true);
    return torch::autograd::grad({loss(place)}, {place})[0];
}

/// The same by central differences.
torch::Tensor differencesOf(const std::function<torch::Tensor(const torch::Tensor&)>& loss, const torch::Tensor& at)
{
    constexpr double step = 1e-5;
    auto found = torch::zeros_like(at);
    for (std::int64_t i = 0; i < at.numel(); ++i) {
        const auto aside = [&](double by) {
            auto moved = at.clone();
            moved.view({-1})[i] += by;
            return loss(moved).item<double>();
        };
        found.view({-1})[i] = (aside(step) - aside(-step)) / (2 * step);
    }
    return found;
}

torch::Tensor doubles(std::vector<double> values, at::IntArrayRef shape)
{
    return torch::tensor(values, torch::kDouble).reshape(shape);
}

} // namespace

torch::Tensor LossesTest::tensor(const Json& json) const
{
    std::vector<std::int64_t> shape;
    for (const Json* part = &json; part->is_array(); part = &part->front())
        shape.push_back(std::int64_t(part->size()));
    const Json flat = json.flatten();
    std::vector<double> values;
    const std::function<void(const Json&)> collect = [&](const Json& part) {
        if (part.is_array())
            std::ranges::for_each(part, collect);
        else
            values.push_back(part.get<double>());
    };
    collect(json);
    return doubles(values, shape);
}

torch::Tensor LossesTest::integers(const char* key) const
{
    return tensor(m_reference[key]).to(torch::kLong);
}

void LossesTest::initTestCase()
{
    std::ifstream file(SESSIONSMITH_SOURCE_DIR "/tests/engine/learning/losses.json");
    m_reference = Json::parse(file, nullptr, false);
    QVERIFY(m_reference.is_object());
}

void LossesTest::fullLossIsCrossEntropy()
{
    for (const Json& known : m_reference["full"]) {
        const auto loss = [&](const torch::Tensor& values) {
            return fullLoss(values, integers("targets"), known["smoothing"].get<double>());
        };
        QVERIFY(isNear(loss(scores()).item<double>(), known["loss"].get<double>()));
        QVERIFY(isNear(gradientOf(loss, scores()), tensor(known["gradient"])));
    }
}

void LossesTest::placesTellSeveral()
{
    for (const Json& wanted : m_reference["multinomial"]) {
        const double smoothing = wanted["smoothing"];
        const auto loss = [&](const torch::Tensor& at) {
            return multinomialLoss(at, integers("owners"), integers("told"), smoothing);
        };
        QVERIFY(isNear(loss(scores()).item<double>(), wanted["loss"]));
        QVERIFY(isNear(gradientOf(loss, scores()), tensor(wanted["gradient"])));
    }
}

void LossesTest::sampledLossCorrectsForPopularity()
{
    const Json& known = m_reference["sampled"];
    const auto popularity = tensor(m_reference["popularity"]);
    const auto loss = [&](const torch::Tensor& right, const torch::Tensor& wrong) {
        return sampledLoss(right, wrong, integers("targets"), integers("drawn"), popularity);
    };
    QVERIFY(isNear(loss(positive(), negative()).item<double>(), known["loss"].get<double>()));
    QVERIFY(isNear(gradientOf([&](const auto& at) { return loss(at, negative()); }, positive()),
                   tensor(known["positive"])));
    QVERIFY(isNear(gradientOf([&](const auto& at) { return loss(positive(), at); }, negative()),
                   tensor(known["negative"])));
}

/// Every item drawn just as often as its probability says makes the sum exact.
void LossesTest::sampledLossTendsToTheFullOne()
{
    const std::int64_t items = scores().size(1);
    std::vector<std::int64_t> drawn;
    for (std::int64_t item = 0; item < items; ++item)
        drawn.insert(drawn.end(), std::size_t(item + 1), item);
    const auto draws = torch::tensor(drawn);
    const auto popularity = (draws + 1).to(torch::kDouble) / double(draws.size(0));
    const auto sampled =
        sampledLoss(positive(), scores().index_select(1, draws), integers("targets"), draws, popularity);
    QVERIFY(isNear(sampled.item<double>(), fullLoss(scores(), integers("targets"), 0).item<double>()));
}

void LossesTest::binaryLossIsCalibrated()
{
    for (const Json& known : m_reference["gbce"]) {
        const double exponent =
            calibrationExponent(std::size_t(negative().size(1)), scores().size(1), known["t"].get<double>());
        QVERIFY(isNear(exponent, known["exponent"].get<double>()));
        const auto loss = [&](const torch::Tensor& right, const torch::Tensor& wrong) {
            return binaryLoss(right, wrong, exponent);
        };
        QVERIFY(isNear(loss(positive(), negative()).item<double>(), known["loss"].get<double>()));
        QVERIFY(isNear(gradientOf([&](const auto& at) { return loss(at, negative()); }, positive()),
                       tensor(known["positive"])));
        QVERIFY(isNear(gradientOf([&](const auto& at) { return loss(positive(), at); }, negative()),
                       tensor(known["negative"])));
    }
    QCOMPARE(calibrationExponent(10, 11, 0.3), 1.0); // nothing is left out, so nothing is overconfident
    // A score that no exponential can hold.
    QVERIFY(std::isfinite(binaryLoss(doubles({-1e4}, {1}), doubles({1e4}, {1, 1}), 0.5).item<double>()));
}

void LossesTest::contrastiveLossFindsPairs()
{
    const auto views = tensor(m_reference["views"]);
    for (const Json& known : m_reference["contrastive"])
        QVERIFY(isNear(contrastiveLoss(views[0], views[1], known["temperature"].get<double>()).item<double>(),
                       known["loss"].get<double>()));
    QVERIFY(isNear(contrastiveLoss(views[0].narrow(0, 0, 1), views[1].narrow(0, 0, 1), 0.1).item<double>(), 0));
    // Two sequences at right angles, whose views point the same way: exp(1) against twice exp(0).
    const auto axes = doubles({1, 0, 0, 3}, {2, 2});
    QVERIFY(isNear(contrastiveLoss(axes, 2 * axes, 1).item<double>(), std::log(std::exp(1) + 2) - 1));
    QCOMPARE(contrastiveHits(axes, 2 * axes), 4.0);
    QCOMPARE(contrastiveHits(axes, axes.flip(0)), 0.0);
}

void LossesTest::distillationFollowsTheMean()
{
    const auto teachers = tensor(m_reference["teachers"]);
    for (const Json& known : m_reference["distillation"]) {
        const double temperature = known["temperature"].get<double>();
        const auto together = ((teachers / temperature).log_softmax(2).logsumexp(0)) - std::log(3.0);
        QVERIFY(isNear(distillationLoss(together, scores(), temperature).item<double>(), known["loss"].get<double>()));
    }
    const auto known = scores().log_softmax(1);
    QVERIFY(isNear(distillationLoss(known, scores(), 1).item<double>(), 0));
}

void LossesTest::gradientsAreThoseOfTheLosses()
{
    const auto views = tensor(m_reference["views"]);
    const auto second = [&](const torch::Tensor& at) { return contrastiveLoss(views[0], at, 0.5); };
    QVERIFY(isNear(gradientOf(second, views[1]), differencesOf(second, views[1]), 1e-7));
    const auto known = tensor(m_reference["teachers"])[0].log_softmax(1);
    const auto student = [&](const torch::Tensor& at) { return distillationLoss(known, at, 2); };
    QVERIFY(isNear(gradientOf(student, scores()), differencesOf(student, scores()), 1e-7));
    const auto popularity = tensor(m_reference["popularity"]);
    const auto wrong = [&](const torch::Tensor& at) {
        return sampledLoss(positive(), at, integers("targets"), integers("drawn"), popularity);
    };
    QVERIFY(isNear(gradientOf(wrong, negative()), differencesOf(wrong, negative()), 1e-7));
}

void LossesTest::fastGradientGoesUphill()
{
    Techniques techniques;
    techniques.adversarial = Adversarial::Fgm;
    techniques.epsilon = 0.5;
    // Two sequences of one event: one of length 5 with a gradient along (0, 2), one without a gradient.
    const auto embedded = doubles({3, 4, 1, 1}, {2, 1, 2}), gradient = doubles({0, 2, 0, 0}, {2, 1, 2});
    const auto never = [](const torch::Tensor&) -> torch::Tensor {
        throw std::logic_error("one step needs no search");
    };
    QVERIFY(isNear(Disturbance(techniques).against(gradient, embedded, never), doubles({0, 2.5, 0, 0}, {2, 1, 2})));
}

void LossesTest::projectedSearchStaysInTheBall()
{
    Techniques techniques;
    techniques.adversarial = Adversarial::Pgd;
    techniques.epsilon = 0.1;
    techniques.adversarialSteps = 4;
    // A loss that rises along x to a ridge at x = 10.1 and then falls: the search has to stop there, short of 11.
    const auto embedded = doubles({10, 0}, {1, 1, 2});
    const auto ridge = [](const torch::Tensor& at) { return -(at.select(2, 0) - 10.1).abs().sum(); };
    const auto begin = gradientOf(ridge, embedded);
    // Steps of 2.5 * 0.1 / 4 * 10 = 0.625: up to 10.625, back to 10, up, back.
    QVERIFY(isNear(Disturbance(techniques).against(begin, embedded, ridge), doubles({0, 0}, {1, 1, 2})));
    // A loss that rises for ever: 0.625, then the edge of the ball.
    const auto slope = [](const torch::Tensor& at) { return at.select(2, 1).sum(); };
    QVERIFY(isNear(Disturbance(techniques).against(gradientOf(slope, embedded), embedded, slope),
                   doubles({0, 1}, {1, 1, 2})));
    techniques.adversarialSteps = 1;
    QVERIFY(isNear(Disturbance(techniques).against(gradientOf(slope, embedded), embedded, slope),
                   doubles({0, 1}, {1, 1, 2})));
}

void LossesTest::virtualDirectionIsTheWorst()
{
    const Json& known = m_reference["virtual"];
    const auto weights = tensor(known["weights"]);
    Techniques techniques;
    techniques.adversarial = Adversarial::Vat;
    techniques.epsilon = known["share"].get<double>();
    techniques.adversarialSteps = 100; // of the power iteration, until nothing turns any more
    const auto embedded = tensor(known["embedded"]).view({1, 1, -1});
    const auto scoresAt = [&](const torch::Tensor& at) { return torch::matmul(at.view({1, -1}), weights.t()); };
    const double found =
        Disturbance(techniques).virtualLoss(embedded, torch::ones_like(embedded), scoresAt).item<double>();
    // The parabola has two ends; beyond it they differ a little, and so does the direction.
    QVERIFY(isNear(found, known["losses"][0].get<double>(), 2e-2 * found) ||
            isNear(found, known["losses"][1].get<double>(), 2e-2 * found));
    // No other direction is worse.
    torch::manual_seed(1);
    for (int i = 0; i < 100; ++i) {
        const auto other = Disturbance::scaled(torch::randn_like(embedded), embedded, techniques.epsilon);
        const auto before = scoresAt(embedded).log_softmax(1), after = scoresAt(embedded + other).log_softmax(1);
        QVERIFY((before.exp() * (before - after)).sum().item<double>() < 1.02 * found);
    }
}

void LossesTest::averagesWeights()
{
    const auto walk = tensor(m_reference["walk"]);
    for (const Json& known : m_reference["average"]) {
        MovingAverage average(known["decay"].get<double>(), {{"w", walk[0].clone()}});
        for (std::int64_t step = 0; step + 1 < walk.size(0); ++step) {
            average.add({{"w", walk[step + 1]}}, step);
            QVERIFY(
                isNear(average.weights().at("w").item<double>(), known["values"][std::size_t(step + 1)].get<double>()));
        }
    }
}

void LossesTest::prunesWhatIsSmallest()
{
    const Weights weights{{"matrix", torch::tensor({0.5F, -0.1F, 3.F, -0.5F, 0.2F, -4.F}).view({2, 3})},
                          {"vector", torch::tensor({0.001F, 1.F})}};
    const Weights half = pruned(weights, 0.5);
    QVERIFY(torch::equal(half.at("matrix"), torch::tensor({0.F, 0.F, 3.F, -0.5F, 0.F, -4.F}).view({2, 3})));
    QVERIFY(torch::equal(half.at("vector"), weights.at("vector")));
    QVERIFY(torch::equal(pruned(half, 0.5).at("matrix"), half.at("matrix")));
    QVERIFY(torch::equal(pruned(weights, 0.33).at("matrix"), // one of six, rounded down
                         torch::tensor({0.5F, 0.F, 3.F, -0.5F, 0.2F, -4.F}).view({2, 3})));
    const Weights kept = keptBy(half);
    Weights moved{{"matrix", torch::ones({2, 3})}, {"vector", torch::ones({2})}};
    keepOnly(kept, moved);
    QVERIFY(torch::equal(moved.at("matrix"), torch::tensor({0.F, 0.F, 1.F, 1.F, 0.F, 1.F}).view({2, 3})));
    QVERIFY(torch::equal(moved.at("vector"), torch::ones({2})));
}

void LossesTest::ratesFollowTheSchedule()
{
    for (const Json& known : m_reference["rates"]) {
        OptimizerSpec spec;
        spec.learningRate = 1;
        spec.warmUp = known["warm_up"].get<double>();
        spec.decline = *declineNamed(known["decline"].get<std::string>());
        const Optimizer optimizer(spec, {{"w", torch::ones({2, 2}).requires_grad_(true)}}, known["steps"].get<int>());
        for (std::size_t step = 0; step < known["rates"].size(); ++step)
            QVERIFY(isNear(optimizer.learningRate(std::int64_t(step)), known["rates"][step].get<double>()));
    }
}

void LossesTest::layersLearnAtTheirRates()
{
    OptimizerSpec spec;
    spec.learningRate = 0.5;
    spec.warmUp = 0;
    spec.layers = 2;
    spec.freeze.layerDecay = 0.5;
    Weights weights;
    for (const char* name : {"items.weight", "layers.0.mlp.weight", "layers.1.mlp.weight", "norm.weight", "still"})
        weights[name] = torch::zeros({1, 1}).requires_grad_(std::string(name) != "still");
    Optimizer optimizer(spec, weights, 10);
    auto sum = torch::zeros({});
    for (const auto& [name, tensor] : weights)
        sum = sum + tensor.sum();
    QVERIFY(optimizer.step(sum, 0));
    // The first step of Adam is as long as the rate.
    const auto moved = [&](const char* name) { return -weights.at(name).item<double>(); };
    QVERIFY(isNear(moved("norm.weight"), 0.5, 1e-6));
    QVERIFY(isNear(moved("layers.1.mlp.weight"), 0.5, 1e-6));
    QVERIFY(isNear(moved("layers.0.mlp.weight"), 0.25, 1e-6));
    QVERIFY(isNear(moved("items.weight"), 0.125, 1e-6));
    QCOMPARE(moved("still"), -0.0);
    QVERIFY(!optimizer.firstMoments().contains("still"));
}

/// However the tensors are updated, they become what LibTorch's own optimiser makes of them, to the bit.
void LossesTest::updatesAreAdamW()
{
    const auto weights = [] {
        torch::manual_seed(1);
        Weights made;
        for (const std::vector<std::int64_t>& shape : {std::vector<std::int64_t>{3, 4}, {5}, {7, 2}, {1, 1}})
            made["w" + std::to_string(made.size())] = torch::randn(shape).requires_grad_(true);
        return made;
    };
    const auto loss = [](const Weights& of) {
        auto sum = torch::zeros({});
        for (const auto& [name, tensor] : of)
            sum = sum + (tensor - 0.3).pow(4).sum() + tensor.sin().sum();
        return sum;
    };
    Weights expected = weights();
    std::vector<torch::Tensor> matrices, vectors;
    for (const auto& [name, tensor] : expected)
        (tensor.dim() == 2 ? matrices : vectors).push_back(tensor);
    torch::optim::AdamW matricesAdam(matrices, torch::optim::AdamWOptions(0.1).weight_decay(0.2)),
        vectorsAdam(vectors, torch::optim::AdamWOptions(0.1).weight_decay(0));
    OptimizerSpec spec;
    spec.learningRate = 0.1;
    spec.l2 = 0.2;
    spec.warmUp = 0;
    spec.decline = Decline::Constant;
    Weights together = weights(), single = weights();
    Optimizer fused(spec, together, 20);
    spec.update = Update::OneByOne;
    Optimizer oneByOne(spec, single, 20);
    for (int step = 0; step < 10; ++step) {
        matricesAdam.zero_grad();
        vectorsAdam.zero_grad();
        loss(expected).backward();
        matricesAdam.step();
        vectorsAdam.step();
        QVERIFY(fused.step(loss(together), step));
        if (step == 5) { // goes on elsewhere
            Optimizer other(spec, single, 20);
            other.restore(oneByOne.firstMoments(), oneByOne.secondMoments(), step);
            QVERIFY(other.step(loss(single), step));
            oneByOne.restore(other.firstMoments(), other.secondMoments(), step + 1);
        } else {
            QVERIFY(oneByOne.step(loss(single), step));
        }
        for (const auto& [name, tensor] : expected) {
            QVERIFY(torch::equal(tensor, together.at(name)));
            QVERIFY(torch::equal(tensor, single.at(name)));
        }
    }
}

void LossesTest::namesTellPlaces()
{
    const auto frozen = [](const char* what, const char* name) { return isFrozen({what, 1}, name); };
    QVERIFY(frozen("embeddings", "items.weight") && frozen("embeddings", "embeddings.word_embeddings.weight"));
    QVERIFY(!frozen("embeddings", "layers.0.attention.input.weight") && !frozen("embeddings", "norm.gain"));
    QVERIFY(frozen("body", "encoder.layer.11.output.dense.weight") && !frozen("body", "norm.gain"));
    QVERIFY(frozen("1", "h.0.attn.c_attn.weight") && !frozen("1", "h.1.attn.c_attn.weight"));
    QVERIFY(!frozen("1", "items.weight") && !frozen("", "layers.0.mlp.expand.weight"));
    QCOMPARE(*ParameterPlace::of("encoder.block.3.layer.1.layer_norm.weight").layer, 3);
}

void LossesTest::brokenGradientsAreNamed()
{
    OptimizerSpec spec;
    const Weights weights{{"good", torch::ones({2}).requires_grad_(true)},
                          {"ill", torch::zeros({2}).requires_grad_(true)}};
    Optimizer optimizer(spec, weights, 10);
    const auto followed = optimizer.step(weights.at("good").sum() + weights.at("ill").sqrt().sum(), 0);
    QVERIFY(!followed);
    QVERIFY2(followed.error().message().find("the gradient of ill") != std::string::npos,
             followed.error().message().c_str());
    QVERIFY(torch::equal(weights.at("good"), torch::ones({2})));
    QVERIFY(checkFinite(weights));
    const auto loss = checkLoss(std::nan(""), weights);
    QVERIFY(!loss && loss.error().message().starts_with("the loss"));
    const auto cause = checkLoss(std::nan(""), {{"lost", torch::full({1}, std::nanf(""))}});
    QVERIFY(!cause && cause.error().message().find("lost") != std::string::npos);
}

QTEST_APPLESS_MAIN(LossesTest)
#include "losses.moc"
