// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/hmm/evidence.h"

#include "engine/hmm/estimation.h"
#include "engine/tuning/structure.h"
#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/modeldocument.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

/// Counted in 40 sessions of two actions: 60 times a, then a; 20 times a, then b.
synthesis::BehaviourModel countedModel()
{
    hmm::Sequences sessions;
    for (int i = 0; i < 40; ++i) {
        const std::int32_t last = i % 2;
        sessions.symbols.insert(sessions.symbols.end(), {0, 0, last});
        sessions.offsets.push_back(sessions.symbols.size());
    }
    const std::vector<std::string> names{"a", "b"};
    hmm::Fit fit;
    fit.model = *hmm::countModel(names, names, sessions, sessions, {}, true);
    const auto counts = hmm::countLabelled(sessions, sessions, 2, 2);
    auto evidence = std::make_shared<hmm::Evidence>(hmm::evidenceOf(
        fit, sessions, *counts, hmm::countIntervals(fit.model, *counts, hmm::Constraints(), hmm::Prior())));
    evidence->source = "shop";
    return {.hmm = fit.model, .evidence = evidence};
}

constexpr hmm::Cell next{Part::Transition, 0, 1};

} // namespace

/// What a log said of the cells of an open model.
class EvidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_document.open(countedModel()); }
    void modelsWithoutAFitHaveNone();
    void editsContradictIt();
    void itIsTold();
    void itFollowsNewNames();
    void itSaysNothingOfWhatIsNew();

private:
    ModelDocument m_document;
};

void EvidenceTest::modelsWithoutAFitHaveNone()
{
    QVERIFY(m_document.evidence());
    m_document.open({hmm::ecommerceTemplate(), {}, {}});
    QVERIFY(!m_document.evidence());
    QVERIFY(!m_document.contradictsLog(next));
    QCOMPARE(evidenceLines(m_document, next), QStringList());
}

void EvidenceTest::editsContradictIt()
{
    QCOMPARE(m_document.value(Part::Transition, 0, 1), 0.25);
    QCOMPARE(m_document.contradictions(), 0);
    m_document.setValue(Part::Transition, 0, 1, 0.3); // 20 of 80: within chance
    QCOMPARE(m_document.contradictions(), 0);
    m_document.setValue(Part::Transition, 0, 1, 0.6);
    QVERIFY(m_document.contradictsLog(next));
    QCOMPARE(m_document.contradictions(), 2); // the other cell of the row had to follow
    QVERIFY(cellDescription(m_document, next).contains(QStringLiteral("outside the interval")));
    m_document.undoStack()->undo();
    QVERIFY(!m_document.contradictsLog(next));
}

void EvidenceTest::itIsTold()
{
    const QStringList lines = evidenceLines(m_document, next);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].startsWith(QStringLiteral("fitted to shop: 25.0")), qPrintable(lines[0]));
    QVERIFY2(lines[1].startsWith(QStringLiteral("95 % interval: 16.8")), qPrintable(lines[1]));
    QCOMPARE(lines[2], QStringLiteral("seen 20 times"));
}

void EvidenceTest::itFollowsNewNames()
{
    m_document.setValue(Part::Transition, 0, 1, 0.6);
    const std::vector<int> same{0, 1};
    m_document.restructure(*hmm::renameState(m_document.hmm(), 0, "looking"), same, same, QStringLiteral("Rename"));
    QVERIFY(m_document.contradictsLog(next));
    // The same states in another order.
    m_document.restructure(*hmm::permuteStates(m_document.hmm(), {1, 0}), {1, 0}, same, QStringLiteral("Move"));
    QVERIFY(m_document.contradictsLog({Part::Transition, 1, 0}));
    QVERIFY(!m_document.contradictsLog({Part::Transition, 0, 1}));
    m_document.undoStack()->undo();
    m_document.undoStack()->undo();
    QVERIFY(m_document.contradictsLog(next));
}

void EvidenceTest::itSaysNothingOfWhatIsNew()
{
    m_document.restructure(*hmm::mergeStates(m_document.hmm(), {0, 1}, hmm::Vector::Ones(2), "any"), {0}, {0, 1},
                           QStringLiteral("Merge"));
    QVERIFY(m_document.evidence());
    QCOMPARE(evidenceLines(m_document, {Part::Emission, 0, 1}), QStringList());
    m_document.undoStack()->undo();
    QVERIFY(!evidenceLines(m_document, next).isEmpty());
}

QTEST_MAIN(EvidenceTest)
#include "evidence.moc"
