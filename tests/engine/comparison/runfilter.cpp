// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/comparison/runfilter.h"

#include "tests/engine/comparison/someruns.h"

#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::comparison;

class TestRunFilter : public QObject
{
    Q_OBJECT

private:
    const RunTable m_table = test::someRuns();

private Q_SLOTS:
    void keepsWhatIsAskedFor_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("kept");
        const std::pair<const char*, const char*> cases[] = {
            {"", "012"},
            {"   ", "012"},
            {"first", "01"}, // its name, and what another began from
            {"MARKOV", "2"},
            {"\"markov chain\"", "2"},
            {"\"chain markov\"", ""},
            {"chain markov", "2"},
            {"ndcg@10 > 0.05", "01"}, // of the validation where a run has no test
            {"ndcg@10 > 0.05 and model = shop", "01"},
            {"ndcg@10>=.25", "01"},
            {"ndcg@10 < 0.28", "1"}, // of the test, not of the validation
            {"test/ndcg@10 > 0.05", "1"},
            {"valid/ndcg@10 > 0.05", "01"},
            {"valid/ndcg@10 > 0.05 model = ecommerce", ""},
            {"Learning_Rate <= 1e-3", "0"},
            {"hidden != 64", "2"},
            {"hidden = 64.0", "01"},
            {"not hidden = 64", "2"},
            {"status = FAILED or kind=baseline", "12"},
            {"finished and (kind = pretrain or kind = baseline)", "02"},
            {"finished and kind = pretrain or kind = baseline", "02"},
            {"kind = finetune or finished and kind = pretrain", "01"},
            {"tags = best", "1"},
            {"tags != best", "02"},
            {"tags ~ pap", "1"},
            {"note ~ \"better one\"", "1"},
            {"starred = yes", "1"},
            {"starred = no", "02"},
            {"created > 1970-01-01", "01"},
            {"created >= 1970-01-02", "1"},
            {"loss ~ three", ""},
            {"'markov chain'", "2"},
            {"name = 'markov chain'", "2"},
            {"loss == 3", "1"},
            {"not not not failed", "02"},
            {"\"and\"", ""},
            {"seconds = 0", "012"},
        };
        for (const auto& [filter, kept] : cases)
            QTest::newRow(filter) << filter << kept;
    }

    void keepsWhatIsAskedFor()
    {
        QFETCH(QString, filter);
        QFETCH(QString, kept);
        const auto parsed = RunFilter::parse(filter.toStdString());
        QVERIFY2(parsed, parsed ? "" : parsed.error().message().c_str());
        const auto rows = parsed->rows(m_table);
        QVERIFY2(rows, rows ? "" : rows.error().message().c_str());
        QString found;
        for (const std::size_t row : *rows)
            found += QString::number(row);
        QCOMPARE(found, kept);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("words");
        const std::pair<const char*, const char*> cases[] = {
            {"ndcg@10 >", "A value is missing behind \"ndcg@10 >\""},
            {"> 3", "\">\" does not belong"},
            {"(gpt", "bracket"},
            {"gpt)", "\")\" does not belong"},
            {"\"gpt", "quotation mark"},
            {"gpt and", "ends where something more is needed"},
            {"gpt or or", "\"or\" does not belong"},
            {"and gpt", "\"and\" does not belong"},
            {"not", "something more"},
            {"a ! b", "\"!\" does not belong"},
            {"ndcg@10 > 0,05", "is compared with a number, and \"0,05\" is none"},
            {"ndcg@10 > abc", "is compared with a number"},
            {"seconds < nan", "is compared with a number"},
            {"created > yesterday", "is compared with a day"},
            {"'gpt", "quotation mark"},
            {"ndgc@10 > 3", "No run has a field \"ndgc@10\""},
        };
        for (const auto& [filter, words] : cases)
            QTest::newRow(filter) << filter << words;
    }

    void saysWhatIsWrong()
    {
        QFETCH(QString, filter);
        QFETCH(QString, words);
        const auto parsed = RunFilter::parse(filter.toStdString());
        const auto rows = parsed ? parsed->rows(m_table) : tl::unexpected(parsed.error());
        QVERIFY(!rows);
        QVERIFY2(rows.error().message().find(words.toStdString()) != std::string::npos, rows.error().message().c_str());
    }

    void endlessFiltersAreRefused()
    {
        for (const char* opening : {"(", "not "}) {
            std::string deep;
            for (int i = 0; i < 100'000; ++i)
                deep += opening;
            QVERIFY(!RunFilter::parse(deep + "x"));
        }
        std::string wide = "x";
        for (int i = 1; i < 1000; ++i)
            wide += " x"; // a chain of "and", each within the one before
        const auto parsed = RunFilter::parse(wide);
        QVERIFY(parsed && parsed->rows(m_table));
        QVERIFY(!RunFilter::parse(wide + " x"));
    }
};

QTEST_APPLESS_MAIN(TestRunFilter)
#include "runfilter.moc"
