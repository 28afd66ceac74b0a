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
            const Vocabulary::Key key = vocabulary.prefetch(each);
            RC_ASSERT(vocabulary.add(each, key) == index);
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
