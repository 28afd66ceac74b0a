// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/behaviourmodel.h"

#include "engine/hmm/json.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <cmath>
#include <functional>
#include <set>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using Json = nlohmann::json;

namespace {

BehaviourModel fullModel()
{
    BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    model.hmm.name = "店 \"one\"";
    model.items = {"the log", "0123456789abcdef", 1. / 3, 77, 9, 0.1};
    model.items.inventedSeed = 7;
    model.items.transitions = {{"shoes", "hats", 1. / 3}, {"shoes", "", 0.5}};
    model.items.ways = {1. / 7, 0.25};
    model.items.waysEvidence = {"the log", 90, {1. / 7, 0.25}, {0.125, 0}, {0.5, 1}, 12.5, 20};
    model.items.catalogueEvidence = {"the log", 900, 77, 9, 0.1, 0.05, 0.2};
    model.items.smoothingEvidence = {"the log", 1. / 7, 0.125, 0.5, 12, 345, 6, 20.5, INFINITY, 30, 40};
    model.revisits.probability = hmm::Vector{{0, 1, 1. / 3, 0.5, 0.25}};
    model.revisits.recency = 1. / 7;
    model.revisits.viewedBefore = {false, false, false, true, true};
    model.revisits.recencyWeight = 17.5;
    model.revisits.returnsEvidence = {"the log", 17, 9, 33, 12, 3.5, 4.5};
    model.revisits.evidence = {"the log", hmm::Vector{{9, 8, 7, 6, 5}}, hmm::Vector{{4, 3, 2, 1, 0}}, 11, 0.125, 0.2};
    model.visits.hours.assign(24, 1. / 24);
    model.visits.hours[3] = 0;
    model.visits.weekdays = {1, 2, 3, 4, 5, 6, 1. / 3};
    model.visits.sessionsPerUser = {0.5, 0, 0.25};
    model.visits.pauseLogMean = 1. / 7;
    model.visits.pauseLogDeviation = 2.5;
    model.visits.days = 9;
    model.visits.evidence = {"the log", 114, 1700, 1586, {1, 2}, {3}, {4, 5}, 1. / 7, 2.5};
    model.gaps.logMean = hmm::Vector{{1, 2, 1. / 3, -4, 5e-3}};
    model.gaps.logDeviation = hmm::Vector{{0, 0.5, 1. / 7, 1, 2}};
    model.gaps.together = hmm::Vector{{0, 0.5, 0, 0, 1}};
    model.gaps.hours = hmm::Vector::LinSpaced(24, 1. / 3, 3);
    model.gaps.evidence = {
        "the log", hmm::Vector{{0, 1, 2.5, 1e9, 1. / 3}}, model.gaps.logMean, model.gaps.logDeviation,
        {},        hmm::Vector::LinSpaced(24, 0, 100),    model.gaps.hours,   hmm::Vector::Constant(24, 1. / 7)};
    model.lengths = {LengthSettings::Kind::Drawn, 7, {0.25, 0, 1. / 3}, LengthEvidence{"the log", {3, 0, 4}}};
    return model;
}

using Edit = std::function<void(Json&)>;

} // namespace

/// The document of a model with what lies beyond the hidden Markov model.
class BehaviourModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void plainDocuments();
    void missingSettingsKeepTheirDefaults();
    void tellsWhichKeysItDoesNotKnow();
    void refuses_data();
    void refuses();
    void refusesText();
    void hashOfAllButTheName();
    void evidenceIsKept();
    void countsOfEarlierDocuments();
    void hashesOfEarlierDocuments();
};

void BehaviourModelTest::comesBack()
{
    const BehaviourModel model = fullModel();
    const auto read = parseDocument(writeDocument(model), "model.json");
    QVERIFY(read);
    QCOMPARE(read->hmm.name, model.hmm.name);
    QCOMPARE(hmm::contentHash(read->hmm), hmm::contentHash(model.hmm));
    QCOMPARE(read->items.source, model.items.source);
    QCOMPARE(read->items.sourceHash, model.items.sourceHash);
    QCOMPARE(read->items.inventedItems, 77);
    QCOMPARE(read->items.inventedCategories, 9);
    QVERIFY(read->items.smoothing == model.items.smoothing);
    QVERIFY(read->items.zipfExponent == model.items.zipfExponent);
    QVERIFY(read->gaps.logMean == model.gaps.logMean);
    QVERIFY(read->gaps.logDeviation == model.gaps.logDeviation);
    QVERIFY(read->gaps.evidence->counts == model.gaps.evidence->counts);
    QCOMPARE(read->gaps.evidence->together.size(), 0);
    QVERIFY(read->gaps.hours == model.gaps.hours && read->gaps.evidence->hours == model.gaps.hours);
    QVERIFY(read->gaps.evidence->hourCounts == model.gaps.evidence->hourCounts);
    QVERIFY(read->gaps.evidence->hourErrors == model.gaps.evidence->hourErrors);
    QCOMPARE(read->items.transitions.size(), std::size_t(2));
    QCOMPARE(read->items.transitions[0].to, std::string("hats"));
    QVERIFY(read->items.transitions[0].probability == 1. / 3);
    QVERIFY(read->lengths.kind == LengthSettings::Kind::Drawn);
    QCOMPARE(read->lengths.shares, model.lengths.shares);
    QCOMPARE(read->lengths.evidence->counts, model.lengths.evidence->counts);
    QVERIFY(read->revisits.probability == model.revisits.probability);
    QVERIFY(read->revisits.recency == model.revisits.recency);
    QCOMPARE(read->revisits.viewedBefore, model.revisits.viewedBefore);
    QVERIFY(read->revisits.evidence);
    QVERIFY(read->revisits.evidence->revisits == model.revisits.evidence->revisits);
    QCOMPARE(read->revisits.evidence->choices, std::size_t(11));
    QCOMPARE(*read->revisits.recencyWeight, 17.5);
    const auto& returns = *read->revisits.returnsEvidence;
    QCOMPARE(returns.source, std::string("the log"));
    QCOMPARE(returns.choices, std::size_t(12));
    QVERIFY(returns.estimate == 17 && returns.low == 9 && returns.high == 33);
    QVERIFY(returns.perplexity == 3.5 && returns.perplexityByRecency == 4.5);
    QCOMPARE(read->visits.hours, model.visits.hours);
    QCOMPARE(read->visits.weekdays, model.visits.weekdays);
    QCOMPARE(read->visits.sessionsPerUser, model.visits.sessionsPerUser);
    QVERIFY(read->visits.pauseLogMean == model.visits.pauseLogMean);
    QVERIFY(read->visits.pauseLogDeviation == model.visits.pauseLogDeviation);
    QCOMPARE(read->visits.days, 9);
    QVERIFY(read->visits.evidence && read->visits.evidence->pauses == 1586);
    QVERIFY(read->items.smoothingEvidence);
    QCOMPARE(read->items.smoothingEvidence->impossibleSteps, std::size_t(6));
    QVERIFY(std::isinf(read->items.smoothingEvidence->perplexityOfItems));
    QCOMPARE(contentHash(*read), contentHash(model));
    QCOMPARE(writeDocument(*read), writeDocument(model));

    const auto plain = hmm::parseModel(writeDocument(model), ""); // the plain model is a part of it
    QVERIFY(plain);
    QCOMPARE(hmm::contentHash(*plain), hmm::contentHash(model.hmm));
}

void BehaviourModelTest::plainDocuments()
{
    const auto read = parseDocument(hmm::toJson(hmm::ecommerceTemplate()).dump(), "model.json");
    QVERIFY(read);
    QCOMPARE(read->hmm.states, hmm::ecommerceTemplate().states);
    QVERIFY(read->items.source.empty());
    QCOMPARE(read->items.smoothing, ItemSettings{}.smoothing);
    QCOMPARE(read->items.inventedItems, ItemSettings{}.inventedItems);
    QCOMPARE(read->gaps.logMean.size(), 0);
    QCOMPARE(read->gaps.logDeviation.size(), 0);
    QVERIFY(!Json::parse(writeDocument(*read)).contains("gaps"));
    QVERIFY(!Json::parse(writeDocument(*read)).contains("revisits"));
    QVERIFY(!Json::parse(writeDocument(*read)).contains("visits"));
    QVERIFY(!Json::parse(writeDocument(*read)).contains("length"));
}

void BehaviourModelTest::missingSettingsKeepTheirDefaults()
{
    Json document = hmm::toJson(hmm::ecommerceTemplate());
    document["items"] = {{"smoothing", 3}, {"unknown", "key"}};
    document["gaps"] = {{"log_mean", Json::array()}, {"log_deviation", Json::array()}};
    const auto read = parseDocument(document.dump(), "");
    QVERIFY(read);
    QCOMPARE(read->items.smoothing, 3.0);
    QCOMPARE(read->items.inventedCategories, ItemSettings{}.inventedCategories);
    QCOMPARE(read->items.zipfExponent, ItemSettings{}.zipfExponent);
    QCOMPARE(read->gaps.logMean.size(), 0);
    document["items"] = Json::object();
    document["gaps"] = Json::object();
    QVERIFY(parseDocument(document.dump(), ""));
}

void BehaviourModelTest::tellsWhichKeysItDoesNotKnow()
{
    QVERIFY(readDocument(writeDocument(fullModel()), "")->unknownKeys.empty());
    Json document = Json::parse(writeDocument(fullModel()));
    document["comment"] = "ours";
    document["items"]["colour"] = 1;
    document["gaps"]["unit"] = "s";
    document["revisits"]["evidence_of"] = "x";
    QCOMPARE(readDocument(document.dump(), "")->unknownKeys,
             (std::vector<std::string>{"comment", "items.colour", "revisits.evidence_of", "gaps.unit"}));
}

void BehaviourModelTest::refuses_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, Edit edit, const char* message) { QTest::newRow(name) << edit << message; };
    row(
        "plain part", [](Json& d) { d.erase("emission"); }, "The key \"emission\" is missing");
    row(
        "items: type", [](Json& d) { d["items"] = 5; }, "\"items\" is not a JSON object");
    row(
        "items: null", [](Json& d) { d["items"] = nullptr; }, "\"items\" is not a JSON object");
    row(
        "smoothing: negative", [](Json& d) { d["items"]["smoothing"] = -1; },
        "\"smoothing\" is -1; it must lie between 0 and 1e+09");
    row(
        "smoothing: type", [](Json& d) { d["items"]["smoothing"] = "8"; }, "\"smoothing\" is not a number");
    row(
        "smoothing: null", [](Json& d) { d["items"]["smoothing"] = nullptr; }, "\"smoothing\" is not a number");
    row(
        "no items", [](Json& d) { d["items"]["invented_items"] = 0; },
        "\"invented_items\" is 0; it must lie between 1 and 1e+07");
    row(
        "too many items", [](Json& d) { d["items"]["invented_items"] = 1e300; },
        "\"invented_items\" is 1e+300; it must lie between 1 and 1e+07");
    row(
        "no categories", [](Json& d) { d["items"]["invented_categories"] = 0; },
        "\"invented_categories\" is 0; it must lie between 1 and 100000");
    row(
        "exponent", [](Json& d) { d["items"]["zipf_exponent"] = 11; },
        "\"zipf_exponent\" is 11; it must lie between 0 and 10");
    row(
        "revisits: type", [](Json& d) { d["revisits"] = "often"; }, "\"revisits\" is not a JSON object");
    row(
        "revisits: marks alone", [](Json& d) { d["revisits"].erase("probability"); },
        "\"revisits\" needs \"probability\", one for each action");
    row(
        "revisits: size", [](Json& d) { d["revisits"]["probability"].erase(0); },
        "\"probability\" must have one entry for each of the 5 actions");
    row(
        "revisits: no number", [](Json& d) { d["revisits"]["probability"][1] = nullptr; },
        "\"probability\", entry 2 must be a number between 0 and 1");
    row(
        "revisits: negative", [](Json& d) { d["revisits"]["probability"][0] = -1e-9; },
        "\"probability\", entry 1 must be a number between 0 and 1");
    row(
        "revisits: recency", [](Json& d) { d["revisits"]["recency"] = 1.5; },
        "\"recency\" is 1.5; it must lie between 0.001 and 1");
    row(
        "revisits: weight of recency", [](Json& d) { d["revisits"]["recency_weight"] = 0; },
        "\"recency_weight\" is 0; it must lie between 0.001 and 1e+06");
    row(
        "revisits: evidence of returns", [](Json& d) { d["revisits"]["returns_evidence"]["low"] = -1; },
        "\"low\" is -1; it must lie between 0 and 1e+09");
    row(
        "revisits: flags", [](Json& d) { d["revisits"]["viewed_before"][0] = 1; },
        "\"viewed_before\" is not a list of true and false");
    row(
        "revisits: number of flags", [](Json& d) { d["revisits"]["viewed_before"].erase(0); },
        "\"viewed_before\" must have one entry for each of the 5 actions");
    row(
        "revisits: evidence", [](Json& d) { d["revisits"]["evidence"] = Json::array(); },
        "\"evidence\" is not a JSON object");
    row(
        "revisits: counts",
        [](Json& d) {
            d["revisits"]["evidence"]["events"] = {1, 2};
        },
        "\"events\" must have one entry for each of the 5 actions");
    row(
        "visits: type", [](Json& d) { d["visits"] = 1; }, "\"visits\" is not a JSON object");
    row(
        "visits: no hours", [](Json& d) { d["visits"].erase("hours"); },
        "\"visits\" needs \"hours\", the 24 shares of a day");
    row(
        "visits: hours", [](Json& d) { d["visits"]["hours"].erase(0); }, "\"hours\" has 23 entries; it must have 24");
    row(
        "visits: no numbers", [](Json& d) { d["visits"]["weekdays"][2] = nullptr; },
        "\"weekdays\" is not a list of numbers");
    row(
        "visits: negative", [](Json& d) { d["visits"]["sessions_per_user"][1] = -1; },
        "\"sessions_per_user\", entry 2 must be a number between 0 and 1e+15");
    row(
        "visits: days", [](Json& d) { d["visits"]["days"] = 1e9; },
        "\"days\" is 1e+09; it must lie between 1 and 36500");
    row(
        "visits: evidence", [](Json& d) { d["visits"]["evidence"]["users"] = -1; },
        "\"users\" is -1; it must lie between 0 and 1e+15");
    row(
        "gaps: type", [](Json& d) { d["gaps"] = Json::array(); }, "\"gaps\" is not a JSON object");
    row(
        "gaps: one column", [](Json& d) { d["gaps"].erase("log_mean"); },
        "\"gaps\" needs both \"log_mean\" and \"log_deviation\"");
    row(
        "smoothing evidence: type", [](Json& d) { d["items"]["smoothing_evidence"] = 1; },
        "\"smoothing_evidence\" is not a JSON object");
    row(
        "smoothing evidence: negative", [](Json& d) { d["items"]["smoothing_evidence"]["low"] = -1; },
        "\"low\" is -1; it must lie between 0 and 1e+09");
    row(
        "smoothing evidence: perplexity", [](Json& d) { d["items"]["smoothing_evidence"]["perplexity"] = "low"; },
        "\"perplexity\" is not a number");
    row(
        "gaps: counts", [](Json& d) { d["gaps"]["evidence"]["counts"].erase(0); },
        "\"counts\" must have one number for each of the 5 states");
    row(
        "gaps: negative count", [](Json& d) { d["gaps"]["evidence"]["counts"][1] = -1; },
        "\"counts\", entry 2 must be a number between 0 and 1e+15");
    row(
        "gaps: hours", [](Json& d) { d["gaps"]["hours"].erase(0); },
        "\"hours\" must have one number for each of the 24 hours");
    row(
        "gaps: no time at all", [](Json& d) { d["gaps"]["hours"][2] = 0; },
        "\"hours\", entry 3 must be a number between 0.001 and 1000");
    row(
        "gaps: hours alone",
        [](Json& d) {
            d["gaps"] = {{"hours", d["gaps"]["hours"]}};
        },
        "\"gaps\" needs both \"log_mean\" and \"log_deviation\"");
    row(
        "gaps: errors of hours", [](Json& d) { d["gaps"]["evidence"].erase("hour_errors"); },
        "\"evidence\" needs both \"hours\" and \"hour_errors\"");
    row(
        "gaps: counts of hours", [](Json& d) { d["gaps"]["evidence"]["hour_counts"][1] = -1; },
        "\"hour_counts\", entry 2 must be a number between 0 and 1e+15");
    row(
        "gaps: evidence", [](Json& d) { d["gaps"]["evidence"].erase("log_mean"); },
        "\"gaps\" needs both \"log_mean\" and \"log_deviation\"");
    row(
        "length: kind", [](Json& d) { d["length"]["kind"] = "long"; },
        "\"length\" needs a \"kind\": \"end\", \"fixed\" or \"drawn\"");
    row(
        "length: events", [](Json& d) { d["length"]["events"] = 0; },
        "\"events\" is 0; it must lie between 1 and 1000");
    row(
        "length: no shares", [](Json& d) { d["length"].erase("shares"); },
        "\"length\" is drawn and needs \"shares\", one for each number of events");
    row(
        "length: shares of nothing",
        [](Json& d) {
            d["length"]["shares"] = {0, 0};
        },
        "\"shares\" are shares that are all zero");
    row(
        "transitions: type", [](Json& d) { d["items"]["transitions"][0].erase("to"); },
        "\"transitions\" is not a list of \"from\", \"to\" and \"probability\"");
    row(
        "transitions: probability", [](Json& d) { d["items"]["transitions"][0]["probability"] = 2; },
        "\"probability\" is 2; it must lie between 0 and 1");
    row(
        "transitions: twice", [](Json& d) { d["items"]["transitions"][1]["to"] = "hats"; },
        "\"transitions\" has shoes to hats twice");
    row(
        "transitions: too much", [](Json& d) { d["items"]["transitions"][1]["probability"] = 0.7; },
        "The \"transitions\" from shoes come to more than one");
    row(
        "gaps: size", [](Json& d) { d["gaps"]["log_mean"].erase(0); },
        "\"log_mean\" must have one number for each of the 5 states");
    row(
        "gaps: column type", [](Json& d) { d["gaps"]["log_deviation"] = 1; },
        "\"log_deviation\" must have one number for each of the 5 states");
    row(
        "gaps: no number", [](Json& d) { d["gaps"]["log_mean"][2] = "3"; },
        "\"log_mean\", entry 3 must be a number between -50 and 50");
    row(
        "gaps: too large", [](Json& d) { d["gaps"]["log_mean"][0] = 51; },
        "\"log_mean\", entry 1 must be a number between -50 and 50");
    row(
        "gaps: negative deviation", [](Json& d) { d["gaps"]["log_deviation"][4] = -0.5; },
        "\"log_deviation\", entry 5 must be a number between 0 and 20");
}

void BehaviourModelTest::refuses()
{
    QFETCH(Edit, edit);
    QFETCH(QString, message);
    Json document = Json::parse(writeDocument(fullModel()));
    edit(document);
    const auto read = parseDocument(document.dump(), "shop.json");
    QVERIFY(!read);
    QCOMPARE(QString::fromStdString(read.error().what().english()), message);
    QCOMPARE(read.error().where(), std::string("shop.json"));
}

void BehaviourModelTest::refusesText()
{
    for (const char* text : {"", "{", "no JSON", "{} {}"}) {
        const auto read = parseDocument(text, "shop.json");
        QVERIFY(!read);
        QVERIFY(read.error().message().starts_with("shop.json: This is no JSON"));
    }
    QCOMPARE(parseDocument("[1e400]", "shop.json").error().message(),
             std::string("shop.json: The number 1e400 is out of range"));
    QVERIFY(!parseDocument("[]", "shop.json"));
    QVERIFY(!parseDocument("null", "shop.json"));
}

void BehaviourModelTest::hashOfAllButTheName()
{
    const BehaviourModel model = fullModel();
    BehaviourModel renamed = model;
    renamed.hmm.name = "another";
    QCOMPARE(contentHash(renamed), contentHash(model));

    const std::vector<std::function<void(BehaviourModel&)>> edits{
        [](auto& m) { m.hmm.transition(0, 0) = std::nextafter(m.hmm.transition(0, 0), 1.0); },
        [](auto& m) { m.hmm.states[0] = "look"; },
        [](auto& m) { m.items.source = "another log"; },
        [](auto& m) { m.items.sourceHash = "0"; },
        [](auto& m) { m.items.smoothing = std::nextafter(m.items.smoothing, 1.0); },
        [](auto& m) { m.items.inventedItems = 78; },
        [](auto& m) { m.items.inventedCategories = 10; },
        [](auto& m) { m.items.zipfExponent = 0.2; },
        [](auto& m) { m.gaps.logMean[4] = std::nextafter(m.gaps.logMean[4], 1.0); },
        [](auto& m) { m.gaps.logDeviation[0] = 1e-300; },
        [](auto& m) { m.revisits.probability[1] = std::nextafter(1.0, 0.0); },
        [](auto& m) { m.revisits.recency = 0.3; },
        [](auto& m) { m.revisits.viewedBefore[0] = true; },
        [](auto& m) { m.revisits.evidence.reset(); },
        [](auto& m) { m.revisits.recencyWeight = 17; },
        [](auto& m) { m.revisits.recencyWeight.reset(); },
        [](auto& m) { m.revisits.returnsEvidence.reset(); },
        [](auto& m) { m.revisits = {}; },
        [](auto& m) { m.visits.hours[1] = 1; },
        [](auto& m) { m.visits.weekdays.clear(); },
        [](auto& m) { m.visits.sessionsPerUser[1] = 1; },
        [](auto& m) { m.visits.pauseLogMean = 1; },
        [](auto& m) { m.visits.pauseLogDeviation = 1; },
        [](auto& m) { m.visits.days = 10; },
        [](auto& m) { m.visits.evidence.reset(); },
        [](auto& m) { m.visits = {}; },
        [](auto& m) { m.gaps.hours[5] = 1; },
        [](auto& m) { m.gaps.hours.resize(0); },
        [](auto& m) { m.gaps.evidence->hourErrors[5] = 1; },
        [](auto& m) { m.gaps.evidence->counts[4] = 2; },
        [](auto& m) { m.gaps.evidence.reset(); },
        [](auto& m) { m.items.inventedSeed = 8; },
        [](auto& m) { m.items.transitions[1].probability = 0.25; },
        [](auto& m) { m.items.ways.related = 0.5; },
        [](auto& m) { m.items.waysEvidence->high.backward = 0.25; },
        [](auto& m) { m.items.waysEvidence.reset(); },
        [](auto& m) { m.items.catalogueEvidence.reset(); },
        [](auto& m) { m.lengths.kind = LengthSettings::Kind::Fixed; },
        [](auto& m) { m.lengths.evidence.reset(); },
        [](auto& m) { m.lengths = {}; },
        [](auto& m) { m.items.smoothingEvidence->high = 3; },
        [](auto& m) { m.items.smoothingEvidence.reset(); },
        [](auto& m) { m.gaps = {}; }};
    std::set<std::string> hashes{contentHash(model)};
    for (const auto& edit : edits) {
        BehaviourModel edited = model;
        edit(edited);
        hashes.insert(contentHash(edited));
    }
    QCOMPARE(hashes.size(), edits.size() + 1);
}

void BehaviourModelTest::evidenceIsKept()
{
    BehaviourModel model = fullModel();
    QVERIFY(!Json::parse(writeDocument(model)).contains("evidence"));
    const std::string hash = contentHash(model);
    hmm::Evidence evidence;
    evidence.source = "a log";
    evidence.states = {"another"}; // an edited model has other states than the one that was fitted
    evidence.actions = {"look"};
    for (hmm::CellValues* table :
         {&evidence.estimate, &evidence.counts, &evidence.intervals.low, &evidence.intervals.high})
        table->initial = table->end = hmm::Vector::Ones(1),
        table->transition = table->emission = hmm::Matrix::Ones(1, 1);
    model.evidence = std::make_shared<hmm::Evidence>(evidence);
    QVERIFY(contentHash(model) != hash);
    const auto read = parseDocument(writeDocument(model), "");
    QVERIFY(read && read->evidence);
    QCOMPARE(read->evidence->source, std::string("a log"));
    QCOMPARE(contentHash(*read), contentHash(model));
    Json document = Json::parse(writeDocument(model));
    document["evidence"]["low"] = 5;
    QVERIFY(!parseDocument(document.dump(), ""));
    document.erase("evidence");
    QCOMPARE(contentHash(*parseDocument(document.dump(), "")), hash);
}

void BehaviourModelTest::countsOfEarlierDocuments()
{
    Json document = Json::parse(writeDocument(fullModel()));
    document["gaps"].erase("evidence");
    document["gaps"].erase("hours");
    document["gaps"]["counts"] = {1, 2, 3, 4, 5};
    const auto read = readDocument(document.dump(), "");
    QVERIFY(read && read->unknownKeys.empty());
    QVERIFY((read->model.gaps.evidence->counts == hmm::Vector{{1, 2, 3, 4, 5}}));
    QVERIFY(read->model.gaps.evidence->logMean == fullModel().gaps.logMean);
    QVERIFY(read->model.gaps.hours.size() == 0 && read->model.gaps.evidence->hours.size() == 0);
}

void BehaviourModelTest::hashesOfEarlierDocuments()
{
    // What documents without later keys have always had: models and data sets in workspaces are known by it.
    BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    QCOMPARE(contentHash(model), std::string("b59a18ea75080243ffe10f5ee20410c4"));
    model.items = {"the log", "0123456789abcdef", 1. / 3, 77, 9, 0.1};
    model.gaps = {hmm::Vector::Constant(5, 2), hmm::Vector::Constant(5, 0.5)};
    QCOMPARE(contentHash(model), std::string("1fb9718c9001e0f3c019a0260d3f247e"));
}

QTEST_APPLESS_MAIN(BehaviourModelTest)
#include "behaviourmodel.moc"
