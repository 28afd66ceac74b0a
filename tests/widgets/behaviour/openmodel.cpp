// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/openmodel.h"

#include "engine/workflow/workflow.h"
#include "widgets/behaviour/modeledits.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TestOpenModel : public QObject
{
    Q_OBJECT

    /// A window on the workspace, as far as its model is concerned.
    struct Window
    {
        explicit Window(const QTemporaryDir& folder)
            : workspace(*store::Workspace::open(folder.path().toStdString())), open(workspace, document)
        {}
        store::Workspace workspace;
        ModelDocument document;
        OpenModel open;
    };

    static void addModel(const QTemporaryDir& folder, const std::string& name)
    {
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workflow::saveModel(*workspace, name, {hmm::ecommerceTemplate(), {}, {}}).has_value());
    }

    /// A window that edited the model and was killed: the notes are there as it left them, its claim is gone. Gives
    /// what the edited cell was before.
    static double dieWithEdits(const QTemporaryDir& folder)
    {
        std::string key, autosaved;
        double saved = 0;
        {
            Window dead(folder);
            (void)dead.open.openLast();
            saved = dead.document.value(Part::Transition, 0, 1);
            dead.document.setValue(Part::Transition, 0, 1, 0.123);
            dead.open.keepWorkingCopy(); // as half a second later
            key = "behaviour/autosaved/" + dead.open.name();
            autosaved = dead.workspace.note(key).value();
        }
        (void)store::Workspace::open(folder.path().toStdString())->setNote(key, autosaved);
        return saved;
    }

private Q_SLOTS:
    void aSecondWindowLeavesUnsavedEditsToTheFirst()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        addModel(folder, "inn");
        {
            Window first(folder);
            QVERIFY(first.open.open("shop"));
            first.document.setValue(Part::Transition, 0, 1, 0.123);
            first.open.keepWorkingCopy();

            Window second(folder);
            const QSignalSpy told(&second.open, &OpenModel::failed);
            QVERIFY(second.open.openLast());
            QTRY_COMPARE(told.size(), 1);
            QVERIFY(!second.open.recoveredFrom()); // the first one is alive
            QVERIFY(!second.document.isEdited());
            second.document.setValue(Part::Transition, 0, 1, 0.456);
            second.open.keepWorkingCopy();
            QVERIFY(second.open.mayLoseEdits());
            QVERIFY(second.open.save());
            QVERIFY(!second.open.mayLoseEdits());
            const QSignalSpy settled(&second.open, &OpenModel::settled);
            QVERIFY(second.open.open("inn"));
            QTRY_COMPARE(settled.size(), 1);
            QCOMPARE(settled.first(), told.first());
            QCOMPARE(told.size(), 1);
        }
        Window later(folder);
        QVERIFY(later.open.open("shop"));
        QCOMPARE(later.document.value(Part::Transition, 0, 1), 0.123);
        QVERIFY(later.document.isEdited());
    }

    void versionsAreSavedWithANoteAndRestored()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        Window window(folder);
        QVERIFY(window.open.openLast());
        const double first = window.document.value(Part::Transition, 0, 1);
        window.document.setValue(Part::Transition, 0, 1, 0.123);
        window.document.setValue(Part::Transition, 1, 1, 0.5);
        QVERIFY(window.open.save("more clicks"));
        const auto versions = window.open.versions();
        QVERIFY(versions.has_value());
        QCOMPARE(versions->size(), std::size_t(2));
        QCOMPARE(versions->front().note, std::string("more clicks"));
        QCOMPARE(versions->front().edits, 2);
        QCOMPARE(window.document.editsSinceSaved(), 0);

        QVERIFY(window.open.restore(versions->back()));
        QCOMPARE(window.document.value(Part::Transition, 0, 1), first);
        QVERIFY(window.document.isEdited());
        QCOMPARE(window.open.version(), 2);
        QCOMPARE(window.document.undoStack()->undoText(), QStringLiteral("Restore version 1"));
        window.document.undoStack()->undo();
        QCOMPARE(window.document.value(Part::Transition, 0, 1), 0.123);
        QVERIFY(!window.document.isEdited());
    }

    void editsOfAProgramThatDiedAreRecovered()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        const double saved = dieWithEdits(folder);
        Window window(folder);
        QVERIFY(window.open.openLast());
        QVERIFY(window.open.recoveredFrom().has_value());
        QCOMPARE(window.document.value(Part::Transition, 0, 1), 0.123);
        QVERIFY(window.open.discardRecovered());
        QCOMPARE(window.document.value(Part::Transition, 0, 1), saved);
        QVERIFY(!window.open.recoveredFrom());
        window.document.undoStack()->undo(); // even that is an edit
        QCOMPARE(window.document.value(Part::Transition, 0, 1), 0.123);
    }

    void keptEditsAreNotOfferedAgain()
    {
        const QTemporaryDir folder;
        {
            dieWithEdits(folder); // of a new model, which was never saved
            Window window(folder);
            QVERIFY(window.open.openLast());
            QVERIFY(window.open.recoveredFrom().has_value());
            window.open.keepRecovered();
            QVERIFY(!window.open.recoveredFrom());
        }
        Window window(folder);
        QVERIFY(window.open.openLast());
        QVERIFY(!window.open.recoveredFrom());
        QCOMPARE(window.document.value(Part::Transition, 0, 1), 0.123);
    }

    void whatWasLeftInOrderIsNoRecovery()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        addModel(folder, "inn");
        {
            Window window(folder);
            QVERIFY(window.open.open("shop"));
            window.document.setValue(Part::Transition, 0, 1, 0.123);
            window.open.keepWorkingCopy();
            QVERIFY(window.open.open("inn"));
            QVERIFY(window.open.open("shop"));
            QVERIFY(window.document.isEdited());
            QVERIFY(!window.open.recoveredFrom());
        }
        Window window(folder);
        QVERIFY(window.open.openLast());
        QCOMPARE(window.document.value(Part::Transition, 0, 1), 0.123);
        QVERIFY(!window.open.recoveredFrom());
    }

    void aModelKeepsItsEditsWhenItIsRenamed()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        addModel(folder, "inn");
        {
            Window window(folder);
            QVERIFY(window.open.open("shop"));
            window.document.setValue(Part::Transition, 0, 1, 0.123);
            window.document.setLocked(Part::Initial, 0, 0, true);
            QVERIFY(!window.open.rename("inn"));
            QVERIFY(window.open.rename("market"));
            QCOMPARE(window.open.name(), std::string("market"));
            QVERIFY(window.document.isEdited());
        }
        Window window(folder);
        QVERIFY(window.open.openLast());
        QCOMPARE(window.open.name(), std::string("market"));
        QCOMPARE(window.document.value(Part::Transition, 0, 1), 0.123);
        QVERIFY(window.document.isLocked(Part::Initial, 0, 0));
    }

    void eachModelKeepsItsHistory()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        addModel(folder, "inn");
        Window window(folder);
        const ModelDocument& document = window.document;
        QVERIFY(window.open.open("shop"));
        const double first = document.value(Part::Transition, 0, 1);
        window.document.setValue(Part::Transition, 0, 1, 0.123);
        QVERIFY(window.open.save());
        window.document.setValue(Part::Transition, 1, 1, 0.5);
        window.document.setLocked(Part::Initial, 0, 0, true);
        QVERIFY(edits::rename(window.document, edits::Kind::State, 1, "look"));
        document.undoStack()->undo(); // and it can still be redone later
        const QSignalSpy another(&window.document, &ModelDocument::historyChanged);

        QVERIFY(window.open.open("inn"));
        QCOMPARE(another.size(), 1);
        QVERIFY(!document.undoStack()->canUndo());
        window.document.setValue(Part::Transition, 0, 0, 0.25);
        QVERIFY(window.open.open("shop"));
        QCOMPARE(document.undoStack()->count(), 4);
        QCOMPARE(document.undoStack()->undoText(), QStringLiteral("Lock initial browse"));
        document.undoStack()->redo();
        QCOMPARE(document.hmm().states[1], std::string("look"));
        for (int edit = 0; edit < 3; ++edit)
            document.undoStack()->undo();
        QVERIFY(!document.isEdited()); // the version that was saved in between
        document.undoStack()->undo();
        QCOMPARE(document.value(Part::Transition, 0, 1), first);
        QVERIFY(!document.isLocked(Part::Initial, 0, 0));

        QVERIFY(window.open.open("inn"));
        QCOMPARE(document.undoStack()->count(), 1);
        QVERIFY(window.open.open("inn")); // chosen again it stays as it is
        document.undoStack()->undo();
        QVERIFY(!document.isEdited());
        QVERIFY(window.open.open("shop"));
        document.undoStack()->redo();
        QCOMPARE(document.value(Part::Transition, 0, 1), 0.123);
    }

    void aRenamedModelKeepsItsHistory()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        addModel(folder, "inn");
        Window window(folder);
        QVERIFY(window.open.open("shop"));
        window.document.setValue(Part::Transition, 0, 1, 0.123);
        QVERIFY(window.open.rename("market"));
        QVERIFY(window.document.undoStack()->canUndo());
        QVERIFY(window.open.open("inn"));
        QVERIFY(window.open.open("market"));
        QVERIFY(window.document.undoStack()->canUndo());
        window.document.undoStack()->undo();
        QVERIFY(!window.document.isEdited());
    }

    void aHistoryGoesWhereTheModelChangedOutside()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        addModel(folder, "inn");
        Window window(folder);
        const auto leaveAnEditThere = [&](const std::string& name) {
            QVERIFY(window.open.open(name));
            window.document.setValue(Part::Transition, 0, 1, window.document.value(Part::Transition, 0, 1) / 2);
            QVERIFY(window.open.save());
        };
        leaveAnEditThere("shop");
        QVERIFY(window.open.open("inn"));
        QVERIFY(workflow::saveModel(window.workspace, "shop", {hmm::ecommerceTemplate(), {}, {}}));
        QVERIFY(window.open.open("shop"));
        QVERIFY(!window.document.undoStack()->canUndo());

        leaveAnEditThere("shop");
        QVERIFY(window.open.open("inn"));
        QVERIFY(window.workspace.removeModel("shop"));
        addModel(folder, "shop");
        QVERIFY(window.open.open("shop"));
        QVERIFY(!window.document.undoStack()->canUndo());

        leaveAnEditThere("shop");
        QVERIFY(window.open.open("inn"));
        QVERIFY(window.workspace.setNote("behaviour/locks/shop", "1 0 0\n"));
        QVERIFY(window.open.open("shop"));
        QVERIFY(!window.document.undoStack()->canUndo());
    }

    void coloursAreKeptBesideTheModel()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        std::vector<QColor> before;
        {
            Window window(folder);
            QVERIFY(window.open.open("shop"));
            for (int state = 0; state < 5; ++state)
                before.push_back(window.document.rowColour(state));
            QVERIFY(edits::rename(window.document, edits::Kind::State, 0, "another name"));
            QVERIFY(edits::rename(window.document, edits::Kind::Action, 4, "sold"));
            QVERIFY(window.open.save());
            QVERIFY(window.open.rename("market"));
        }
        Window window(folder);
        QVERIFY(window.open.openLast());
        QCOMPARE(window.document.hmm().states[0], std::string("another name"));
        for (int state = 0; state < 5; ++state)
            QCOMPARE(window.document.rowColour(state), before[std::size_t(state)]);
        QCOMPARE(window.document.columnColour(Part::Emission, 4), before[4]);
    }

    void anotherModelIsOpenedForADeletedOne()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        addModel(folder, "inn");
        Window window(folder);
        QVERIFY(window.open.open("shop"));
        window.document.setValue(Part::Transition, 0, 1, 0.123);
        QVERIFY(window.open.remove());
        QCOMPARE(window.open.name(), std::string("inn"));
        QVERIFY(!window.document.isEdited());
        QVERIFY(!window.workspace.model("shop"));
        const QSignalSpy opened(&window.open, &OpenModel::opened);
        QVERIFY(window.open.remove());
        QVERIFY(!window.open.isSaved());
        QVERIFY(!window.document.isEdited());
        QCOMPARE(opened.size(), 1);
        QVERIFY(window.workspace.models()->empty());
    }

    void goingBackToTheOpenVersionLeavesNoEdits()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        Window window(folder);
        QVERIFY(window.open.open("shop"));
        window.document.setValue(Part::Transition, 0, 1, 0.123);
        QVERIFY(window.document.isEdited());
        const auto versions = window.open.versions();
        QVERIFY(window.open.restore(versions->front()));
        QVERIFY(!window.document.isEdited());
        window.document.undoStack()->undo();
        QCOMPARE(window.document.value(Part::Transition, 0, 1), 0.123);
        QVERIFY(window.document.isEdited());
    }

    void aModelThatNobodyCouldOpenAgainDoesNotReplaceTheCopyBefore()
    {
        const QTemporaryDir folder;
        addModel(folder, "shop");
        Window window(folder);
        QVERIFY(window.open.open("shop"));
        window.document.setValue(Part::Transition, 0, 1, 0.123);
        window.open.keepWorkingCopy();
        const std::string key = "behaviour/working-copy/shop", good = window.workspace.note(key).value();
        QVERIFY(!good.empty());

        const QSignalSpy failed(&window.open, &OpenModel::failed), settled(&window.open, &OpenModel::settled);
        synthesis::BehaviourModel broken = window.document.model();
        broken.hmm.transition(0, 0) = std::numeric_limits<double>::quiet_NaN();
        window.document.replace(broken, [] { return QStringLiteral("Break"); });
        window.open.keepWorkingCopy();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(window.workspace.note(key).value(), good);

        window.document.undoStack()->undo();
        window.open.keepWorkingCopy();
        QCOMPARE(settled.size(), 1);
        QCOMPARE(window.workspace.note(key).value(), good);
    }
};

QTEST_MAIN(TestOpenModel)
#include "openmodel.moc"
