// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/events/vocabulary.h"

#include <rapidcheck.h>

#include <QTest>

#include <map>

using namespace sessionsmith::events;

class VocabularyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersNamesByFirstAppearance();
    void numbersNumbersByFirstAppearance();
    void everyShortNameIsItself();
    void renumbers();
};

void VocabularyTest::numbersNamesByFirstAppearance()
{
    const bool holds = rc::check("as a map would", [] {
        // Few letters, zero among them, and all lengths around those at which names are kept otherwise.
        const auto name = rc::gen::container<std::string>(rc::gen::element('a', 'b', '\0', '\xff'));
        Vocabulary vocabulary;
        std::map<std::string, std::int32_t> reference;
        for (const std::string& each : *rc::gen::resize(20, rc::gen::container<std::vector<std::string>>(name))) {
            const auto found = reference.find(each);
            RC_ASSERT(vocabulary.find(each) == (found == reference.end() ? -1 : found->second));
            const std::int32_t index = reference.emplace(each, std::int32_t(reference.size())).first->second;
            RC_ASSERT(vocabulary.add(each) == index);
            RC_ASSERT(vocabulary[index] == each);
        }
        RC_ASSERT(std::size_t(vocabulary.size()) == reference.size());
        const Vocabulary copy = vocabulary;
        for (const auto& [each, index] : reference)
            RC_ASSERT(copy.find(each) == index);
    });
    QVERIFY(holds);
}

void VocabularyTest::numbersNumbersByFirstAppearance()
{
    const bool holds = rc::check("as a map would, many names at once", [] {
        // Numbers of all lengths, neighbours and not, and what looks like one.
        const auto number = rc::gen::map(rc::gen::inRange(0, 100'000'000), [](int n) { return std::to_string(n); });
        const auto small = rc::gen::map(rc::gen::inRange(0, 40), [](int n) { return std::to_string(n); });
        const auto digits = rc::gen::container<std::string>(rc::gen::element('0', '1', '9'));
        const auto name = rc::gen::oneOf(number, small, digits, rc::gen::element<std::string>("7 ", "1e3", "-1"));
        const auto names = *rc::gen::resize(300, rc::gen::container<std::vector<std::string>>(name));
        std::map<std::string, std::int32_t> reference;
        std::vector<std::int32_t> expected, column;
        for (const std::string& each : names)
            expected.push_back(each.empty() ? -1
                                            : reference.emplace(each, std::int32_t(reference.size())).first->second);
        Vocabulary vocabulary;
        vocabulary.add(std::vector<std::string_view>(names.begin(), names.end()), column);
        RC_ASSERT(column == expected);
        RC_ASSERT(std::size_t(vocabulary.size()) == reference.size());

        std::vector<std::int32_t> backwards(reference.size());
        for (std::size_t i = 0; i < backwards.size(); ++i)
            backwards[i] = std::int32_t(backwards.size() - 1 - i);
        vocabulary.renumber(backwards);
        for (const auto& [each, index] : reference) {
            RC_ASSERT(vocabulary.find(each) == vocabulary.size() - 1 - index);
            RC_ASSERT(vocabulary[vocabulary.find(each)] == each);
        }
        RC_ASSERT(vocabulary.find("123456789012345678901234567890") == -1);
        RC_ASSERT(vocabulary.find("not a number") == -1);
    });
    QVERIFY(holds);
}

void VocabularyTest::everyShortNameIsItself()
{
    Vocabulary vocabulary;
    for (int length = 0; length <= 3; ++length)
        for (int code = 0; code < 1 << (4 * length); ++code) {
            std::string name;
            for (int i = 0; i < length; ++i)
                name += char(code >> (4 * i) & 15);
            vocabulary.add(name);
        }
    QCOMPARE(vocabulary.size(), 1 + 16 + 256 + 4096);
}

void VocabularyTest::renumbers()
{
    Vocabulary vocabulary({"a", "a long name, beyond eight bytes", "c"});
    vocabulary.renumber(std::vector<std::int32_t>{2, 0, 1});
    QCOMPARE(vocabulary.names(), (std::vector<std::string>{"c", "a", "a long name, beyond eight bytes"}));
    QCOMPARE(vocabulary.find("a long name, beyond eight bytes"), 2);
    QCOMPARE(vocabulary.add("c"), 0);
    QCOMPARE(vocabulary.add("d"), 3);
}

QTEST_APPLESS_MAIN(VocabularyTest)
#include "vocabulary.moc"
