// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/matrixview.h"
#include "widgets/behaviour/mixpanel.h"
#include "widgets/behaviour/personabar.h"
#include "widgets/behaviour/personaedits.h"

#include <QComboBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

namespace {

hmm::Model shopOf(const std::string& state)
{
    hmm::Model model;
    model.states = {state, "leave"};
    model.actions = {"view", "buy"};
    model.initial = hmm::Vector{{0.75, 0.25}};
    model.transition = hmm::Matrix{{0.5, 0.5}, {0.25, 0.75}};
    model.emission = hmm::Matrix{{0.9, 0.1}, {0.5, 0.5}};
    return model;
}

/// "hunter" (0.75) and "looker" (0.25), two states each.
hmm::Model mixture()
{
    return *hmm::mixtureOf({{"hunter", 0.75, shopOf("seek"), {}}, {"looker", 0.25, shopOf("stroll"), {}}});
}

} // namespace

class PersonasTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_document.open({mixture(), {}, {}}); }
    void aPlainModelHasNoBar();
    void weightsAreEdited();
    void aBorderIsDragged();
    void namesChange();
    void onesAreMixedInAndRemoved();
    void whatCannotBeIsRefused();
    void theMatrixGroupsThem();
    void thePanelAsksForNames();

private:
    double weight(std::size_t persona) const { return m_document.personas()[persona].weight; }
    ModelDocument m_document;
};

void PersonasTest::aPlainModelHasNoBar()
{
    QWidget window;
    PersonaBar bar(m_document, &window);
    window.show();
    QVERIFY(bar.isVisible());
    m_document.open({hmm::ecommerceTemplate(), {}, {}});
    QVERIFY(!bar.isVisible());
    QCOMPARE(m_document.personas().size(), std::size_t(1));
    m_document.open({mixture(), {}, {}});
    QVERIFY(bar.isVisible());
    m_document.setValue(Part::Transition, 0, 2, 0.1); // a way from one to the other: one persona
    QVERIFY(!bar.isVisible());
    m_document.undoStack()->undo();
    QVERIFY(bar.isVisible());
}

void PersonasTest::weightsAreEdited()
{
    QVERIFY(edits::setPersonaWeight(m_document, 0, 0.5));
    QCOMPARE(weight(0), 0.5);
    QCOMPARE(weight(1), 0.5);
    QCOMPARE(m_document.value(Part::Initial, 0, 0), 0.375); // three quarters of its share, as before
    QCOMPARE(m_document.undoStack()->undoText(), QStringLiteral("Set the share of hunter"));
    m_document.undoStack()->undo();
    QCOMPARE(weight(0), 0.75);
}

void PersonasTest::aBorderIsDragged()
{
    PersonaBar bar(m_document);
    bar.resize(806, 40);
    bar.show();
    QSignalSpy chosen(&bar, &PersonaBar::personaChosen);
    const QPoint border(int(bar.segment(0).right()), 20);
    QTest::mousePress(&bar, Qt::LeftButton, {}, border);
    QTest::mouseMove(&bar, border - QPoint(100, 0));
    QTest::mouseMove(&bar, border - QPoint(200, 0));
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, border - QPoint(200, 0));
    QVERIFY2(std::abs(weight(0) - 0.5) < 0.01, qPrintable(QString::number(weight(0))));
    QCOMPARE(m_document.undoStack()->count(), 1);
    m_document.undoStack()->undo();
    QCOMPARE(m_document.hmm().initial, mixture().initial);
    QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(int(bar.segment(1).center().x()), 20));
    QCOMPARE(chosen.last().first().toInt(), 2);
    QTest::keyClick(&bar, Qt::Key_Plus);
    QVERIFY(std::abs(weight(1) - 0.26) < 1e-12);
}

void PersonasTest::namesChange()
{
    QVERIFY(edits::renamePersona(m_document, 1, "window shopper"));
    QCOMPARE(m_document.hmm().states[2], std::string("window shopper: stroll"));
    QCOMPARE(m_document.hmm().states[0], std::string("hunter: seek"));
    QCOMPARE(m_document.personaName(1), QStringLiteral("window shopper"));
    QCOMPARE(m_document.shortColumnName(Part::Transition, 2), QStringLiteral("stroll"));
    QVERIFY(!edits::renamePersona(m_document, 1, "hunter")); // whose "leave" is there already
}

void PersonasTest::onesAreMixedInAndRemoved()
{
    m_document.setLocked(Part::Transition, 2, 3, true);
    const synthesis::GapSettings gaps{hmm::Vector{{1.0, 2.0}}, hmm::Vector{{0.5, 0.5}}};
    QVERIFY(edits::mixIn(m_document, {"regular", 0.2, shopOf("return"), {}}, gaps, "unused"));
    QCOMPARE(m_document.personas().size(), std::size_t(3));
    QVERIFY(std::abs(weight(0) - 0.6) < 1e-12 && std::abs(weight(2) - 0.2) < 1e-12);
    QCOMPARE(m_document.model().gaps.logMean[5], 2.0);
    QVERIFY(edits::removePersona(m_document, 0));
    QCOMPARE(m_document.personaName(0), QStringLiteral("looker"));
    QVERIFY(m_document.isLocked(Part::Transition, 0, 1));
    QVERIFY(std::abs(weight(0) - 0.5) < 1e-12);
    m_document.undoStack()->undo();
    m_document.undoStack()->undo();
    QCOMPARE(m_document.hmm().initial, mixture().initial);

    m_document.open({shopOf("seek"), {}, {}});
    QVERIFY(edits::mixIn(m_document, {"looker", 0.5, shopOf("stroll"), {}}, {}, "hunter"));
    QCOMPARE(m_document.hmm().states[0], std::string("hunter: seek"));
    QCOMPARE(m_document.personas().size(), std::size_t(2));
}

void PersonasTest::whatCannotBeIsRefused()
{
    hmm::Model ending = shopOf("seek");
    ending.end = hmm::Vector{{0.1, 0.2}};
    QVERIFY(!edits::mixIn(m_document, {"ending", 0.2, ending, {}}, {}, ""));
    QVERIFY(!edits::mixIn(m_document, {"hunter", 0.2, shopOf("seek"), {}}, {}, "")); // its states are there already
    for (int state = 0; state < 4; ++state)
        m_document.setLocked(Part::Initial, 0, state, true);
    QVERIFY(!edits::setPersonaWeight(m_document, 0, 0.5));
    QCOMPARE(m_document.hmm().initial, mixture().initial);
    m_document.open({shopOf("seek"), {}, {}});
    QVERIFY(!edits::removePersona(m_document, 0));
}

void PersonasTest::theMatrixGroupsThem()
{
    MatrixView view(m_document, Part::Transition);
    view.resize(600, 260);
    view.show();
    const MatrixGeometry& geometry = view.geometry();
    QVERIFY(geometry.hasRowBands && geometry.hasColumnBands);
    QCOMPARE(geometry.columnName(0).top(), MatrixGeometry::bandRoom);
    const auto tip = [&](const QRect& place) {
        QHelpEvent help(QEvent::ToolTip, place.center(), view.viewport()->mapToGlobal(place.center()));
        QCoreApplication::sendEvent(view.viewport(), &help);
        const QString text = QToolTip::text();
        QToolTip::hideText();
        return text;
    };
    QCOMPARE(tip(geometry.rowBand(0, 2)), QStringLiteral("hunter"));
    QCOMPARE(tip(geometry.columnBand(2, 4)), QStringLiteral("looker"));
    QCOMPARE(tip(geometry.columnName(2)), QStringLiteral("looker: stroll"));
    QVERIFY(tip(geometry.rowName(1)).startsWith(QStringLiteral("hunter: leave")));
    QVERIFY(!geometry.rowBand(0, 2).intersects(geometry.rowName(0)));
    QVERIFY(geometry.rowBand(0, 2).bottom() < geometry.rowBand(2, 4).top());

    view.grab();
    m_document.setValue(Part::Transition, 0, 2, 0.1); // a way from one to the other
    QVERIFY(!geometry.hasRowBands && !geometry.hasColumnBands);
    QCOMPARE(geometry.columnName(0).top(), 0);
    MatrixView emission(m_document, Part::Emission);
    m_document.undoStack()->undo();
    m_document.open(m_document.model());
    QVERIFY(emission.geometry().hasRowBands && !emission.geometry().hasColumnBands);
}

void PersonasTest::thePanelAsksForNames()
{
    QWidget page;
    page.resize(800, 600);
    MixPanel panel(&page);
    page.show();
    const auto accept = [&] {
        for (const QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->text() == QStringLiteral("Mix in")) return button->isEnabled();
        return false;
    };
    panel.present({}, QStringLiteral("shop"), false);
    QVERIFY(!accept());
    panel.present({QStringLiteral("other"), QStringLiteral("third")}, QStringLiteral("shop"), false);
    QVERIFY(accept());
    QCOMPARE(panel.personaName(), std::string("other"));
    QCOMPARE(panel.ownName(), std::string("shop"));
    QCOMPARE(panel.share(), 0.3);
    panel.findChild<QComboBox*>()->setCurrentIndex(1);
    QCOMPARE(panel.personaName(), std::string("third"));
    panel.findChildren<QLineEdit*>().last()->setText(QStringLiteral("third"));
    QVERIFY(!accept());
    panel.present({QStringLiteral("third")}, QStringLiteral("third"), true); // has personas: its own name is not asked
    QVERIFY(accept());
}

QTEST_MAIN(PersonasTest)
#include "personas.moc"
