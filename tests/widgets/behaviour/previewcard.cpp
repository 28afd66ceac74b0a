// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/previewcard.h"

#include "engine/workflow/workflow.h"
#include "widgets/behaviour/frequentlist.h"
#include "widgets/behaviour/frequentview.h"
#include "widgets/behaviour/funnelview.h"
#include "widgets/behaviour/logdifferenceview.h"
#include "widgets/behaviour/modeledits.h"
#include "widgets/behaviour/previewoptions.h"
#include "widgets/behaviour/sessiondetail.h"
#include "widgets/behaviour/sessionsview.h"
#include "widgets/behaviour/stackedshares.h"
#include "widgets/behaviour/stepsview.h"
#include "widgets/common/differencematrix.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/sessionrows.h"
#include "widgets/jobs/workbench.h"

#include <QAction>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

store::Workspace openWorkspace(const QTemporaryDir& folder)
{
    auto workspace = store::Workspace::open(folder.path().toStdString());
    if (!workspace) qFatal("%s", workspace.error().message().c_str());
    return std::move(*workspace);
}

/// A log that the template made, as the real one beside it.
void addLog(store::Workspace& workspace, int sessions)
{
    workflow::SynthesizeRequest request;
    request.model = "shop";
    request.name = "log";
    request.spec.sessions = std::uint64_t(sessions);
    request.spec.seed = 7;
    QVERIFY(workflow::saveModel(workspace, "shop", {hmm::ecommerceTemplate(), {}, {}}));
    QVERIFY(workflow::synthesize(workspace, request));
}

/// The card in a window, with what it draws of the template.
struct Shown
{
    QTemporaryDir folder;
    Workbench workbench{openWorkspace(folder)};
    ModelDocument document;
    PreviewCard card{workbench, document};

    explicit Shown(int realSessions = 0)
    {
        document.open({hmm::ecommerceTemplate(), {}, {}});
        if (realSessions > 0) addLog(workbench.workspace(), realSessions);
        card.refresh();
        card.resize(460, 600);
        card.show();
        QTest::qWait(1);
        if (realSessions == 0) return;
        card.setBeside(QStringLiteral("log"));
        while (card.isReading())
            QTest::qWait(5);
    }
    template <typename View>
    View& view()
    {
        for (std::size_t i = 0; i < card.views().size(); ++i)
            if (auto* found = qobject_cast<View*>(card.views()[i])) {
                card.setCurrentView(int(i));
                QTest::qWait(1);
                return *found;
            }
        qFatal("no such view");
    }
};

} // namespace

class PreviewCardTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void countIsASetting();
    void stateIsRemembered();
    void theOfferedLogStaysWhereNothingIsRemembered();
    void everyViewSpeaks();
    void hiddenViewsCatchUp();
    void aClickDecodesASession();
    void aRealSessionIsDecoded();
    void statesFollowTheRows();
    void stepsTellTheirNumbers();
    void stepsCountWhatIsImpossible();
    void coloursOfTheLogFollowTheModel();
    void frequentSessionsHaveShares();
    void funnelStepsAreChosen();
    void funnelLosesUnknownActions();
    void differenceNeedsALog();
    void differenceOfAnEdit();
    void actionsAreMatchedAnew();
    void aLogThatIsGone();
    void logsOfOthersAreListed();
    void onePersonaAlone();
    void personasAreMarked();
};

void PreviewCardTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("SessionsmithTest"));
    static const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
}

void PreviewCardTest::countIsASetting()
{
    Shown shown;
    QTRY_COMPARE(shown.card.sample().sessions.size(), std::size_t(PreviewOptions::defaultSessions));
    shown.card.options().setSessionCount(500);
    QTRY_COMPARE(shown.card.sample().sessions.size(), std::size_t(500));
    shown.card.options().setSessionCount(7); // not among the choices
    QCOMPARE(shown.card.options().sessionCount(), 500);
}

void PreviewCardTest::stateIsRemembered()
{
    {
        Shown shown;
        shown.card.options().setSessionCount(500);
        shown.view<FunnelView>().setSteps({"cart", "purchase"});
        shown.card.saveState();
    }
    Shown shown;
    shown.card.restoreState();
    QCOMPARE(shown.card.options().sessionCount(), 500);
    auto* funnel = qobject_cast<FunnelView*>(&shown.card.currentView());
    QVERIFY(funnel);
    QCOMPARE(funnel->steps(), (std::vector<std::string>{"cart", "purchase"}));
    QSettings().clear();
}

void PreviewCardTest::theOfferedLogStaysWhereNothingIsRemembered()
{
    Shown shown(20);
    QVERIFY(!QSettings().contains(QStringLiteral("behaviour/beside")));
    shown.card.restoreState();
    QCOMPARE(shown.card.besideName(), QStringLiteral("log"));
}

void PreviewCardTest::everyViewSpeaks()
{
    Shown shown(50);
    QStringList words;
    for (std::size_t i = 0; i < shown.card.views().size(); ++i) {
        shown.card.setCurrentView(int(i));
        QTest::qWait(1);
        words << shown.card.currentView().word();
        bool hasName = false, canBeRead = false;
        for (const QWidget* widget : shown.card.currentView().findChildren<QWidget*>()) {
            hasName |= !widget->accessibleName().isEmpty();
            canBeRead |= widget->isVisible() &&
                         (widget->focusPolicy() != Qt::NoFocus || !widget->accessibleDescription().isEmpty());
        }
        QVERIFY2(hasName, qPrintable(words.last()));
        QVERIFY2(canBeRead, qPrintable(words.last()));
    }
    words.removeDuplicates();
    QCOMPARE(std::size_t(words.size()), shown.card.views().size());
}

void PreviewCardTest::hiddenViewsCatchUp()
{
    Shown shown;
    auto& funnel = shown.view<FunnelView>();
    const double before = funnel.figures()[1].share;
    shown.view<SessionsView>();
    for (int state = 0; state < 5; ++state)
        shown.document.setValue(Part::End, state, 0, 0.9);
    QTest::qWait(1);
    QCOMPARE(funnel.figures()[1].share, before); // nobody looks: nothing is reckoned
    shown.view<FunnelView>();
    QVERIFY(funnel.figures()[1].share < before);
}

void PreviewCardTest::aClickDecodesASession()
{
    Shown shown;
    auto& view = shown.view<SessionsView>();
    QVERIFY(!view.detail().isVisible());
    QTest::mouseClick(&view.synthetic(), Qt::LeftButton, {}, QPoint(10, 2));
    QVERIFY(view.detail().isVisible());
    const int chosen = view.synthetic().chosen();
    QCOMPARE(std::size_t(chosen), view.synthetic().shown()[0]);
    QVERIFY(view.detail().title().contains(QStringLiteral("true states")));
    const QString before = view.detail().description(0);
    shown.document.setValue(Part::Emission, 0, 0, 0.3);
    QTest::qWait(1);
    QCOMPARE(view.synthetic().chosen(), chosen); // the same session of the other model
    QVERIFY(view.detail().description(0) != before);
    QTest::keyClick(&view.synthetic(), Qt::Key_Down);
    QVERIFY(view.synthetic().chosen() != chosen);
    QTest::keyClick(&view.synthetic(), Qt::Key_Escape);
    QVERIFY(!view.detail().isVisible());
}

void PreviewCardTest::aRealSessionIsDecoded()
{
    Shown shown(50);
    auto& view = shown.view<SessionsView>();
    QTest::mouseClick(&view.synthetic(), Qt::LeftButton, {}, QPoint(10, 2));
    QTest::mouseClick(&view.real(), Qt::LeftButton, {}, QPoint(10, 2));
    QCOMPARE(view.synthetic().chosen(), -1); // one at a time
    QVERIFY(view.detail().title().contains(QStringLiteral("Viterbi")));
    QVERIFY(view.detail().title().contains(QStringLiteral("log")));
    QVERIFY(view.detail().description(0).contains(QStringLiteral("state")));
    shown.card.setBeside({});
    QVERIFY(!view.detail().isVisible());
    QVERIFY(view.real().shown().empty());
}

void PreviewCardTest::statesFollowTheRows()
{
    Shown shown(50);
    auto& view = shown.view<SessionsView>();
    const std::size_t rows = view.synthetic().shown().size();
    view.setShowsStates(true);
    QVERIFY(view.synthetic().shown().size() < rows); // each row needs more room
    const QImage with = view.synthetic().grab().toImage();
    view.synthetic().setStates({}, shown.document.stateColours());
    QVERIFY(view.synthetic().grab().toImage() != with);
}

void PreviewCardTest::stepsTellTheirNumbers()
{
    Shown shown(200);
    auto& view = shown.view<StepsView>();
    QVERIFY(view.syntheticValues().isEmpty());
    QTest::keyClick(&view.synthetic(), Qt::Key_Right);
    QCOMPARE(view.real().cursor(), 0); // both charts have one line
    QVERIFY(view.syntheticValues().startsWith(QStringLiteral("event 1")));
    QVERIFY(view.realValues().startsWith(QStringLiteral("log")));
    QCOMPARE(view.synthetic().accessibleDescription(), view.syntheticValues());
    QTest::keyClick(&view.real(), Qt::Key_Right);
    QCOMPARE(view.synthetic().cursor(), 1);
}

void PreviewCardTest::stepsCountWhatIsImpossible()
{
    Shown shown(200);
    auto& view = shown.view<StepsView>();
    QCOMPARE(view.realTitle(), QStringLiteral("log, 200 sessions decoded"));
    hmm::Model other = hmm::ecommerceTemplate();
    other.actions[4] = "bought"; // the log knows no such action, and the model none of its own
    shown.document.replace({other, {}, {}}, QStringLiteral("Rename"));
    QTest::qWait(1);
    static const QRegularExpression counts(
        QStringLiteral("^log, (\\d+) sessions decoded, (\\d+) impossible left out$"));
    const auto found = counts.match(view.realTitle());
    QVERIFY2(found.hasMatch(), qPrintable(view.realTitle()));
    QCOMPARE(found.captured(1).toInt() + found.captured(2).toInt(), 200);
    QVERIFY(found.captured(2).toInt() > 0);
    other.actions = {"a", "b", "c", "d", "e"};
    shown.document.replace({other, {}, {}}, QStringLiteral("Rename"));
    QTest::qWait(1);
    QCOMPARE(view.realTitle(), QStringLiteral("log: none of 200 sessions is possible in this model"));
}

void PreviewCardTest::coloursOfTheLogFollowTheModel()
{
    Shown shown(50);
    auto& view = shown.view<SessionsView>();
    const QImage real = view.real().grab().toImage(), synthetic = view.synthetic().grab().toImage();
    // Another name moves no colour, and an action that takes the name back has that of its place in the model.
    QVERIFY(edits::rename(shown.document, edits::Kind::Action, 0, "look"));
    QTest::qWait(1);
    QCOMPARE(view.synthetic().grab().toImage(), synthetic);
    QVERIFY(edits::rename(shown.document, edits::Kind::Action, 1, "browse"));
    QTest::qWait(1);
    QCOMPARE(view.synthetic().grab().toImage(), synthetic);
    QVERIFY(view.real().grab().toImage() != real);
}

void PreviewCardTest::frequentSessionsHaveShares()
{
    Shown shown(2'000);
    auto& view = shown.view<FrequentView>();
    const auto& rows = view.list().rows();
    QVERIFY(rows.size() > 5);
    QCOMPARE(rows.size(), view.list().room());
    for (const FrequentList::Row& row : rows) {
        QVERIFY(row.share > 0 && row.real >= 0);
        QVERIFY(row.realLow <= row.real && row.real <= row.realHigh);
    }
    const FrequentList::Row& first = rows.front(); // the log is of the same model: within four standard deviations
    QVERIFY(std::abs(first.real - first.share) < first.realHigh - first.realLow);
    QVERIFY(view.list().description(0).contains(QStringLiteral("95 %")));
    shown.card.setBeside({});
    QVERIFY(view.list().rows().front().real < 0);
}

void PreviewCardTest::funnelStepsAreChosen()
{
    Shown shown(200);
    auto& view = shown.view<FunnelView>();
    QCOMPARE(view.steps(), (std::vector<std::string>{"browse", "click", "purchase"}));
    view.findChild<QPushButton*>()->click();
    QCOMPARE(view.steps().size(), std::size_t(4));
    const auto boxes = view.findChildren<QComboBox*>();
    Q_EMIT boxes[3]->activated(0);
    QCOMPARE(view.steps(), (std::vector<std::string>{"browse", "click", "purchase", "browse"}));
    QVERIFY(view.figures()[3].share < view.figures()[2].share);
    QVERIFY(view.figures()[2].realShare > 0);
    Q_EMIT boxes[1]->activated(boxes[1]->count() - 1); // the entry that removes
    QCOMPARE(view.steps(), (std::vector<std::string>{"browse", "purchase", "browse"}));
    QVERIFY(view.description(2).contains(QStringLiteral("95 %")));
    QVERIFY(view.description(2).contains(QStringLiteral("of those of")));
    for (int i = 0; i < 9; ++i)
        view.findChild<QPushButton*>()->click();
    QCOMPARE(view.steps().size(), std::size_t(FunnelView::mostSteps));
    for (int i = 0; i < 9; ++i)
        Q_EMIT boxes[0]->activated(boxes[0]->count() - 1);
    QCOMPARE(view.steps().size(), std::size_t(1)); // one is left
}

void PreviewCardTest::funnelLosesUnknownActions()
{
    Shown shown;
    auto& view = shown.view<FunnelView>();
    view.setSteps({"cart", "purchase"});
    hmm::Model other = hmm::ecommerceTemplate();
    other.actions[3] = "basket";
    shown.document.replace({other, {}, {}}, QStringLiteral("Rename"));
    QTest::qWait(1);
    QCOMPARE(view.steps(), std::vector<std::string>{"purchase"});
    other.actions[4] = "order";
    shown.document.replace({other, {}, {}}, QStringLiteral("Rename"));
    QTest::qWait(1);
    QCOMPARE(view.steps().back(), std::string("order")); // the default of that model
}

void PreviewCardTest::differenceNeedsALog()
{
    Shown shown;
    auto& view = shown.view<LogDifferenceView>();
    QVERIFY(view.findChild<EmptyState*>()->isVisible());
    QVERIFY(!view.matrix().isVisible());
    QVERIFY(view.values().isEmpty());
}

void PreviewCardTest::differenceOfAnEdit()
{
    Shown shown(5'000);
    auto& view = shown.view<LogDifferenceView>();
    QVERIFY(view.matrix().isVisible());
    const auto marked = [&] {
        const auto& beyond = view.matrix().difference().beyondChance;
        return std::count(beyond.begin(), beyond.end(), true);
    };
    QCOMPARE(marked(), 0); // the log is of the same model
    shown.document.setValue(Part::Transition, 0, 4, 0.4);
    QTest::qWait(1);
    QVERIFY(marked() > 0);
    QVERIFY(view.matrix().difference().isBeyondChance(0, 4));
    for (int step = 0; step < 5; ++step)
        QTest::keyClick(&view.matrix(), Qt::Key_Right);
    QCOMPARE(view.matrix().current(), QPoint(4, 0));
    QVERIFY(view.values().contains(QStringLiteral("beyond chance")));
    QCOMPARE(view.matrix().accessibleDescription(), view.values());
}

void PreviewCardTest::actionsAreMatchedAnew()
{
    Shown shown(100);
    auto& view = shown.view<FunnelView>();
    const double before = view.figures().back().realShare;
    QVERIFY(before > 0);
    hmm::Model other = hmm::ecommerceTemplate();
    other.actions[4] = "bought";
    shown.document.replace({other, {}, {}}, QStringLiteral("Rename"));
    QTest::qWait(1);
    view.setSteps({"bought"});
    QCOMPARE(view.figures().back().realShare, 0.0); // the log knows no such action
    shown.document.undoStack()->undo();
    QTest::qWait(1);
    view.setSteps({"purchase"});
    QVERIFY(view.figures().back().realShare >= before);
}

/// Whatever program imported them while the card showed.
void PreviewCardTest::logsOfOthersAreListed()
{
    Shown shown;
    addLog(shown.workbench.workspace(), 20);
    QComboBox* beside = nullptr;
    for (auto* box : shown.card.findChildren<QComboBox*>())
        if (box->accessibleName() == QStringLiteral("Data set beside")) beside = box;
    QVERIFY(beside && beside->findText(QStringLiteral("log")) < 0);
    QFocusEvent focus(QEvent::FocusIn, Qt::TabFocusReason);
    QCoreApplication::sendEvent(beside, &focus);
    QVERIFY(beside->findText(QStringLiteral("log")) > 0);
}

void PreviewCardTest::aLogThatIsGone()
{
    Shown shown(50);
    auto& view = shown.view<SessionsView>();
    QVERIFY(!view.real().shown().empty());
    for (const auto& entry : std::filesystem::directory_iterator(shown.folder.path().toStdString() + "/datasets"))
        std::filesystem::resize_file(entry.path(), 10);
    shown.card.setBeside({});
    shown.card.setBeside(QStringLiteral("log"));
    while (shown.card.isReading())
        QTest::qWait(5);
    QVERIFY(view.real().shown().empty());
    const auto* empty = shown.view<LogDifferenceView>().findChild<EmptyState*>();
    QVERIFY(empty->isVisible());
    for (const QLabel* label : empty->findChildren<QLabel*>())
        QVERIFY(!label->text().contains(QStringLiteral("Reading"))); // it says why instead
}

/// Two shops side by side, of which the second is one of buyers.
hmm::Model mixture()
{
    hmm::Model buyers = hmm::ecommerceTemplate();
    buyers.initial.setZero();
    buyers.initial(4) = 1;
    return *hmm::mixtureOf({{"lookers", 0.8, hmm::ecommerceTemplate(), {}}, {"buyers", 0.2, buyers, {}}});
}

void choosePersona(const PreviewCard& card, const QString& name)
{
    for (QAction* action : card.options().findChildren<QAction*>())
        if (action->text() == name) return action->trigger();
    qFatal("no such persona");
}

void PreviewCardTest::onePersonaAlone()
{
    Shown shown(50);
    const auto entries = [&] { return shown.card.options().findChildren<QAction*>().size(); };
    const auto usual = entries();
    shown.document.open({mixture(), {}, {}});
    QTest::qWait(1);
    QCOMPARE(entries(), usual + 3);
    QCOMPARE(shown.card.personaName(), QString());
    const double mean = shown.card.sample().meanLength, all = shown.card.sample().frequency(4);

    choosePersona(shown.card, QStringLiteral("buyers"));
    QTest::qWait(1);
    QCOMPARE(shown.card.personaName(), QStringLiteral("buyers"));
    QVERIFY(shown.card.sample().frequency(4) > 2 * all);
    for (const std::int32_t state : shown.card.sample().sessions.states)
        QVERIFY(state >= 5);
    QVERIFY(std::abs(shown.card.meanLength() - mean) < 0.1 * mean); // of all, as what would be synthesised
    auto& sessions = shown.view<SessionsView>();
    bool isSaid = false;
    for (const QLabel* label : sessions.findChildren<QLabel*>())
        isSaid |= label->text().contains(QStringLiteral("of all personas"));
    QVERIFY(isSaid);
    for (PreviewView* view : shown.card.views())
        view->showSample();

    shown.document.setValue(Part::Transition, 5, 6, 0.9); // an edit keeps the choice
    QTest::qWait(1);
    QCOMPARE(shown.card.personaName(), QStringLiteral("buyers"));
    shown.document.setValue(Part::Transition, 0, 9, 0.1); // now there is one persona
    QTest::qWait(1);
    QCOMPARE(shown.card.personaName(), QString());
    QCOMPARE(entries(), usual);
    shown.document.open({hmm::ecommerceTemplate(), {}, {}});
    shown.view<StepsView>();
    QCOMPARE(shown.card.sample().frequencies.size(), std::size_t(5));
}

void PreviewCardTest::personasAreMarked()
{
    Shown shown(50);
    shown.document.open({mixture(), {}, {}});
    auto& view = shown.view<SessionsView>();
    const auto marked = [&](const SessionRows& rows) {
        const QImage image = const_cast<SessionRows&>(rows).grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y)
            colours << image.pixel(5, y);
        return colours.contains(shown.document.personaColour(0).rgb()) +
               2 * colours.contains(shown.document.personaColour(1).rgb());
    };
    QCOMPARE(marked(view.synthetic()), 0);
    choosePersona(shown.card, QStringLiteral("Mark personas"));
    QTest::qWait(1);
    QCOMPARE(marked(view.synthetic()), 3);
    QVERIFY(marked(view.real()) > 0);
    choosePersona(shown.card, QStringLiteral("lookers")); // alone, they need none
    QTest::qWait(1);
    QCOMPARE(marked(view.synthetic()), 0);
    QSettings().remove(QStringLiteral("behaviour/previewPersonas"));
}

QTEST_MAIN(PreviewCardTest)
#include "previewcard.moc"
