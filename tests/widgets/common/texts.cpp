// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/texts.h"

#include <QTest>

#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

const QString thin(QChar(0x202F));
const QString minus(QChar(0x2212));
const QString none(QChar(0x2014));

} // namespace

class TextsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void integers()
    {
        QCOMPARE(formatInteger(0), QStringLiteral("0"));
        QCOMPARE(formatInteger(999), QStringLiteral("999"));
        QCOMPARE(formatInteger(1'234'567), "1" + thin + "234" + thin + "567");
        QCOMPARE(formatInteger(-1234), minus + "1" + thin + "234");
        QCOMPARE(formatInteger(std::numeric_limits<std::int64_t>::min()).size(), 26);
    }

    void numbers()
    {
        QCOMPARE(formatNumber(1234.5, 2), "1" + thin + "234.50");
        QCOMPARE(formatNumber(-0.001, 1), QStringLiteral("0.0"));
        QCOMPARE(formatNumber(-2.5, 1), minus + "2.5");
        QCOMPARE(formatNumber(std::numeric_limits<double>::quiet_NaN(), 1), none);
        QCOMPARE(formatNumber(std::numeric_limits<double>::infinity(), 1), none);
    }

    void percentages()
    {
        QCOMPARE(formatPercent(0.31), "31" + thin + "%");
        QCOMPARE(formatPercent(0.004), "<1" + thin + "%");
        QCOMPARE(formatPercent(0), "0" + thin + "%");
        QCOMPARE(formatPercent(0.0312, 1), "3.1" + thin + "%");
    }

    void durationsAndSizes()
    {
        QCOMPARE(formatDuration(3.21), QStringLiteral("3.2 s"));
        QCOMPARE(formatDuration(9.96), QStringLiteral("10 s"));
        QCOMPARE(formatDuration(59.7), QStringLiteral("1 min 0 s"));
        QCOMPARE(formatDuration(250), QStringLiteral("4 min 10 s"));
        QCOMPARE(formatDuration(7500), QStringLiteral("2 h 5 min"));
        QCOMPARE(formatBytes(512), "512" + thin + "B");
        QCOMPARE(formatBytes(1536), "1.5" + thin + "KiB");
        QCOMPARE(formatBytes(80ull << 30), "80" + thin + "GiB");
    }

    void metrics()
    {
        QCOMPARE(formatMetric("hr@10", 0.44123), QStringLiteral("0.4412"));
        QCOMPARE(formatMetric("valid/loss", 3.21449), QStringLiteral("3.214"));
        QCOMPARE(metricWord("test/ndcg@10"), QStringLiteral("NDCG@10, test"));
        QCOMPARE(metricWord("loss"), QStringLiteral("Loss"));
        QCOMPARE(metricWord("test/hr@10 (100 sampled)"), QStringLiteral("HR@10 (100 sampled, not comparable), test"));
    }

    void errorsSayWhereAndWhatToDo()
    {
        const Error error =
            Error("Row {0} holds no number: {1}", 3, "%1 {0}").at("log.csv:3").advise("Correct it, or leave it out");
        QCOMPARE(translated(error),
                 QStringLiteral("log.csv:3: Row 3 holds no number: %1 {0}. Correct it, or leave it out"));
    }

    void numbersInMessagesAreWrittenAsElsewhere()
    {
        QCOMPARE(translated(Message("log-likelihood {0}", "-194000.25")),
                 QStringLiteral("log-likelihood ") + formatNumber(-194000.25, 2));
        QCOMPARE(translated(Message("{0} and {1}", "2020", "-a")), QStringLiteral("2020 and -a")); // may be names
    }

    void actionsOfKnownLogsHaveWords()
    {
        QCOMPARE(actionWord("pv"), actionWord("browse"));
        QCOMPARE(actionWord("buy"), actionWord("purchase"));
        QCOMPARE(actionWord("rotate"), QStringLiteral("rotate"));
        QCOMPARE(actionWord("state 12"), QStringLiteral("state 12"));
        QCOMPARE(actionWord("hunter: buy"), QStringLiteral("hunter: ") + actionWord("purchase"));
    }
};

QTEST_APPLESS_MAIN(TextsTest)
#include "texts.moc"
