// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/words.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <string>

using namespace sessionsmith;

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastBytesOfAnyText();
    void digitsAreTheirNumber();
};

void WordsTest::lastBytesOfAnyText()
{
    const bool holds = rc::check("zeros, then the end of the text", [](const std::string& text) {
        std::string padded = std::string(8, '\0') + text;
        padded.erase(0, padded.size() - 8);
        RC_ASSERT(lastEightBytes(text) == loadedWord<std::uint64_t>(padded.data()));
    });
    QVERIFY(holds);
    QCOMPARE(loadedWord<std::uint32_t>("\1\2\3\4"), 0x04030201u);
}

void WordsTest::digitsAreTheirNumber()
{
    const bool holds = rc::check("or none, with any other character among them", [] {
        const auto length = *rc::gen::inRange<std::size_t>(1, 9);
        std::string text = *rc::gen::container<std::string>(length, rc::gen::inRange('0', char('9' + 1)));
        RC_ASSERT(parsedDigits(lastEightBytes(text), length) == std::stoi(text));
        const char other = *rc::gen::distinctFrom(rc::gen::arbitrary<char>(), text[0]);
        text[*rc::gen::inRange<std::size_t>(0, length)] = other;
        const bool isNumber = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
        RC_ASSERT(parsedDigits(lastEightBytes(text), length) == (isNumber ? std::stoi(text) : -1));
    });
    QVERIFY(holds);
}

QTEST_APPLESS_MAIN(WordsTest)
#include "words.moc"
