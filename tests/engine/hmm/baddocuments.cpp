// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/json.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <functional>

using namespace sessionsmith::hmm;
using Json = nlohmann::json;

namespace {

using Edit = std::function<void(Json&)>;

Json smallDocument()
{
    return Json::parse(R"({"format": "sessionsmith.model", "version": 1, "name": "small", "states": ["x", "y"],
        "actions": ["a", "b", "c"], "initial": [0.25, 0.75], "transition": [[0.5, 0.5], [1, 0]],
        "emission": [[0.5, 0.25, 0.25], [0, 0, 1]], "end": [0.125, 1]})");
}

} // namespace

/// Documents of a model with something wrong in them.
class BadDocumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void refusesText_data();
    void refusesText();
};

void BadDocumentsTest::refuses_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, Edit edit, const char* message) {
        QTest::newRow(name) << edit << QString::fromUtf8(message);
    };
    for (const char* key : {"states", "actions", "initial", "transition", "emission", "version"})
        QTest::addRow("no %s", key) << Edit([key](Json& d) { d.erase(key); })
                                    << QStringLiteral("The key \"%1\" is missing").arg(QLatin1String(key));
    row(
        "no format", [](Json& d) { d.erase("format"); }, "This is no model document");
    row(
        "another format", [](Json& d) { d["format"] = "sessionsmith.run"; }, "This is no model document");
    row(
        "format: type", [](Json& d) { d["format"] = 1; }, "This is no model document");
    row(
        "newer version", [](Json& d) { d["version"] = 2; },
        "The document was written by a newer version of Sessionsmith");
    row(
        "much newer version", [](Json& d) { d["version"] = 1'000'000'000'000; },
        "The document was written by a newer version of Sessionsmith");
    row(
        "version 0", [](Json& d) { d["version"] = 0; }, "\"version\" must be a whole number from 1 on");
    row(
        "version: type", [](Json& d) { d["version"] = "1"; }, "\"version\" must be a whole number from 1 on");
    row(
        "not an object", [](Json& d) { d = Json::array({1}); }, "This is no model document: it is not a JSON object");
    row(
        "states: type", [](Json& d) { d["states"] = "x"; }, "\"states\" is not a list of names");
    row(
        "actions: a number", [](Json& d) { d["actions"][1] = 5; }, "\"actions\" is not a list of names");
    row(
        "actions: null", [](Json& d) { d["actions"] = nullptr; }, "\"actions\" is not a list of names");
    row(
        "initial: type", [](Json& d) { d["initial"] = 1; }, "\"initial\" is not a list of numbers");
    row(
        "initial: object",
        [](Json& d) {
            d["initial"] = {{"x", 1}};
        },
        "\"initial\" is not a list of numbers");
    row(
        "initial: text", [](Json& d) { d["initial"][1] = "0.75"; }, "\"initial\", entry 2 is not a number");
    row(
        "initial: truth", [](Json& d) { d["initial"][0] = true; }, "\"initial\", entry 1 is not a number");
    row(
        "initial: shape", [](Json& d) { d["initial"].push_back(0); }, "initial has 3 x 1 entries instead of 2 x 1");
    row(
        "initial: empty", [](Json& d) { d["initial"].clear(); }, "initial has 0 x 1 entries instead of 2 x 1");
    row(
        "transition: type", [](Json& d) { d["transition"] = "rows"; }, "\"transition\" is not a list of rows");
    row(
        "transition: one row",
        [](Json& d) {
            d["transition"] = {0.5, 0.5};
        },
        "\"transition\" is not a list of rows");
    row(
        "transition: empty", [](Json& d) { d["transition"].clear(); }, "\"transition\" is not a list of rows");
    row(
        "transition: a row", [](Json& d) { d["transition"][1] = 1; }, "\"transition row 2\" is not a list of numbers");
    row(
        "transition: null", [](Json& d) { d["transition"][1][0] = nullptr; },
        "\"transition row 2\", entry 1 is not a number");
    row(
        "emission: the first row is the odd one", [](Json& d) { d["emission"][0].erase(2); },
        "\"emission\", row 1 has 2 entries instead of 3");
    row(
        "emission: ragged", [](Json& d) { d["emission"][1].push_back(0); },
        "\"emission\", row 2 has 4 entries instead of 3");
    row(
        "emission: columns", [](Json& d) { d["actions"].push_back("d"); },
        "emission has 2 x 3 entries instead of 2 x 4");
    row(
        "emission: rows", [](Json& d) { d["emission"].erase(1); }, "emission has 1 x 3 entries instead of 2 x 3");
    row(
        "no distribution", [](Json& d) { d["emission"][1][0] = 0.5; }, "emission, row \"y\" sums to 1.5, not to 1");
    row(
        "no probability",
        [](Json& d) {
            d["transition"][0] = {1.5, -0.5};
        },
        "transition, row \"x\", column \"x\": 1.5 is no probability");
    row(
        "end: shape", [](Json& d) { d["end"].push_back(0); }, "end has 3 x 1 entries instead of 2 x 1");
    row(
        "end: type", [](Json& d) { d["end"] = 0.5; }, "\"end\" is not a list of numbers");
    // Half a megabyte that pretends to be a matrix of eighty gigabytes.
    row(
        "hostile shape",
        [](Json& d) {
            d["transition"] = Json::array_t(100'000, Json::array());
            d["transition"][0] = Json::array_t(100'000, 0);
        },
        "\"transition\", row 1 has 100000 entries instead of 2");
}

void BadDocumentsTest::refuses()
{
    QFETCH(Edit, edit);
    QFETCH(QString, message);
    Json document = smallDocument();
    edit(document);
    const auto model = fromJson(document);
    QVERIFY(!model);
    QCOMPARE(QString::fromStdString(model.error().what().english()), message);
    const auto parsed = parseModel(document.dump(), "shop.json");
    QCOMPARE(QString::fromStdString(parsed.error().what().english()), message);
    QCOMPARE(parsed.error().where(), std::string("shop.json"));
}

void BadDocumentsTest::refusesText_data()
{
    QTest::addColumn<QByteArray>("entry"); // in place of a number that stands in line 3
    QTest::newRow("NaN") << QByteArray("NaN");
    QTest::newRow("nan") << QByteArray("nan");
    QTest::newRow("infinite") << QByteArray("Infinity");
    QTest::newRow("too large") << QByteArray("1e400");
    QTest::newRow("comma for a point") << QByteArray("0,75]]");
    QTest::newRow("no leading digit") << QByteArray(".75");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("broken UTF-8") << QByteArray("\"\xff\"");
    QTest::newRow("the end of the file") << QByteArray("\0", 1);
}

void BadDocumentsTest::refusesText()
{
    QFETCH(QByteArray, entry);
    const std::string text =
        "{\"format\": \"sessionsmith.model\",\n \"version\": 1,\n \"initial\": [0.25, " + entry.toStdString() + "]}";
    const auto model = parseModel(text, "shop.json");
    QVERIFY(!model);
    QCOMPARE(model.error().where(), std::string("shop.json"));
    const QString message = QString::fromStdString(model.error().message());
    const QString wanted = entry == "1e400"      ? "shop.json: The number 1e400 is out of range"
                           : entry == "\"\xff\"" ? "shop.json: The text is not valid UTF-8"
                                                 : "shop.json: This is no JSON from line 3, column ";
    QVERIFY2(message.startsWith(wanted), qPrintable(message));
    QVERIFY(!parseModel("", "shop.json"));
    QVERIFY(!parseModel(std::string(200'000, '['), "shop.json"));
    QVERIFY(!parseModel(smallDocument().dump() + "}", "shop.json"));
}

QTEST_APPLESS_MAIN(BadDocumentsTest)
#include "baddocuments.moc"
