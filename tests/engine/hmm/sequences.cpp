// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/sequences.h"
#include "tests/engine/events/files.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::hmm;

namespace {

using Lists = std::vector<std::vector<std::int32_t>>;

Lists listsOf(const Sequences& sequences)
{
    Lists lists;
    for (std::size_t i = 0; i < sequences.size(); ++i)
        lists.emplace_back(sequences[i].begin(), sequences[i].end());
    return lists;
}

const std::vector<std::string> shop{"browse", "cart", "buy"};

} // namespace

/// Files with one sequence a line.
class SequencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appending();
    void namesAndIndices();
    void numbersThatAreNames();
    void unknownWords_data();
    void unknownWords();
    void namesInOrderOfAppearance();
    void numbersKeepTheirOrder();
    void tooManyActions();
    void wordsThatAreNoNames();
    void filesWithoutSequences();

private:
    test::Files m_files;
};

void SequencesTest::appending()
{
    Sequences sequences;
    QCOMPARE(sequences.size(), std::size_t(0));
    sequences.append(std::vector<std::int32_t>{1, 2});
    sequences.append(std::vector<std::int32_t>{});
    sequences.append(std::vector<std::int32_t>{3});
    QCOMPARE(listsOf(sequences), (Lists{{1, 2}, {}, {3}}));
    QCOMPARE(sequences.symbols, (std::vector<std::int32_t>{1, 2, 3}));
}

void SequencesTest::namesAndIndices()
{
    const auto path = m_files.write("good.txt", "browse cart buy\r\n\n  \t \n\tbrowse\t 2  0 \nbuy"); // no line end
    const auto read = readSequences(path, shop);
    QVERIFY(read);
    QCOMPARE(listsOf(*read), (Lists{{0, 1, 2}, {0, 2, 0}, {2}}));
}

void SequencesTest::numbersThatAreNames()
{
    const auto read = readSequences(m_files.write("numbers.txt", "1 2 0\n"), {"0", "2", "1"});
    QVERIFY(read);
    QCOMPARE(listsOf(*read), (Lists{{2, 1, 0}}));
}

void SequencesTest::unknownWords_data()
{
    QTest::addColumn<QByteArray>("word");
    for (const char* word : {"Browse", "3", "-1", "1.0", "browse,cart", "99999999999999999999"})
        QTest::newRow(word) << QByteArray(word);
}

void SequencesTest::unknownWords()
{
    QFETCH(QByteArray, word);
    const auto path = m_files.write("bad.txt", "browse cart\n\ncart " + word.toStdString() + " buy\nbrowse\n");
    const auto read = readSequences(path, shop);
    QVERIFY(!read);
    QCOMPARE(read.error().where(), path.string() + ":3");
    QCOMPARE(read.error().what().english(),
             "\"" + word.toStdString() + "\" is neither an action of the model nor the index of one");
}

void SequencesTest::namesInOrderOfAppearance()
{
    const auto named = readSequences(m_files.write("names.txt", "view buy\n\nbuy 7 view\n"));
    QVERIFY(named);
    QCOMPARE(named->actions, (std::vector<std::string>{"view", "buy", "7"}));
    QCOMPARE(listsOf(named->sequences), (Lists{{0, 1}, {1, 2, 0}}));
    // Not indices as one writes them: these are names.
    QCOMPARE(readSequences(m_files.write("padded.txt", "01 1\n"))->actions, (std::vector<std::string>{"01", "1"}));
    QCOMPARE(readSequences(m_files.write("minus.txt", "-1 1\n"))->actions, (std::vector<std::string>{"-1", "1"}));
}

void SequencesTest::numbersKeepTheirOrder()
{
    const auto named = readSequences(m_files.write("indices.txt", "4 0\n2 2 4\n"));
    QVERIFY(named);
    QCOMPARE(named->actions, (std::vector<std::string>{"0", "1", "2", "3", "4"}));
    QCOMPARE(listsOf(named->sequences), (Lists{{4, 0}, {2, 2, 4}}));
}

void SequencesTest::tooManyActions()
{
    std::string text;
    for (int i = 0; i < 256; ++i)
        text += "word" + std::to_string(i) + (i % 16 == 15 ? "\n" : " ");
    QCOMPARE(readSequences(m_files.write("many.txt", text))->actions.size(), std::size_t(256));
    const auto read = readSequences(m_files.write("more.txt", text + "another\n"));
    QVERIFY(!read);
    QVERIFY(read.error().where().ends_with("more.txt:17"));
}

void SequencesTest::wordsThatAreNoNames()
{
    for (const std::string& word : {std::string("\xff"), std::string("a\0b", 3)}) {
        const auto read = readSequences(m_files.write("words.txt", "view\n" + word + "\n"));
        QVERIFY(!read);
        QVERIFY(read.error().where().ends_with("words.txt:2"));
    }
}

void SequencesTest::filesWithoutSequences()
{
    for (const char* content : {"", "\n\n", " \t\n"}) {
        const auto path = m_files.write("empty.txt", content);
        QCOMPARE(readSequences(path, shop).error().message(), path.string() + ": The file holds no sequence");
        QVERIFY(!readSequences(path));
    }
    QVERIFY(readSequences(m_files.path("missing.txt"), shop).error().message().find("missing.txt") !=
            std::string::npos);
    QVERIFY(!readSequences(m_files.path("missing.txt")));
}

QTEST_APPLESS_MAIN(SequencesTest)
#include "sequences.moc"
