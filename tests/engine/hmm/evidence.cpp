// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/evidence.h"

#include "engine/hmm/evidencejson.h"
#include "tests/engine/hmm/clearmodel.h"
#include "tests/engine/hmm/drawing.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <functional>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;

using Json = nlohmann::json;
using Edit = std::function<void(Json&)>;
Q_DECLARE_METATYPE(Edit)

namespace {

using Part = Cell::Part;

/// Of a fit with a locked cell.
Evidence someEvidence(const Model& start = clearModel())
{
    const Sequences sequences = draw(clearModel(), 200, 0, 1).actions;
    BaumWelchSpec spec{.maximumIterations = 50};
    spec.constraints.locks.setLocked({Part::Transition, 0, 1}, true);
    const Fit fit = *baumWelch(start, sequences, spec);
    const ExpectedCounts counts = *expectedCounts(fit.model, sequences);
    Evidence evidence = evidenceOf(fit, sequences, counts, fitIntervals(fit.model, sequences, counts, spec));
    evidence.method = Evidence::Method::BaumWelch;
    evidence.source = "a log";
    evidence.sourceHash = "0123";
    return evidence;
}

} // namespace

class EvidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheFitFound();
    void followsNames();
    void takesNewNames();
    void speaksAgainstWhatChanceDoesNotExplain();
    void comesBackFromJson();
    void refuses_data();
    void refuses();
};

void EvidenceTest::saysWhatTheFitFound()
{
    const Evidence evidence = someEvidence();
    QCOMPARE(evidence.sequences, std::size_t(200));
    QVERIFY(evidence.events > 1000);
    QVERIFY(std::abs(evidence.counts.emission.sum() - double(evidence.events)) < 1e-6);
    QVERIFY(std::abs(evidence.counts.end.sum() - 200) < 1e-6);
    QVERIFY(evidence.estimate.transition(0, 1) == clearModel().transition(0, 1));
    QCOMPARE(evidence.states, clearModel().states);
    for (int i = 0; i < 3; ++i)
        for (int k = 0; k < 4; ++k) {
            const Cell cell{Part::Emission, i, k};
            QVERIFY(evidence.intervals.low[cell] <= evidence.estimate[cell]);
            QVERIFY(evidence.intervals.high[cell] >= evidence.estimate[cell]);
        }
}

void EvidenceTest::followsNames()
{
    const Evidence evidence = someEvidence();
    Model model = ecommerceTemplate();
    model.states = {"state2", "new", "state0", "another", "state1"};
    model.actions = {"action3", "action1", "like", "action0", "share"};
    const Evidence matched = evidence.matchedTo(model);
    QCOMPARE(matched.states, model.states);
    QCOMPARE(matched.estimate.transition(0, 2), evidence.estimate.transition(2, 0));
    QCOMPARE(matched.counts.emission(4, 0), evidence.counts.emission(1, 3));
    QCOMPARE(matched.intervals.low.initial[0], evidence.intervals.low.initial[2]);
    QCOMPARE(matched.intervals.high.end[4], evidence.intervals.high.end[1]);
    QVERIFY(std::isnan(matched.counts.transition(0, 1)) && std::isnan(matched.counts.transition(1, 0)));
    QVERIFY(std::isnan(matched.estimate.emission(0, 2)) && std::isnan(matched.counts.end[3]));
    model.end.resize(0);
    QCOMPARE(evidence.matchedTo(model).counts.end.size(), 0);
    QCOMPARE(evidence.matchedTo(clearModel()).estimate.emission, evidence.estimate.emission);
}

void EvidenceTest::takesNewNames()
{
    const Evidence evidence = someEvidence();
    const Evidence renamed = evidence.renamed({{"state1", "deciding"}}, {{"action0", "look"}, {"none", "other"}});
    QCOMPARE(renamed.states, (std::vector<std::string>{"state0", "deciding", "state2"}));
    QCOMPARE(renamed.actions.front(), std::string("look"));
    Model model = clearModel();
    model.states = renamed.states;
    model.actions = renamed.actions;
    QCOMPARE(renamed.matchedTo(model).estimate.emission, evidence.estimate.emission);
}

void EvidenceTest::speaksAgainstWhatChanceDoesNotExplain()
{
    const Evidence evidence = someEvidence();
    const Cell cell{Part::Transition, 1, 1};
    QVERIFY(!evidence.speaksAgainst(cell, evidence.estimate[cell]));
    QVERIFY(!evidence.speaksAgainst(cell, evidence.intervals.high[cell]));
    QVERIFY(evidence.speaksAgainst(cell, evidence.intervals.high[cell] + 1e-6));
    QVERIFY(evidence.speaksAgainst(cell, evidence.intervals.low[cell] - 1e-6));
    QVERIFY(!evidence.speaksAgainst({Part::Transition, 0, 1}, 1)); // it was locked: the data were not asked
}

void EvidenceTest::comesBackFromJson()
{
    Model endless = clearModel();
    endless.end.resize(0);
    for (const Model& model : {clearModel(), endless}) {
        const Evidence evidence = someEvidence(model);
        const std::string text = toJson(evidence).dump();
        const auto read = evidenceFromJson(Json::parse(text));
        QVERIFY(read);
        QCOMPARE(toJson(*read).dump(), text);
        QVERIFY(read->intervals.low.emission == evidence.intervals.low.emission);
        QVERIFY(std::isnan(read->intervals.high.transition(0, 1)));
        QCOMPARE(read->counts.end.size(), model.end.size());
        QVERIFY(read->intervals.method == Intervals::Method::Information);
        QVERIFY(read->method == Evidence::Method::BaumWelch);
        QCOMPARE(read->sourceHash, std::string("0123"));
    }
}

void EvidenceTest::refuses_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, Edit edit, const char* message) { QTest::newRow(name) << edit << message; };
    row(
        "no object", [](Json& e) { e = 5; }, "\"evidence\" is not a JSON object");
    row(
        "method", [](Json& e) { e["method"] = "guess"; }, "\"method\" of the evidence is none of: count, baum-welch");
    row(
        "intervals", [](Json& e) { e.erase("intervals"); }, "\"intervals\" of the evidence is none of");
    row(
        "states", [](Json& e) { e.erase("states"); }, "The key \"states\" is missing");
    row(
        "fewer states", [](Json& e) { e["states"].erase(0); }, "\"estimate.initial\" of the evidence does not fit");
    row(
        "table", [](Json& e) { e.erase("counts"); }, "\"counts\" of the evidence does not fit");
    row(
        "row", [](Json& e) { e["low"]["transition"][1].erase(0); }, "\"low.transition\" of the evidence does not fit");
    row(
        "text", [](Json& e) { e["high"]["emission"][1][2] = "0.5"; }, "\"high.emission\" of the evidence");
    row(
        "end", [](Json& e) { e["high"].erase("end"); }, "\"high.end\" of the evidence does not fit");
    row(
        "end: type", [](Json& e) { e["counts"]["end"] = 3; }, "\"counts.end\" of the evidence does not fit");
}

void EvidenceTest::refuses()
{
    QFETCH(Edit, edit);
    QFETCH(QString, message);
    Json section = toJson(someEvidence());
    edit(section);
    const auto read = evidenceFromJson(section);
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().message()).contains(message), read.error().message().c_str());
}

QTEST_APPLESS_MAIN(EvidenceTest)
#include "evidence.moc"
