// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runalerts.h"

#include "tests/engine/store/fixture.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::workflow;

namespace {

/// Feeds the figures of evaluations and tells at which of them which alert was raised.
struct Feed
{
    AlertWatch watch;
    std::int64_t step = 0;
    std::vector<std::pair<int, std::string>> raised;
    int evaluation = 0;

    explicit Feed(AlertRules rules = {}) : watch(rules) {}

    void take(const char* metric, double value)
    {
        if (const auto alert = watch.take({metric, step, 0, value, 0}))
            raised.emplace_back(evaluation, name(alert->alert));
    }
    void evaluate(double training, double validation, double ndcg = NAN)
    {
        for (int i = 0; i < 3; ++i) {
            ++step;
            take("train/loss", training + 0.01 * (1 - i)); // their mean counts
        }
        take("valid/loss", validation);
        if (!std::isnan(ndcg)) take("valid/ndcg@10", ndcg);
        ++evaluation;
    }
};

using Raised = std::vector<std::pair<int, std::string>>;

} // namespace

/// The rules by which runs draw attention to themselves.
class RunAlertsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNothingOfAGoodRun()
    {
        Feed feed;
        for (int i = 0; i < 50; ++i)
            feed.evaluate(5.0 / (i + 1), 6.0 / (i + 1), 1 - 1.0 / (i + 1));
        QCOMPARE(feed.raised, Raised());
    }

    void tellsALossThatIsNoNumberOnce()
    {
        Feed feed;
        feed.evaluate(2, 2);
        feed.evaluate(NAN, 2);
        feed.evaluate(1, INFINITY);
        QCOMPARE(feed.raised, (Raised{{1, "not_finite"}}));
        Feed silent({.notFinite = false});
        silent.evaluate(NAN, NAN);
        QCOMPARE(silent.raised, Raised());
    }

    void tellsThatThereIsNoProgress()
    {
        Feed feed({.stalledEvaluations = 3});
        for (const double loss : {3.0, 2.0, 2.0, 2.5, 2.1, 2.2, 2.3, 1.0, 1.0, 1.0, 1.0})
            feed.evaluate(1, loss);
        QCOMPARE(feed.raised, (Raised{{4, "stalled"}, {10, "stalled"}})); // again, once it was over
        Feed never({.stalledEvaluations = 0, .overfittingEvaluations = 0});
        for (int i = 0; i < 50; ++i)
            never.evaluate(1, 2);
        QCOMPARE(never.raised, Raised());
    }

    void theMeasureOfARankingGoesBeforeItsLoss()
    {
        Feed feed({.stalledEvaluations = 3, .overfittingEvaluations = 0});
        for (int i = 0; i < 20; ++i)
            feed.evaluate(1, 2 + i, 0.1 * i); // the loss gets worse, the ranking better
        QCOMPARE(feed.raised, Raised());
        for (int i = 0; i < 3; ++i)
            feed.evaluate(1, 1.0 / (i + 1), 0.5); // and the other way round
        QCOMPARE(feed.raised, (Raised{{22, "stalled"}}));
    }

    void tellsOverfitting()
    {
        Feed feed({.stalledEvaluations = 0, .overfittingEvaluations = 3});
        const double validation[] = {4, 3, 3.1, 3.2, 3.3, 3.4, 2.0, 2.1, 2.2, 2.3};
        for (int i = 0; i < 10; ++i)
            feed.evaluate(5 - 0.1 * i, validation[i]);
        QCOMPARE(feed.raised, (Raised{{4, "overfitting"}, {9, "overfitting"}}));
    }

    void aRisingTrainingLossIsNoOverfitting()
    {
        Feed feed({.stalledEvaluations = 0, .overfittingEvaluations = 2});
        for (int i = 0; i < 10; ++i)
            feed.evaluate(2 + 0.1 * i, 3 + 0.1 * i);
        QCOMPARE(feed.raised, Raised());
        Feed broken({.stalledEvaluations = 0, .overfittingEvaluations = 2});
        const double training[] = {5, 4, 3, 3.5, 3, 2.9};
        for (int i = 0; i < 6; ++i)
            broken.evaluate(training[i], 3 + 0.1 * i); // one evaluation in between counts anew
        QCOMPARE(broken.raised, (Raised{{5, "overfitting"}}));
    }

    void otherMetricsDoNotMatter()
    {
        AlertWatch watch({});
        for (const char* metric : {"system/cpu", "valid/accuracy", "member-2/train/loss", "ceiling/loss"})
            for (int i = 0; i < 20; ++i)
                QVERIFY(!watch.take({metric, i, 0, NAN, 0}));
    }

    void aWorkspaceKeepsItsRules()
    {
        TemporaryWorkspace place;
        store::Workspace workspace = place.open();
        QVERIFY(alertRules(workspace) == AlertRules());
        const AlertRules rules{false, 7, 0};
        valueOf(setAlertRules(workspace, rules));
        QVERIFY(alertRules(place.open()) == rules);
        valueOf(workspace.setNote("alerts", R"({"stalled": 1e99, "overfitting": -4, "not_finite": "no"})"));
        const AlertRules read = alertRules(workspace);
        QVERIFY(read.notFinite && read.stalledEvaluations == AlertRules().stalledEvaluations);
        QCOMPARE(read.overfittingEvaluations, 0);
        valueOf(workspace.setNote("alerts", "["));
        QVERIFY(alertRules(workspace) == AlertRules());
    }
};

QTEST_APPLESS_MAIN(RunAlertsTest)
#include "runalerts.moc"
