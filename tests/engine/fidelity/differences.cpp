// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/report.h"

#include "tests/engine/fidelity/modellog.h"

#include <QTest>

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

Report reportOf(const events::EventLog& real, const events::EventLog& synthetic)
{
    auto report = compare({real, synthetic}, {.bootstrap = 40});
    if (!report) qFatal("%s", report.error().message().c_str());
    return *std::move(report);
}

Report reportOf(const hmm::Model& synthetic)
{
    return reportOf(logOf(shop(), 6000, 1), logOf(synthetic, 6000, 2));
}

/// The sessions of a log and, at its end, those of its user `user` once more as another user's.
events::EventLog withCopyOf(events::EventLog log, const events::EventLog& source, std::int32_t user, int times)
{
    for (int i = 0; i < times; ++i) {
        const std::int32_t copy = log.users.add("copy " + std::to_string(i));
        const std::int32_t session = log.session.back() + 1;
        for (std::size_t event = 0; event < source.size(); ++event) {
            if (source.user[event] != user) continue;
            log.user.push_back(copy);
            log.session.push_back(session);
            log.action.push_back(source.action[event]);
            log.item.push_back(source.item[event]);
            log.time.push_back(source.time[event]);
        }
    }
    return log;
}

} // namespace

class DifferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noneWhereNoneIs();
    void aDoubledTransition_data();
    void aDoubledTransition();
    void otherEnds();
    void otherBeginnings();
    void aCopiedUser();
};

void DifferencesTest::noneWhereNoneIs()
{
    const Report report = reportOf(shop());
    for (const Difference& one : report.differences)
        QFAIL(one.text.english().c_str());
}

void DifferencesTest::aDoubledTransition_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addRow("browse -> cart") << 0 << 3;
    QTest::addRow("click -> favourite") << 1 << 2;
    QTest::addRow("cart -> purchase") << 3 << 4;
}

void DifferencesTest::aDoubledTransition()
{
    QFETCH(int, from);
    QFETCH(int, to);
    hmm::Model model = shop();
    hmm::Vector row = model.transition.row(from);
    hmm::setProbability(row, to, 2 * row[to]);
    model.transition.row(from) = row.transpose();
    const Report report = reportOf(model);
    const auto transition = std::ranges::find(report.differences, Part::Transition, &Difference::part);
    QVERIFY(transition != report.differences.end()); // the first of them is the largest
    QCOMPARE(transition->from, model.actions[std::size_t(from)]);
    QCOMPARE(transition->to, model.actions[std::size_t(to)]);
    QVERIFY(std::abs(transition->synthetic - 2 * transition->real) < 0.3 * transition->synthetic);
    const auto others = std::ranges::count_if(report.differences, [&](const Difference& one) {
        return one.part == Part::Transition && one.from != transition->from;
    });
    QCOMPARE(others, 0);
}

void DifferencesTest::otherEnds()
{
    hmm::Model model = shop();
    model.end *= 0.5;
    const Report report = reportOf(model);
    QVERIFY(!report.differences.empty());
    QVERIFY(report.differences.front().part == Part::End);
    QVERIFY(std::ranges::none_of(report.differences, [](const auto& d) { return d.part == Part::Transition; }));
}

void DifferencesTest::otherBeginnings()
{
    hmm::Model model = shop();
    model.initial = hmm::Vector{{0.2, 0.2, 0.2, 0.2, 0.2}};
    const Report report = reportOf(model);
    QVERIFY(!report.differences.empty());
    QVERIFY(report.differences.front().part == Part::Initial);
}

void DifferencesTest::aCopiedUser()
{
    const events::EventLog real = logOf(shop(), 1000, 1), synthetic = logOf(shop(), 1000, 2);
    const auto is = [&](const Report& report, const char* name, bool bad) {
        return report.find(name) && report.find(name)->isBad == bad;
    };
    const Report clean = reportOf(real, synthetic);
    QVERIFY(is(clean, "copies", false) && is(clean, "longest_shared_run", false));
    QCOMPARE(clean.find("copies")->value, 0.0);
    for (std::int32_t user = 0, tried = 0; tried < 5; ++user) { // whether held out or not
        const auto events = std::ranges::count(real.user, user);
        if (events < 10) continue;
        ++tried;
        const Report report = reportOf(real, withCopyOf(synthetic, real, user, 1));
        QVERIFY(is(report, "copies", true) && is(report, "longest_shared_run", true));
        QVERIFY(report.find("longest_shared_run")->value >= double(events));
        QCOMPARE(report.runs.front().user, std::string("copy 0")); // and it is told which sessions these are
        QCOMPARE(report.runs.front().events, std::size_t(events));
        QCOMPARE(report.runs.front().length, std::size_t(events));
    }
}

QTEST_APPLESS_MAIN(DifferencesTest)
#include "differences.moc"
