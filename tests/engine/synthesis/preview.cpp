// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/preview.h"

#include "engine/synthesis/generator.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;

namespace {

std::span<const std::int32_t> statesOf(const PreviewSessions& preview, std::size_t session)
{
    return preview.statesOf(session);
}

std::span<const std::int32_t> actionsOf(const PreviewSessions& preview, std::size_t session)
{
    return preview.actions[session];
}

/// How long both go the same way.
std::size_t commonLength(std::span<const std::int32_t> a, std::span<const std::int32_t> b)
{
    return std::size_t(std::ranges::mismatch(a, b).in1 - a.begin());
}

constexpr std::size_t sessions = 300;

} // namespace

/// The sample beside the editor.
class PreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatIsGenerated();
    void lengths();
    void nothingToShow();
    void isTheSameForAnyThreads();
    void emissionsChangeActionsAlone();
    void endsChangeLengthsAlone();
    void transitionsChangeWhatFollows();
    void initialChangesOnlySessionsThatBeginElsewhere();
};

void PreviewTest::isWhatIsGenerated()
{
    BehaviourModel model;
    model.hmm = hmm::ecommerceTemplate();
    const auto items = ItemModel::invented(model.items);
    for (const int length : {0, 6}) {
        const auto log = generate(model, *items, {.sessions = sessions, .length = length, .seed = 4});
        const PreviewSessions preview = synthesis::preview(model.hmm, sessions, length, 4);
        QCOMPARE(preview.size(), sessions);
        QCOMPARE(preview.actions.symbols, log->action);
        QCOMPARE(preview.states.size(), preview.actions.symbols.size());
        QCOMPARE(preview.actions.offsets, sequenceOffsets(*log, events::SequenceBy::Session));
    }
}

void PreviewTest::lengths()
{
    hmm::Model model = hmm::ecommerceTemplate();
    const PreviewSessions fixed = preview(model, 10, 3, 1);
    for (std::size_t i = 0; i < 10; ++i)
        QCOMPARE(statesOf(fixed, i).size(), std::size_t(3));
    model.end.setZero();
    QCOMPARE(preview(model, 2, 0, 1).states.size(), std::size_t(2 * GenerateSpec{}.maximumLength));
    model.end.resize(0);
    QCOMPARE(preview(model, 4, 0, 1).actions.offsets, (std::vector<std::size_t>{0, 20, 40, 60, 80}));
}

void PreviewTest::nothingToShow()
{
    const PreviewSessions none = preview(hmm::ecommerceTemplate(), 0, 0, 1);
    QCOMPARE(none.size(), std::size_t(0));
    QVERIFY(none.states.empty());
}

void PreviewTest::isTheSameForAnyThreads()
{
    PreviewSampler sampler;
    PreviewSessions one, three;
    sampler.draw(hmm::ecommerceTemplate(), 2'000, 0, 3, one, {}, 1);
    sampler.draw(hmm::ecommerceTemplate(), 700, 4, 9, three, {}, 3); // what was in the buffers leaves no trace
    sampler.draw(hmm::ecommerceTemplate(), 2'000, 0, 3, three, {}, 3);
    QCOMPARE(three.actions.offsets, one.actions.offsets);
    QCOMPARE(three.actions.symbols, one.actions.symbols);
    QCOMPARE(three.states, one.states);
}

void PreviewTest::emissionsChangeActionsAlone()
{
    const hmm::Model before = hmm::ecommerceTemplate();
    hmm::Model after = before;
    hmm::Vector row = after.emission.row(2);
    hmm::setProbability(row, 0, 0.9);
    after.emission.row(2) = row.transpose();
    const PreviewSessions old = preview(before, sessions, 0, 2), now = preview(after, sessions, 0, 2);
    QCOMPARE(now.states, old.states);
    QCOMPARE(now.actions.offsets, old.actions.offsets);
    QVERIFY(now.actions.symbols != old.actions.symbols);
    for (std::size_t i = 0; i < now.states.size(); ++i)
        if (now.states[i] != 2) QCOMPARE(now.actions.symbols[i], old.actions.symbols[i]);
}

void PreviewTest::endsChangeLengthsAlone()
{
    const hmm::Model before = hmm::ecommerceTemplate();
    hmm::Model after = before;
    after.end *= 0.5;
    const PreviewSessions old = preview(before, sessions, 0, 2), now = preview(after, sessions, 0, 2);
    std::size_t longer = 0;
    for (std::size_t i = 0; i < sessions; ++i) {
        const std::size_t length = statesOf(old, i).size();
        QVERIFY(statesOf(now, i).size() >= length); // the same draws, each of them less likely to end
        longer += statesOf(now, i).size() > length;
        QCOMPARE(commonLength(statesOf(old, i), statesOf(now, i)), length);
        QCOMPARE(commonLength(actionsOf(old, i), actionsOf(now, i)), length);
    }
    QVERIFY(longer > sessions / 4);
}

void PreviewTest::transitionsChangeWhatFollows()
{
    const hmm::Model before = hmm::ecommerceTemplate();
    hmm::Model after = before;
    hmm::Vector row = after.transition.row(3);
    hmm::setProbability(row, 4, 0.9);
    after.transition.row(3) = row.transpose();
    const PreviewSessions old = preview(before, sessions, 12, 2), now = preview(after, sessions, 12, 2);
    std::size_t changed = 0;
    for (std::size_t i = 0; i < sessions; ++i) {
        const auto states = statesOf(old, i);
        const std::size_t same = commonLength(states, statesOf(now, i));
        changed += same < states.size();
        // The first difference follows the state whose row was edited.
        if (same < states.size()) QCOMPARE(states[same - 1], 3);
        QVERIFY(commonLength(actionsOf(old, i), actionsOf(now, i)) >= same);
    }
    QVERIFY(changed > sessions / 10 && changed < sessions);
}

void PreviewTest::initialChangesOnlySessionsThatBeginElsewhere()
{
    const hmm::Model before = hmm::ecommerceTemplate();
    hmm::Model after = before;
    hmm::setProbability(after.initial, 4, 0.3);
    const PreviewSessions old = preview(before, sessions, 12, 2), now = preview(after, sessions, 12, 2);
    std::size_t changed = 0;
    for (std::size_t i = 0; i < sessions; ++i) {
        const bool elsewhere = statesOf(old, i)[0] != statesOf(now, i)[0];
        changed += elsewhere;
        if (!elsewhere) QVERIFY(std::ranges::equal(statesOf(old, i), statesOf(now, i)));
    }
    QVERIFY(changed > sessions / 10 && changed < sessions * 6 / 10);
}

QTEST_APPLESS_MAIN(PreviewTest)
#include "preview.moc"
