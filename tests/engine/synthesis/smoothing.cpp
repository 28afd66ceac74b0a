// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/smoothing.h"

#include "engine/synthesis/steptrial.h"
#include "engine/synthesis/toucheditems.h"
#include "tests/engine/events/logof.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

constexpr std::uint64_t seed = 3;

/// Sessions of `length` items, each drawn from a Polya urn of the item before: with probability n / (n + w) what once
/// followed it, else from `items` by Zipf. It is the same as if each item had its own row of transitions, drawn from a
/// Dirichlet distribution of strength w (Blackwell & MacQueen 1973), so that the best smoothing is w.
events::EventLog urnLog(double strength, int items, std::size_t sessions, int length)
{
    events::EventLog log;
    log.users = events::Vocabulary({"u"});
    log.actions = events::Vocabulary({"view"});
    std::vector<double> sums;
    for (int i = 0; i < items; ++i) {
        log.items.add(std::to_string(i));
        sums.push_back((sums.empty() ? 0 : sums.back()) + 1.0 / (i + 3));
    }
    Philox random(5, 0, 0);
    std::vector<std::vector<std::int32_t>> urns(sums.size());
    const auto any = [&] {
        const double wanted = random.uniform() * sums.back();
        return std::int32_t(std::upper_bound(sums.begin(), sums.end(), wanted) - sums.begin());
    };
    for (std::size_t s = 0; s < sessions; ++s) {
        std::int32_t item = any();
        for (int i = 0; i < length; ++i) {
            if (i > 0) {
                auto& urn = urns[std::size_t(item)];
                const auto count = double(urn.size());
                const bool again = random.uniform() * (count + strength) < count;
                item = again ? urn[random.below(std::uint32_t(urn.size()))] : any();
                urn.push_back(item);
            }
            log.user.push_back(0);
            log.session.push_back(std::int32_t(s));
            log.action.push_back(0);
            log.item.push_back(item);
        }
    }
    return log;
}

/// A log with categories, whose sessions stay in theirs for a while and come back to items.
events::EventLog wanderingLog(std::int32_t items = 40, std::int32_t alike = 10, std::int32_t sessions = 400)
{
    events::EventLog log;
    log.users = events::Vocabulary({"u"});
    log.actions = events::Vocabulary({"view"});
    for (int c = 0; c < items / alike; ++c)
        log.categories.add(std::to_string(c));
    for (int i = 0; i < items; ++i)
        log.items.add(std::to_string(i));
    Philox random(6, 0, 0);
    for (std::int32_t s = 0; s < sessions; ++s)
        for (std::int32_t i = 0, item = std::int32_t(random.below(std::uint32_t(items))); i < 12; ++i) {
            item = random.below(3) > 0
                       ? std::int32_t(item / alike * alike + std::int32_t(random.below(std::uint32_t(alike))))
                       : std::int32_t(random.below(std::uint32_t(items)));
            log.user.push_back(0);
            log.session.push_back(s);
            log.action.push_back(0);
            log.item.push_back(item);
            log.category.push_back(item % 7 == 6 ? -1 : item / alike);
        }
    return log;
}

/// The log without the sessions that are held out, or without the others.
events::EventLog partOf(const events::EventLog& log, bool heldOut)
{
    const std::vector<bool> isHeldOut = heldOutSessions(log.sessionCount(), seed);
    events::EventLog part = log;
    for (auto* column : {&part.user, &part.session, &part.action, &part.item, &part.category})
        column->clear();
    for (std::size_t e = 0; e < log.size(); ++e) {
        if (isHeldOut[std::size_t(log.session[e])] != heldOut) continue;
        for (const auto& [to, from] : {std::pair(&part.user, &log.user), std::pair(&part.session, &log.session),
                                       std::pair(&part.action, &log.action), std::pair(&part.item, &log.item),
                                       std::pair(&part.category, &log.category)})
            if (!from->empty()) to->push_back((*from)[e]);
    }
    return part;
}

} // namespace

/// The strength of the smoothing, by held-out sessions.
class SmoothingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsOutATenth();
    void perplexitiesAreThoseOfTheItemModel_data();
    void perplexitiesAreThoseOfTheItemModel();
    void findsThePlantedStrength_data();
    void findsThePlantedStrength();
    void othersSeeNoBlur();
    void wantsSteps();
    void leavesOutTheImpossible();
};

void SmoothingTest::holdsOutATenth()
{
    const auto few = heldOutSessions(20'000, 1);
    const auto count = std::count(few.begin(), few.end(), true);
    QVERIFY(std::abs(double(count) - 2'000) < 5 * std::sqrt(1'800));
    QVERIFY(heldOutSessions(20'000, 1) == few);
    QVERIFY(heldOutSessions(20'000, 2) != few);
    const auto many = heldOutSessions(4'000'000, 1);
    QVERIFY(std::abs(double(std::count(many.begin(), many.end(), true)) - 100'000) < 5 * std::sqrt(100'000));
}

void SmoothingTest::perplexitiesAreThoseOfTheItemModel_data()
{
    QTest::addColumn<int>("steps");
    QTest::newRow("all") << int(ItemModel::Steps::All);
    QTest::newRow("to new items") << int(ItemModel::Steps::ToNewItems);
}

void SmoothingTest::perplexitiesAreThoseOfTheItemModel()
{
    QFETCH(int, steps);
    const auto which = ItemModel::Steps(steps);
    const auto evidence = estimateSmoothing(wanderingLog(), which, seed);
    QVERIFY(evidence);
    // An item model of the other sessions, asked one step after the other.
    const events::EventLog others = partOf(wanderingLog(), false), heldOut = partOf(wanderingLog(), true);
    const std::vector<bool> isFirst = firstTouches(heldOut);
    const auto perplexity = [&](double smoothing) {
        const auto model = ItemModel::estimate(others, smoothing, which);
        double sum = 0;
        std::size_t count = 0;
        for (std::size_t e = 1; e < heldOut.size(); ++e) {
            if (heldOut.session[e] != heldOut.session[e - 1]) continue;
            if (which == ItemModel::Steps::ToNewItems && !isFirst[e]) continue;
            sum += std::log(model->probability(heldOut.item[e - 1], heldOut.item[e]));
            ++count;
        }
        if (evidence->steps != count) qFatal("%zu steps instead of %zu", evidence->steps, count);
        return std::exp(-sum / double(count));
    };
    QCOMPARE(evidence->impossibleSteps, std::size_t(0));
    QVERIFY(std::abs(perplexity(evidence->estimate) / evidence->perplexity - 1) < 1e-9);
    QVERIFY(std::abs(perplexity(8) / evidence->perplexityByDefault - 1) < 1e-9);
    QVERIFY(std::abs(perplexity(1e15) / evidence->perplexityOfCategories - 1) < 1e-9);
    QCOMPARE(std::isinf(perplexity(0)), std::isinf(evidence->perplexityOfItems));
    QVERIFY(evidence->low <= evidence->estimate && evidence->estimate <= evidence->high);
}

void SmoothingTest::findsThePlantedStrength_data()
{
    QTest::addColumn<double>("strength");
    QTest::newRow("weak") << 2.0;
    QTest::newRow("strong") << 40.0;
}

void SmoothingTest::findsThePlantedStrength()
{
    QFETCH(double, strength);
    const auto evidence = estimateSmoothing(urnLog(strength, 2'000, 20'000, 10), ItemModel::Steps::All, seed);
    QVERIFY(evidence);
    // Within twice the distance of the interval of 95 %: the popularity it is smoothed towards is estimated as well.
    const double error = std::log(evidence->high / evidence->low);
    QVERIFY2(
        std::abs(std::log(evidence->estimate / strength)) < error,
        qPrintable(QStringLiteral("%1 (%2 to %3)").arg(evidence->estimate).arg(evidence->low).arg(evidence->high)));
    QVERIFY(error < 1.2); // or it would say nothing
    QVERIFY(evidence->perplexity < evidence->perplexityOfCategories);
}

/// Where an item was followed but a few times, all its followers are among the commonest ten: to keep to them no more
/// than held-out steps do is to be blurred to whoever has other sessions.
void SmoothingTest::othersSeeNoBlur()
{
    events::EventLog log = wanderingLog(4800, 12, 4800);
    log.categories = {}; // nothing else tells who goes with whom
    log.category.clear();
    const std::vector<bool> isHeldOut = heldOutSessions(log.sessionCount(), seed);
    const auto trial = [&](StepTrial::Judge judge) {
        return *StepTrial::of(log, ItemModel::Steps::All, isHeldOut, seed, judge);
    };
    StepTrial own = trial(StepTrial::Judge::Themselves), others = trial(StepTrial::Judge::Others);
    const double byThemselves = own.smoothingFor(own.wantedShare(), {});
    QVERIFY(others.drawnShare(byThemselves, {}) < others.wantedShare() - 0.02);
    const auto evidence = estimateSmoothing(log, ItemModel::Steps::All, seed);
    QVERIFY(evidence && evidence->estimate < byThemselves);
    QVERIFY(std::abs(others.drawnShare(evidence->estimate, {}) - others.wantedShare()) < 0.01);
}

void SmoothingTest::wantsSteps()
{
    QVERIFY(!estimateSmoothing(logOf({"view:a | view:b | view:a"}), ItemModel::Steps::All, seed));
    std::vector<std::string> same(100, "view:a view:a view:a");
    QVERIFY(estimateSmoothing(logOf(same), ItemModel::Steps::All, seed));
    QVERIFY(!estimateSmoothing(logOf(same), ItemModel::Steps::ToNewItems, seed)); // nobody goes on to another item
}

void SmoothingTest::leavesOutTheImpossible()
{
    // Every session has an item of its own in the middle, which no other session knows.
    std::vector<std::string> users;
    for (int i = 0; i < 200; ++i)
        users.push_back("view:a view:own" + std::to_string(i) + " view:b");
    const auto evidence = estimateSmoothing(logOf(users), ItemModel::Steps::All, seed);
    QVERIFY(evidence);
    QCOMPARE(evidence->steps, evidence->sessions);
    QCOMPARE(evidence->impossibleSteps, evidence->sessions);
    // What comes behind an item without transitions is what is popular, whatever the smoothing: b with one of three.
    QVERIFY(std::abs(evidence->perplexity - 3) < 1e-9);
    QVERIFY(std::abs(evidence->perplexityOfItems - 3) < 1e-9);
}

QTEST_APPLESS_MAIN(SmoothingTest)
#include "smoothing.moc"
