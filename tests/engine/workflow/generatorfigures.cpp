// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/generatorfigures.h"

#include "engine/workflow/workflow.h"
#include "tests/engine/workflow/logs.h"

#include <QTest>

#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::workflow;
using namespace sessionsmith::test;

namespace {

events::EventLog someLog()
{
    std::vector<std::string> users;
    for (int i = 0; i < 100; ++i)
        users.push_back("view:a view:" + std::string(1, "bcd"[i % 3]) +
                        " buy:a | view:" + std::string(1, "bcde"[i % 4]));
    events::EventLog log = logOf(users);
    for (std::size_t e = 0; e < log.size(); ++e)
        log.time.push_back(Milliseconds(60'000 * e));
    return log;
}

/// States of their own, one for each of the actions, nearly.
synthesis::BehaviourModel shopModel()
{
    synthesis::BehaviourModel model;
    model.hmm.states = {"looking", "buying"};
    model.hmm.actions = {"buy", "view"};
    model.hmm.initial = hmm::Vector{{1, 0}};
    model.hmm.transition = hmm::Matrix{{0.5, 0.5}, {1, 0}};
    model.hmm.emission = hmm::Matrix{{0, 1}, {1, 0}};
    return model;
}

} // namespace

/// What is looked at and estimated of a generator beside a log.
class GeneratorFiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void figuresOfALog();
    void logsOfOtherActions();
    void cataloguesOfTheModel();
    void estimatesAllBeyondTheStates();
    void setTransitionsReachTheSynthesis();
    void anotherCatalogueHasNoneSet();

private:
    std::optional<TemporaryWorkspace> m_place;
    std::optional<store::Workspace> m_workspace;
};

void GeneratorFiguresTest::init()
{
    m_place.emplace();
    m_workspace.emplace(m_place->open());
    storeLog(*m_workspace, someLog(), "log");
}

void GeneratorFiguresTest::cleanup()
{
    m_workspace.reset();
    m_place.reset();
}

void GeneratorFiguresTest::figuresOfALog()
{
    const LogFigures figures = valueOf(logFigures(*m_workspace, shopModel(), "log", 5));
    QCOMPARE(figures.catalogue.items, std::size_t(5));
    QCOMPARE(figures.lengths.shares, (std::vector<double>{0.5, 0, 0.5}));
    QCOMPARE(figures.visits.sessionsPerUser, (std::vector<double>{0, 1}));
    QVERIFY((figures.revisits.evidence->events == hmm::Vector{{100, 100}})); // in the order of the model
    QVERIFY((figures.revisits.evidence->revisits == hmm::Vector{{100, 0}}));
    QCOMPARE(figures.gapHistogram.rows(), Eigen::Index(2));
    QVERIFY(figures.zipf);
    QVERIFY(errorOf(logFigures(*m_workspace, shopModel(), "none", 5)).contains("none"));
}

void GeneratorFiguresTest::logsOfOtherActions()
{
    synthesis::BehaviourModel other = shopModel();
    other.hmm.actions = {"look", "take"};
    const LogFigures figures = valueOf(logFigures(*m_workspace, other, "log", 5));
    QCOMPARE(figures.catalogue.items, std::size_t(5)); // what does not depend on them is told
    QVERIFY(figures.revisits.isDefault() && figures.gaps.isDefault());
    QCOMPARE(figures.gapHistogram.rows(), Eigen::Index(0));
}

void GeneratorFiguresTest::cataloguesOfTheModel()
{
    synthesis::BehaviourModel model = shopModel();
    model.items.inventedItems = 30;
    QCOMPARE(valueOf(catalogueOf(*m_workspace, model, 5)).items, std::size_t(30));
    model.items.source = "log";
    QCOMPARE(valueOf(catalogueOf(*m_workspace, model, 5)).items, std::size_t(5));
    model.items.source = "none";
    QVERIFY(errorOf(catalogueOf(*m_workspace, model, 5)).contains("none"));
}

void GeneratorFiguresTest::estimatesAllBeyondTheStates()
{
    synthesis::BehaviourModel model = shopModel();
    model.revisits.probability = hmm::Vector{{0, 0}};
    model.revisits.viewedBefore = {true, false};
    model.lengths.kind = synthesis::LengthSettings::Kind::Drawn;
    model.lengths.shares = {1};
    model.items.transitions = {{"x", "y", 1}};
    const auto estimated = valueOf(estimateBeyond(*m_workspace, model, "log", 1));
    QVERIFY(estimated.hmm.transition == model.hmm.transition);
    QCOMPARE(estimated.items.source, std::string("log"));
    QVERIFY(!estimated.items.sourceHash.empty());
    QVERIFY(estimated.items.transitions.empty()); // what was set by hand is gone
    QVERIFY(estimated.items.catalogueEvidence && estimated.items.smoothingEvidence);
    QCOMPARE(estimated.items.inventedItems, 5); // one that is alike
    QCOMPARE(estimated.revisits.viewedBefore, (std::vector<bool>{true, false}));
    QVERIFY((estimated.revisits.probability == hmm::Vector{{1, 0}}));
    QVERIFY(estimated.lengths.kind == synthesis::LengthSettings::Kind::Drawn);
    QCOMPARE(estimated.lengths.shares.size(), std::size_t(3));
    for (const auto& [length, share] : {std::pair(0, 0.5), {1, 0.0}, {2, 0.5}}) // but for a little smoothing
        QVERIFY(std::abs(estimated.lengths.shares[std::size_t(length)] - share) < 1e-3);
    for (const std::string& source :
         {estimated.items.smoothingEvidence->source, estimated.items.catalogueEvidence->source,
          estimated.revisits.evidence->source, estimated.gaps.evidence->source, estimated.visits.evidence->source,
          estimated.lengths.evidence->source})
        QCOMPARE(source, std::string("log"));
    QVERIFY(errorOf(estimateBeyond(*m_workspace, {hmm::ecommerceTemplate()}, "log", 1)).contains("view"));
}

void GeneratorFiguresTest::setTransitionsReachTheSynthesis()
{
    synthesis::BehaviourModel model = shopModel();
    model.items.inventedItems = 40;
    model.items.inventedCategories = 4;
    for (int c = 1; c <= 4; ++c) // round and round
        model.items.transitions.push_back(
            {"category " + std::to_string(c), "category " + std::to_string(c % 4 + 1), 1});
    model.lengths = {synthesis::LengthSettings::Kind::Fixed, 6};
    saveModel(*m_workspace, "round", model);
    SynthesizeRequest request{"round"};
    request.spec.sessions = 50;
    const auto made = valueOf(synthesize(*m_workspace, request));
    const auto log = valueOf(loadDataset(*m_workspace, made.record.name));
    for (std::size_t e = 1; e < log.size(); ++e)
        if (log.session[e] == log.session[e - 1]) {
            const auto number = [&](std::size_t event) { return log.categories[log.category[event]].back() - '0'; };
            QCOMPARE(number(e), number(e - 1) % 4 + 1);
        }
    model.items.transitions = {{"category 9", "category 1", 1}};
    saveModel(*m_workspace, "round", model);
    QVERIFY(errorOf(synthesize(*m_workspace, request)).contains("category 9"));
}

void GeneratorFiguresTest::anotherCatalogueHasNoneSet()
{
    synthesis::BehaviourModel model = shopModel();
    model.items.transitions = {{"category 1", "category 2", 1}};
    model.lengths = {synthesis::LengthSettings::Kind::Fixed, 3};
    saveModel(*m_workspace, "set", model);
    SynthesizeRequest request{"set"};
    request.spec.sessions = 20;
    request.items = "log"; // whose categories are others
    QVERIFY(synthesize(*m_workspace, request));
}

QTEST_APPLESS_MAIN(GeneratorFiguresTest)
#include "generatorfigures.moc"
