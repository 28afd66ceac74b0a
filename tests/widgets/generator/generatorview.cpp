// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/generator/generatorview.h"

#include "engine/workflow/workflow.h"
#include "tests/engine/workflow/logs.h"
#include "widgets/common/numberfield.h"
#include "widgets/common/segments.h"
#include "widgets/generator/categorymap.h"
#include "widgets/generator/estimatepanel.h"
#include "widgets/generator/partcard.h"
#include "widgets/generator/popularitychart.h"
#include "widgets/generator/revisitbars.h"
#include "widgets/generator/sharecolumns.h"
#include "widgets/jobs/workbench.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

/// The cards of the generator: each edit changes its part of the model, and what is estimated is told.
class TestGeneratorView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void revisits();
    void whatReturnsFollow();
    void aDragIsOneGesture();
    void aDragOfAnotherModelIsNotTakenBack();
    void gaps();
    void gapsByHour();
    void lengths();
    void visits();
    void catalogue();
    void prices();
    void interest();
    void nonsenseIsRefusedInWords();
    void defaultsAreMarked();
    void estimating();

private:
    PartCard* card(const QString& word) const
    {
        for (PartCard* card : m_view->cards())
            if (card->word() == word) return card;
        return nullptr;
    }
    template <typename Widget>
    Widget* in(const QString& cardWord, const QString& name = {}) const
    {
        for (auto* found : card(cardWord)->findChildren<Widget*>())
            if (name.isEmpty() || found->accessibleName() == name) return found;
        return nullptr;
    }
    void type(NumberField* field, const QString& text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    QString origin(const QString& word) const
    {
        QStringList words;
        for (const auto* label : card(word)->findChildren<QLabel*>())
            if (label->isVisible()) words << label->text();
        return words.join(u'\n');
    }

    TemporaryWorkspace* m_place = nullptr;
    Workbench* m_workbench = nullptr;
    GeneratorView* m_view = nullptr;
    synthesis::BehaviourModel m_model;
    QStringList m_edits;
    QList<int> m_gestures;
};

void TestGeneratorView::initTestCase()
{
    m_place = new TemporaryWorkspace;
    m_workbench = new Workbench(m_place->open());
    QVERIFY(workflow::ensureExample(m_workbench->workspace()));
}

void TestGeneratorView::init()
{
    m_model = {hmm::ecommerceTemplate(), {}, {}};
    m_edits.clear();
    m_gestures.clear();
    m_view = new GeneratorView(*m_workbench);
    m_view->resize(1180, 700);
    // As a document does it.
    connect(m_view, &GeneratorView::edited, this, [this](const auto& parts, const Wording& what, int gesture) {
        synthesis::setParts(m_model, parts);
        m_edits << what.text();
        m_gestures << gesture;
        m_view->setModel(m_model);
    });
    m_view->setModel(m_model);
    m_view->retranslate();
    m_view->refresh();
    m_view->show();
    QTRY_VERIFY(m_view->data().catalogue);
}

void TestGeneratorView::cleanup()
{
    delete m_view;
}

void TestGeneratorView::cleanupTestCase()
{
    delete m_workbench;
    delete m_place;
}

void TestGeneratorView::revisits()
{
    auto* bars = in<RevisitBars>("Revisits");
    QTest::keyClick(bars, Qt::Key_Down);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(bars, Qt::Key_Right);
    QVERIFY(std::abs(m_model.revisits.probability[1] - 0.03) < 1e-12);
    QCOMPARE(m_edits.last(), QStringLiteral("Set revisits of click"));
    QCOMPARE(m_gestures.first(), m_gestures.last()); // a run of a key is one edit
    QTest::keyClick(bars, Qt::Key_Space);
    QCOMPARE(m_model.revisits.viewedBefore, (std::vector<bool>{false, true, false, false, false}));
    QCOMPARE(m_edits.last(), QStringLiteral("click only items viewed before"));
    QVERIFY(m_gestures.last() != m_gestures.first());
    QCOMPARE(m_model.revisits.probabilityOf(1), 1.0);
    QTest::mouseClick(bars->viewport(), Qt::LeftButton, {}, bars->tick(1).center());
    QVERIFY(!m_model.revisits.viewedBefore[1]);
}

void TestGeneratorView::aDragOfAnotherModelIsNotTakenBack()
{
    auto* bars = in<RevisitBars>("Revisits");
    const QRect track = bars->bar(2);
    QTest::mousePress(bars->viewport(), Qt::LeftButton, {}, track.center());
    QTest::mouseMove(bars->viewport(), track.center() + QPoint(20, 0));
    const auto edits = m_edits.size();
    synthesis::BehaviourModel other;
    other.hmm.states = {"a"};
    other.hmm.actions = {"x", "y", "z"};
    other.hmm.initial = hmm::Vector::Ones(1);
    other.hmm.transition = hmm::Matrix::Ones(1, 1);
    other.hmm.emission = hmm::Matrix::Constant(1, 3, 1 / 3.0);
    m_view->setModel(other);
    QTest::keyClick(bars, Qt::Key_Escape);
    QTest::mouseRelease(bars->viewport(), Qt::LeftButton, {}, track.center());
    QCOMPARE(m_edits.size(), edits);
}

void TestGeneratorView::whatReturnsFollow()
{
    auto* follows = in<QCheckBox>("Revisits");
    auto* weight = in<NumberField>("Revisits", "Weight of how far back an item is beside the steps");
    QVERIFY(!follows->isEnabled() && !weight->isEnabled()); // nothing returns yet
    QTest::keyClick(in<RevisitBars>("Revisits"), Qt::Key_Right);
    QVERIFY(follows->isEnabled() && !follows->isChecked() && !weight->isEnabled());
    follows->click();
    QCOMPARE(m_model.revisits.recencyWeight, std::optional(10.0));
    type(weight, "25");
    QCOMPARE(m_model.revisits.recencyWeight, std::optional(25.0));
    QCOMPARE(m_edits.last(), QStringLiteral("Set what returns follow"));
    follows->click();
    QVERIFY(!m_model.revisits.recencyWeight);
    m_model.revisits.returnsEvidence = synthesis::ReturnsEvidence{"log", 17, 9, 33, 12, 3.5, 4.5};
    m_view->setModel(m_model);
    QVERIFY(origin("Revisits").contains("9.0 to 33.0"));
    follows->click();
    QCOMPARE(m_model.revisits.recencyWeight, std::optional(17.0)); // as the log has it
}

void TestGeneratorView::aDragIsOneGesture()
{
    auto* bars = in<RevisitBars>("Revisits");
    const QRect track = bars->bar(2);
    const auto at = [&](double share) { return QPoint(track.left() + int(track.width() * share), track.center().y()); };
    QTest::mousePress(bars->viewport(), Qt::LeftButton, {}, at(0.1));
    QTest::mouseMove(bars->viewport(), at(0.3));
    QTest::mouseMove(bars->viewport(), at(0.5));
    QVERIFY(std::abs(m_model.revisits.probability[2] - 0.5) < 0.02);
    QCOMPARE(m_gestures.first(), m_gestures.last());
    QTest::keyClick(bars, Qt::Key_Escape);
    QVERIFY(m_model.revisits.isDefault()); // as it was
    QCOMPARE(m_gestures.first(), m_gestures.last());
    QTest::mouseRelease(bars->viewport(), Qt::LeftButton, {}, at(0.5));
}

void TestGeneratorView::gaps()
{
    type(in<NumberField>("Gaps", "Median gap"), "30");
    QVERIFY(std::abs(std::exp(m_model.gaps.logMean[0]) - 30) < 1e-9);
    QVERIFY(std::abs(std::exp(m_model.gaps.logMean[1]) - 20) < 1e-9); // the others keep theirs
    QCOMPARE(m_edits.last(), QStringLiteral("Set gaps of browse"));
    type(in<NumberField>("Gaps", "Spread of the gaps"), "2");
    QVERIFY(std::abs(m_model.gaps.logDeviation[0] - std::log(2)) < 1e-12);
    type(in<NumberField>("Gaps", "Events without a pause"), "25");
    QCOMPARE(m_model.gaps.together[0], 0.25);
    QVERIFY(m_gestures[0] != m_gestures[1]);
}

void TestGeneratorView::gapsByHour()
{
    auto* columns = in<ShareColumns>("Gaps");
    QTest::keyClick(columns, Qt::Key_Up); // a histogram is only looked at
    QVERIFY(m_edits.isEmpty() && in<NumberField>("Gaps")->isVisible());
    QTest::keyClick(in<Segments>("Gaps"), Qt::Key_Right);
    QVERIFY(!in<NumberField>("Gaps")->isVisible());
    QVERIFY(columns->spokenValue().contains("100"));
    QTest::keyClick(columns, Qt::Key_Right);
    QTest::keyClicks(columns, "1");
    auto* editor = columns->findChild<QLineEdit*>();
    QTest::keyClicks(editor, "50"); // one and a half times
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_model.gaps.hours.size(), Eigen::Index(24));
    QCOMPARE(m_model.gaps.hours[1], 1.5);
    QCOMPARE(m_model.gaps.hours[0], 1.0); // the others keep theirs
    QVERIFY(std::abs(std::exp(m_model.gaps.logMean[0]) - 20) < 1e-9);
    QCOMPARE(m_edits.last(), QStringLiteral("Set gaps by hour"));
    const QPoint top = columns->column(1).center().toPoint();
    QTest::mousePress(columns, Qt::LeftButton, {}, top);
    QTest::mouseMove(columns, top + QPoint(0, 1000)); // never without a pause
    QTest::mouseRelease(columns, Qt::LeftButton, {}, top);
    QCOMPARE(m_model.gaps.hours[1], synthesis::GapSettings::leastFactor);
    // What the log said, and that it is another value now.
    m_model.gaps.evidence.emplace();
    m_model.gaps.evidence->counts = hmm::Vector::Constant(5, 10);
    m_model.gaps.evidence->logMean = m_model.gaps.logMean;
    m_model.gaps.evidence->logDeviation = m_model.gaps.logDeviation;
    m_model.gaps.evidence->hours = hmm::Vector::Constant(24, 1.25);
    m_model.gaps.evidence->hourErrors = hmm::Vector::Constant(24, 0.1);
    m_model.gaps.evidence->hourCounts = hmm::Vector::Constant(24, 2);
    m_view->setModel(m_model);
    QVERIFY2(columns->spokenValue().contains("102"), qPrintable(columns->spokenValue())); // 1.25 / e^0.196
    QVERIFY(origin("Gaps").contains("edited since") && origin("Gaps").contains("48 gaps"));
}

void TestGeneratorView::lengths()
{
    using Kind = synthesis::LengthSettings::Kind;
    auto* kind = in<Segments>("Session length");
    QTest::keyClick(kind, Qt::Key_Right);
    QVERIFY(m_model.lengths.kind == Kind::Fixed);
    type(in<NumberField>("Session length"), "7");
    QCOMPARE(m_model.lengths.events, 7);
    QTest::keyClick(kind, Qt::Key_Right);
    QVERIFY(m_model.lengths.kind == Kind::Drawn);
    QCOMPARE(m_model.lengths.shares.size(), std::size_t(7)); // as it was fixed
    auto* columns = in<ShareColumns>("Session length");
    QTest::keyClick(columns, Qt::Key_Up);
    QVERIFY(m_model.lengths.shares[0] > 0);
    QCOMPARE(m_edits, QStringList({"Sessions of a fixed length", "Set the length of sessions",
                                   "Sessions of drawn lengths", "Set sessions of 1 event(s)"}));
    QVERIFY(m_model.lengths.validate());
}

void TestGeneratorView::visits()
{
    auto* columns = in<ShareColumns>("Users and visits");
    QTest::keyClick(columns, Qt::Key_Right);
    QTest::keyClick(columns, Qt::Key_Up);
    QVERIFY(!m_model.visits.isDefault());
    QVERIFY(m_model.visits.sessionsPerUser[1] > 0);
    auto* shown = in<Segments>("Users and visits");
    QTest::keyClick(shown, Qt::Key_Right);
    QTest::keyClick(columns, Qt::Key_Up);
    QVERIFY(m_model.visits.hours[1] > m_model.visits.hours[2]);
    QTest::keyClick(shown, Qt::Key_Right);
    QTest::keyClick(columns, Qt::Key_Up);
    QCOMPARE(m_model.visits.weekdays.size(), std::size_t(7));
    type(in<NumberField>("Users and visits", "Days of the log"), "90");
    QCOMPARE(m_model.visits.days, 90);
    type(in<NumberField>("Users and visits", "Median pause between the visits of a user"), "12");
    QVERIFY(std::abs(m_model.visits.pauseLogMean - std::log(12 * 3600)) < 1e-12);
    QVERIFY(m_model.visits.validate());
}

void TestGeneratorView::catalogue()
{
    type(in<NumberField>("Catalogue", "Number of invented items"), "500");
    QCOMPARE(m_model.items.inventedItems, 500);
    type(in<NumberField>("Catalogue", "Zipf exponent"), "1.5");
    QCOMPARE(m_model.items.zipfExponent, 1.5);
    auto* chart = in<PopularityChart>("Catalogue");
    const QPoint handle = chart->handle().toPoint();
    QTest::mouseMove(chart, handle);
    QTest::mousePress(chart, Qt::LeftButton, {}, handle);
    QTest::mouseMove(chart, handle - QPoint(0, 15)); // the rarest item is more popular
    QVERIFY2(m_model.items.zipfExponent < 1.4 && m_model.items.zipfExponent > 0,
             qPrintable(QString::number(m_model.items.zipfExponent)));
    QVERIFY(std::abs(chart->handle().y() - (handle.y() - 15)) < 2);
    QTest::mouseRelease(chart, Qt::LeftButton, {}, handle);
    QCOMPARE(m_edits.last(), QStringLiteral("Set the Zipf exponent"));
}

void TestGeneratorView::prices()
{
    auto* columns = in<ShareColumns>("Catalogue");
    QVERIFY(!columns->isVisible());
    QTest::keyClick(in<Segments>("Catalogue"), Qt::Key_Right);
    QVERIFY(columns->isVisible() && !in<PopularityChart>("Catalogue")->isVisible());
    QVERIFY(!in<NumberField>("Catalogue", "Spread of the prices")->isEnabled()); // of no prices
    type(in<NumberField>("Catalogue", "Median price"), "20");
    QCOMPARE(m_model.items.prices.median, 20.0);
    type(in<NumberField>("Catalogue", "Spread of the prices"), "2");
    QVERIFY(std::abs(m_model.items.prices.spread - std::log(2)) < 1e-12);
    QVERIFY2(columns->spokenValue().contains("less than 3"), qPrintable(columns->spokenValue()));
    QCOMPARE(m_edits.last(), QStringLiteral("Set the prices"));
    QVERIFY(origin("Catalogue").contains("set by hand"));
    type(in<NumberField>("Catalogue", "Median price"), "-1");
    QVERIFY(origin("Catalogue").contains("does not lie between"));
    QCOMPARE(m_model.items.prices.median, 20.0);
}

void TestGeneratorView::interest()
{
    auto* map = in<CategoryMap>("Interest");
    map->setCurrent(0, 1);
    QTest::keyClicks(map, "4");
    auto* editor = map->findChild<QLineEdit*>();
    QTest::keyClicks(editor, "0");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_model.items.transitions.size(), std::size_t(1));
    QCOMPARE(m_model.items.transitions[0].probability, 0.4);
    QVERIFY(map->spokenValue().contains("40"));
    QVERIFY(map->spokenValue().contains("set by hand"));
    map->setCurrent(0, 2); // two of one row never come to more than all
    Q_EMIT map->edited(0, 2, 0.9);
    QVERIFY(m_model.items.validate());
    QVERIFY(std::abs(m_model.items.transitions[0].probability - 0.1) < 1e-12);
    QTest::keyClick(map, Qt::Key_Delete);
    QCOMPARE(m_model.items.transitions.size(), std::size_t(1));
    QVERIFY(m_edits.last().startsWith("Take back interest"));
}

void TestGeneratorView::nonsenseIsRefusedInWords()
{
    auto* field = in<NumberField>("Catalogue", "Zipf exponent");
    type(field, "11");
    QVERIFY(field->isInvalid());
    QVERIFY(m_edits.isEmpty());
    QVERIFY(origin("Catalogue").contains("Zipf exponent: 11 does not lie between 0 and 10"));
    type(field, "steep");
    QVERIFY(origin("Catalogue").contains("is no number"));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isInvalid());
    QVERIFY(!origin("Catalogue").contains("is no number"));
    QCOMPARE(field->value(), 1.0);
}

void TestGeneratorView::defaultsAreMarked()
{
    QVERIFY(origin("Gaps").contains("default"));
    type(in<NumberField>("Gaps", "Median gap"), "30");
    QVERIFY(!origin("Gaps").contains("default"));
    QVERIFY(origin("Gaps").contains("set by hand"));
}

void TestGeneratorView::estimating()
{
    auto* panel = m_view->findChild<EstimatePanel*>();
    QVERIFY(panel);
    Q_EMIT card("Revisits")->estimateRequested();
    QVERIFY(panel->isOpen() && panel->isChosen(EstimatePanel::Revisits) && !panel->isChosen(EstimatePanel::Gaps));
    panel->present(EstimatePanel::PartCount);
    Q_EMIT panel->accepted();
    QTRY_COMPARE_WITH_TIMEOUT(m_edits.size(), 1, 60'000);
    QVERIFY(m_edits[0].startsWith("Estimate the generator from"));
    QCOMPARE(m_gestures[0], -1);
    QVERIFY(m_model.items.smoothingEvidence && m_model.items.catalogueEvidence && m_model.revisits.evidence);
    QVERIFY(m_model.gaps.evidence && m_model.visits.evidence && m_model.lengths.evidence);
    QCOMPARE(m_model.revisits.evidence->source, panel->data().toStdString());
    for (const char* word : {"Revisits", "Gaps", "Users and visits", "Interest"})
        QVERIFY2(origin(word).contains("from " + panel->data()), qPrintable(origin(word)));
    m_view->setBeside(panel->data());
    QTRY_VERIFY_WITH_TIMEOUT(m_view->data().log, 60'000);
    QVERIFY(m_view->data().knowsActions() && m_view->data().knowsGaps());
    QVERIFY(in<RevisitBars>("Revisits")->spokenValue().contains("log beside"));
    auto* bars = in<RevisitBars>("Revisits");
    QTest::keyClick(bars, Qt::Key_Right);
    QVERIFY(origin("Revisits").contains("edited since"));
}

QTEST_MAIN(TestGeneratorView)
#include "generatorview.moc"
