// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/json.h"
#include "tests/engine/hmm/randommodel.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <bit>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::hmm;
using namespace sessionsmith::test;
using Json = nlohmann::json;

namespace {

/// A distribution with whatever lies in the lower bits, and entries of the smallest kinds.
Vector anyBits(int size)
{
    Vector row(size);
    for (double& value : row)
        value = std::abs(std::bit_cast<double>(*rc::gen::arbitrary<std::uint64_t>() >> 2 | 0x3000000000000000));
    row /= row.sum();
    if (size > 2) row[0] = *rc::gen::element(0.0, 5e-324, 1e-310, row[0]);
    return size > 2 ? Vector(row / row.sum()) : row;
}

Model anyExactModel()
{
    Model model = anyModel();
    model.name = *rc::gen::element<std::string>("", "shop", "店 \"quoted\" \\ \n line", "é\u2028");
    model.states[0] = *rc::gen::element<std::string>("browse", "浏览", "\"", " ", "\t\x01");
    model.initial = anyBits(model.stateCount());
    for (int i = 0; i < model.stateCount(); ++i) {
        model.transition.row(i) = anyBits(model.stateCount()).transpose();
        model.emission.row(i) = anyBits(model.actionCount()).transpose();
    }
    return model;
}

bool isSame(const Model& a, const Model& b)
{
    return a.name == b.name && a.states == b.states && a.actions == b.actions && a.initial == b.initial &&
           a.transition == b.transition && a.emission == b.emission && a.end.size() == b.end.size() && a.end == b.end;
}

Json smallDocument()
{
    return Json::parse(R"({"format": "sessionsmith.model", "version": 1, "name": "small", "states": ["x", "y"],
        "actions": ["a", "b", "c"], "initial": [0.25, 0.75], "transition": [[0.5, 0.5], [1, 0]],
        "emission": [[0.5, 0.25, 0.25], [0, 0, 1]], "end": [0.125, 1]})");
}

} // namespace

/// The document of a model.
class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsWritten();
    void comesBackToTheBit();
    void unknownKeysAreLeftAlone();
    void refusesAKeyThatIsThereTwice();
    void hashOfWhatMatters();
};

void JsonTest::readsWhatIsWritten()
{
    const auto model = fromJson(smallDocument());
    QVERIFY(model);
    QCOMPARE(model->name, std::string("small"));
    QCOMPARE(model->states, (std::vector<std::string>{"x", "y"}));
    QCOMPARE(model->actions, (std::vector<std::string>{"a", "b", "c"}));
    QVERIFY(model->initial == Vector({{0.25, 0.75}}));
    QVERIFY(model->transition == Matrix({{0.5, 0.5}, {1, 0}}));
    QVERIFY(model->emission == Matrix({{0.5, 0.25, 0.25}, {0, 0, 1}}));
    QVERIFY(model->end == Vector({{0.125, 1}}));
    QVERIFY(toJson(*model) == smallDocument());

    Json plain = smallDocument();
    plain.erase("end");
    QVERIFY(!fromJson(plain)->hasEnd());
    QVERIFY(!toJson(*fromJson(plain)).contains("end"));
    plain["end"] = nullptr;
    QVERIFY(!fromJson(plain)->hasEnd());
    plain.erase("name");
    QCOMPARE(fromJson(plain)->name, std::string());
}

void JsonTest::comesBackToTheBit()
{
    const bool holds = rc::check("write, then read", [] {
        const Model model = anyExactModel();
        RC_ASSERT(model.validate().has_value());
        const std::string text = toJson(model).dump(*rc::gen::element(-1, 2));
        const auto read = parseModel(text, "model.json");
        RC_ASSERT(read.has_value());
        RC_ASSERT(isSame(*read, model));
        RC_ASSERT(contentHash(*read) == contentHash(model));
    });
    QVERIFY(holds);
}

void JsonTest::unknownKeysAreLeftAlone()
{
    Json document = smallDocument();
    document["personas"] = {1, 2, 3};
    document["Initial"] = "another key";
    const auto model = fromJson(document);
    QVERIFY(model);
    QVERIFY(isSame(*model, *fromJson(smallDocument())));
}

void JsonTest::refusesAKeyThatIsThereTwice()
{
    std::string text = smallDocument().dump();
    text.insert(1, R"("initial": [0.5, 0.5], "states": 7, )"); // keys are written in order: these come first
    const auto model = parseModel(text, "shop.json");
    QVERIFY(!model);
    QCOMPARE(model.error().message(), std::string("shop.json: The key \"initial\" is there twice"));
}

void JsonTest::hashOfWhatMatters()
{
    const Model model = *fromJson(smallDocument());
    const std::string hash = contentHash(model);
    QCOMPARE(hash.size(), std::size_t(32));
    Model other = model;
    other.name = "another";
    QCOMPARE(contentHash(other), hash);

    std::vector<std::string> hashes{hash};
    const auto note = [&](const Model& changed) { hashes.push_back(contentHash(changed)); };
    const auto eachNumber = [&](auto Model::*member) {
        for (Eigen::Index i = 0; i < (model.*member).size(); ++i) {
            Model changed = model;
            double& number = (changed.*member).data()[i];
            number = std::nextafter(number, 2.0);
            note(changed);
        }
    };
    eachNumber(&Model::initial);
    eachNumber(&Model::transition);
    eachNumber(&Model::emission);
    eachNumber(&Model::end);
    for (auto Model::*names : {&Model::states, &Model::actions})
        for (std::size_t i = 0; i < (model.*names).size(); ++i) {
            Model changed = model;
            (changed.*names)[i] += "'";
            note(changed);
        }
    Model open = model;
    open.end.resize(0);
    note(open);
    std::sort(hashes.begin(), hashes.end());
    QCOMPARE(hashes.size(), std::size_t(1 + 2 + 4 + 6 + 2 + 2 + 3 + 1));
    QVERIFY(std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end());
}

QTEST_APPLESS_MAIN(JsonTest)
#include "json.moc"
