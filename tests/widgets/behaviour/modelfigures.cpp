// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modelfigures.h"

#include "engine/analysis/analysis.h"
#include "engine/hmm/model.h"
#include "widgets/common/sessionsample.h"
#include "widgets/common/texts.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TestModelFigures : public QObject
{
    Q_OBJECT

    /// Ten sessions of three events, a third of them purchases.
    static SessionSample sampleOf(const hmm::Model& model)
    {
        SessionSample sample;
        sample.actions = model.actions;
        for (int i = 0; i < 10; ++i)
            sample.sessions.actions.append(std::vector<std::int32_t>{0, 0, model.actionCount() - 1});
        sample.count();
        return sample;
    }
    static QString valueOf(const QList<StatusItem>& items, const QString& label)
    {
        for (const StatusItem& item : items)
            if (item.label == label) return item.value;
        return {};
    }

private Q_SLOTS:
    void areThoseOfTheModelNotOfTheSample()
    {
        const hmm::Model model = hmm::ecommerceTemplate();
        const hmm::Analysis exact = hmm::analyse(model);
        const auto items = modelFigures(model, {}, sampleOf(model), {});
        QCOMPARE(valueOf(items, QStringLiteral("Expected length")), formatNumber(exact.expectedLength, 1));
        QCOMPARE(valueOf(items, QStringLiteral("Share of purchase")), formatPercent(exact.sessionActions[4], 1));
        QCOMPARE(valueOf(items, QStringLiteral("Entropy rate")),
                 QStringLiteral("%1 nats").arg(formatNumber(exact.entropyRate, 2)));
        QCOMPARE(valueOf(items, QStringLiteral("browse → purchase")),
                 QStringLiteral("%1 steps").arg(formatNumber(exact.firstPassage(0, 4), 1)));
    }

    void fixedLengthsAreSaid()
    {
        const hmm::Model model = hmm::ecommerceTemplate();
        synthesis::LengthSettings lengths;
        lengths.kind = synthesis::LengthSettings::Kind::Fixed;
        lengths.events = 7;
        const auto items = modelFigures(model, lengths, sampleOf(model), {});
        QCOMPARE(valueOf(items, QStringLiteral("Expected length")), formatNumber(7, 1));
        QCOMPARE(valueOf(items, QStringLiteral("Share of purchase")), formatPercent(1 / 3.0, 1)); // of the sample
    }

    void sessionsThatNeverEndSaySo()
    {
        hmm::Model model = hmm::ecommerceTemplate();
        model.end.setZero();
        QCOMPARE(valueOf(modelFigures(model, {}, sampleOf(model), {}), QStringLiteral("Expected length")),
                 QStringLiteral("∞"));
    }

    void withoutEndThePreviewIsMeant()
    {
        hmm::Model model = hmm::ecommerceTemplate();
        model.end = {};
        const auto items = modelFigures(model, {}, sampleOf(model), QStringLiteral("hunters"));
        QVERIFY(valueOf(items, QStringLiteral("Expected length (hunters)")).isEmpty());
        QCOMPARE(valueOf(items, QStringLiteral("Length of the preview (hunters)")), formatNumber(3, 1));
    }

    void aWayThatMayNeverEndIsNotGiven()
    {
        hmm::Model model = hmm::ecommerceTemplate();
        model.transition.row(0).setZero();
        model.transition(0, 0) = 1;
        const auto items = modelFigures(model, {}, sampleOf(model), {});
        QVERIFY(valueOf(items, QStringLiteral("browse → purchase")).isEmpty());
    }
};

QTEST_MAIN(TestModelFigures)
#include "modelfigures.moc"
