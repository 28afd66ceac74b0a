// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/text.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/base/namemessage.h"
#include "engine/base/time.h"

#include <rapidcheck.h>

#include <QTest>

using namespace sessionsmith;

/// Numbers, characters, times, messages and hashes.
class TextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers();
    void splitting();
    void utf8();
    void isoTimes();
    void isoTimesComeBack();
    void durations();
    void otherEncodings();
    void names();
    void messages();
    void hashes();
};

void TextTest::numbers()
{
    QCOMPARE(*parseDouble(" 1.5e3\r"), 1500.0);
    QCOMPARE(*parseInteger("-42"), std::int64_t(-42));
    QVERIFY(isBlank("") && isBlank(" \t\r\n") && !isBlank(" x") && !isBlank("x "));
    for (const char* wrong : {"", " ", "1x", "1,5", "0x10", "1e999", "nan", "inf"})
        QVERIFY2(!parseDouble(wrong), wrong);
    for (const char* wrong : {"", "1.0", "9223372036854775808", "1 2"})
        QVERIFY2(!parseInteger(wrong), wrong);
}

void TextTest::splitting()
{
    QCOMPARE(split("a,,b,", ','), (std::vector<std::string_view>{"a", "", "b", ""}));
    QCOMPARE(split("", ','), std::vector<std::string_view>{""});
    QCOMPARE(trimmed(" \ta b\r\n"), std::string_view("a b"));
    QCOMPARE(lowered("ÄBc"), std::string("Äbc")); // only what is the same in every language
}

void TextTest::utf8()
{
    QVERIFY(isValidUtf8("a\u00e9\u4e2d\U0001f600"));
    QCOMPARE(findInvalidUtf8("ab\xff"), std::size_t(2));
    QCOMPARE(findInvalidUtf8("\u4e2d\xe4\xb8"), std::size_t(3)); // cut
    QVERIFY(!isValidUtf8("\xc0\xaf"));                           // overlong
    QVERIFY(!isValidUtf8("\xe0\x80\xaf"));
    QVERIFY(!isValidUtf8("\xf0\x80\x80\xaf"));
    QVERIFY(!isValidUtf8("\xed\xa0\x80"));     // a surrogate
    QVERIFY(!isValidUtf8("\xf4\x90\x80\x80")); // beyond U+10FFFF
    QVERIFY(!isValidUtf8("\x80"));
    QVERIFY(!isValidUtf8("\xc3(")); // not continued
}

void TextTest::isoTimes()
{
    const Milliseconds eight = 1511596800000;
    QCOMPARE(formatIsoTime(eight), std::string("2017-11-25T08:00:00Z"));
    QCOMPARE(formatIsoTime(-1), std::string("1969-12-31T23:59:59.999Z"));
    for (const char* text : {"2017-11-25T08:00:00Z", "2017-11-25 08:00", "2017-11-25 16:00:00+08:00",
                             "2017-11-25T07:00:00.000-0100", "2017-11-25 08:00:00 UTC", " 2017-11-25 08:00:00.0009"})
        QVERIFY2(parseIsoTime(text) == eight, text);
    QCOMPARE(*parseIsoTime("2017-11-25"), eight - 8 * 3'600'000);
    for (const char* wrong :
         {"", "2017", "2017-13-01", "2017-02-29", "2017-11-25T", "2017-11-25 24:00", "2017-11-25 08:60",
          "2017-11-25 08:00:00 CET", "2017-11-25 08:00+99:00", "2017-11-25 08:00+01:75"})
        QVERIFY2(!parseIsoTime(wrong), wrong);
}

void TextTest::isoTimesComeBack()
{
    const bool holds = rc::check("format, then parse", [] {
        const auto time = *rc::gen::inRange<Milliseconds>(-30'000'000'000'000, 250'000'000'000'000);
        RC_ASSERT(parseIsoTime(formatIsoTime(time)) == time);
    });
    QVERIFY(holds);
}

void TextTest::durations()
{
    QCOMPARE(*parseDuration("30m"), Milliseconds(1'800'000));
    QCOMPARE(*parseDuration("1.5 h"), Milliseconds(5'400'000));
    QCOMPARE(*parseDuration("500ms"), Milliseconds(500));
    QCOMPARE(*parseDuration("90"), Milliseconds(90'000));
    for (const char* wrong : {"", "m", "-5s", "5 weeks", "1e300d", "99999999999999999999d"})
        QVERIFY2(!parseDuration(wrong), wrong);
}

void TextTest::otherEncodings()
{
    QVERIFY(isPossiblyGb18030("user,\xc9\xcc\xc6\xb7")); // two bytes
    QVERIFY(isPossiblyGb18030("\x81\x30\x81\x30"));      // four
    for (const char* other : {"caf\xe9,", "\xc9", "\xff\xff", "\x81\x30\x81"})
        QVERIFY(!isPossiblyGb18030(other));
}

void TextTest::names()
{
    std::string longest;
    for (int i = 0; i < 200; ++i)
        longest += "\xe5\xae\x8b";
    QVERIFY(checkName("\xe5\xae\x8b") && checkName("a b") &&
            checkName("\xc2\xa0"
                      "a") &&
            checkName(longest));
    for (const std::string& wrong :
         {std::string(), std::string(" \t"), std::string("\xff"), std::string("a\0", 2), std::string("a\nb"),
          std::string("a\tb"), std::string("\x1b[31mred"), std::string("a\x7f"),
          std::string("\xc2\x9b"
                      "a"),
          longest + "a"})
        QVERIFY(!checkName(wrong));
}

void TextTest::messages()
{
    QCOMPARE(Message::fill("{1} before {0}", {"{1}", "b"}),
             std::string("b before {1}")); // what is filled in stays as it is
    QCOMPARE(Message::fill("{0} {2} {x} {", {"a"}), std::string("a {2} {x} {"));
    QCOMPARE(Message("{0} of {1}", 3, 0.5).english(), std::string("3 of 0.5"));
    Error error("It failed");
    error.at("file:3").advise("Try {0}", "again");
    QCOMPARE(error.message(), std::string("file:3: It failed. Try again"));
    QVERIFY(Error::cancelled().isCancelled() && !error.isCancelled());

    // A sentence within a sentence, a word of ours and plain data come back as what they were.
    Error nested("Row {0}: {1}", 7, Message("The {0} is {1}", Message("item"), "{\"[item]"));
    nested.at("log.csv").advise("Look at {0}", "[\"x\"]");
    const Error back = Error::unpacked(nested.packed());
    QCOMPARE(back.message(), std::string("log.csv: Row 7: The item is {\"[item]. Look at [\"x\"]"));
    const Error named("No \"{0}\": {1}", nameMessage("pv"), "pv");
    const Error namedBack = Error::unpacked(named.packed());
    QCOMPARE(namedBack.message(), std::string("No \"pv\": pv"));
    const std::string* found = nameIn(namedBack.what().args[0]);
    QVERIFY(found && *found == "pv");
    QVERIFY(!nameIn(namedBack.what().args[1]) && !nameIn(namedBack.what()));
    QVERIFY(!back.what().args[1].args[0].isData && back.what().args[1].args[1].isData);
    for (const char* plain :
         {"", "out of memory", "[1]", "{\"what\":1}", "null", "{\"what\":[],\"where\":3,\"advice\":[]}"})
        QCOMPARE(Error::unpacked(plain).message(), std::string(plain));
}

void TextTest::hashes()
{
    const auto hashOf = [](const std::vector<std::string_view>& texts) {
        ContentHash hash;
        for (const std::string_view text : texts)
            hash.add(text);
        return hash.hex();
    };
    QCOMPARE(ContentHash().hex(), std::string("99aa06d3014798d86001c324468d497f")); // XXH3-128 of nothing
    QCOMPARE(hashOf({"ab", "c"}), hashOf({"ab", "c"}));
    QVERIFY(hashOf({"ab", "c"}) != hashOf({"a", "bc"}));
    QVERIFY(hashOf({"", "a"}) != hashOf({"a", ""}));
}

QTEST_APPLESS_MAIN(TextTest)
#include "text.moc"
