// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/augmentation/pipeline.h"
#include "tests/engine/augmentation/somelog.h"

using namespace sessionsmith;
using namespace sessionsmith::augmentation;
using namespace sessionsmith::test;

class PipelineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryStep()
    {
        const auto pipeline =
            valueOf(parsePipeline("mask:0.2,crop:0.6,reorder:0.2,reverse:1,insert:0.3,substitute:0,drop:1e-1,noise:.5,"
                                  "swap-item:0.25,jitter:2.5"));
        const Pipeline wanted{{StepKind::Mask, 0.2},  {StepKind::Crop, 0.6},   {StepKind::Reorder, 0.2},
                              {StepKind::Reverse, 1}, {StepKind::Insert, 0.3}, {StepKind::Substitute, 0},
                              {StepKind::Drop, 0.1},  {StepKind::Noise, 0.5},  {StepKind::SwapItem, 0.25},
                              {StepKind::Jitter, 2.5}};
        QVERIFY(pipeline == wanted);
        QCOMPARE(stepDescriptions().size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QVERIFY(stepDescriptions()[i].kind == wanted[i].kind);
            QCOMPARE(&describe(wanted[i].kind), &stepDescriptions()[i]);
        }
    }

    void blanksAndRepetitions()
    {
        const Pipeline wanted{{StepKind::Drop, 0.1}, {StepKind::Drop, 0.1}};
        QVERIFY(valueOf(parsePipeline(" drop : 0.1 , drop:0.1 ")) == wanted);
        for (const char* nothing : {"", "  "})
            QVERIFY(valueOf(parsePipeline(nothing)).empty());
        QCOMPARE(textOf({}), std::string());
        QCOMPARE(textOf(wanted), std::string("drop:0.1,drop:0.1"));
    }

    void comesBackAsItWas()
    {
        QVERIFY(rc::check("parsePipeline(textOf(p)) == p", [] {
            Pipeline pipeline = anyPipeline();
            for (Step& step : pipeline)
                step.rate *= *rc::gen::inRange(0, 1'000'001) * 1e-6;
            const auto again = parsePipeline(textOf(pipeline));
            RC_ASSERT(again.has_value());
            RC_ASSERT(*again == pipeline);
        }));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("pipeline");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown") << "mask:0.1,msk:0.2"
                                 << "\"msk\" is no step of an augmentation. Choose one of: mask, crop, reorder, "
                                    "reverse, insert, substitute, drop, noise, swap-item, jitter";
        QTest::newRow("another case") << "Mask:0.1"
                                      << "\"Mask\" is no step";
        QTest::newRow("nothing between") << "mask:0.1,,crop:0.2"
                                         << "\"\" is no step";
        QTest::newRow("trailing comma") << "mask:0.1,"
                                        << "\"\" is no step";
        QTest::newRow("no rate") << "crop"
                                 << "The step \"crop\" has no rate";
        QTest::newRow("an empty rate") << "crop:"
                                       << "\"crop:\" has no rate";
        QTest::newRow("words") << "crop:half"
                               << "\"crop:half\" has no rate";
        QTest::newRow("two numbers") << "crop:0.1:0.2"
                                     << "no rate";
        QTest::newRow("percent") << "crop:60%"
                                 << "no rate";
        QTest::newRow("above") << "mask:0.1,crop:1.5"
                               << "The rate of \"crop\" is 1.5; it must lie between 0 and 1";
        QTest::newRow("below") << "drop:-0.1"
                               << "The rate of \"drop\" is -0.1";
        QTest::newRow("jitter") << "jitter:3.1"
                                << "The rate of \"jitter\" is 3.1; it must lie between 0 and 3";
        QTest::newRow("nan") << "mask:nan"
                             << "mask";
        QTest::newRow("infinite") << "jitter:inf"
                                  << "jitter";
    }
    void refused()
    {
        QFETCH(QString, pipeline);
        QFETCH(QString, word);
        const QString message = messageOf(parsePipeline(pipeline.toStdString()));
        QVERIFY2(message.contains(word), qPrintable(message));
    }

    void ratesAreCheckedWhereverTheyComeFrom()
    {
        QVERIFY(validate({{StepKind::Mask, 1}, {StepKind::Jitter, 3}}));
        QVERIFY(messageOf(validate({{StepKind::Mask, 1}, {StepKind::Noise, double(NAN)}})).contains("\"noise\""));
    }
};

QTEST_APPLESS_MAIN(PipelineTest)
#include "pipeline.moc"
