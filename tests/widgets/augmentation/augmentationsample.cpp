// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/augmentationsample.h"

#include "engine/augmentation/augmentation.h"
#include "engine/augmentation/augmenter.h"
#include "engine/events/split.h"
#include "tests/engine/events/logof.h"
#include "tests/engine/store/fixture.h"

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

std::shared_ptr<const events::EventLog> someLog()
{
    std::vector<std::string> users;
    for (int i = 0; i < 30; ++i)
        users.push_back(fmt::format("view:a{0} view:b cart:a{0} buy:c view:d | view:e{0} view:b buy:b", i % 7));
    return std::make_shared<const events::EventLog>(test::logOf(users));
}

workflow::AugmentRequest request(const std::string& steps)
{
    workflow::AugmentRequest request;
    request.pipeline = valueOf(augmentation::parsePipeline(steps));
    request.seed = 3;
    return request;
}

} // namespace

class AugmentationSampleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The preview does not merely look like it.
    void isWhatTheDataSetWillHave_data()
    {
        QTest::addColumn<bool>("trainingPart");
        QTest::newRow("whole") << false;
        QTest::newRow("training part") << true;
    }
    void isWhatTheDataSetWillHave()
    {
        QFETCH(bool, trainingPart);
        workflow::AugmentRequest asked = request("mask:0.4,crop:0.6,noise:0.3");
        asked.trainingPart = trainingPart;
        const AugmentationSample sample = valueOf(augmentationSample(someLog(), asked, 1000));
        events::EventLog log = *someLog();
        if (trainingPart) log = events::trainingPart(log, events::leaveOneOut(log, events::SequenceBy::User));
        const events::EventLog whole = valueOf(augmentation::augment(log, asked.pipeline, asked.seed));
        const auto offsets = events::sequenceOffsets(whole, events::SequenceBy::Session);
        QCOMPARE(sample.sessions.size(), whole.sessionCount());
        for (std::size_t i = 0; i < sample.sessions.size(); ++i)
            QVERIFY(sample.sessions[i].after == augmentation::sessionOf(whole, offsets[i], offsets[i + 1]));
    }

    void countsWhatChanged()
    {
        const AugmentationSample none = valueOf(augmentationSample(someLog(), request(""), 20));
        QCOMPARE(none.sessions.size(), std::size_t(20));
        QCOMPARE(none.changedShare, 0.0);
        QVERIFY(none.changes.empty());
        const AugmentationSample masked = valueOf(augmentationSample(someLog(), request("mask:1"), 20));
        QCOMPARE(masked.changedShare, 1.0);
        QCOMPARE(masked.changes, std::vector{Change::Masked});
        QCOMPARE(masked.meanAfter, masked.meanBefore);
        const AugmentationSample cropped = valueOf(augmentationSample(someLog(), request("crop:0.2"), 20));
        QCOMPARE(cropped.meanAfter, 1.0);
    }

    void sessionsOfSomeEventsComeFirst()
    {
        for (const AugmentedSession& session : valueOf(augmentationSample(someLog(), request(""), 5)).sessions)
            QCOMPARE(session.before.size(), std::size_t(5)); // not 3
    }

    void saysWhatALogLacks()
    {
        QVERIFY(!augmentationSample(someLog(), request("jitter:0.3"), 5)); // times
    }
};

QTEST_APPLESS_MAIN(AugmentationSampleTest)
#include "augmentationsample.moc"
