// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/membership.h"

#include "engine/base/random.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;

class MembershipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void byHand();
    void isNotFlattered();
};

void MembershipTest::byHand()
{
    // By either half: whoever is at most .1 away is a member.
    const std::vector<double> near{0.1, 0.1, 0.1, 0.1}, far{0.5, 0.5, 0.5, 0.5};
    QCOMPARE(membershipAdvantage(near, far), 1.0);
    QCOMPARE(membershipAdvantage(far, near), 0.0); // no threshold gains anything: the attacker calls none a member
    QCOMPARE(membershipAdvantage(near, near), 0.0);
    QCOMPARE(membershipAdvantage(std::vector<double>{0.1, 0.1, 0.5, 0.5}, far), 0.5);
    QVERIFY(std::isnan(membershipAdvantage(std::vector<double>{0.1}, far)));
}

/// The best threshold of all would gain .1 and more on so few that are alike.
void MembershipTest::isNotFlattered()
{
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Philox random(seed, 0x54455354, 5);
        std::vector<double> members(60), others(60);
        for (std::vector<double>* distances : {&members, &others})
            for (double& distance : *distances)
                distance = random.uniform();
        sum += membershipAdvantage(members, others);
    }
    QVERIFY2(std::abs(sum / 200) < 0.03, qPrintable(QString::number(sum / 200)));
}

QTEST_APPLESS_MAIN(MembershipTest)
#include "membership.moc"
