// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/learning/actionevaluation.h"

#include <QtTest/QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::learning;

/// Answers as they are written down, one context after the other.
class Written : public ActionPredictor
{
public:
    explicit Written(std::vector<std::vector<double>> probabilities) : m_probabilities(std::move(probabilities)) {}
    const Catalogue& catalogue() const override { return m_catalogue; }
    Result<> scoreActions(std::span<const Context> contexts, std::vector<float>& scores) override
    {
        scores.clear();
        for (std::size_t i = 0; i < contexts.size(); ++i, ++m_next)
            for (const double probability : m_probabilities[m_next])
                scores.push_back(float(std::log(probability) + 3)); // up to a constant
        return {};
    }

private:
    Catalogue m_catalogue{events::Vocabulary({"item"}), events::Vocabulary({"view", "cart", "buy", "never"})};
    std::vector<std::vector<double>> m_probabilities;
    std::size_t m_next = 0;
};

class ActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresByHand();
    void refusesWhatDoesNotFit();
    void baselinesByHand();
};

namespace {

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-6;
}

SequenceData sequence(const std::vector<std::int32_t>& actions)
{
    SequenceData data;
    data.append({std::vector<std::int32_t>(actions.size()), actions});
    return data;
}

std::vector<TestCase> allOf(const SequenceData& data)
{
    std::vector<TestCase> cases;
    for (std::size_t target = 1; target < data.actions.size(); ++target)
        cases.push_back({0, target});
    return cases;
}

} // namespace

void ActionsTest::figuresByHand()
{
    // Asked: view, view, cart, buy; answered: view, cart, cart, view.
    const SequenceData data = sequence({0, 0, 0, 1, 2});
    Written written({{.66, .14, .1, .1}, {.3, .5, .1, .1}, {.1, .7, .1, .1}, {.46, .2, .2, .14}});
    const auto found = evaluateActions(written, data, allOf(data));
    QVERIFY(found);
    QCOMPARE(found->metrics.at("cases"), 4.0);
    QVERIFY(near(found->metrics.at("accuracy"), 2.0 / 4));
    QVERIFY(near(found->metrics.at("loss"), -(std::log(.66) + std::log(.3) + std::log(.7) + std::log(.2)) / 4));
    // F1: view 2 x 1 / (2 + 2), cart 2 x 1 / (1 + 2), buy 0; nobody speaks of "never".
    QVERIFY(near(found->metrics.at("macro_f1"), (0.5 + 2.0 / 3 + 0) / 3));
    QCOMPARE(found->ranks, (std::vector<double>{1, 2, 1, 2.5}));
    QCOMPARE(found->byAction.size(), std::size_t(3));
    const Metrics& view = found->byAction.at("view");
    QCOMPARE(view.at("cases"), 2.0);
    QVERIFY(near(view.at("f1"), 0.5));
    QVERIFY(near(view.at("auc"), 3.0 / 4)); // .66 > .1, .66 > .46, .3 > .1, .3 < .46
    QVERIFY(near(view.at("log_loss"), -(std::log(.66) + std::log(.3) + std::log(.9) + std::log(.54)) / 4));
    // Alone in their bins: .66 and .3 of yes, .1 and .46 of no.
    QVERIFY(near(view.at("calibration_error"), (.34 + .7 + .1 + .46) / 4));
    QVERIFY(near(found->byAction.at("buy").at("f1"), 0));
    QCOMPARE(evaluateActions(written, data, {})->metrics, (Metrics{{"cases", 0}}));
}

void ActionsTest::refusesWhatDoesNotFit()
{
    Written written({{.25, .25, .25, .25}});
    QVERIFY(!evaluateActions(written, sequence({0, 4}), std::vector{TestCase{0, 1}}));
    QVERIFY(!evaluateActions(written, sequence({0, 1}), std::vector{TestCase{0, 2}}));
    std::stop_source stop;
    stop.request_stop();
    const auto stopped =
        evaluateActions(written, sequence({0, 1}), std::vector{TestCase{0, 1}}, {}, {stop.get_token(), nullptr});
    QVERIFY(!stopped && stopped.error().isCancelled());
}

void ActionsTest::baselinesByHand()
{
    const Catalogue catalogue{events::Vocabulary({"item"}), events::Vocabulary({"view", "buy"})};
    SequenceData data = sequence({0, 0, 1});
    data.append({std::vector<std::int32_t>(2), std::vector<std::int32_t>{0, 1}});
    const std::vector<std::int32_t> item{0}, viewed{0}, bought{1};
    const std::vector contexts{Context{item, viewed}, Context{item, bought}, Context{}};
    const auto probabilities = [&](ActionBaseline kind) {
        std::vector<float> scores;
        (void)fitActionBaseline(kind, catalogue, data)->scoreActions(contexts, scores);
        std::vector<double> ofView; // behind each context
        for (std::size_t i = 0; i < scores.size(); i += 2)
            ofView.push_back(1 / (1 + std::exp(double(scores[i + 1]) - double(scores[i]))));
        return ofView;
    };
    // Three views and two purchases, one more of each.
    for (const double view : probabilities(ActionBaseline::Majority))
        QVERIFY(near(view, 4.0 / 7));
    // Behind a view come one view and two purchases; behind a purchase nothing is known.
    const auto markov = probabilities(ActionBaseline::Markov);
    QVERIFY(near(markov[0], (1 + 4.0 / 7) / 4));
    QVERIFY(near(markov[1], 4.0 / 7));
    QVERIFY(near(markov[2], 4.0 / 7));
}

QTEST_APPLESS_MAIN(ActionsTest)
#include "actions.moc"
