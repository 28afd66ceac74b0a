// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/jsontext.h"

#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <QTest>

using namespace sessionsmith;

class JsonTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void theSameKeyInAnotherObject();
};

void JsonTextTest::comesBack()
{
    const bool holds = rc::check("write, then read", [] {
        const nlohmann::json json{{"numbers", *rc::gen::arbitrary<std::vector<int>>()}, {"text", "购买"}};
        RC_ASSERT(parseJson(jsonText(json, *rc::gen::element(-1, 2))).value() == json);
    });
    QVERIFY(holds);
}

void JsonTextTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << QByteArray("") << "This is no JSON from line 1, column 1 on";
    QTest::newRow("cut") << QByteArray("{\"a\":\n [1, 2") << "This is no JSON from line 2, column 7 on";
    QTest::newRow("first byte") << QByteArray("?") << "This is no JSON from line 1, column 1 on";
    QTest::newRow("NaN") << QByteArray("[1,\nNaN]") << "This is no JSON from line 2, column 1 on";
    QTest::newRow("too large") << QByteArray("[1e400]") << "The number 1e400 is out of range";
    QTest::newRow("twice") << QByteArray("{\"a\": {\"b\": 1, \"b\": 2}}") << "The key \"b\" is there twice";
    QTest::newRow("twice after a list") << QByteArray("{\"a\": [{}], \"a\": 2}") << "The key \"a\" is there twice";
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0}\0", 6)
                            << "The text is not valid UTF-8. Save the file as UTF-8 and open it again";
    QTest::newRow("Latin 1") << QByteArray("[\"caf\xe9\"]")
                             << "The text is not valid UTF-8. Save the file as UTF-8 and open it again";
}

void JsonTextTest::saysWhatIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    const auto json = parseJson(text.toStdString());
    QVERIFY(!json);
    QCOMPARE(QString::fromStdString(json.error().message()), message);
}

void JsonTextTest::theSameKeyInAnotherObject()
{
    QVERIFY(parseJson(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})"));
}

QTEST_APPLESS_MAIN(JsonTextTest)
#include "jsontext.moc"
