// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/workflow/workflow.h"
#include "tests/engine/workflow/logs.h"
#include "widgets/behaviour/behaviourpage.h"
#include "widgets/behaviour/initialbar.h"
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/openmodel.h"
#include "widgets/behaviour/previewcard.h"
#include "widgets/generator/generatorview.h"
#include "widgets/generator/partcard.h"
#include "widgets/jobs/workbench.h"

using namespace sessionsmith;
using namespace sessionsmith::widgets;

/// What a fidelity report found leads to what of the model governs it.
class TestGoverningPart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void opensTheModelAtTheCell();
    void actionsAreFoundByTheirWord();
    void unknownActionsLeadToTheModel();
    void whatLiesBeyondIsInTheGenerator();
    void bothViewsEditOnOneStack();

private:
    MatrixView* matrix(const QString& name) const
    {
        for (auto* view : m_page->findChildren<MatrixView*>())
            if (view->accessibleName() == name) return view;
        return nullptr;
    }
    QPoint transition() const { return matrix(QStringLiteral("Transition matrix"))->currentCell(); }
    QPoint emission() const { return matrix(QStringLiteral("Emission matrix"))->currentCell(); }
    void show(fidelity::Part part, const std::string& from = {}, const std::string& to = {})
    {
        fidelity::Difference difference;
        difference.part = part;
        difference.from = from;
        difference.to = to;
        m_page->showPart(QStringLiteral("wanted"), QStringLiteral("log"), difference);
    }

    TemporaryWorkspace* m_place = nullptr;
    Workbench* m_workbench = nullptr;
    BehaviourPage* m_page = nullptr;
};

void TestGoverningPart::init()
{
    m_place = new TemporaryWorkspace;
    m_workbench = new Workbench(m_place->open());
    hmm::Model model = hmm::ecommerceTemplate();
    valueOf(workflow::saveModel(m_workbench->workspace(), "another", {model, {}, {}}));
    test::storeLog(m_workbench->workspace(), test::logOf({"browse:a click:b"}), "log");
    for (Eigen::Index i = 0; i < 5; ++i) // what a state is called says nothing
        model.states[std::size_t(i)] = "state " + std::to_string(i);
    valueOf(workflow::saveModel(m_workbench->workspace(), "wanted", {model, {}, {}}));
    m_page = new BehaviourPage(*m_workbench);
    if (const auto opened = m_page->openModel().open("another"); !opened) QFAIL(opened.error().message().c_str());
}

void TestGoverningPart::cleanup()
{
    delete m_page;
    delete m_workbench;
    delete m_place;
}

void TestGoverningPart::opensTheModelAtTheCell()
{
    show(fidelity::Part::Transition, "cart", "favourite");
    QCOMPARE(m_page->openModel().name(), std::string("wanted"));
    QCOMPARE(transition(), QPoint(2, 3)); // column, row
    QCOMPARE(m_page->findChild<PreviewCard*>()->besideName(), QStringLiteral("log"));
    show(fidelity::Part::End, "click");
    QCOMPARE(transition(), QPoint(5, 1));
    show(fidelity::Part::Emission, "purchase");
    QCOMPARE(emission(), QPoint(4, 4));
    show(fidelity::Part::Initial, "favourite");
    QCOMPARE(m_page->findChild<InitialBar*>()->current(), 2);
}

void TestGoverningPart::actionsAreFoundByTheirWord()
{
    show(fidelity::Part::Transition, "pv", "buy");
    QCOMPARE(transition(), QPoint(4, 0));
}

void TestGoverningPart::unknownActionsLeadToTheModel()
{
    show(fidelity::Part::Emission, "share");
    QCOMPARE(m_page->openModel().name(), std::string("wanted"));
    QCOMPARE(emission(), QPoint(0, 0));
}

void TestGoverningPart::whatLiesBeyondIsInTheGenerator()
{
    for (const auto part : {fidelity::Part::Gaps, fidelity::Part::Items, fidelity::Part::Revisits}) {
        show(part);
        QCOMPARE(m_page->view(), int(BehaviourPage::Generator));
        const auto& cards = m_page->findChild<GeneratorView*>()->cards();
        const auto isPointed = [](const PartCard* card) { return card->property("pointed").toBool(); };
        QCOMPARE(std::ranges::count_if(cards, isPointed), 1);
        const auto place = part == fidelity::Part::Gaps    ? GeneratorView::Gaps
                           : part == fidelity::Part::Items ? GeneratorView::Catalogue
                                                           : GeneratorView::Revisits;
        QVERIFY(isPointed(cards[std::size_t(place)]));
        show(fidelity::Part::Transition, "cart", "favourite");
        QCOMPARE(m_page->view(), int(BehaviourPage::States));
    }
}

void TestGoverningPart::bothViewsEditOnOneStack()
{
    ModelDocument& document = m_page->document();
    m_page->showView(BehaviourPage::Generator);
    document.setValue(Part::Transition, 0, 1, 0.31);
    synthesis::GeneratorParts parts = synthesis::partsOf(document.model());
    parts.items.zipfExponent = 2;
    auto* generator = m_page->findChild<GeneratorView*>();
    Q_EMIT generator->edited(parts, QStringLiteral("exponent"), -1);
    QCOMPARE(document.undoStack()->count(), 2);
    QCOMPARE(document.model().items.zipfExponent, 2.0);
    QCOMPARE(generator->data().model.items.zipfExponent, 2.0); // it is told
    QVERIFY(m_page->object().contains("edited"));
    m_page->undoStack()->undo();
    QCOMPARE(generator->data().model.items.zipfExponent, 1.0);
    QCOMPARE(document.value(Part::Transition, 0, 1), 0.31);
}

QTEST_MAIN(TestGoverningPart)
#include "governingpart.moc"
