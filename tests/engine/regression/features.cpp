// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/regression/features.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace sessionsmith::regression;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t all[] = {0, 1, 2, 3, 4};

Column numeric(std::string name, std::vector<double> numbers)
{
    return {std::move(name), std::move(numbers), {}, {}};
}

} // namespace

class FeaturesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersAreBroughtToOneScale()
    {
        const std::vector columns{numeric("age", {1, 3, missing, 100, missing}), numeric("same", {5, 5, 5, 6, 6})};
        const std::size_t learnt[] = {0, 1, 2};
        const FeatureEncoder encoder(columns, learnt);
        QCOMPARE(encoder.names(), (std::vector<std::string>{"age", "age missing"})); // "same" is the same in these
        const Eigen::MatrixXd x = encoder.encode(columns, all);
        QVERIFY(x.isApprox(Eigen::MatrixXd{{-1, 0}, {1, 0}, {0, 1}, {98, 0}, {0, 1}}));
    }

    void namesHaveAFeatureEach()
    {
        const Column colour{"colour", {}, {"red", "blue", "grey"}, {0, 1, 0, 2, -1}};
        const std::size_t learnt[] = {0, 1, 2};
        const FeatureEncoder encoder({&colour, 1}, learnt);
        QCOMPARE(encoder.names(), (std::vector<std::string>{"colour = red", "colour = blue"}));
        const Eigen::MatrixXd x = encoder.encode({&colour, 1}, all);
        QVERIFY(x.isApprox(Eigen::MatrixXd{{1, 0}, {0, 1}, {1, 0}, {0, 0}, {0, 0}})); // grey was never learnt
        // Another table with other indices.
        const Column other{"colour", {}, {"blue"}, {0}};
        QVERIFY(encoder.encode({&other, 1}, std::span(all).first(1)).isApprox(Eigen::MatrixXd{{0, 1}}));
    }

    void rareNamesAreOne()
    {
        Column column{"browser", {}, {}, {}};
        std::vector<std::size_t> cases;
        for (std::size_t i = 0; i < FeatureEncoder::mostLevels + 5; ++i) {
            column.levels.push_back(std::to_string(i));
            for (int k = 0; k < (i < 3 ? 2 : 1); ++k) {
                column.level.push_back(std::int32_t(i));
                cases.push_back(cases.size());
            }
        }
        const FeatureEncoder encoder({&column, 1}, cases);
        QCOMPARE(encoder.width(), FeatureEncoder::mostLevels + 1);
        QCOMPARE(encoder.names().back(), std::string("browser = others"));
        const Eigen::MatrixXd x = encoder.encode({&column, 1}, cases);
        QCOMPARE(x.rowwise().sum().minCoeff(), 1.0); // each is one of them
        QCOMPARE(x.rowwise().sum().maxCoeff(), 1.0);
        QCOMPARE(x.col(x.cols() - 1).sum(), 5.0);
    }

    void oneNameSaysNothing()
    {
        const Column column{"shop", {}, {"a"}, {0, 0, 0, 0, 0}};
        QCOMPARE(FeatureEncoder({&column, 1}, all).width(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(FeaturesTest)
#include "features.moc"
