// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/tableregression.h"

#include "engine/base/random.h"
#include "tests/engine/store/fixture.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <cmath>
#include <fstream>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using Kind = RegressionRequest::Kind;

namespace {

const regression::Column& column(const CaseTable& table, const std::string& name)
{
    return table.columns.at(std::size_t(table.find(name)));
}

} // namespace

class TableRegressionTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file(const std::string& text)
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "table.csv";
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    Error refusal(const std::string& text, Kind kind = Kind::Logistic, const std::string& label = "y")
    {
        RegressionRequest request;
        request.table = file(text);
        request.label = label;
        request.kind = kind;
        request.folds = 2;
        const auto report = regress(request);
        if (report) qFatal("this was to be refused: %s", text.c_str());
        return report.error();
    }
    static bool says(const Error& error, const QString& words)
    {
        return QString::fromStdString(error.message()).contains(words);
    }

private Q_SLOTS:
    void whatCannotBeReckonedWith()
    {
        std::string huge = "x,y\n", alike = "x,y\n", large = "x,y\n";
        for (int i = 0; i < 20; ++i) {
            huge += std::to_string(i) + (i % 2 ? ",1e308\n" : ",-1e308\n");
            alike += std::to_string(i) + ",3.5\n";
            large += (i % 2 ? "1e308," : "-1e308,") + std::to_string(i) + "\n";
        }
        QVERIFY(says(refusal(huge, Kind::Linear), "\"y\" holds a number beyond"));
        QVERIFY(says(refusal(large, Kind::Linear), "\"x\" holds a number beyond"));
        QVERIFY(says(refusal(alike, Kind::Linear), "\"y\" is the same in every row"));
        QVERIFY(says(refusal("x,y\n1,0\n-inf,1\n3,0\n4,1\n"), "\"x\" holds a number beyond"));
        const auto table = valueOf(readCaseTable(file("x,name\n1,nan\nNaN,b\n3,c\n")));
        QVERIFY(!column(table, "x").isCategorical() && std::isnan(column(table, "x").numbers[1]));
        QCOMPARE(column(table, "name").levels.size(), std::size_t(3)); // there it is a name
    }

    void columnsAreWhatTheirValuesAre()
    {
        const auto table =
            valueOf(readCaseTable(file("age;town;paid;note\n31;\"Bonn; am "
                                       "Rhein\";1,5;x\n;Ulm;2;\n1e2;Ulm;;y\n5;too;many;fields;here\n7;\"open\n")));
        QCOMPARE(table.rows, std::size_t(3));
        QCOMPARE(table.rejected, std::size_t(2));
        const auto& age = column(table, "age");
        QVERIFY(!age.isCategorical() && age.numbers[0] == 31 && std::isnan(age.numbers[1]) && age.numbers[2] == 100);
        const auto& town = column(table, "town");
        QCOMPARE(town.levels, (std::vector<std::string>{"Bonn; am Rhein", "Ulm"}));
        QCOMPARE(town.level, (std::vector<std::int32_t>{0, 1, 1}));
        QVERIFY(column(table, "paid").isCategorical()); // "1,5" is no number here
        QCOMPARE(column(table, "note").level, (std::vector<std::int32_t>{0, -1, 1}));
        QCOMPARE(table.find("nothing"), -1);
    }

    void findsTheWeightsThatDrewTheAnswers()
    {
        Philox random(3, 0, 0);
        std::string text = "id,x,colour,y\n";
        for (int i = 0; i < 20'000; ++i) {
            const double x = 2 * random.uniform() - 1; // deviation 1 / sqrt(3)
            const bool isRed = random.uniform() < 0.5;
            const double score = -1 + 2 * x + (isRed ? 1 : 0);
            const bool yes = random.uniform() < 1 / (1 + std::exp(-score));
            text += std::to_string(i) + ',' + std::to_string(x) + ',' + (isRed ? "red" : "blue") + ',' +
                    (yes ? "yes" : "no") + '\n';
        }
        RegressionRequest request;
        request.table = file(text);
        request.label = "y";
        request.without = {"id"};
        request.l2 = 1e-6;
        const auto report = valueOf(regress(request));
        QCOMPARE(report.features.size(), std::size_t(3));
        const auto weight = [&](const std::string& feature) {
            for (std::size_t i = 0; i < report.features.size(); ++i)
                if (report.features[i] == feature) return report.regression.weights[Eigen::Index(i)];
            return std::nan("");
        };
        QVERIFY(std::abs(weight("x") * std::sqrt(3) - 2) < 0.15);
        QVERIFY(std::abs(weight("colour = red") - weight("colour = blue") - 1) < 0.15);
        QVERIFY(report.metrics.at("calibration_error") < 0.02);
        QVERIFY(report.metrics.at("auc") > 0.75 && report.metrics.at("auc") < 0.85);
        const auto& interval = report.intervals.at("log_loss");
        QVERIFY(interval.low < report.metrics.at("log_loss") && report.metrics.at("log_loss") < interval.high);
    }

    void amounts()
    {
        std::string text = "x\ty\n";
        for (int i = 0; i < 50; ++i)
            text += std::to_string(i) + '\t' + std::to_string(3 * i + 2 + i % 2) + '\n';
        RegressionRequest request;
        request.table = file(text);
        request.label = "y";
        request.kind = Kind::Linear;
        request.l2 = 1e-9;
        const auto report = valueOf(regress(request));
        QVERIFY(report.metrics.at("r2") > 0.999);
        QVERIFY(std::abs(report.metrics.at("mae") - 0.5) < 0.05);
        QVERIFY(std::abs(report.regression.intercept - report.baseRate) < 1e-6); // features have mean 0
    }

    /// Chance is told as chance: nothing of an answer leaks into its own prediction.
    void noiseTellsNothing()
    {
        Philox random(5, 0, 0);
        std::string text = "a,b,y\n";
        for (int i = 0; i < 4000; ++i)
            text += std::to_string(random.uniform()) + ",n" + std::to_string(random.below(50)) + ',' +
                    std::to_string(random.below(2)) + '\n';
        RegressionRequest request;
        request.table = file(text);
        request.label = "y";
        QVERIFY(std::abs(valueOf(regress(request)).metrics.at("auc") - 0.5) < 0.03);
    }

    void refusesInWords()
    {
        QVERIFY(says(refusal("x,y\n1,1\n2,0\n", Kind::Logistic, "z"), QStringLiteral("no column \"z\"")));
        QVERIFY(says(refusal("x,y\n1,1\n2,\n3,0\n"), QStringLiteral("missing in row 2")));
        QVERIFY(says(refusal("x,y\n1,1\n2,7\n3,0\n"), QStringLiteral("neither yes nor no: 7")));
        QVERIFY(says(refusal("x,y\n1,1\n2,1\n3,1\n"), QStringLiteral("same in every row")));
        QVERIFY(says(refusal("x,y\n1,a\n2,b\n3,c\n", Kind::Linear), QStringLiteral("names, not numbers")));
        QVERIFY(says(refusal("x,y\n1,1\n1,0\n1,1\n"), QStringLiteral("nothing to learn from")));
        QVERIFY(says(refusal("x,x,y\n1,1,1\n2,2,0\n"), QStringLiteral("\"x\" twice")));
        QVERIFY(says(refusal("x,,y\n1,1,1\n2,2,0\n"), QStringLiteral("no name")));
        QVERIFY(says(refusal("x,y\n"), QStringLiteral("no rows")));
        QVERIFY(says(refusal("x,y\n1,1\n"), QStringLiteral("cannot be parted")));
    }

    /// Whether a visit ends in a purchase (UCI 468).
    void onlineShoppers()
    {
        const QString path =
            QStringLiteral(SESSIONSMITH_SHARED_DIR "/data/online_shoppers/online_shoppers_intention.csv");
        if (!QFileInfo::exists(path)) QSKIP("no real data beside the checkout");
        RegressionRequest request;
        request.table = path.toStdString();
        request.label = "Revenue";
        const auto report = valueOf(regress(request));
        QCOMPARE(report.cases, std::size_t(12'330));
        QVERIFY(std::abs(report.baseRate - 0.155) < 0.001);
        qInfo("AUC %.4f, log-loss %.4f, calibration error %.4f", report.metrics.at("auc"),
              report.metrics.at("log_loss"), report.metrics.at("calibration_error"));
        QVERIFY(report.metrics.at("auc") > 0.88);
        QVERIFY(report.metrics.at("log_loss") < 0.31); // the base rate alone has 0.431
    }
};

QTEST_APPLESS_MAIN(TableRegressionTest)
#include "tableregression.moc"
