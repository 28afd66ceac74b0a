// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/runreport.h"

#include "engine/workflow/reportwords.h"
#include "tests/engine/events/files.h"
#include "tests/engine/store/fixture.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace sessionsmith;
using namespace sessionsmith::workflow;

namespace {

/// A run with curves and, where it has figures, the cases that they are of.
store::RunRecord addRun(store::Workspace& workspace, const std::string& name, store::RunKind kind, double learningRate,
                        int better, std::optional<store::Id> dataset)
{
    store::RunRecord record = runNamed(name);
    record.kind = kind;
    record.spec = fmt::format(R"({{"learning_rate": {}, "split": "leave-one-out", "seed": 1}})", learningRate);
    record.dataset = dataset;
    record = valueOf(workspace.beginRun(record));
    std::vector<store::MetricPoint> points;
    if (kind != store::RunKind::Baseline)
        for (int step = 0; step < 5000; ++step) {
            points.push_back({"train/loss", step, 0, 3.0 / (1 + step), 1000 * step});
            if (step % 100 == 0) points.push_back({"valid/ndcg@10", step, 0, step / 5000.0, 1000 * step});
        }
    valueOf(workspace.writeMetrics(record.id, points));
    store::CaseResults cases{"the same questions", {}, {}};
    for (int i = 0; i < 200; ++i)
        cases.ranks.push_back(i < better ? 1 : 50);
    valueOf(workspace.setRunCases(record.id, cases));
    valueOf(workspace.finishRun(record.id, store::RunStatus::Finished,
                                {{"test", {{"ndcg@10", better / 200.0}, {"loss", 2.5}}},
                                 {"valid", {{"ndcg@10", better / 200.0}}},
                                 {"ceiling", {{"ndcg@10", 0.97}}}},
                                {}, 75));
    return valueOf(workspace.run(record.id));
}

} // namespace

class RunReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary.emplace();
        m_workspace.emplace(m_temporary->open());
        const auto data = valueOf(m_workspace->addDataset(datasetNamed("shop & <more>"))).id;
        addRun(*m_workspace, "popular", store::RunKind::Baseline, 0, 20, data);
        addRun(*m_workspace, "first <b>", store::RunKind::Finetune, 0.125, 60, data);
        addRun(*m_workspace, "second", store::RunKind::Finetune, 0.25, 160, data);
    }

    void tellsEverything()
    {
        const RunReportRequest request{{"first <b>", "second", "popular"},
                                       "popular",
                                       {},
                                       "A <title>",
                                       "line 1\nline <2>",
                                       page::Language::English};
        const QString html = QString::fromStdString(valueOf(runReport(*m_workspace, request)));
        for (const char* part :
             {"<h1>A &lt;title&gt;</h1>", "line 1\nline &lt;2&gt;", "first &lt;b&gt;", "shop &amp; &lt;more&gt;",
              "fine-tuning", "1 min 15 s", "learning_rate", "0.125", "NDCG@10", "0.3000", "+0.2000", "+0.7000",
              "baseline", "ceiling of what", "data set", "hash of ", "class=\"good\""})
            QVERIFY2(html.contains(QLatin1String(part)), part);
        QVERIFY(!html.contains("<b>second</b></b>") && !html.contains("first <b>"));
        QCOMPARE(html.count("<svg"), 2); // losses, NDCG
        QCOMPARE(html.count("<polyline"), 4);
        QVERIFY(html.contains("prefers-color-scheme:dark"));
        // It fetches nothing and runs nothing.
        QVERIFY(!html.contains(QRegularExpression("https?:|src=|href=|url\\(|@import|<script")));
        // Curves are drawn with some points, not with all.
        QVERIFY2(html.size() < 200'000, qPrintable(QString::number(html.size())));
    }

    /// A baseline lacks what a training has: that is no difference that tells anything.
    void fidelityOfTheDataWhereItWasMeasured()
    {
        const RunReportRequest request{.runs = {"first <b>", "second"}};
        QVERIFY(valueOf(runReport(*m_workspace, request)).find("Fidelity of the data") == std::string::npos);
        valueOf(m_workspace->setNote(
            "fidelity/reports",
            R"([{"created":1,"real":"a","synthetic":"b","real_hash":"c","synthetic_hash":"hash of shop & <more>",
                 "held_out":0.5,"bootstrap":20,"seed":1,"overall":0.625,"figures":{"actions_tv":0.5},"key":"d"}])"));
        const std::string html = valueOf(runReport(*m_workspace, request));
        QVERIFY(html.find("Fidelity of the data") != std::string::npos);
        QVERIFY(html.find("0.6250") != std::string::npos);
        QVERIFY(html.find("actions_tv") == std::string::npos); // the same for both
    }

    void onlyWhatDiffersIsListed()
    {
        const QString html =
            QString::fromStdString(valueOf(runReport(*m_workspace, {.runs = {"first <b>", "second"}})));
        const qsizetype differs = html.indexOf("What differs"), figures = html.indexOf("Figures of the test");
        const QString listed = html.mid(differs, figures - differs);
        QVERIFY(listed.contains("learning_rate") && listed.contains("0.125") && listed.contains("0.25"));
        QVERIFY(!listed.contains("split"));
        store::RunRecord bare = runNamed("bare");
        valueOf(m_workspace->finishRun(valueOf(m_workspace->beginRun(bare)).id, store::RunStatus::Finished, {}, {}, 1));
        const QString other = QString::fromStdString(valueOf(runReport(*m_workspace, {.runs = {"second", "bare"}})));
        QVERIFY(!other.mid(0, other.indexOf("Figures of the test")).contains("learning_rate"));
    }

    /// What a run is has words in both languages; keys of a specification are written as one types them.
    void whatARunIsIsSaidInWords()
    {
        store::RunRecord child = runNamed("child");
        child.parent = valueOf(m_workspace->run("second")).id;
        child.spec = R"({"learning_rate": 0.5})";
        valueOf(
            m_workspace->finishRun(valueOf(m_workspace->beginRun(child)).id, store::RunStatus::Finished, {}, {}, 1));
        RunReportRequest request{.runs = {"second", "child"}, .language = page::Language::Chinese};
        const QString chinese = QString::fromStdString(valueOf(runReport(*m_workspace, request)));
        QVERIFY(chinese.contains("起始运行") && !chinese.contains(">start<"));
        QVERIFY(!chinese.contains(">data<"));
        QVERIFY(chinese.contains("learning_rate"));
        // A window has words for keys too, in its own language.
        request.voice = {page::Language::Chinese,
                         [](const Message& key) { return key.text == "learning_rate" ? "学习率" : key.english(); }};
        const QString spoken = QString::fromStdString(valueOf(runReport(*m_workspace, request)));
        QVERIFY(spoken.contains("学习率") && !spoken.contains("learning_rate"));
        request.language = page::Language::English;
        QVERIFY(valueOf(runReport(*m_workspace, request)).find("learning_rate") != std::string::npos);
        QVERIFY(valueOf(runReport(*m_workspace, request)).find("Began from") != std::string::npos);
        const ReportWords& words = reportWords(page::Language::Chinese);
        QCOMPARE(fieldWord("model", words), std::string(words.model));
        QCOMPARE(fieldWord("learning_rate", words), std::string("learning_rate"));
    }

    void theCurvesHaveTheColoursOfTheWindow()
    {
        const QString html =
            QString::fromStdString(valueOf(runReport(*m_workspace, {.runs = {"second"}, .metrics = {"train/loss"}})));
        QVERIFY(html.contains("stroke=\"#e69f00\"")); // run 3: Okabe and Ito's fourth
        QCOMPARE(html.count("<svg"), 1);
        QVERIFY(!html.contains("p, corrected")); // nothing to compare with
    }

    void isWellFormed_data()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("English") << int(page::Language::English);
        QTest::newRow("Chinese") << int(page::Language::Chinese);
    }

    void isWellFormed()
    {
        QFETCH(int, language);
        RunReportRequest request{.runs = {"first <b>", "second", "popular"}};
        request.language = page::Language(language);
        const auto body = valueOf(runReportBody(*m_workspace, request));
        QString html = QString::fromStdString(body.html);
        html.replace("<br>", "<br/>").replace("&nbsp;", " ");
        QXmlStreamReader xml("<body>" + html + "</body>");
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        const QString page = QString::fromStdString(valueOf(runReport(*m_workspace, request)));
        const bool isChinese = page::Language(language) == page::Language::Chinese;
        QVERIFY(page.contains(isChinese ? "lang=\"zh\"" : "lang=\"en\""));
        QCOMPARE(page.contains("微调"), isChinese);
        QCOMPARE(page.contains("fine-tuning"), !isChinese);
    }

    /// No word is missing in either language, and both have the same places to fill.
    void wordsAreComplete()
    {
        const auto& english = reportWords(page::Language::English);
        const auto& chinese = reportWords(page::Language::Chinese);
        constexpr std::size_t count = sizeof(ReportWords) / sizeof(const char*);
        const auto* one = reinterpret_cast<const char* const*>(&english);
        const auto* other = reinterpret_cast<const char* const*>(&chinese);
        for (std::size_t i = 0; i < count; ++i) {
            QVERIFY(one[i] && *one[i] && other[i] && *other[i]);
            for (const char* place : {"{0}", "{1}"})
                QCOMPARE(QString(one[i]).contains(place), QString(other[i]).contains(place));
        }
    }

    void refuses()
    {
        QVERIFY(errorOf(runReport(*m_workspace, {.runs = {"nobody"}})).contains("no run \"nobody\""));
        QVERIFY(errorOf(runReport(*m_workspace, {})).contains("name a run"));
        QVERIFY(
            errorOf(runReport(*m_workspace, {.runs = {"second"}, .metrics = {"nonsense"}})).contains("\"nonsense\""));
        const test::Files files;
        QVERIFY(writeRunReport(*m_workspace, {.runs = {"second"}}, files.path("page.html")));
        QVERIFY(!writeRunReport(*m_workspace, {.runs = {"second"}}, files.path("no/page.html")));
    }

    void theBaselineMayBeAnyRunByNameOrNumber()
    {
        const QString html = QString::fromStdString(
            valueOf(runReport(*m_workspace, {.runs = {"first <b>", "second"}, .baseline = "1"})));
        QVERIFY(html.contains("+0.7000"));
    }

private:
    std::optional<TemporaryWorkspace> m_temporary;
    std::optional<store::Workspace> m_workspace;
};

QTEST_APPLESS_MAIN(RunReportTest)
#include "runreport.moc"
