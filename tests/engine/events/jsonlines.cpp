// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/importer.h"
#include "tests/engine/events/files.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::events;

class JsonLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreColumns();
    void pathsLeadIntoObjects();
    void absurdLinesAreQuick();
    void malformedLinesAreRejected();
    void numbersKeepTheirDigits();
    void ottoHasOneSessionALine();
    void aFileWithoutObjectsIsRefused();

private:
    test::Files m_files;
};

void JsonLinesTest::keysAreColumns()
{
    const auto path = m_files.write("log.txt", R"({"visitor": 7, "product": "lamp", "when": 1511848894, "extra": [1]}

{"product": "chair", "visitor": "7", "when": 1511848900, "note": null}
)");
    const auto preview = previewFile(path);
    QVERIFY(preview);
    QVERIFY(preview->format == Format::JsonLines);
    QCOMPARE(preview->columns, (std::vector<std::string>{"visitor", "product", "when", "extra", "note"}));
    QCOMPARE(preview->map.at(Field::User), std::string("visitor"));
    QCOMPARE(preview->rows[1], (std::vector<std::string>{"7", "chair", "1511848900", "", ""}));

    const auto imported =
        importLog({.path = path, .map = {{Field::User, "visitor"}, {Field::Item, "product"}, {Field::Time, "when"}}});
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());
    QCOMPARE(imported->format, std::string("jsonl"));
    QCOMPARE(imported->log.size(), std::size_t(2));
    QCOMPARE(imported->log.users.size(), std::size_t(1));
    QCOMPARE(imported->log.time[0], Milliseconds(1511848894000));
}

void JsonLinesTest::pathsLeadIntoObjects()
{
    const auto path =
        m_files.write("nested.jsonl",
                      R"({"user": {"id": 7}, "product": {"id": "lamp", "kind": {"name": "light"}}, "tags": [1]}
{"product.id": "desk", "product": {"id": "not this", "kind": "none"}, "user": {"id": 7}}
{"product": {"id": {"deep": 1}}, "user": {"id": 7}}
{"product": {"id": "chair", "kind": {"name": null}}, "user": {"id": 8}, "tags": []}
)");
    const auto preview = previewFile(path);
    QVERIFY(preview);
    QCOMPARE(preview->columns, (std::vector<std::string>{"user.id", "product.id", "product.kind", "product.kind.name",
                                                         "tags", "product.id.deep"}));
    QCOMPARE(preview->map.at(Field::User), std::string("user.id"));
    QCOMPARE(preview->map.at(Field::Item), std::string("product.id"));
    const auto imported = importLog(
        {.path = path,
         .map = {{Field::User, "user.id"}, {Field::Item, "product.id"}, {Field::Category, "product.kind.name"}}});
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());
    QCOMPARE(imported->rejectedCount, std::uint64_t(1)); // an object is no name
    QCOMPARE(imported->rejected.front().line, std::uint64_t(3));
    const EventLog& log = imported->log;
    QCOMPARE(log.size(), std::size_t(3));
    QCOMPARE(log.items[log.item[0]], std::string_view("lamp"));
    QCOMPARE(log.items[log.item[1]], std::string_view("desk")); // a key with a dot comes first
    QCOMPARE(log.categories[log.category[0]], std::string_view("light"));
    QCOMPARE(log.category[1], -1);

    std::string late; // no line that a preview looks at has an item
    for (int i = 0; i < 5000; ++i)
        late += R"({"user": 1})"
                "\n";
    late += R"({"user": 1, "product": {"id": "lamp"}})"
            "\n";
    const auto path2 = m_files.write("late.jsonl", late);
    const auto found = importLog({.path = path2, .map = {{Field::User, "user"}, {Field::Item, "Product.id "}}});
    QVERIFY(!found); // keys are told apart by case
    const auto lately = importLog({.path = path2, .map = {{Field::User, "user"}, {Field::Item, " product.id"}}});
    QVERIFY2(lately, lately ? "" : lately.error().message().c_str());
    QCOMPARE(lately->log.size(), std::size_t(1));
    QCOMPARE(lately->rejectedCount, std::uint64_t(5000));
}

/// Each is a matter of minutes, or of the stack, where a line is gone through once more for every part of it.
void JsonLinesTest::absurdLinesAreQuick()
{
    std::string deep = R"({"user": 1, "item": 2, "a": )"; // deeper than anyone looks
    for (int i = 0; i < 100'000; ++i)
        deep += R"({"a": )";
    deep += "1" + std::string(100'000, '}') + "}\n";
    const auto known = importLog({.path = m_files.write("deep.jsonl", deep + deep)});
    QVERIFY2(known, known ? "" : known.error().message().c_str());
    QCOMPARE(known->log.size(), std::size_t(2));

    std::string dots = "a", wide = R"({"user": 1, "item": 2)";
    for (int i = 0; i < 100'000; ++i) {
        dots += ".a";
        wide += R"(, "k)" + std::to_string(i) + R"(": 0)";
    }
    const auto path = m_files.write("wide.jsonl", wide + "}\n" + deep);
    const auto preview = previewFile(path);
    QVERIFY2(preview, preview ? "" : preview.error().message().c_str());
    QCOMPARE(preview->columns.size(), std::size_t(100'002));
    const auto far =
        importLog({.path = path, .map = {{Field::User, "user"}, {Field::Item, "item"}, {Field::Category, dots}}});
    QVERIFY(!far); // no column is so far in
    QVERIFY(far.error().message().size() < 1000);
    const auto imported = importLog({.path = path});
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());
    QCOMPARE(imported->log.size(), std::size_t(2));
}

void JsonLinesTest::malformedLinesAreRejected()
{
    const auto path = m_files.write("bad.jsonl", R"({"user": "a", "item": "x"}
{"user": "a", "item": "y"
[1, 2]
{"user": "a", "item": {"id": 1}}
{"user": "a", "item": 1e999}
{"user": "a", "item": "z"}
{"user": "a", "it)");
    const auto imported = importLog({.path = path, .format = Format::JsonLines});
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());
    QCOMPARE(imported->log.size(), std::size_t(2));
    QCOMPARE(imported->rejectedCount, std::uint64_t(5));
    const std::vector<std::pair<std::uint64_t, std::string>> reasons{{2, "The line is not valid JSON from byte 26 on"},
                                                                     {3, "The line is no JSON object"},
                                                                     {4, "The item is empty"},
                                                                     {5, "The line holds a number out of range"},
                                                                     {7, "The line is not valid JSON from byte 18 on"}};
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        QCOMPARE(imported->rejected[i].line, reasons[i].first);
        QCOMPARE(imported->rejected[i].reason.english(), reasons[i].second);
    }
}

/// Numbers that no double tells apart are the names of different items.
void JsonLinesTest::numbersKeepTheirDigits()
{
    const auto path = m_files.write("digits.jsonl", R"({"user":1,"item":18446744073709551616,"price":1.10}
{"user":1,"item":18446744073709551617,"price":2}
{"user":1,"item":9007199254740993,"price":-0.5e1}
{"user":1,"item":1.10,"price":null}
)");
    const auto imported = importLog({.path = path});
    QVERIFY(imported);
    QCOMPARE(imported->log.items.names(),
             (std::vector<std::string>{"18446744073709551616", "18446744073709551617", "9007199254740993", "1.10"}));
    QCOMPARE(imported->log.price[0], 1.1);
    QCOMPARE(imported->log.price[1], 2.0);
    QVERIFY(std::isnan(imported->log.price[2]) && std::isnan(imported->log.price[3]));
}

void JsonLinesTest::ottoHasOneSessionALine()
{
    const auto path = m_files.write(
        "train.jsonl",
        R"({"session":5,"events":[{"aid":1,"ts":1659304800025,"type":"clicks"},{"aid":2,"ts":1659304900000,"type":"orders"}]}
{"session":6,"events":[{"aid":1,"ts":1659304800025,"type":"looks"},{"aid":1,"ts":"soon","type":"clicks"},7,{"aid":3,"ts":1659304800026,"type":"carts"}]}
{"session":7}
)");
    const auto preview = previewFile(path);
    QVERIFY(preview);
    QVERIFY(preview->format == Format::Otto);
    const auto imported = importLog({.path = path});
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());
    QCOMPARE(imported->format, std::string("otto"));
    QCOMPARE(imported->log.size(), std::size_t(3));
    QCOMPARE(imported->log.sessionCount(), std::size_t(2));
    QCOMPARE(imported->log.time[0], Milliseconds(1659304800025));
    QCOMPARE(imported->rejectedCount, std::uint64_t(4));
    QCOMPARE(imported->rejected[0].reason.english(), std::string("The action \"looks\" is not known in this format"));
    QCOMPARE(imported->rejected[0].line, std::uint64_t(2));
    QCOMPARE(imported->rejected[3].line, std::uint64_t(3));
}

void JsonLinesTest::aFileWithoutObjectsIsRefused()
{
    const auto imported =
        importLog({.path = m_files.write("text.jsonl", "[1,2]\n[3,4]\n"), .format = Format::JsonLines});
    QVERIFY(!imported);
    QVERIFY(imported.error().message().find("JSON object") != std::string::npos);
}

QTEST_APPLESS_MAIN(JsonLinesTest)
#include "jsonlines.moc"
