// SPDX-License-Identifier: GPL-3.0-or-later
// The page's two views of the transitions: one selection, one model, and a layout that comes back.
#include "engine/workflow/workflow.h"
#include "widgets/behaviour/behaviourpage.h"
#include "widgets/behaviour/diagramview.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/openmodel.h"
#include "widgets/behaviour/transitioncard.h"
#include "widgets/common/segments.h"
#include "widgets/jobs/workbench.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

MatrixView* transitionMatrix(const BehaviourPage& page)
{
    for (MatrixView* view : page.findChildren<MatrixView*>())
        if (view->geometry().hasEnd) return view;
    return nullptr;
}

} // namespace

class TestTransitionViews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void selectionIsOne();
    void layoutComesBack();
    void layoutOfANewModelIsKept();
    void viewIsRemembered();
    void diagramBorrowsHeight();

private:
    store::Workspace openWorkspace() const
    {
        auto workspace = store::Workspace::open(m_folder->filePath(QStringLiteral("workspace")).toStdString());
        if (!workspace) qFatal("%s", workspace.error().message().c_str());
        return std::move(*workspace);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTransitionViews::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QSettings().clear();
}

void TestTransitionViews::selectionIsOne()
{
    Workbench workbench(openWorkspace());
    BehaviourPage page(workbench);
    MatrixView* matrix = transitionMatrix(page);
    auto* diagram = page.findChild<DiagramView*>();
    matrix->setCurrentCell(1, 3);
    QVERIFY(diagram->currentCell() == (hmm::Cell{Part::Transition, 1, 3}));
    matrix->setCurrentCell(2, 5);
    QVERIFY(diagram->currentCell() == (hmm::Cell{Part::End, 2, 0}));
    diagram->setCurrentCell({Part::Transition, 4, 0});
    QCOMPARE(matrix->currentCell(), QPoint(0, 4));
    diagram->setCurrentCell({Part::End, 1, 0});
    QCOMPARE(matrix->currentCell(), QPoint(5, 1));
    diagram->setCurrentCell({Part::Initial, 0, 3}); // nothing of the matrix
    QCOMPARE(matrix->currentCell(), QPoint(5, 1));
}

void TestTransitionViews::layoutComesBack()
{
    const DiagramPlaces places{{"browse", {-20, 30}}, {"", {100, 7.5}}};
    {
        Workbench workbench(openWorkspace());
        for (const char* name : {"one", "other"})
            QVERIFY(workflow::saveModel(workbench.workspace(), name, {hmm::ecommerceTemplate(), {}, {}}));
        BehaviourPage page(workbench);
        QVERIFY(page.openModel().open("one"));
        page.document().setPlaces(places, QStringLiteral("Move"));
        QVERIFY(page.openModel().open("other"));
        QVERIFY(page.document().places().empty());
        QVERIFY(page.openModel().open("one"));
        QCOMPARE(page.document().places(), places);
    }
    Workbench workbench(openWorkspace());
    BehaviourPage page(workbench);
    QCOMPARE(page.document().places(), places);
}

void TestTransitionViews::layoutOfANewModelIsKept()
{
    Workbench workbench(openWorkspace());
    BehaviourPage page(workbench);
    page.document().setPlaces({{"cart", {1, 2}}}, QStringLiteral("Move"));
    QVERIFY(page.openModel().save());
    QVERIFY(page.openModel().open(page.openModel().name()));
    QCOMPARE(page.document().places(), (DiagramPlaces{{"cart", {1, 2}}}));
}

void TestTransitionViews::viewIsRemembered()
{
    Workbench workbench(openWorkspace());
    BehaviourPage first(workbench);
    first.resize(1200, 700);
    first.show();
    first.restoreState();
    auto* diagram = first.findChild<DiagramView*>();
    QVERIFY(!diagram->isVisible());
    QSettings().setValue(QStringLiteral("behaviour/transitions"), 1);
    first.restoreState();
    QVERIFY(diagram->isVisible() && !transitionMatrix(first)->isVisible());
    QSettings().clear();
    first.saveState();
    QCOMPARE(QSettings().value(QStringLiteral("behaviour/transitions")).toInt(), 1);
}

void TestTransitionViews::diagramBorrowsHeight()
{
    Workbench workbench(openWorkspace());
    BehaviourPage page(workbench);
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCoreApplication::processEvents();
    MatrixView* matrix = transitionMatrix(page);
    const int before = matrix->height();
    auto* views = page.findChild<TransitionCard*>()->findChildren<Segments*>().first();
    views->setCurrent(1);
    QCoreApplication::processEvents();
    QVERIFY(page.findChild<DiagramView*>()->parentWidget()->height() > before);
    for (const MatrixView* view : page.findChildren<MatrixView*>())
        QVERIFY(view == matrix || view->viewport()->height() >= view->leastHeight());
    views->setCurrent(0);
    QCoreApplication::processEvents();
    QCOMPARE(matrix->height(), before);
}

QTEST_MAIN(TestTransitionViews)
#include "transitionviews.moc"
