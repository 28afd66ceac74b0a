// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/behaviourpage.h"

#include "engine/workflow/workflow.h"
#include "widgets/behaviour/fitpanel.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/modelbars.h"
#include "widgets/behaviour/modeledits.h"
#include "widgets/behaviour/openmodel.h"
#include "widgets/behaviour/previewcard.h"
#include "widgets/behaviour/previewoptions.h"
#include "widgets/behaviour/transitioncard.h"
#include "widgets/jobs/workbench.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

/// What the frame of the window leaves to a page on a screen of 800 x 600.
constexpr QSize roomOnSmallScreen(720, 490);

store::Workspace openWorkspace(const QTemporaryDir& folder)
{
    auto workspace = store::Workspace::open(folder.path().toStdString());
    if (!workspace) qFatal("%s", workspace.error().message().c_str());
    return std::move(*workspace);
}

QPushButton* visibleButton(const QWidget& page, const QString& word)
{
    const auto buttons = page.findChildren<QPushButton*>();
    for (QPushButton* button : buttons)
        if (button->isVisible() && button->text() == word) return button;
    return nullptr;
}

/// Waits until a dialog of this kind is open, then calls `act` with it.
template <typename Dialog>
void atDialog(std::function<void(Dialog*)> act)
{
    QTimer::singleShot(0, qApp, [act = std::move(act)] {
        if (auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget()))
            act(dialog);
        else
            atDialog<Dialog>(act);
    });
}

QAbstractButton* buttonOf(const QMessageBox* box, QMessageBox::ButtonRole role)
{
    const QList<QAbstractButton*> buttons = box->buttons();
    return *std::ranges::find_if(buttons, [&](QAbstractButton* button) { return box->buttonRole(button) == role; });
}

} // namespace

class TestBehaviourPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyWorkspaceShowsANewModel();
    void fitsASmallScreen();
    void thePreviewLiesBelowWhereThereIsNoRoom();
    void newModelIsKeptAndSaved();
    void revertIsAnEdit();
    void barsTakeRoomFromTheOtherMatrix();
    void editsSurviveClosing();
    void editsThatCannotBeKeptAreAskedFor();
    void editsThatCannotBeKeptAreExported();
    void savingMakesAVersion();
    void locksAreNoEdits();
    void anErrorEndsWithTheNextSuccess();
    void previewFollowsEdits();
    void figuresFollowOtherActions();
    void fitArrivesAsAnEdit();
    void undoOfAFitPutsTheLogBack();
    void recoveredEditsAreOfferedInABar();
    void theModelIsRenamedAndDeletedInBars();
};

void TestBehaviourPage::emptyWorkspaceShowsANewModel()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    BehaviourPage page(workbench);
    QVERIFY(page.object().contains(QStringLiteral("not saved")));
    QVERIFY(page.mayClose());
}

void TestBehaviourPage::fitsASmallScreen()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    BehaviourPage page(workbench);
    QCOMPARE(page.minimumSizeHint().boundedTo(roomOnSmallScreen), page.minimumSizeHint());
}

void TestBehaviourPage::thePreviewLiesBelowWhereThereIsNoRoom()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    BehaviourPage page(workbench);
    page.resize(1200, 700);
    page.show();
    const auto* preview = page.findChild<PreviewCard*>();
    const auto* matrix = page.findChild<TransitionCard*>();
    const auto left = [&](const QWidget* card) { return card->mapTo(&page, QPoint()).x(); };
    const int beside = left(preview);
    QVERIFY(beside >= left(matrix) + matrix->width());
    QVERIFY(matrix->width() > preview->width());
    page.resize(720, 500);
    QCoreApplication::processEvents();
    QCOMPARE(left(preview), left(matrix));
    QVERIFY(left(preview) + preview->width() <= page.width()); // seen whole: only down is there more
    page.saveState();
    page.resize(1200, 700);
    QCoreApplication::processEvents();
    QCOMPARE(left(preview), beside);
}

void TestBehaviourPage::newModelIsKeptAndSaved()
{
    const QTemporaryDir folder;
    {
        Workbench workbench(openWorkspace(folder));
        BehaviourPage page(workbench);
        page.document().setValue(Part::Transition, 0, 1, 0.123);
    }
    Workbench workbench(openWorkspace(folder));
    BehaviourPage page(workbench);
    QCOMPARE(page.document().value(Part::Transition, 0, 1), 0.123);
    QVERIFY(page.document().isEdited());
    page.refresh(); // another job's end is no reason to show something else
    QCOMPARE(page.document().value(Part::Transition, 0, 1), 0.123);
    QVERIFY(page.openModel().save());
    QCOMPARE(page.openModel().name(), std::string("New model"));
    QCOMPARE(page.openModel().version(), 1);
    QVERIFY(!page.document().isEdited());
    QCOMPARE(workbench.workspace().note("behaviour/working-copy/").value(), std::string());
    QCOMPARE(workflow::loadModel(workbench.workspace(), "New model")->hmm.transition(0, 1), 0.123);
}

void TestBehaviourPage::revertIsAnEdit()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    QVERIFY(workflow::saveModel(workbench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}}));
    BehaviourPage page(workbench);
    const double saved = page.document().value(Part::Emission, 0, 0);
    page.document().setValue(Part::Emission, 0, 0, 0.5);
    QVERIFY(page.openModel().revert(QStringLiteral("Back")));
    QCOMPARE(page.document().value(Part::Emission, 0, 0), saved);
    QVERIFY(!page.document().isEdited());
    page.undoStack()->undo();
    QCOMPARE(page.document().value(Part::Emission, 0, 0), 0.5);
}

void TestBehaviourPage::barsTakeRoomFromTheOtherMatrix()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    BehaviourPage page(workbench);
    page.resize(1200, 700);
    page.show();
    const auto views = page.findChildren<MatrixView*>();
    QCOMPARE(views.size(), 2);
    for (MatrixView* view : views) {
        view->setOpenRow(4);
        QCoreApplication::processEvents();
        QVERIFY(view->viewport()->height() >= view->leastHeight());
        view->setOpenRow(-1);
    }
}

void TestBehaviourPage::editsSurviveClosing()
{
    const QTemporaryDir folder;
    {
        Workbench workbench(openWorkspace(folder));
        QVERIFY(workflow::saveModel(workbench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}}));
        BehaviourPage page(workbench);
        QVERIFY(page.object().contains(QStringLiteral("shop")));
        page.document().setValue(Part::Transition, 0, 1, 0.123);
        QVERIFY(page.object().contains(QStringLiteral("edited")));
    }
    Workbench workbench(openWorkspace(folder));
    BehaviourPage page(workbench);
    QCOMPARE(page.document().value(Part::Transition, 0, 1), 0.123);
    QVERIFY(page.object().contains(QStringLiteral("edited")));
}

void TestBehaviourPage::editsThatCannotBeKeptAreAskedFor()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    QVERIFY(workflow::saveModel(workbench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}}));
    BehaviourPage page(workbench);
    std::filesystem::remove_all(folder.path().toStdString());
    QSignalSpy told(&page, &Page::errorOccurred);
    QVERIFY(page.mayClose()); // nothing was edited
    for (const double value : {0.123, 0.234}) {
        page.document().setValue(Part::Transition, 0, 1, value);
        page.openModel().keepWorkingCopy();
    }
    QCOMPARE(told.count(), 1);
    atDialog<QMessageBox>([](QMessageBox* box) { box->defaultButton()->click(); });
    QVERIFY(!page.mayClose());
    atDialog<QMessageBox>([](QMessageBox* box) { box->reject(); });
    QVERIFY(!page.mayClose());
    atDialog<QMessageBox>([](QMessageBox* box) { buttonOf(box, QMessageBox::DestructiveRole)->click(); });
    QVERIFY(page.mayClose());
    page.undoStack()->undo();
    page.undoStack()->undo();
    QVERIFY(page.mayClose());
}

void TestBehaviourPage::editsThatCannotBeKeptAreExported()
{
    const QTemporaryDir folder, elsewhere;
    Workbench workbench(openWorkspace(folder));
    QVERIFY(workflow::saveModel(workbench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}}));
    BehaviourPage page(workbench);
    std::filesystem::remove_all(folder.path().toStdString());
    page.document().setValue(Part::Transition, 0, 1, 0.123);
    const QString file = elsewhere.filePath(QStringLiteral("shop.json"));
    const auto exportInto = [](const QString& path) {
        atDialog<QMessageBox>([path](QMessageBox* box) {
            atDialog<QFileDialog>([path](QFileDialog* dialog) {
                dialog->selectFile(path);
                static_cast<QDialog*>(dialog)->done(path.isEmpty() ? QDialog::Rejected : QDialog::Accepted);
            });
            buttonOf(box, QMessageBox::AcceptRole)->click();
        });
    };
    exportInto({});
    QVERIFY(!page.mayClose());
    exportInto(file);
    QVERIFY(page.mayClose());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto model = synthesis::parseDocument(written.readAll().toStdString(), "shop.json");
    QVERIFY(model);
    QCOMPARE(model->hmm.transition(0, 1), 0.123);
}

void TestBehaviourPage::savingMakesAVersion()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    QVERIFY(workflow::saveModel(workbench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}}));
    BehaviourPage page(workbench);
    page.document().setValue(Part::Emission, 0, 0, 0.5);
    QVERIFY(page.openModel().save());
    QCOMPARE(page.openModel().version(), 2);
    QVERIFY(!page.document().isEdited());
    const auto saved = workflow::loadModel(workbench.workspace(), "shop");
    QVERIFY(saved);
    QCOMPARE(saved->hmm.emission(0, 0), 0.5);
}

/// They are kept beside the model, whatever version of it is shown.
void TestBehaviourPage::locksAreNoEdits()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    QVERIFY(workflow::saveModel(workbench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}}));
    BehaviourPage page(workbench);
    const QString saved = page.object();
    page.document().setLocked(Part::Transition, 0, 0, true);
    QCOMPARE(page.object(), saved);
    QSignalSpy noticed(&page, &Page::noticed), header(&page, &Page::headerChanged);
    page.pageActions()[1]->trigger();
    QCOMPARE(noticed.takeLast().constFirst().toString(), QStringLiteral("Nothing has changed since version 1"));
    page.document().setLocked(Part::Transition, 0, 1, true);
    header.clear();
    page.document().setValue(Part::Transition, 1, 1, 0.5);
    QVERIFY(!header.isEmpty() && page.object() != saved);
    QVERIFY(page.openModel().revert(QStringLiteral("back")));
    QCOMPARE(page.object(), saved);
    QVERIFY(page.document().isLocked(Part::Transition, 0, 1));
    page.undoStack()->undo();
    QVERIFY(page.object() != saved);
    page.pageActions()[1]->trigger();
    QCOMPARE(noticed.takeLast().constFirst().toString(), QStringLiteral("Saved as version 2"));
}

void TestBehaviourPage::anErrorEndsWithTheNextSuccess()
{
    const QTemporaryDir folder, elsewhere;
    Workbench workbench(openWorkspace(folder));
    BehaviourPage page(workbench);
    const auto write = [&](const QString& name, const std::string& text) {
        QFile file(elsewhere.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
        file.write(text.c_str());
        return file.fileName();
    };
    const auto import = [&](const QString& path) {
        atDialog<QFileDialog>([path](QFileDialog* dialog) {
            dialog->selectFile(path);
            static_cast<QDialog*>(dialog)->done(QDialog::Accepted);
        });
        QMenu* menu = page.pageActions()[0]->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text() == QStringLiteral("Import…")) return action->trigger();
    };
    const QString bad = write(QStringLiteral("bad.json"), "{}");
    const QString good =
        write(QStringLiteral("good.json"), synthesis::writeDocument({hmm::ecommerceTemplate(), {}, {}}));
    QSignalSpy told(&page, &Page::errorOccurred), settled(&page, &Page::errorSettled);
    import(bad);
    QCOMPARE(told.size(), 1);
    QVERIFY(settled.isEmpty());
    import(good);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled[0], told[0]);
}

void TestBehaviourPage::previewFollowsEdits()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    ModelDocument document;
    PreviewCard preview(workbench, document);
    QSignalSpy updated(&preview, &PreviewCard::updated);
    QTRY_COMPARE(preview.sample().sessions.size(), std::size_t(PreviewOptions::defaultSessions));
    updated.clear();
    const double before = preview.sample().meanLength;
    for (int state = 0; state < 5; ++state)
        document.setValue(Part::End, state, 0, 0.9);
    QCOMPARE(updated.count(), 0); // all edits of a turn are drawn once
    QTRY_VERIFY(preview.sample().meanLength < before);
}

/// The figures of a model without END are those of its preview, which is drawn later than the model changes.
void TestBehaviourPage::figuresFollowOtherActions()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    const auto endless = [](hmm::Model model) {
        model.end.setZero();
        return model;
    };
    QVERIFY(workflow::saveModel(workbench.workspace(), "shop", {endless(hmm::ecommerceTemplate()), {}, {}}));
    BehaviourPage page(workbench);
    page.show();
    QTRY_VERIFY(!page.statusItems().isEmpty());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(edits::add(page.document(), edits::Kind::Action)); // the goal is the last one where no name says so
        QVERIFY(!page.statusItems().isEmpty());
    }
    hmm::Model other = endless(hmm::ecommerceTemplate());
    other.actions = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    other.emission = hmm::Matrix::Constant(5, 9, 1 / 9.0);
    page.document().open({other, {}, {}});
    QVERIFY(!page.statusItems().isEmpty());
    QCOMPARE(page.findChild<PreviewCard*>()->sample().actions, other.actions);
}

void TestBehaviourPage::fitArrivesAsAnEdit()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    const auto record = workflow::saveModel(workbench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}});
    BehaviourPage page(workbench);
    const double before = page.document().value(Part::Initial, 0, 0);
    synthesis::BehaviourModel other = page.document().model();
    hmm::setProbability(other.hmm.initial, 0, 0.11);
    const auto fitted = workflow::saveModel(workbench.workspace(), "shop", other);
    QVERIFY(fitted);
    QVERIFY(page.openModel().take(*fitted, QStringLiteral("Fit to log")));
    QCOMPARE(page.document().value(Part::Initial, 0, 0), 0.11);
    QVERIFY(!page.document().isEdited());
    page.undoStack()->undo();
    QCOMPARE(page.document().value(Part::Initial, 0, 0), before);
    QVERIFY(page.document().isEdited());
}

void TestBehaviourPage::undoOfAFitPutsTheLogBack()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    QVERIFY(workflow::saveModel(workbench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}}));
    for (const char* name : {"log", "other"}) {
        workflow::SynthesizeRequest request;
        request.model = "shop";
        request.name = name;
        request.spec.sessions = 50;
        QVERIFY(workflow::synthesize(workbench.workspace(), request));
    }
    BehaviourPage page(workbench);
    page.show();
    auto* preview = page.findChild<PreviewCard*>();
    preview->setBeside(QStringLiteral("other"));
    page.pageActions()[2]->trigger(); // Fit to log…
    auto* panel = page.findChild<FitPanel*>();
    panel->setDataset(QStringLiteral("log"));
    QCOMPARE(panel->request().name, std::string("shop"));
    Q_EMIT panel->accepted();
    QTRY_COMPARE(page.openModel().version(), 2);
    QCOMPARE(preview->besideName(), QStringLiteral("log"));
    page.undoStack()->undo();
    QCOMPARE(preview->besideName(), QStringLiteral("other"));
    page.undoStack()->redo();
    QCOMPARE(preview->besideName(), QStringLiteral("log"));
    preview->setBeside({}); // a person's choice stays
    page.undoStack()->undo();
    QCOMPARE(preview->besideName(), QString());
    QTRY_VERIFY(workbench.jobs().running().isEmpty());
}

void TestBehaviourPage::recoveredEditsAreOfferedInABar()
{
    const QTemporaryDir folder;
    const std::string key = "behaviour/autosaved/shop";
    std::string autosaved;
    double saved = 0;
    {
        Workbench bench(openWorkspace(folder));
        QVERIFY(workflow::saveModel(bench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}}));
        BehaviourPage dead(bench);
        saved = dead.document().value(Part::Transition, 0, 1);
        dead.document().setValue(Part::Transition, 0, 1, 0.123);
        dead.openModel().keepWorkingCopy();
        autosaved = bench.workspace().note(key).value();
    }
    Workbench workbench(openWorkspace(folder));
    QVERIFY(workbench.workspace().setNote(key, autosaved)); // as if it had been killed
    BehaviourPage page(workbench);
    page.show();
    QCOMPARE(page.document().value(Part::Transition, 0, 1), 0.123);
    const auto* bars = page.findChild<ModelBars*>();
    QVERIFY(bars->isVisible());
    visibleButton(page, QStringLiteral("Discard"))->click();
    QCOMPARE(page.document().value(Part::Transition, 0, 1), saved);
    QVERIFY(!bars->isVisible());
}

void TestBehaviourPage::theModelIsRenamedAndDeletedInBars()
{
    const QTemporaryDir folder;
    Workbench workbench(openWorkspace(folder));
    QVERIFY(workflow::saveModel(workbench.workspace(), "inn", {hmm::ecommerceTemplate(), {}, {}}));
    QVERIFY(workflow::saveModel(workbench.workspace(), "shop", {hmm::ecommerceTemplate(), {}, {}}));
    BehaviourPage page(workbench);
    QVERIFY(page.openModel().open("shop"));
    page.show();
    auto* bars = page.findChild<ModelBars*>();
    QVERIFY(!bars->isVisible());
    bars->askName();
    auto* name = bars->findChild<QLineEdit*>();
    QCOMPARE(name->text(), QStringLiteral("shop"));
    name->setText(QStringLiteral("inn"));
    visibleButton(page, QStringLiteral("Rename"))->click();
    QCOMPARE(page.openModel().name(), std::string("shop")); // it is taken, and the bar says so
    QVERIFY(bars->isVisible());
    QTest::keyClicks(name, QStringLiteral(" 2"));
    visibleButton(page, QStringLiteral("Rename"))->click();
    QCOMPARE(page.openModel().name(), std::string("inn 2"));
    QVERIFY(page.object().startsWith(QStringLiteral("inn 2")));
    QVERIFY(!bars->isVisible());

    bars->askDelete();
    visibleButton(page, QStringLiteral("Keep"))->click();
    QVERIFY(!bars->isVisible());
    QVERIFY(workbench.workspace().model("inn 2"));
    bars->askDelete();
    visibleButton(page, QStringLiteral("Delete"))->click();
    QVERIFY(!workbench.workspace().model("inn 2"));
    QCOMPARE(page.openModel().name(), std::string("inn"));
}

QTEST_MAIN(TestBehaviourPage)
#include "behaviourpage.moc"
