// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/copies.h"

#include "tests/engine/fidelity/sessionlists.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

class CopiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byHand();
};

void CopiesTest::byHand()
{
    const Sessions first = sessionsOf({{1, 2, 3, 4, 5}, {1, 2, 3}}), second = sessionsOf({{7, 7, 7, 7, 7, 7}});
    const Sessions made = sessionsOf({{1, 2, 3, 4, 5},      // a copy
                                      {1, 2, 3},            // too short to be one
                                      {1, 2, 3, 5, 4},      // another order
                                      {7, 7, 7, 7, 7, 7},   // a copy of the second
                                      {1, 2, 3, 4, 5, 6}}); // longer
    QCOMPARE(copiesFrom({&first}, made).sessions, std::size_t(4));
    QCOMPARE(copiesFrom({&first}, made).copied, std::size_t(1));
    QCOMPARE(copiesFrom({&first, &second}, made).share(), 0.5);
    QVERIFY(std::isnan(copiesFrom({&first}, {}).share()));
}

QTEST_APPLESS_MAIN(CopiesTest)
#include "copies.moc"
