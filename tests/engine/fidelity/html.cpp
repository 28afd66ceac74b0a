// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fidelity/html.h"

#include "engine/fidelity/charts.h"

#include "tests/engine/events/files.h"
#include "tests/engine/fidelity/modellog.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace sessionsmith;
using namespace sessionsmith::fidelity;
using namespace sessionsmith::test;

namespace {

Report someReport(const std::string& action = "browse")
{
    hmm::Model model = hmm::ecommerceTemplate();
    model.actions[0] = action;
    hmm::Model other = model;
    other.end *= 0.5;
    auto report = compare({logOf(model, 600, 1), logOf(other, 300, 2)}, {.bootstrap = 20});
    if (!report) qFatal("%s", report.error().message().c_str());
    return *std::move(report);
}

/// What is wrong with the page as XML, entities of HTML aside; empty if nothing is.
QString problemOf(const std::string& page)
{
    QString text = QString::fromStdString(page);
    text.remove("<!DOCTYPE html>");
    for (const char* name : {"&ndash;", "&hellip;"})
        text.replace(name, "-");
    text.replace(QRegularExpression("<(meta[^>]*)>"), "<\\1/>");
    QXmlStreamReader reader(text);
    while (!reader.atEnd())
        reader.readNext();
    return reader.hasError() ? reader.errorString() : QString();
}

} // namespace

class HtmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellFormedAndWhole();
    void fetchesNothing();
    void speaksAnotherLanguage();
    void hostileNames();
    void picturesByHand();
    void written();
};

void HtmlTest::wellFormedAndWhole()
{
    const Report report = someReport();
    const std::string page = htmlPage(report, "real log", "synthetic log");
    QCOMPARE(problemOf(page), QString());
    QVERIFY(page.find("synthetic log beside real log") != std::string::npos);
    for (const Metric& metric : report.metrics)
        QVERIFY2(page.find(escapedHtml(metric.title.english())) != std::string::npos, metric.name.c_str());
    QVERIFY(!report.differences.empty());
    for (const Difference& one : report.differences)
        QVERIFY(page.find(escapedHtml(one.text.english())) != std::string::npos);
    QCOMPARE(QString::fromStdString(page).count("<svg"), 6);
    QVERIFY(page.find("nan") == std::string::npos && page.find("inf<") == std::string::npos);
}

void HtmlTest::fetchesNothing()
{
    const QString page = QString::fromStdString(htmlPage(someReport(), "a", "b"));
    QVERIFY(!page.contains(QRegularExpression("https?:|src=|href=|url\\(|@import|<script")));
}

void HtmlTest::speaksAnotherLanguage()
{
    // Every word of the page goes through the voice: here they all become the same one.
    const page::Voice voice{page::Language::Chinese, [](const Message&) { return std::string("词"); }};
    QString page = QString::fromStdString(htmlPage(someReport(), "a", "b", voice));
    QCOMPARE(problemOf(page.toStdString()), QString());
    QVERIFY(page.contains("<html lang=\"zh\">"));
    page.remove(QRegularExpression("<style>.*</style>", QRegularExpression::DotMatchesEverythingOption));
    page.remove(QRegularExpression("<[^>]*>"));
    QVERIFY(page.count("词") > 100);
    const auto letters = QRegularExpression("[A-Za-z]+").match(page);
    QVERIFY2(!letters.hasMatch(), qPrintable(letters.captured()));
}

void HtmlTest::hostileNames()
{
    const std::string name = "<script>alert(\"1\")</script>&";
    const std::string page = htmlPage(someReport(name), name, name);
    QCOMPARE(problemOf(page), QString());
    QVERIFY(page.find("<script") == std::string::npos);
    const std::string tail(60, 'x');
    QCOMPARE(problemOf(htmlPage(someReport("浏览浏览浏览浏览浏览浏览浏览浏览浏览浏览" + tail), "a", "b")), QString());
}

void HtmlTest::picturesByHand()
{
    Sides sides;
    sides.actions = {"rare", "often"};
    Sessions& real = sides.compared[std::size_t(Side::HeldOut)];
    real.action = {1, 1, 1, 0};
    real.item.resize(4);
    real.offsets = {0, 3, 4};
    real.time = {0, 500, 5500, 9000};
    real.item = {1, 1, 1, 0};
    Sessions& synthetic = sides.compared[std::size_t(Side::Synthetic)];
    synthetic.action = {1, 0, 1, 1};
    synthetic.item.resize(4);
    synthetic.offsets = {0, 2, 4};
    synthetic.time = {0, 1000, 0, 86'400'000};
    sides.items = 2;
    sides.shareItems = true;
    const Pictures pictures = picturesOf(sides, 1);
    QCOMPARE(pictures.actions, (std::vector<std::string>{"often", "rare"}));
    QCOMPARE(pictures.realActions, (std::vector<double>{0.75, 0.25}));
    QCOMPARE(pictures.syntheticActions, (std::vector<double>{0.75, 0.25}));
    QCOMPARE(pictures.realLengths[0], 0.5);
    QCOMPARE(pictures.syntheticLengths[1], 1.0);
    QCOMPARE(pictures.realGaps, (std::vector<double>{0.5, 0.5, 0, 0, 0, 0, 0}));
    QCOMPARE(pictures.syntheticGaps, (std::vector<double>{0, 0.5, 0, 0, 0, 0, 0.5})); // a class is without its end
    QCOMPARE(pictures.realRanks, (std::vector<double>{0.75, 0.25, 0, 0, 0}));
    QCOMPARE(pictures.syntheticRanks, (std::vector<double>{1, 0, 0, 0, 0}));
    QCOMPARE(pictures.transitions.difference(0, 0), -0.5); // always before, half of the time now
    QCOMPARE(pictures.transitions.difference(0, 1), 0.5);
    QCOMPARE(pictures.transitions.difference(1, 0), 0.0);
    QCOMPARE(pictures.realTransitions(0, 0), 1.0);
    QCOMPARE(pictures.syntheticTransitions(0, 1), 0.5);
    QCOMPARE(pictures.realSessions.symbols, (std::vector<std::int32_t>{0, 0, 0, 1})); // all, for they are few
    QCOMPARE(pictures.syntheticSessions.offsets, (std::vector<std::size_t>{0, 2, 4}));
}

void HtmlTest::written()
{
    const Files files;
    const Report report = someReport();
    QVERIFY(writeHtmlPage(report, "a", "b", files.path("page.html")));
    QCOMPARE(Files::read(files.path("page.html")), htmlPage(report, "a", "b"));
    QVERIFY(!writeHtmlPage(report, "a", "b", files.path("no/page.html")));
    QCOMPARE(files.count(), std::size_t(1));
}

QTEST_APPLESS_MAIN(HtmlTest)
#include "html.moc"
