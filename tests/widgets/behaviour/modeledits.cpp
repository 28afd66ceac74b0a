// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/modeledits.h"

#include "engine/analysis/analysis.h"
#include "widgets/behaviour/initialbar.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/nameeditor.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sessionsmith;
using namespace sessionsmith::widgets;
using edits::Kind;

class TestModelEdits : public QObject
{
    Q_OBJECT

    static bool isNear(double a, double b) { return std::abs(a - b) < 1e-12; }

private Q_SLOTS:
    void severalRowsAreOneEdit()
    {
        ModelDocument document;
        const hmm::Model before = document.hmm();
        QVERIFY(edits::equaliseRows(document, Part::Emission, 1, 3));
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Equalise click … cart"));
        for (int column = 0; column < 5; ++column)
            QVERIFY(isNear(document.value(Part::Emission, 2, column), 0.2));
        QVERIFY(document.hmm().emission.row(0) == before.emission.row(0));
        document.undoStack()->undo();
        QVERIFY(document.hmm().emission == before.emission);
    }

    void multipliesTheSelectedCells()
    {
        ModelDocument document;
        const double before = document.value(Part::Transition, 0, 1), locked = document.value(Part::Transition, 0, 0);
        document.setLocked(Part::Transition, 0, 0, true);
        QVERIFY(edits::multiply(document, Part::Transition, QRect(1, 0, 1, 1), 0.5));
        QVERIFY(isNear(document.value(Part::Transition, 0, 1), before / 2));
        QCOMPARE(document.value(Part::Transition, 0, 0), locked);
        QVERIFY(!edits::multiply(document, Part::Transition, QRect(0, 0, 1, 1), 0.5));
        QVERIFY(isNear(document.value(Part::Transition, 0, 1), before / 2));
    }

    void temperatureSharpensAndSmooths()
    {
        ModelDocument document;
        const double before = document.hmm().transition.row(0).maxCoeff();
        QVERIFY(edits::temperRows(document, Part::Transition, 0, 0, 0.5));
        QVERIFY(document.hmm().transition.row(0).maxCoeff() > before);
        document.undoStack()->undo();
        QVERIFY(edits::temperRows(document, Part::Transition, 0, 0, 2));
        QVERIFY(document.hmm().transition.row(0).maxCoeff() < before);
        QVERIFY(!edits::temperRows(document, Part::Transition, 0, 0, 0));
    }

    void locksAndGapsFollowTheStates()
    {
        ModelDocument document;
        synthesis::BehaviourModel model = document.model();
        model.gaps.logMean = hmm::Vector::LinSpaced(5, 1, 5);
        model.gaps.logDeviation = hmm::Vector::Ones(5);
        document.open(model);
        document.setLocked(Part::Transition, 4, 0, true);
        const double locked = document.value(Part::Transition, 4, 0);
        QVERIFY(edits::move(document, Kind::State, 4, 0));
        QCOMPARE(document.hmm().states[0], std::string("purchase"));
        QCOMPARE(document.value(Part::Transition, 0, 1), locked);
        QVERIFY(document.isLocked(Part::Transition, 0, 1));
        QCOMPARE(document.model().gaps.logMean(0), 5.0);
        QVERIFY(edits::add(document, Kind::State));
        QCOMPARE(document.hmm().states[5], std::string("state 6"));
        QCOMPARE(document.model().gaps.logMean(5), 3.0);
        QVERIFY(document.hmm().validate());
        document.undoStack()->undo();
        document.undoStack()->undo();
        QVERIFY(document.isLocked(Part::Transition, 4, 0));
        QVERIFY(document.model().gaps.logMean == model.gaps.logMean);
    }

    void aStateKeepsItsColour()
    {
        ModelDocument document;
        const auto colours = [&] {
            std::vector<QColor> all;
            for (int state = 0; state < document.hmm().stateCount(); ++state)
                all.push_back(document.rowColour(state));
            return all;
        };
        const std::vector<QColor> first = colours();
        QVERIFY(edits::rename(document, Kind::State, 0, "look"));
        QCOMPARE(colours(), first);
        QVERIFY(edits::splitInHalf(document, Kind::State, 0));
        std::vector<QColor> split = colours();
        QVERIFY(std::ranges::find(first, split[1]) == first.end());
        split.erase(split.begin() + 1);
        QCOMPARE(split, first);
        QVERIFY(edits::move(document, Kind::State, 0, 5));
        QCOMPARE(document.rowColour(5), first[0]);
        QVERIFY(edits::move(document, Kind::State, 5, 0));
        QVERIFY(edits::merge(document, Kind::State, 0, 1));
        QCOMPARE(colours(), first);
        QVERIFY(edits::rename(document, Kind::State, 0, "browse"));
        QCOMPARE(colours(), first);
        synthesis::BehaviourModel other = document.model(); // a fit, or a version: by the names
        std::swap(other.hmm.states[0], other.hmm.states[1]);
        document.replace(other, QStringLiteral("Other"));
        QCOMPARE(document.rowColour(0), first[1]);
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        QCOMPARE(colours(), first);
    }

    void splittingAndMergingAgainKeepsWhatTheModelDoes()
    {
        ModelDocument document;
        const hmm::Analysis before = hmm::analyse(document.hmm());
        QVERIFY(edits::splitInHalf(document, Kind::State, 1));
        QCOMPARE(document.hmm().states[2], std::string("click 2"));
        QVERIFY(edits::merge(document, Kind::State, 1, 2));
        const hmm::Analysis after = hmm::analyse(document.hmm());
        QCOMPARE(document.hmm().stateCount(), 5);
        QVERIFY(isNear(after.expectedLength, before.expectedLength));
        QVERIFY(after.sessionActions.isApprox(before.sessionActions, 1e-12));
    }

    void actionsAreChangedToo()
    {
        ModelDocument document;
        QVERIFY(edits::splitInHalf(document, Kind::Action, 0));
        QVERIFY(edits::merge(document, Kind::Action, 0, 1));
        QVERIFY(edits::add(document, Kind::Action));
        QCOMPARE(document.hmm().actions.back(), std::string("action 6"));
        QVERIFY(edits::remove(document, Kind::Action, 3, 5));
        QCOMPARE(document.hmm().actionCount(), 3);
        QVERIFY(document.hmm().validate());
        QVERIFY(!edits::remove(document, Kind::Action, 0, 2)); // none would be left
        QCOMPARE(document.hmm().actionCount(), 3);
    }

    void aNameThatIsTakenIsRefused()
    {
        ModelDocument document;
        QVERIFY(!edits::rename(document, Kind::State, 0, "click"));
        QVERIFY(edits::rename(document, Kind::State, 0, "look"));
        QCOMPARE(document.undoStack()->count(), 1);
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Rename browse to look"));
    }

    void aDoubleClickOnANameEditsIt()
    {
        ModelDocument document;
        MatrixView view(document, Part::Emission);
        view.resize(700, 220);
        view.show();
        const QSignalSpy refused(&view, &MatrixView::refused);
        const auto type = [&](const QPoint& place, const QString& name) {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place);
            // The bars of a row may have opened under the pointer.
            QWidget* under = view.viewport()->childAt(place);
            QTest::mouseDClick(under ? under : view.viewport(), Qt::LeftButton, {},
                               under ? under->mapFrom(view.viewport(), place) : place);
            auto* editor = view.findChild<NameEditor*>();
            QVERIFY(editor);
            editor->setText(name);
            QTest::keyClick(editor, Qt::Key_Return);
        };
        type(view.geometry().rowName(4).center(), QStringLiteral("look"));
        QCOMPARE(document.hmm().states[4], std::string("look"));
        QCOMPARE(view.openRow(), -1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        type(view.geometry().columnName(2).center(), QStringLiteral("like"));
        QCOMPARE(document.hmm().actions[2], std::string("like"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        type(view.geometry().columnName(2).center(), QStringLiteral("browse"));
        QCOMPARE(refused.size(), 1);
        QCOMPARE(document.hmm().actions[2], std::string("like"));
    }

    void theMenuOffersWhatFitsTheSelection()
    {
        ModelDocument document;
        MatrixView view(document, Part::Transition);
        view.resize(700, 300);
        view.show();
        view.setCurrentCell(1, 2);
        const QSignalSpy wanted(&view, &MatrixView::targetRequested);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, QPoint(), {});
        QCoreApplication::sendEvent(view.viewport(), &event);
        auto* menu = view.findChild<QMenu*>();
        QVERIFY(menu);
        const auto entry = [menu](const QString& words) -> QAction* {
            for (QAction* action : menu->actions())
                if (action->text().startsWith(words)) return action;
            return nullptr;
        };
        QVERIFY(entry(QStringLiteral("State click")));
        QVERIFY(!entry(QStringLiteral("Add action")));
        entry(QStringLiteral("Set as target"))->trigger();
        QCOMPARE(wanted.size(), 1);
        QVERIFY((wanted[0][0].value<hmm::Cell>() == hmm::Cell{Part::Transition, 1, 2}));
        entry(QStringLiteral("Equalise"))->trigger();
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Equalise click"));
        const QSignalSpy scale(&view, &MatrixView::scaleChosen);
        entry(QStringLiteral("Logarithmic"))->trigger();
        QVERIFY(scale.size() == 1 && scale[0][0].value<QuantityScale>() == QuantityScale::Logarithm);
        menu->close();
    }

    void theInitialBarHasTheMenuOfARow()
    {
        ModelDocument document;
        InitialBar bar(document);
        bar.resize(600, 40);
        bar.show();
        QContextMenuEvent event(QContextMenuEvent::Mouse, bar.segment(2).center().toPoint(), QPoint(), {});
        QCoreApplication::sendEvent(&bar, &event);
        QCOMPARE(bar.current(), 2);
        auto* menu = bar.findChild<QMenu*>();
        QVERIFY(menu);
        for (QAction* action : menu->actions())
            if (action->text() == QStringLiteral("Equalise")) action->trigger();
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Equalise initial"));
        for (int state = 0; state < 5; ++state)
            QCOMPARE(document.value(Part::Initial, 0, state), 0.2);
        menu->close();
    }
};

QTEST_MAIN(TestModelEdits)
#include "modeledits.moc"
