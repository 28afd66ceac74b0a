// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/probabilitytext.h"

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

QTEST_GUILESS_MAIN(TestProbabilityText)
#include "probabilitytext.moc"
