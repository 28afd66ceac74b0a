// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/verdict.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;

namespace {

Metric bad(const char* name, const char* title, double value = 0.3)
{
    Metric metric{name, Message(title), {}, {}};
    metric.value = value;
    metric.isBad = true;
    return metric;
}

Difference difference(Part part, const std::string& from = {})
{
    Difference difference;
    difference.part = part;
    difference.from = from;
    return difference;
}

} // namespace

/// What a report says beside its figures.
class VerdictTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCopyIsOne()
    {
        Report report;
        QVERIFY(!isCopy(report) && copyWarning(report).isEmpty());
        report.metrics = {bad("copies", "Copies", 0.4)};
        QVERIFY(!isCopy(report));
        report.metrics = {bad("copies", "Copies", 0.996)};
        QVERIFY(isCopy(report));
        QVERIFY(copyWarning(report).english().find("100 % of its sessions") != std::string::npos);
        report.metrics.front().isBad = false; // real ones repeat each other as much
        QVERIFY(!isCopy(report));
    }

    void onlyWhatNoDifferenceSpeaksOf()
    {
        Report report;
        report.metrics = {bad("length_ks", "Length"), bad("length_wasserstein", "Length in events"),
                          bad("detection_auc", "Detection"), bad("trigrams_tv", "Three in a row")};
        QCOMPARE(unexplainedFigures(report).args.size(), std::size_t(1));
        report.differences = {difference(Part::End)};
        const auto list = [&] { return unexplainedFigures(report).args.front().english(); };
        QCOMPARE(list(), std::string("Detection; Three in a row"));
        report.differences.push_back(difference(Part::Transition, "view"));
        QCOMPARE(list(), std::string("Detection"));
        report.metrics.erase(report.metrics.begin() + 2);
        QVERIFY(unexplainedFigures(report).isEmpty());
    }
};

QTEST_APPLESS_MAIN(VerdictTest)
#include "verdict.moc"
