// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synthesis/smoothing.h"
#include "tests/engine/workflow/logs.h"

#include "engine/workflow/workflow.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

/// Two hundred sessions that go through five items and come back to them, with a minute between events.
events::EventLog someLog()
{
    std::vector<std::string> users;
    for (int i = 0; i < 200; ++i)
        users.push_back("view:a view:" + std::string(1, "bcd"[i % 3]) + " view:a buy:" + std::string(1, "bcde"[i % 4]));
    events::EventLog log = logOf(users);
    for (std::size_t e = 0; e < log.size(); ++e)
        log.time.push_back(Milliseconds(60'000 * e));
    return log;
}

} // namespace

/// `model fit --full` in the workspace.
class FullFitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void estimatesWhatTheLogShows();
    void withoutTimes();
    void whatEndsASession_data();
    void whatEndsASession();
    void theLikelierMethod();
    void whatNeverMixesStaysApart();
    void nothingToChooseBy();
    void onlyWhereAskedFor();
    void actionsThatReturn();
    void wantsADataset();
    void stopping();

private:
    FitRequest request(const std::string& data) const
    {
        FitRequest request;
        request.data = data;
        request.full = true;
        request.seed = 7;
        return request;
    }

    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
};

void FullFitTest::init()
{
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    storeLog(*m_workspace, someLog(), "log");
}

void FullFitTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
}

void FullFitTest::estimatesWhatTheLogShows()
{
    const auto fitted = valueOf(fitModel(*m_workspace, request("log")));
    const auto model = valueOf(loadModel(*m_workspace, fitted.record.name));
    QCOMPARE(contentHash(model), contentHash(fitted.model));
    const auto smoothing = synthesis::estimateSmoothing(someLog(), synthesis::ItemModel::Steps::ToNewItems, 7);
    QVERIFY(smoothing && model.items.smoothingEvidence);
    QVERIFY(model.items.waysEvidence && model.items.waysEvidence->source == "log");
    QVERIFY(model.items.ways == model.items.waysEvidence->estimate);
    QCOMPARE(model.items.smoothing, model.items.smoothingEvidence->estimate);
    QCOMPARE(model.items.smoothingEvidence->steps, smoothing->steps);
    QVERIFY((model.revisits.evidence->events == hmm::Vector{{400, 200}}));
    QVERIFY((model.revisits.evidence->revisits ==
             hmm::Vector{{200, 51}})); // the second view of a; of twelve purchases three
    QVERIFY(model.revisits.viewedBefore.empty());
    QCOMPARE(model.visits.evidence->users, std::size_t(200));
    QCOMPARE(model.visits.sessionsPerUser, (std::vector<double>{1}));
    QVERIFY(std::abs(model.gaps.logMean[0] - std::log(60.0)) < 1e-9);
    // Behind every view and no purchase; the pseudo-counts of the fit leave a little doubt of the state.
    QVERIFY(std::abs(model.gaps.evidence->counts.sum() - 600) < 1e-9);
    QVERIFY(model.gaps.evidence->counts[0] > 595);
}

void FullFitTest::withoutTimes()
{
    events::EventLog log = someLog();
    log.time.clear();
    storeLog(*m_workspace, log, "timeless");
    const auto fitted = valueOf(fitModel(*m_workspace, request("timeless")));
    QVERIFY(fitted.model.gaps.isDefault());
    QVERIFY(fitted.model.visits.isDefault());
    QVERIFY(fitted.model.items.smoothingEvidence);
}

void FullFitTest::whatEndsASession_data()
{
    QTest::addColumn<bool>("isGeometric");
    QTest::newRow("at any time") << true;
    QTest::newRow("after two or six events") << false;
}

void FullFitTest::whatEndsASession()
{
    QFETCH(const bool, isGeometric);
    std::vector<std::string> users;
    Philox random(3, 0, 0);
    for (int i = 0; i < 2000; ++i) {
        std::string session = "view:a";
        if (isGeometric)
            while (random.uniform() < 0.7)
                session += " view:b";
        else
            for (int more = random.below(2) ? 5 : 1; more > 0; --more)
                session += " view:b";
        users.push_back(session);
    }
    storeLog(*m_workspace, logOf(users), "lengths");
    const auto lengths = valueOf(fitModel(*m_workspace, request("lengths"))).model.lengths;
    using Kind = synthesis::LengthSettings::Kind;
    QVERIFY(lengths.kind == (isGeometric ? Kind::End : Kind::Drawn));
    if (!isGeometric) QVERIFY(std::abs(lengths.shares[1] + lengths.shares[5] - 1) < 0.02);
}

/// Which states a session goes through tells more than its last action does, or nothing beyond that.
void FullFitTest::theLikelierMethod()
{
    std::vector<std::string> moods, chain;
    Philox random(5, 0, 0);
    for (int user = 0; user < 400; ++user) {
        std::string of, after;
        bool wasBuy = false;
        for (int event = 0; event < 12; ++event) {
            of += random.uniform() < (user % 2 == 0 ? 0.1 : 0.7) ? "buy:a " : "view:a ";
            wasBuy = random.uniform() < (wasBuy ? 0.1 : 0.7);
            after += wasBuy ? "buy:a " : "view:a ";
        }
        moods.push_back(of);
        chain.push_back(after);
    }
    for (const auto& [users, isHidden] : {std::pair(moods, true), std::pair(chain, false)}) {
        storeLog(*m_workspace, logOf(users), isHidden ? "moods" : "chain");
        FitRequest request = this->request(isHidden ? "moods" : "chain");
        request.states = 2;
        request.method = FitRequest::Method::Likelier;
        const auto fitted = valueOf(fitModel(*m_workspace, request));
        QCOMPARE(fitted.candidates.size(), std::size_t(2));
        QCOMPARE(fitted.counted, std::size_t(1));
        QCOMPARE(fitted.chosen, std::size_t(isHidden));
        const auto perplexity = [&](std::size_t i) { return fitted.candidates[i].heldOutPerplexity; };
        QVERIFY(isHidden == (perplexity(1) < perplexity(0)));
        request.method = isHidden ? FitRequest::Method::BaumWelch : FitRequest::Method::Count;
        request.holdOut = 0.1;
        request.pseudoCount = *fitted.pseudoCount;
        const auto alone = valueOf(fitModel(*m_workspace, request));
        QCOMPARE(alone.candidates.front().heldOutPerplexity, perplexity(fitted.chosen));
        QCOMPARE(contentHash(alone.model), contentHash(fitted.model)); // of all sessions, with all parts
    }
}

/// Invoices and cancellations: in no session are there both.
void FullFitTest::whatNeverMixesStaysApart()
{
    std::vector<std::string> users;
    for (int user = 0; user < 2000; ++user)
        users.push_back(user % 20 == 0 ? "cancel:a cancel:b cancel:a" : "buy:a buy:b buy:a buy:b");
    storeLog(*m_workspace, logOf(users), "invoices");
    FitRequest request = this->request("invoices");
    request.states = 1;
    request.method = FitRequest::Method::Likelier;
    const auto fitted = valueOf(fitModel(*m_workspace, request));
    QCOMPARE(fitted.chosen, std::size_t(0));
    QCOMPARE(*fitted.pseudoCount, 0.001);
    QVERIFY(fitted.fit.model.transition.minCoeff() < 1e-4);
    request.pseudoCount = 0;
    QCOMPARE(*valueOf(fitModel(*m_workspace, request)).pseudoCount, 0.0);
}

void FullFitTest::nothingToChooseBy()
{
    storeLog(*m_workspace, logOf({"view:a view:b"}), "one");
    FitRequest request = this->request("one");
    request.method = FitRequest::Method::Likelier;
    const auto fitted = valueOf(fitModel(*m_workspace, request));
    QCOMPARE(fitted.candidates.size(), std::size_t(1));
    QCOMPARE(fitted.counted, std::size_t(1));
    request.ties = {{"view", "view"}};
    QVERIFY(!checkFit(request));
}

void FullFitTest::onlyWhereAskedFor()
{
    FitRequest plain = request("log");
    plain.full = false;
    const auto fitted = valueOf(fitModel(*m_workspace, plain));
    QCOMPARE(fitted.model.items.smoothing, synthesis::ItemSettings{}.smoothing);
    QVERIFY(!fitted.model.items.smoothingEvidence);
    QVERIFY(fitted.model.gaps.isDefault());
}

void FullFitTest::actionsThatReturn()
{
    FitRequest asked = request("log");
    asked.viewedBefore = {"buy"};
    const auto fitted = valueOf(fitModel(*m_workspace, asked));
    QCOMPARE(fitted.model.revisits.viewedBefore, (std::vector<bool>{false, true}));
    asked.viewedBefore = {"sell"};
    QVERIFY(errorOf(fitModel(*m_workspace, asked)).contains("no action \"sell\""));
    asked.full = false;
    QVERIFY(errorOf(fitModel(*m_workspace, asked)).contains("Only a full fit"));
}

void FullFitTest::wantsADataset()
{
    FitRequest wrong = request("");
    wrong.sequences = "visits.txt";
    QVERIFY(errorOf(fitModel(*m_workspace, wrong)).contains("no items, times or users"));
}

void FullFitTest::stopping()
{
    std::stop_source source;
    const auto stopThere = [&](const Progress& progress) {
        if (progress.phase.english().starts_with("Estimating")) source.request_stop();
    };
    const auto fitted = fitModel(*m_workspace, request("log"), {}, stopThere, {source.get_token()});
    QVERIFY(fitted && fitted->fit.stopped); // the matrices are there and are kept, without what is half estimated
    const auto saved = valueOf(loadModel(*m_workspace, fitted->record.name));
    QVERIFY(saved.hmm.transition == fitted->fit.model.transition);
    QVERIFY(saved.visits.isDefault() && !saved.items.smoothingEvidence);
}

QTEST_APPLESS_MAIN(FullFitTest)
#include "fullfit.moc"
