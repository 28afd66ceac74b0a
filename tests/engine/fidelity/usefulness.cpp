// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/usefulness.h"

#include "engine/base/random.h"
#include "tests/engine/fidelity/sessionlists.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

namespace {

constexpr std::int32_t items = 60;

/// Sessions of eight events: mostly the next item but `step`, else any.
Sessions walks(int sessions, std::int32_t step, std::uint64_t seed)
{
    Philox random(seed, 0x54455354, 3);
    std::vector<List> lists;
    for (int s = 0; s < sessions; ++s) {
        List list{std::int32_t(random.below(items))};
        while (list.size() < 8)
            list.push_back(random.uniform() < 0.8 ? (list.back() + step) % items : std::int32_t(random.below(items)));
        lists.push_back(std::move(list));
    }
    return sessionsOf(lists);
}

/// The synthetic sessions go by `step`, the real ones by 1; the shuffled ones by none.
Sides sidesOf(std::int32_t step)
{
    Sides sides;
    sides.items = items;
    sides.shareItems = true;
    sides.actions.resize(items);
    sides.compared = {walks(600, 1, 1), walks(600, step, 2), walks(600, 1, 3), walks(600, 0, 4)};
    return sides;
}

Figure figureOf(const Sides& sides, const std::string& name)
{
    const auto found = usefulness(sides, {.bootstrap = 40}, {}, {});
    if (!found) qFatal("%s", found.error().message().c_str());
    for (const Figure& figure : found->figures)
        if (figure.words.name == name) return figure;
    qFatal("no %s", name.c_str());
}

} // namespace

class UsefulnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodSessionsTeach();
    void wrongOnesMislead();
    void theReverse();
    void ranking();
    void leftOut();
    void ofTheSeedAlone();
};

void UsefulnessTest::goodSessionsTeach()
{
    const Sides sides = sidesOf(1);
    for (const char* name : {"tstr_item_markov", "tstr_action_markov"}) {
        const Figure figure = figureOf(sides, name);
        QVERIFY2(figure.value > 0.75 && std::abs(figure.value - figure.best) < 0.02, name);
        QVERIFY2(figure.worst < 0.4, name);
        for (const double replicate : figure.replicates)
            QVERIFY2(std::abs(replicate - figure.value) < 0.08, name);
    }
}

void UsefulnessTest::wrongOnesMislead()
{
    const Figure figure = figureOf(sidesOf(7), "tstr_action_markov");
    QVERIFY(figure.value < 0.1 && figure.best > 0.75);
}

void UsefulnessTest::theReverse()
{
    QVERIFY(figureOf(sidesOf(1), "trts_action_markov").value < 0.05);
    QVERIFY(figureOf(sidesOf(7), "trts_action_markov").value > 0.6);
}

/// Where the last item comes again and again, repeating it is the best that can be done; elsewhere the worst.
void UsefulnessTest::ranking()
{
    const Figure alike = figureOf(sidesOf(1), "model_ranking");
    const Figure other = figureOf(sidesOf(0), "model_ranking");
    QVERIFY(alike.best > 0.9 && alike.value > 0.9);
    QVERIFY2(other.value < 0.8, qPrintable(QString::number(other.value)));
    QVERIFY(alike.worst < 0.8);
}

void UsefulnessTest::leftOut()
{
    Sides sides = sidesOf(1);
    sides.shareItems = false;
    sides.actions.resize(1);
    const auto found = usefulness(sides, {.bootstrap = 20}, {}, {});
    QVERIFY(found && found->figures.empty());
    QCOMPARE(found->obstacles.size(), std::size_t(8));
}

void UsefulnessTest::ofTheSeedAlone()
{
    const auto once = usefulness(sidesOf(1), {.bootstrap = 20, .seed = 5, .threads = 1}, {}, {});
    const auto again = usefulness(sidesOf(1), {.bootstrap = 20, .seed = 5, .threads = 3}, {}, {});
    for (std::size_t i = 0; i < once->figures.size(); ++i) {
        QCOMPARE(once->figures[i].value, again->figures[i].value);
        QCOMPARE(once->figures[i].replicates, again->figures[i].replicates);
    }
}

QTEST_APPLESS_MAIN(UsefulnessTest)
#include "usefulness.moc"
