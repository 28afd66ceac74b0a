// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/journal.h"

#include "tests/engine/events/files.h"

#include <QTest>

#include <fstream>

using namespace sessionsmith;

class JournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesStay();
    void aLineThatWasCutOffIsNone();
    void oneHolderAtATime();
    void clearAndRemove();
    void whereNoFileCanBe();

private:
    test::Files m_files;
};

void JournalTest::linesStay()
{
    const auto path = m_files.path("lines");
    for (const std::size_t before : {0, 2, 4}) {
        auto journal = Journal::open(path);
        QVERIFY(journal && *journal);
        QCOMPARE((*journal)->lines().size(), before);
        QVERIFY((*journal)->add("one"));
        QVERIFY((*journal)->add(""));
        QCOMPARE((*journal)->lines()[before], std::string("one"));
    }
    QCOMPARE(test::Files::read(path), std::string("one\n\none\n\none\n\n"));
}

void JournalTest::aLineThatWasCutOffIsNone()
{
    const auto path = m_files.write("cut", "whole\nhal");
    {
        auto journal = Journal::open(path);
        QCOMPARE((*journal)->lines(), std::vector<std::string>{"whole"});
        QVERIFY((*journal)->add("x"));
    }
    QCOMPARE((*Journal::open(path))->lines(), (std::vector<std::string>{"whole", "x"}));
}

void JournalTest::oneHolderAtATime()
{
    const auto path = m_files.path("held");
    {
        const auto first = Journal::open(path);
        QVERIFY(first && *first);
        const auto second = Journal::open(path);
        QVERIFY(second && !*second);
    }
    QVERIFY(*Journal::open(path));
}

void JournalTest::clearAndRemove()
{
    const auto path = m_files.write("old", "a\nb\n");
    auto journal = Journal::open(path);
    QVERIFY((*journal)->clear());
    QVERIFY((*journal)->lines().empty());
    QVERIFY((*journal)->add("new"));
    QCOMPARE(test::Files::read(path), std::string("new\n"));
    (*journal)->remove();
    QVERIFY(!std::filesystem::exists(path));
    QVERIFY(*Journal::open(path)); // a new one, while that one is still open
}

void JournalTest::whereNoFileCanBe()
{
    const auto journal = Journal::open(m_files.path("no such folder/lines"));
    QVERIFY(!journal);
    QVERIFY(journal.error().where().ends_with("lines"));
}

QTEST_APPLESS_MAIN(JournalTest)
#include "journal.moc"
