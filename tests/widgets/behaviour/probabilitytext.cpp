// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/probabilitytext.h"

#include "widgets/common/texts.h"

#include <QTest>

using namespace sessionsmith::widgets;
using Format = ProbabilityFormat;
Q_DECLARE_METATYPE(ProbabilityFormat)

class TestProbabilityText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void editableTextReadsBack();
    void exactTextReadsBack();
    void smallOnesAreTold();
};

void TestProbabilityText::reads_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Format>("format");
    QTest::addColumn<double>("expected");
    QTest::newRow("percent") << "31" << Format::Percent << 0.31;
    QTest::newRow("below one percent") << "0.31" << Format::Percent << 0.0031;
    QTest::newRow("sign") << " 31 % " << Format::Decimal << 0.31;
    QTest::newRow("full-width sign") << QStringLiteral("31％") << Format::Percent << 0.31;
    QTest::newRow("fraction") << "1/3" << Format::Percent << 1.0 / 3;
    QTest::newRow("decimal") << ".31" << Format::Decimal << 0.31;
    QTest::newRow("comma") << "0,31" << Format::Decimal << 0.31;
    QTest::newRow("percent among decimals") << "31" << Format::Decimal << 0.31;
    QTest::newRow("odds") << "1:3" << Format::Percent << 0.25;
    QTest::newRow("certain odds") << "1:0" << Format::Odds << 1.0;
    QTest::newRow("bare odds") << "1" << Format::Odds << 0.5;
    QTest::newRow("zero") << "0" << Format::Percent << 0.0;
    QTest::newRow("one") << "100" << Format::Percent << 1.0;
}

void TestProbabilityText::reads()
{
    QFETCH(QString, typed);
    QFETCH(Format, format);
    QFETCH(double, expected);
    const auto value = parseProbability(typed, format);
    QVERIFY(value.has_value());
    QCOMPARE(*value, expected);
}

void TestProbabilityText::refuses_data()
{
    QTest::addColumn<QString>("typed");
    for (const char* typed : {"", "%", "abc", "-1", "101", "1/0", "0/0", "2/1", "1/2/3", "nan", "1e400", "0:0", "--"})
        QTest::newRow(typed) << typed;
}

void TestProbabilityText::refuses()
{
    QFETCH(QString, typed);
    QVERIFY(!parseProbability(typed, Format::Percent));
}

void TestProbabilityText::editableTextReadsBack()
{
    for (const Format format : {Format::Percent, Format::Decimal, Format::Odds})
        for (const double p : {0.0, 0.0001, 0.02, 1.0 / 3, 0.5, 0.999, 1.0}) {
            const auto back = parseProbability(editableText(p, format), format);
            QVERIFY(back.has_value());
            QVERIFY(std::abs(*back - p) <= 1e-5 * p);
        }
}

void TestProbabilityText::exactTextReadsBack()
{
    QCOMPARE(exactText(0.2, Format::Percent), QStringLiteral("20%"));
    QCOMPARE(exactText(0.07, Format::Percent), QStringLiteral("7%"));
    QCOMPARE(exactText(0.005, Format::Percent), QStringLiteral("0.5%"));
    QCOMPARE(exactText(0.123456, Format::Percent), QStringLiteral("12.3456%"));
    QCOMPARE(exactText(0.2, Format::Odds), QStringLiteral("0.25"));
    for (const double p : {0.0, 1e-300, 1e-7, 1.0 / 3, 0.1 + 0.2, 1 - 1e-16, 1.0})
        for (const Format format : {Format::Percent, Format::Decimal})
            QCOMPARE(parseProbability(exactText(p, format), format).value_or(-1), p);
}

/// A share of 256 says how large it is.
void TestProbabilityText::smallOnesAreTold()
{
    QCOMPARE(probabilityText(1 / 256.0, Format::Percent), formatPercent(0.0039, 1));
    QCOMPARE(probabilityText(1 / 256.0, Format::Decimal), QStringLiteral("0.004"));
    QCOMPARE(probabilityText(1 / 256.0, Format::Odds), QStringLiteral("0.004"));
    QCOMPARE(probabilityText(1e-5, Format::Decimal), QStringLiteral("<0.001"));
    QVERIFY(probabilityText(1e-5, Format::Percent).startsWith(QStringLiteral("<0.1")));
    QCOMPARE(probabilityText(0.01, Format::Percent), formatPercent(0.01, 0));
    QCOMPARE(probabilityText(0, Format::Percent), QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestProbabilityText)
#include "probabilitytext.moc"
