// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/report.h"

#include "tests/engine/events/logof.h"
#include "tests/engine/fidelity/modellog.h"

#include <QTest>

#include <bit>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

namespace {

hmm::Model shop()
{
    hmm::Model model = hmm::ecommerceTemplate();
    model.emission = hmm::Matrix::Identity(5, 5);
    return model;
}

Report reportOf(const events::EventLog& real, const events::EventLog& synthetic, Spec spec = {})
{
    spec.bootstrap = 50;
    auto report = compare({real, synthetic}, spec);
    if (!report) qFatal("%s", report.error().message().c_str());
    return *std::move(report);
}

Metric metricOf(const Report& report, std::string_view name)
{
    const Metric* metric = report.find(name);
    if (!metric) qFatal("no %s", std::string(name).c_str());
    return *metric;
}

bool isLeftOut(const Report& report, std::string_view name)
{
    return !report.find(name) && std::ranges::count(report.leftOut, name, &LeftOut::name) == 1;
}

/// Bit by bit, for NaN is no equal of itself.
bool areSame(const Metric& a, const Metric& b)
{
    const auto bits = [](double value) { return std::bit_cast<std::uint64_t>(value); };
    return a.name == b.name && bits(a.value) == bits(b.value) && bits(a.low) == bits(b.low) &&
           bits(a.high) == bits(b.high) && bits(a.best) == bits(b.best) && bits(a.worst) == bits(b.worst);
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workedOutByHand();
    void theSameModelIsAsGoodAsReal();
    void shuffledIsTheWorst();
    void anotherModelIsFoundOut();
    void singleCasesAreNotJudged();
    void ofTheSeedAlone();
    void leftOut();
    void theOverallFigure();
    void errors();
    void cancelling();
};

/// All real users do the same, so that whoever is held out shows it.
void ReportTest::workedOutByHand()
{
    const std::vector<std::string> users(4, "view:a view:b buy:a");
    const Report report = reportOf(logOf(users), logOf({"view:a view:b", "view:a view:a"}));
    const auto value = [&](const char* name) { return metricOf(report, name).value; };
    QCOMPARE(value("actions_tv"), 1.0 / 3); // 2/3 1/3 beside 1 0
    QCOMPARE(value("transitions_tv"), 0.5); // view view, view buy beside view view
    QCOMPARE(value("length_ks"), 1.0);      // 3 beside 2
    QCOMPARE(value("length_wasserstein"), 1.0);
    QCOMPARE(value("funnel_presence"), 1.0); // buy
    QCOMPARE(value("funnel_conversion"), 1.0);
    QCOMPARE(value("item_popularity_tv"), 1.0 / 12); // 2/3 1/3 beside 3/4 1/4
    QCOMPARE(value("item_gini"), 1.0 / 12);          // 1/6 beside 1/4
    QCOMPARE(value("item_coverage"), 0.0);
    QCOMPARE(value("repeat_rate"), 1.0 / 12);   // a third beside a quarter
    QCOMPARE(value("item_pair_coverage"), 0.5); // a b, b a beside a b, a a
    QCOMPARE(metricOf(report, "transitions_tv").best, 0.0);
    QVERIFY(isLeftOut(report, "trigrams_tv") && isLeftOut(report, "fourgrams_js"));
    QVERIFY(isLeftOut(report, "gap_ks") && isLeftOut(report, "category_transitions_tv"));
    QCOMPARE(report.heldOutSessions, std::size_t(2));
    QCOMPARE(report.comparedSessions, std::size_t(2));
}

void ReportTest::theSameModelIsAsGoodAsReal()
{
    const Report report = reportOf(logOf(shop(), 4000, 1), logOf(shop(), 2000, 2));
    for (const Metric& metric : report.metrics) {
        QVERIFY2(!metric.isBad, metric.name.c_str());
        if (std::isfinite(metric.low))
            QVERIFY2(metric.low <= metric.value && metric.value <= metric.high, metric.name.c_str());
        if (std::isfinite(metric.expected)) QVERIFY2(metric.value < 3 * metric.expected, metric.name.c_str());
    }
    QVERIFY2(report.overall > 0.9, qPrintable(QString::number(report.overall)));
}

void ReportTest::shuffledIsTheWorst()
{
    const Report report = reportOf(logOf(shop(), 4000, 1), logOf(shop(), 2000, 2));
    for (const char* name : {"transitions_tv", "trigrams_js", "fourgrams_tv", "length_ks", "order_information"}) {
        const Metric metric = metricOf(report, name);
        QVERIFY2(metric.worst > 2 * metric.best && metric.score > 0.5, name);
    }
    // Shuffling leaves the shares of the actions as they are: nothing to score by.
    QVERIFY(std::isnan(metricOf(report, "actions_tv").score));
}

void ReportTest::anotherModelIsFoundOut()
{
    hmm::Model other = shop();
    for (Eigen::Index state = 0; state < 5; ++state)
        other.transition.row(state) = other.initial.transpose();
    const Report report = reportOf(logOf(shop(), 4000, 1), logOf(other, 2000, 2));
    QVERIFY(metricOf(report, "transitions_tv").isBad);
    QVERIFY(metricOf(report, "actions_tv").isBad);
    QVERIFY(report.overall < 0.6);
}

/// Among a thousand items hardly a step comes twice: not even real sessions foretell others.
void ReportTest::singleCasesAreNotJudged()
{
    const auto sparse = [](std::uint64_t seed, std::uint32_t first, std::uint32_t items) {
        events::EventLog log = logOf(shop(), 1000, seed);
        for (int item = 50; item < 1001; ++item)
            log.items.add("item " + std::to_string(item));
        Philox random(seed, 0x54455354, 6);
        for (std::int32_t& item : log.item)
            item = std::int32_t(first + random.below(items));
        return log;
    };
    const Report report =
        reportOf(sparse(1, 1, 1000), sparse(2, 0, 1)); // nothing but one item, which the real log names
    const Metric pairs = metricOf(report, "item_pair_coverage");
    QVERIFY(pairs.best > 0 && pairs.value == 0);
    QVERIFY(std::isnan(pairs.score) && !pairs.isBad);
    QVERIFY(metricOf(report, "item_popularity_tv").isBad);
    QCOMPARE(std::ranges::count(report.differences, Part::ItemTransitions, &Difference::part), 0);
}

void ReportTest::ofTheSeedAlone()
{
    const events::EventLog real = logOf(shop(), 300, 1), synthetic = logOf(shop(), 300, 2);
    const Report once = reportOf(real, synthetic, {.seed = 3, .threads = 1});
    const Report again = reportOf(real, synthetic, {.seed = 3, .threads = 3});
    const Report other = reportOf(real, synthetic, {.seed = 4, .threads = 1});
    QCOMPARE(once.metrics.size(), again.metrics.size());
    for (std::size_t i = 0; i < once.metrics.size(); ++i)
        QVERIFY2(areSame(once.metrics[i], again.metrics[i]), once.metrics[i].name.c_str());
    QVERIFY(metricOf(once, "actions_tv").value != metricOf(other, "actions_tv").value);
}

void ReportTest::leftOut()
{
    const Report report = reportOf(logOf({"click:a click:b", "click:b click:c", "click:a click:c"}),
                                   logOf({"click:x click:y", "click:z click:y"}));
    for (const char* name : {"actions_tv", "transitions_js", "trigrams_tv", "fourgrams_tv", "gap_ks", "funnel_presence",
                             "funnel_conversion", "order_information", "item_popularity_tv", "item_gini", "repeat_rate",
                             "item_pair_coverage", "category_transitions_tv"})
        QVERIFY2(isLeftOut(report, name), name);
    QVERIFY(report.find("length_ks"));
    for (const Metric& metric : report.metrics)
        QCOMPARE(titleOf(metric.name)->text, metric.title.text);
    for (const LeftOut& one : report.leftOut)
        QCOMPARE(titleOf(one.name)->text, one.title.text);
    QVERIFY(!titleOf("overall"));
    for (const LeftOut& one : report.leftOut)
        QVERIFY(!one.reason.isEmpty());
}

void ReportTest::theOverallFigure()
{
    const Report report = reportOf(logOf(shop(), 1000, 1), logOf(shop(), 1000, 2));
    double sum = 0, number = 0;
    for (const Metric& metric : report.metrics) {
        if (std::isnan(metric.score)) continue;
        const double ratio = (metric.worst - metric.value) / (metric.worst - metric.best);
        QCOMPARE(metric.score, std::clamp(ratio, 0.0, 1.0));
        sum += metric.score;
        ++number;
    }
    QVERIFY(number > 5);
    QCOMPARE(report.overall, sum / number);
}

void ReportTest::errors()
{
    const events::EventLog log = logOf(shop(), 10, 1);
    QVERIFY(!compare({log, {}}, {}));
    QVERIFY(!compare({log, log}, {.heldOut = 1}));
    QVERIFY(!compare({log, log}, {.heldOut = std::nan("")}));
    QVERIFY(!compare({log, log}, {.bootstrap = 1}));
}

void ReportTest::cancelling()
{
    const events::EventLog log = logOf(shop(), 10, 1);
    std::stop_source stop;
    stop.request_stop();
    const auto report = compare({log, log}, {}, {}, {stop.get_token(), nullptr});
    QVERIFY(!report && report.error().isCancelled());
    std::stop_source later;
    const auto stopLate = [&](const Progress& progress) {
        if (progress.phase.text.starts_with("Drawing")) later.request_stop();
    };
    const auto stopped = compare({log, log}, {}, stopLate, {later.get_token(), nullptr});
    QVERIFY(!stopped && stopped.error().isCancelled());
}

QTEST_APPLESS_MAIN(ReportTest)
#include "report.moc"
