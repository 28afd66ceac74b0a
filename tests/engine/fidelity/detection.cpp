// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/detection.h"

#include "tests/engine/fidelity/modellog.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

class DetectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameCannotBeTold();
    void judgesWhatItDidNotLearn();
    void anotherCan();
    void tooFew();
};

void DetectionTest::theSameCannotBeTold()
{
    const auto sides =
        *arrangeSides({logOf(hmm::ecommerceTemplate(), 4000, 1), logOf(hmm::ecommerceTemplate(), 2000, 2)}, 0.5, 1);
    const Detection detection(sides, Side::Synthetic, 1, 1);
    QVERIFY2(std::abs(detection.area() - 0.5) < 0.03, qPrintable(QString::number(detection.area())));
    QCOMPARE(Detection(sides, Side::Synthetic, 1, 4).area(), detection.area());
}

/// So few sessions that a detector judged on what it learnt would know them by heart.
void DetectionTest::judgesWhatItDidNotLearn()
{
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto sides = *arrangeSides(
            {logOf(hmm::ecommerceTemplate(), 120, 2 * seed + 1), logOf(hmm::ecommerceTemplate(), 60, 2 * seed + 2)},
            0.5, 1);
        sum += Detection(sides, Side::Synthetic, 1, 1).area();
    }
    QVERIFY2(std::abs(sum / 20 - 0.5) < 0.06, qPrintable(QString::number(sum / 20)));
}

void DetectionTest::anotherCan()
{
    hmm::Model other = hmm::ecommerceTemplate();
    other.end *= 0.5;
    const auto sides = *arrangeSides({logOf(hmm::ecommerceTemplate(), 2000, 1), logOf(other, 1000, 2)}, 0.5, 1);
    const Detection detection(sides, Side::Synthetic, 1, 0);
    QVERIFY2(detection.area() > 0.6, qPrintable(QString::number(detection.area())));
    QVERIFY(std::abs(detection.areaOfReplicate(1, 0) - detection.area()) < 0.05);
    QVERIFY(detection.areaOfReplicate(1, 0) != detection.areaOfReplicate(1, 1));
}

void DetectionTest::tooFew()
{
    const auto sides =
        *arrangeSides({logOf(hmm::ecommerceTemplate(), 6, 1), logOf(hmm::ecommerceTemplate(), 4, 2)}, 0.5, 1);
    QVERIFY(std::isnan(Detection(sides, Side::Synthetic, 1, 0).area()));
}

QTEST_APPLESS_MAIN(DetectionTest)
#include "detection.moc"
