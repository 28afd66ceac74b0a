// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/generator.h"
#include "engine/synthesis/preview.h"
#include "tests/engine/events/logof.h"
#include "tests/engine/synthesis/chance.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::synthesis;
using namespace sessionsmith::test;

namespace {

using Kind = LengthSettings::Kind;

std::vector<std::size_t> lengthsOf(const events::EventLog& log)
{
    const auto offsets = events::sequenceOffsets(log, events::SequenceBy::Session);
    std::vector<std::size_t> lengths;
    for (std::size_t s = 0; s + 1 < offsets.size(); ++s)
        lengths.push_back(offsets[s + 1] - offsets[s]);
    return lengths;
}

} // namespace

/// How many events a session has.
class LengthsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void estimates();
    void keepsWhatIsInUse();
    void intervals();
    void smoothed();
    void fixedLengths();
    void drawnLengths();
    void aGivenLengthComesFirst();
    void previewsHaveThem();
    void refuses();
};

void LengthsTest::estimates()
{
    const auto log = logOf({"v:a v:b v:c", "v:a", "v:a", "v:a v:b v:c"});
    const LengthSettings lengths = estimateLengths(log);
    QVERIFY(lengths.kind == Kind::End); // what ends a session is not for a log to say
    QCOMPARE(lengths.shares, (std::vector<double>{0.5, 0, 0.5}));
    QCOMPARE(lengths.evidence->counts, (std::vector<double>{2, 0, 2}));
    QCOMPARE(lengths.events, 2);
    QVERIFY(estimateLengths({}).isDefault());
}

void LengthsTest::keepsWhatIsInUse()
{
    LengthSettings before;
    before.kind = Kind::Drawn;
    before.shares = {1};
    const LengthSettings lengths = estimateLengths(logOf({"v:a v:b"}), before);
    QVERIFY(lengths.kind == Kind::Drawn);
    QCOMPARE(lengths.shares, (std::vector<double>{0, 1}));
}

void LengthsTest::intervals()
{
    LengthSettings lengths;
    lengths.evidence = LengthEvidence{"log", {30, 70}};
    const hmm::Interval interval = lengths.intervalOf(1), wilson = hmm::proportionInterval(30, 100);
    QCOMPARE(interval.low, wilson.low);
    QCOMPARE(interval.high, wilson.high);
    QCOMPARE(lengths.intervalOf(3).low, 0.0); // never seen
}

void LengthsTest::smoothed()
{
    std::vector<std::string> users;
    std::vector<bool> isHeldOut;
    for (int i = 0; i < 200; ++i) {
        users.push_back(i % 2 ? "v:a v:b v:c" : "v:a");
        isHeldOut.push_back(i % 10 < 2);
    }
    const auto two = smoothLengths(logOf(users), isHeldOut);
    QVERIFY(two);
    QCOMPARE(two->shares.size(), std::size_t(3));
    QVERIFY(std::abs(two->shares[0] - 0.5) < 0.02 && two->shares[1] < 0.02 && two->shares[1] > 0);
    QVERIFY(std::abs(two->heldOutLogLikelihood / (40 * std::log(0.5)) - 1) < 0.01);
    // Of few sessions each with another length the geometric distribution tells more than the counts.
    for (std::size_t i = 0; i < users.size(); ++i) {
        users[i] = "v:a";
        for (std::size_t more = (i * 37) % 97; more > 0; --more)
            users[i] += " v:a";
    }
    users.resize(60);
    isHeldOut.resize(60);
    const auto many = smoothLengths(logOf(users), isHeldOut);
    QVERIFY(many);
    const auto [least, most] = std::ranges::minmax(many->shares);
    QVERIFY(least > 0 && most < 0.05);
    QVERIFY(!smoothLengths(logOf(users), std::vector<bool>(60, true)));
    QVERIFY(!smoothLengths(logOf(users), std::vector<bool>(60, false)));
}

void LengthsTest::fixedLengths()
{
    BehaviourModel model{hmm::ecommerceTemplate()};
    model.lengths.kind = Kind::Fixed;
    model.lengths.events = 7;
    const auto log = generate(model, *ItemModel::invented(model.items), {.sessions = 50});
    QVERIFY(log);
    for (const std::size_t length : lengthsOf(*log))
        QCOMPARE(length, std::size_t(7));
    model.hmm.end = {}; // and without an END state
    QVERIFY(generate(model, *ItemModel::invented(model.items), {.sessions = 50}));
    model.lengths.kind = Kind::End;
    QVERIFY(!generate(model, *ItemModel::invented(model.items), {.sessions = 50}));
}

void LengthsTest::drawnLengths()
{
    BehaviourModel model{hmm::ecommerceTemplate()};
    model.lengths.kind = Kind::Drawn;
    model.lengths.shares = {1, 0, 2, 3, 0}; // relative
    const auto log = generate(model, *ItemModel::invented(model.items), {.sessions = 20'000});
    QVERIFY(log);
    hmm::Vector counts = hmm::Vector::Zero(5);
    for (const std::size_t length : lengthsOf(*log))
        counts[Eigen::Index(length) - 1] += 1;
    checkLikely(counts, hmm::Vector{{1. / 6, 0, 1. / 3, 0.5, 0}}, "lengths");
}

void LengthsTest::aGivenLengthComesFirst()
{
    BehaviourModel model{hmm::ecommerceTemplate()};
    model.lengths.kind = Kind::Fixed;
    const auto log = generate(model, *ItemModel::invented(model.items), {.sessions = 20, .length = 3});
    for (const std::size_t length : lengthsOf(*log))
        QCOMPARE(length, std::size_t(3));
}

void LengthsTest::previewsHaveThem()
{
    BehaviourModel model{hmm::ecommerceTemplate()};
    model.lengths.kind = Kind::Drawn;
    model.lengths.shares = {1, 1, 1, 1};
    PreviewSessions sessions;
    PreviewSampler().draw(model.hmm, 100, 0, 5, sessions, model.lengths);
    const auto log = generate(model, *ItemModel::invented(model.items), {.sessions = 100, .seed = 5});
    const auto lengths = lengthsOf(*log);
    for (std::size_t s = 0; s < 100; ++s)
        QCOMPARE(sessions.actions[s].size(), lengths[s]); // those of the synthesis
}

void LengthsTest::refuses()
{
    BehaviourModel model{hmm::ecommerceTemplate()};
    model.lengths.kind = Kind::Drawn;
    QVERIFY(!model.lengths.validate()); // drawn from nothing
    model.lengths.shares = {0, 0};
    QVERIFY(!model.lengths.validate());
    model.lengths.shares = {1, -1};
    QVERIFY(!model.lengths.validate());
    QVERIFY(!generate(model, *ItemModel::invented(model.items), {.sessions = 5}));
    model.lengths = {Kind::Fixed, 0};
    QVERIFY(!model.lengths.validate());
    model.lengths.events = int(LengthSettings::mostEvents);
    QVERIFY(model.lengths.validate());
}

QTEST_APPLESS_MAIN(LengthsTest)
#include "lengths.moc"
