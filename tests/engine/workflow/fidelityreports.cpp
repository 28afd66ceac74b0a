// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/fidelityreports.h"

#include "engine/fidelity/document.h"
#include "engine/fidelity/verdict.h"
#include "engine/workflow/datacard.h"
#include "engine/workflow/datacardtext.h"
#include "engine/workflow/datasets.h"
#include "engine/workflow/workflow.h"
#include "tests/engine/events/files.h"
#include "tests/engine/fidelity/modellog.h"
#include "tests/engine/workflow/logs.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

#include <algorithm>
#include <cctype>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

class FidelityReportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void comesBackAsItWas();
    void theSameComparisonTakesItsPlace();
    void ofTheRealLogItself();
    void withATrainingLog();
    void theDataCardQuotesIt();
    void theDataCardSpeaksAsTheWindow();
    void areRemoved();
    void onlyTheNewestStay();
    void damagedOnesAreErrors();

private:
    FidelityRequest request(const std::string& synthetic = "synthetic", std::uint64_t seed = 1) const
    {
        return {"real", synthetic, {}, {.bootstrap = 20, .seed = seed}};
    }
    fidelity::Report compared(const FidelityRequest& request) const
    {
        return valueOf(compareFidelity(*m_workspace, request));
    }

    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
};

void FidelityReportsTest::init()
{
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    hmm::Model model = hmm::ecommerceTemplate(), other = model;
    other.end *= 0.5;
    storeLog(*m_workspace, logOf(model, 200, 1), "real");
    storeLog(*m_workspace, logOf(other, 100, 2), "synthetic");
}

void FidelityReportsTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
}

void FidelityReportsTest::comesBackAsItWas()
{
    QVERIFY(valueOf(keptReports(*m_workspace)).empty());
    const fidelity::Report report = compared(request());
    keepReport(*m_workspace, request(), report).value();
    const std::vector<KeptReport> kept = valueOf(keptReports(*m_workspace));
    QCOMPARE(kept.size(), std::size_t(1));
    QCOMPARE(kept[0].synthetic, std::string("synthetic"));
    QCOMPARE(kept[0].overall, report.overall);
    for (const fidelity::Metric& metric : report.metrics)
        if (std::isfinite(metric.value))
            QCOMPARE(kept[0].figures.at(metric.name), metric.value);
        else
            QVERIFY(!kept[0].figures.contains(metric.name));
    const auto figures = valueOf(fidelityFigures(*m_workspace));
    QCOMPARE(figures.size(), std::size_t(1));
    QCOMPARE(figures.at(valueOf(m_workspace->dataset("synthetic")).contentHash).at("overall"), report.overall);
    const fidelity::Report read = valueOf(readReport(*m_workspace, kept[0]));
    QCOMPARE(fidelity::writeDocument(read), fidelity::writeDocument(report));
    QCOMPARE(read.metrics.size(), report.metrics.size());
    QCOMPARE(read.metrics[0].title.text, report.metrics[0].title.text); // still to be translated
    QCOMPARE(read.metrics[0].value, report.metrics[0].value);
    QVERIFY(!report.differences.empty());
    QCOMPARE(read.differences[0].part, report.differences[0].part);
    QCOMPARE(read.differences[0].text.english(), report.differences[0].text.english());
    QVERIFY(read.pictures.transitions.difference == report.pictures.transitions.difference);
    QVERIFY(read.pictures.transitions.beyondChance == report.pictures.transitions.beyondChance);
    QCOMPARE(read.pictures.realSessions.symbols, report.pictures.realSessions.symbols);
}

void FidelityReportsTest::theSameComparisonTakesItsPlace()
{
    const fidelity::Report report = compared(request());
    const KeptReport first = valueOf(keepReport(*m_workspace, request(), report));
    const KeptReport other = valueOf(keepReport(*m_workspace, request("synthetic", 2), report));
    const KeptReport again = valueOf(keepReport(*m_workspace, request(), report));
    const std::vector<KeptReport> kept = valueOf(keptReports(*m_workspace));
    QCOMPARE(kept.size(), std::size_t(2));
    QCOMPARE(kept[0].key, again.key); // the newest first
    QCOMPARE(kept[1].key, other.key);
    QCOMPARE(valueOf(m_workspace->note(first.key)), std::string());
}

/// What follows the real log's own items has seen what is called held out.
void FidelityReportsTest::ofTheRealLogItself()
{
    QVERIFY(!compared(request()).isOfReal);
    store::DatasetRecord record = valueOf(m_workspace->dataset("synthetic"));
    record.name = "follower";
    record.sourceDataset = valueOf(m_workspace->dataset("real")).id;
    hmm::Model other = hmm::ecommerceTemplate();
    other.end *= 0.7;
    valueOf(storeDataset(*m_workspace, logOf(other, 100, 5), record, "follower", {}, {}));
    const fidelity::Report report = compared(request("follower"));
    QVERIFY(report.isOfReal);
    QVERIFY(!fidelity::seenWarning(report).isEmpty());
    const KeptReport kept = valueOf(keepReport(*m_workspace, request("follower"), report));
    QVERIFY(valueOf(readReport(*m_workspace, kept)).isOfReal);
    const auto card = fidelityFigures(kept, report);
    QVERIFY(card["warning"].is_string());
    storeLog(*m_workspace, logOf(hmm::ecommerceTemplate(), 100, 7), "third");
    FidelityRequest split = request("follower");
    split.training = "third"; // a person says what it was fitted to
    QVERIFY(!compared(split).isOfReal);
    QVERIFY(compared(request("real")).isOfReal); // it is the real log
}

void FidelityReportsTest::withATrainingLog()
{
    FidelityRequest both = request();
    both.training = "training";
    QVERIFY(!compareFidelity(*m_workspace, both)); // there is none
    storeLog(*m_workspace, logOf(hmm::ecommerceTemplate(), 150, 3), "training");
    const fidelity::Report report = compared(both);
    QVERIFY(report.knowsTraining && !compared(request()).knowsTraining);
    QCOMPARE(report.heldOutSessions, std::size_t(200)); // all of them
    QCOMPARE(report.trainingSessions, std::size_t(150));
    keepReport(*m_workspace, request(), report).value();
    keepReport(*m_workspace, both, report).value(); // another comparison
    const std::vector<KeptReport> kept = valueOf(keptReports(*m_workspace));
    QCOMPARE(kept.size(), std::size_t(2));
    QCOMPARE(kept[0].training, std::string("training"));
    QVERIFY(!kept[0].trainingHash.empty() && kept[1].trainingHash.empty());
    QVERIFY(valueOf(readReport(*m_workspace, kept[0])).knowsTraining);
    both.training = both.real;
    QVERIFY(!compareFidelity(*m_workspace, both));
}

/// All of its words go through the voice, none beside it.
void FidelityReportsTest::theDataCardSpeaksAsTheWindow()
{
    const Files files;
    ExportRequest request{"synthetic", {.path = files.path("made.csv")}, {}};
    request.voice.say = [](const Message& message) {
        std::string said = message.english();
        std::ranges::replace_if(
            said, [](char c) { return std::isalpha(static_cast<unsigned char>(c)); }, '~');
        return said;
    };
    keepReport(*m_workspace, this->request(), compared(this->request())).value();
    exportDataset(*m_workspace, request).value();
    const QString text = QString::fromStdString(Files::read(files.path("made.csv.card.md")));
    static const QRegularExpression heading(QStringLiteral("^#+ .*[A-Za-z]"), QRegularExpression::MultilineOption);
    QCOMPARE(text.count(heading), qsizetype(1)); // its name
    for (const char* word : {"Events", "Session", "Kolmogorov", "observed", "shuffled", "imported"})
        QVERIFY2(!text.contains(QLatin1String(word)), word);
}

void FidelityReportsTest::theDataCardQuotesIt()
{
    const Files files;
    const ExportRequest wanted{"synthetic", {.path = files.path("made.csv")}, {}};
    const auto card = [&] {
        exportDataset(*m_workspace, wanted).value();
        return nlohmann::json::parse(Files::read(files.path("made.csv.card.json")));
    };
    QVERIFY(card()["fidelity"].is_null());
    const fidelity::Report report = compared(request());
    keepReport(*m_workspace, request(), report).value();
    const nlohmann::json fidelity = card()["fidelity"];
    QCOMPARE(fidelity["beside"].get<std::string>(), std::string("real"));
    QCOMPARE(fidelity["overall"].get<double>(), report.overall);
    for (const char* name : {"transitions_tv", "length_ks", "detection_auc", "copies"})
        QCOMPARE(fidelity["figures"][name]["value"].get<double>(), report.find(name)->value);
    QCOMPARE(fidelity["figures"]["length_ks"]["shuffled"].get<double>(), report.find("length_ks")->worst);
    const std::string text = Files::read(files.path("made.csv.card.md"));
    QVERIFY(text.find("## Fidelity") != std::string::npos);
    QVERIFY(text.find("| Session length, Kolmogorov-Smirnov | ") != std::string::npos);
    QVERIFY(text.find("_tv |") == std::string::npos && text.find("repeat_share") == std::string::npos);
    QVERIFY(text.find("**") == std::string::npos); // nothing to warn of
    nlohmann::json warned = nlohmann::json::parse(Files::read(files.path("made.csv.card.json")));
    warned["fidelity"]["warning"] = "It knew all of it";
    QVERIFY(dataCardText(warned).find("**It knew all of it**") != std::string::npos);
    // That of other contents is none of it.
    storeLog(*m_workspace, logOf(hmm::ecommerceTemplate(), 90, 7), "other");
    const ExportRequest others{"other", {.path = files.path("other.csv")}, {}};
    exportDataset(*m_workspace, others).value();
    QVERIFY(nlohmann::json::parse(Files::read(files.path("other.csv.card.json")))["fidelity"].is_null());
}

void FidelityReportsTest::areRemoved()
{
    const KeptReport kept = valueOf(keepReport(*m_workspace, request(), compared(request())));
    QVERIFY(removeReport(*m_workspace, kept));
    QVERIFY(valueOf(keptReports(*m_workspace)).empty());
    QVERIFY(!readReport(*m_workspace, kept));
}

void FidelityReportsTest::onlyTheNewestStay()
{
    const fidelity::Report report = compared(request());
    std::string oldest;
    for (std::uint64_t seed = 0; seed < 52; ++seed) {
        const KeptReport kept = valueOf(keepReport(*m_workspace, request("synthetic", seed), report));
        if (seed == 0) oldest = kept.key;
    }
    const std::vector<KeptReport> kept = valueOf(keptReports(*m_workspace));
    QCOMPARE(kept.size(), std::size_t(50));
    QCOMPARE(kept.front().spec.seed, std::uint64_t(51));
    QCOMPARE(kept.back().spec.seed, std::uint64_t(2));
    QCOMPARE(valueOf(m_workspace->note(oldest)), std::string());
}

void FidelityReportsTest::damagedOnesAreErrors()
{
    const std::string document = fidelity::writeDocument(compared(request()));
    QVERIFY(fidelity::readDocument(document));
    for (const auto& [from, to] :
         std::initializer_list<std::pair<std::string, std::string>>{{"\"overall\"", "\"over\""},
                                                                    {"\"actions\":[", "\"actions\":[\"more\","},
                                                                    {"\"part\":", "\"part\":9"},
                                                                    {"\"offsets\":[0", "\"offsets\":[7"},
                                                                    {"{", "["}}) {
        std::string damaged = document;
        damaged.replace(damaged.find(from), from.size(), to);
        QVERIFY2(!fidelity::readDocument(damaged), from.c_str());
    }
    QVERIFY(!fidelity::readDocument({}));

    // An entry of the list that nobody can read costs no other one.
    keepReport(*m_workspace, request(), compared(request())).value();
    keepReport(*m_workspace, request("synthetic", 2), compared(request("synthetic", 2))).value();
    std::string list = valueOf(m_workspace->note("fidelity/reports"));
    list.replace(list.find("\"overall\":"), 10, "\"overall\":\"no number\",\"o\":");
    valueOf(m_workspace->setNote("fidelity/reports", list));
    QCOMPARE(valueOf(keptReports(*m_workspace)).size(), std::size_t(1));
    keepReport(*m_workspace, request("synthetic", 3), compared(request("synthetic", 3))).value();
    QCOMPARE(valueOf(keptReports(*m_workspace)).size(), std::size_t(2));
}

QTEST_APPLESS_MAIN(FidelityReportsTest)
#include "fidelityreports.moc"
