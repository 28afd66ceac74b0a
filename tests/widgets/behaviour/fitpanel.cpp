// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/fitpanel.h"

#include "widgets/behaviour/fitcurves.h"
#include "widgets/behaviour/fitoutcome.h"
#include "widgets/behaviour/statecount.h"
#include "widgets/charts/linechart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

using Method = workflow::FitRequest::Method;

hmm::Model uniform(int states)
{
    hmm::Model model;
    for (int state = 0; state < states; ++state)
        model.states.push_back("state " + std::to_string(state + 1));
    model.actions = {"view"};
    model.initial = hmm::Vector::Constant(states, 1.0 / states);
    model.transition = hmm::Matrix::Constant(states, states, 1.0 / states);
    model.emission = hmm::Matrix::Ones(states, 1);
    return model;
}

/// Three states each.
hmm::Model twoPersonas()
{
    return *hmm::mixtureOf({{"a", 0.5, uniform(3), {}}, {"b", 0.5, uniform(3), {}}});
}

hmm::Fit fitAt(int states, int start, int iterations, double logLikelihood)
{
    hmm::Fit fit;
    fit.model = uniform(states);
    fit.start = start;
    fit.iterations = iterations;
    fit.logLikelihood = logLikelihood;
    return fit;
}

} // namespace

class FitPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<QWidget>();
        m_page->resize(1200, 900);
        m_panel = new FitPanel(m_page.get());
        m_panel->setDatasets({QStringLiteral("shop"), QStringLiteral("taobao")});
        m_panel->setDataset(QStringLiteral("taobao"));
        m_panel->setModel(QStringLiteral("m"), hmm::ecommerceTemplate(), {});
        m_page->show();
        m_panel->open();
    }

    void theLikelierByItself();
    void countingNeedsNothingElse();
    void hiddenStates();
    void aRangeIsChosenFrom();
    void personas();
    void fromTheOpenModel();
    void withoutADataSet();
    void theTraceKeepsStartsApart();
    void theOutcomeIsATable();
    void aFitThatFailsLeavesNoEmptyCurve();

private:
    template <typename Field>
    Field* field(const char* label) const
    {
        for (const QLabel* one : m_panel->findChildren<QLabel*>())
            if (one->text() == QLatin1String(label)) return qobject_cast<Field*>(one->buddy());
        qFatal("no field %s", label);
    }
    QComboBox* box(const char* label) const { return field<QComboBox>(label); }
    QSpinBox* number(const char* label) const { return field<QSpinBox>(label); }
    QSpinBox* named(const char* accessibleName) const
    {
        for (QSpinBox* one : m_panel->findChildren<QSpinBox*>())
            if (one->accessibleName() == QLatin1String(accessibleName)) return one;
        return nullptr;
    }
    QPushButton* button(const char* word) const
    {
        for (QPushButton* one : m_panel->findChildren<QPushButton*>())
            if (one->text() == QLatin1String(word)) return one;
        return nullptr;
    }
    void chooseHidden() const { box("Method")->setCurrentIndex(int(Method::BaumWelch)); }

    std::unique_ptr<QWidget> m_page;
    FitPanel* m_panel = nullptr;
};

void FitPanelTest::theLikelierByItself()
{
    const auto request = m_panel->request();
    QVERIFY(request.method == Method::Likelier && request.full);
    QCOMPARE(request.states, 5);
    QCOMPARE(request.pseudoCount, 0.5); // each method has its own
    QCOMPARE(request.spec.prior.pseudoCount, 0.0);
    QVERIFY(workflow::checkFit(request));
    QVERIFY(!box("Start from")->isVisible());
    named("Most states")->setValue(7);
    QVERIFY(!box("Choose by")->isVisible()); // by what is held out
    QCOMPARE(m_panel->request().mostStates, 7);
    QVERIFY(workflow::checkFit(m_panel->request()));
    m_panel->findChildren<QToolButton*>().last()->click(); // more settings
    QVERIFY(!field<QDoubleSpinBox>("Pseudo-count")->isVisible());
}

void FitPanelTest::countingNeedsNothingElse()
{
    box("Method")->setCurrentIndex(int(Method::Count));
    const auto request = m_panel->request();
    QCOMPARE(request.data, std::string("taobao"));
    QCOMPARE(request.name, std::string("m"));
    field<QLineEdit>("Result")->setText(QStringLiteral("another"));
    QCOMPARE(m_panel->request().name, std::string("another"));
    field<QLineEdit>("Result")->clear();
    QVERIFY(!button("Fit")->isEnabled());
    QVERIFY(request.method == Method::Count);
    QVERIFY(!box("Start from")->isVisible());
    QCOMPARE(request.pseudoCount, 0.5); // as is shown
    QCOMPARE(field<QDoubleSpinBox>("Pseudo-count")->value(), 0.5);
    QVERIFY(workflow::checkFit(request));
}

void FitPanelTest::hiddenStates()
{
    chooseHidden();
    number("Starts")->setValue(10);
    number("Hold out")->setValue(20);
    const auto request = m_panel->request();
    QVERIFY(request.method == Method::BaumWelch);
    QCOMPARE(request.states, 5);
    QCOMPARE(request.mostStates, 0);
    QCOMPARE(request.restarts, 10);
    QCOMPARE(request.holdOut, 0.2);
    QCOMPARE(request.spec.tolerance, 1e-6);
    QCOMPARE(request.spec.prior.pseudoCount, 0.0);
    QVERIFY(workflow::checkFit(request));
    QVERIFY(!number("Seed")->isVisible());
    m_panel->findChildren<QToolButton*>().last()->click(); // more settings
    QVERIFY(number("Seed")->isVisible());
}

void FitPanelTest::aRangeIsChosenFrom()
{
    chooseHidden();
    QVERIFY(!box("Choose by")->isVisible());
    named("Fewest states")->setValue(2);
    QVERIFY(!box("Choose by")->isVisible()); // the other follows, as long as it is the same
    named("Most states")->setValue(6);
    QVERIFY(box("Choose by")->isVisible());
    QCOMPARE(m_panel->request().mostStates, 6);
    QVERIFY(workflow::checkFit(m_panel->request()));
    QVERIFY(button("Fit")->isEnabled());

    box("Choose by")->setCurrentIndex(int(hmm::Criterion::HeldOut));
    QVERIFY(!button("Fit")->isEnabled()); // nothing is held out
    QVERIFY(!workflow::checkFit(m_panel->request()));
    number("Hold out")->setValue(10);
    QVERIFY(button("Fit")->isEnabled());
    QVERIFY(workflow::checkFit(m_panel->request()));

    named("Most states")->setValue(1);
    QVERIFY(!button("Fit")->isEnabled());
}

void FitPanelTest::personas()
{
    QCOMPARE(m_panel->request().personas, 1);
    named("Fewest personas")->setValue(2);
    QCOMPARE(m_panel->request().personas, 2);
    QCOMPARE(m_panel->request().mostPersonas, 0);
    named("Most personas")->setValue(6);
    QCOMPARE(m_panel->request().mostPersonas, 6);
    QVERIFY(workflow::checkFit(m_panel->request()));
    chooseHidden();
    QVERIFY(button("Fit")->isEnabled());
    named("Fewest states")->setValue(50); // of each
    QVERIFY(!button("Fit")->isEnabled());
}

void FitPanelTest::fromTheOpenModel()
{
    hmm::Locks locks;
    m_panel->setModel(QStringLiteral("m"), hmm::ecommerceTemplate(), locks);
    chooseHidden();
    box("Start from")->setCurrentIndex(3);
    auto* keep = m_panel->findChildren<QCheckBox*>().first();
    QVERIFY(!keep->isVisible());
    QCOMPARE(m_panel->request().startModel, std::string("m"));
    QVERIFY(m_panel->request().priorModel.empty());

    locks.setLocked({hmm::Cell::Part::Transition, 0, 1}, true);
    m_panel->setModel(QStringLiteral("m"), hmm::ecommerceTemplate(), locks);
    QVERIFY(keep->isVisible());
    QVERIFY(m_panel->request().spec.constraints.locks == locks);
    QVERIFY(workflow::checkFit(m_panel->request()));
    keep->setChecked(false);
    QVERIFY(m_panel->request().spec.constraints.locks.isEmpty());
    number("This model as prior")->setValue(100);
    QCOMPARE(m_panel->request().priorModel, std::string("m"));
    QCOMPARE(m_panel->request().priorStrength, 100.0);
}

void FitPanelTest::withoutADataSet()
{
    m_panel->setDatasets({});
    QVERIFY(!button("Fit")->isEnabled());
    m_panel->setDatasets({QStringLiteral("shop")});
    QVERIFY(button("Fit")->isEnabled());
}

void FitPanelTest::theTraceKeepsStartsApart()
{
    FitTrace trace;
    for (const hmm::Fit& fit : {fitAt(2, 0, 0, -9), fitAt(2, 0, 1, -5), fitAt(2, 1, 0, -8), fitAt(3, 0, 0, -7),
                                fitAt(3, 0, 1, -4), fitAt(3, 0, 0, -6)})
        trace.add(fit);
    const auto lines = trace.lines();
    QCOMPARE(lines.size(), std::size_t(4));
    QCOMPARE(lines[0].logLikelihood, (std::vector<double>{-9, -5}));
    QCOMPARE(lines[1].start, 1);
    QCOMPARE(lines[2].states, 3);
    QCOMPARE(lines[3].logLikelihood, std::vector<double>{-6}); // the last stretch, on all sequences
    QCOMPARE(lines[3].personas, 1);
    hmm::Fit mixture = fitAt(6, 0, 0, -3);
    mixture.model = twoPersonas();
    trace.add(mixture);
    QCOMPARE(trace.lines().back().personas, 2);
    QCOMPARE(stateCountWords(6, 2), QStringLiteral("2 persona(s) × 3 state(s)"));
    QCOMPARE(stateCountWords(6, 1), QStringLiteral("6 state(s)"));
}

void FitPanelTest::theOutcomeIsATable()
{
    workflow::FittedModel fitted;
    fitted.model.hmm = twoPersonas();
    fitted.candidates = {hmm::Candidate(4, -200, 5, 100), hmm::Candidate(6, -150, 11, 100)};
    for (hmm::Candidate& candidate : fitted.candidates)
        candidate.heldOutPerplexity = std::nan("");
    fitted.chosen = 1;
    QVERIFY(!button("See what changed")->isVisible());
    fitted.record.name = std::string("m"); // not assigned in place: GCC 12 warns of an overlap that is not there
    fitted.personas = {{2, 1.0, 0.41}};
    m_panel->showOutcome(fitted, QStringLiteral("converged"), true);
    bool isSaid = false;
    for (const QLabel* label : m_panel->findChildren<QLabel*>())
        isSaid |= label->text().startsWith(QStringLiteral("converged\n")) &&
                  label->text().endsWith(QStringLiteral("silhouette 0.41"));
    QVERIFY(isSaid);
    QSignalSpy asked(m_panel, &FitPanel::differenceRequested);
    button("See what changed")->click();
    QCOMPARE(asked.count(), 1);
    for (const QLabel* label : m_panel->findChildren<QLabel*>())
        if (label->text().contains(QStringLiteral("<table"))) {
            QVERIFY(label->text().contains(QStringLiteral("✓ 2 × 3")));
            QVERIFY(!label->text().contains(QStringLiteral("perplexity")));
            return;
        }
    QFAIL("no table");
}

void FitPanelTest::aFitThatFailsLeavesNoEmptyCurve()
{
    FitOutcome outcome;
    const auto trace = std::make_shared<FitTrace>();
    outcome.begin(trace);
    outcome.show();
    const auto* curves = outcome.findChild<FitCurves*>();
    QVERIFY(curves->isVisible());
    outcome.endTrace();
    QVERIFY(!curves->isVisible());
    outcome.begin(trace);
    trace->add(fitAt(2, 0, 0, -9));
    outcome.endTrace();
    QVERIFY(curves->isVisible());
}

QTEST_MAIN(FitPanelTest)
#include "fitpanel.moc"
