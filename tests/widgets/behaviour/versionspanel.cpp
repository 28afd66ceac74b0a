// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/behaviour/versionspanel.h"

#include "engine/workflow/workflow.h"
#include "widgets/behaviour/cellwords.h"
#include "widgets/behaviour/personaedits.h"
#include "widgets/behaviour/versionsmodel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sessionsmith;
using namespace sessionsmith::widgets;

class TestVersionsPanel : public QObject
{
    Q_OBJECT

    static bool says(const QWidget& panel, const QString& words)
    {
        const auto labels = panel.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text().contains(words); });
    }

    static QPushButton* button(const QWidget& panel, const QString& word)
    {
        const auto buttons = panel.findChildren<QPushButton*>();
        const auto found = std::find_if(buttons.begin(), buttons.end(),
                                        [&](const QPushButton* one) { return one->text().startsWith(word); });
        return found == buttons.end() ? nullptr : *found;
    }

private Q_SLOTS:
    void notesAreEditedInPlace()
    {
        VersionsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        store::ModelRecord record;
        record.id = 7;
        record.version = 2;
        model.setVersions({record});
        qint64 noted = 0;
        connect(&model, &VersionsModel::noteEdited, this, [&](qint64 version) { noted = version; });
        QVERIFY(!model.setData(model.index(0, VersionsModel::Note), "of now"));
        QVERIFY(!model.setData(model.index(1, VersionsModel::Edits), "9"));
        QVERIFY(model.setData(model.index(1, VersionsModel::Note), " from the log "));
        QCOMPARE(model.data(model.index(1, VersionsModel::Note)).toString(), QStringLiteral("from the log"));
        QCOMPARE(noted, 7);
    }

    void differencesHaveASign()
    {
        QCOMPARE(pointsText(0.031), QStringLiteral("+3.1"));
        QCOMPARE(pointsText(-0.004), QString(QChar(0x2212)) + QStringLiteral("0.4"));
        QCOMPARE(pointsText(0.0001), QStringLiteral("0.0"));
        QCOMPARE(pointsText(-0.0001), QStringLiteral("0.0"));
    }

    void savesComparesAndRestores()
    {
        const QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workflow::saveModel(*workspace, "shop", {hmm::ecommerceTemplate(), {}, {}}));
        ModelDocument document;
        OpenModel open(*workspace, document);
        QVERIFY(open.openLast());
        QWidget page;
        page.resize(1000, 700);
        VersionsPanel panel(open, document, &page);
        page.show();
        panel.present();

        const double before = document.value(Part::Transition, 0, 1);
        document.setValue(Part::Transition, 0, 1, before + 0.031);
        QVERIFY(says(panel, QStringLiteral("From version 1 to now")));
        QTRY_VERIFY(says(panel, QStringLiteral("browse → click")));
        QVERIFY(says(panel, QStringLiteral("+3.1 pp")));

        panel.findChild<QLineEdit*>()->setText(QStringLiteral("more clicks"));
        button(panel, QStringLiteral("Save version"))->click();
        QCOMPARE(open.version(), 2);
        const auto* table = panel.findChild<QTableView*>();
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->model()->index(1, VersionsModel::Note).data().toString(), QStringLiteral("more clicks"));
        QVERIFY(says(panel, QStringLiteral("From version 1 to now")));
        table->selectionModel()->select(table->model()->index(1, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QVERIFY(says(panel, QStringLiteral("From version 1 to version 2")));
        QVERIFY(!button(panel, QStringLiteral("Restore"))->isEnabled()); // which of the two?

        table->selectionModel()->select(table->model()->index(2, 0),
                                        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        button(panel, QStringLiteral("Restore version 1"))->click();
        QCOMPARE(document.value(Part::Transition, 0, 1), before);
        QVERIFY(document.isEdited());
        QTRY_VERIFY(says(panel, QStringLiteral("No probability differs")));
    }

    void statesOfOneSideAreNamed()
    {
        const QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workflow::saveModel(*workspace, "shop", {hmm::ecommerceTemplate(), {}, {}}));
        ModelDocument document;
        OpenModel open(*workspace, document);
        QVERIFY(open.openLast());
        QWidget page;
        VersionsPanel panel(open, document, &page);
        panel.present();
        synthesis::BehaviourModel other = document.model();
        other.hmm.states[0] = "look";
        document.replace(other, QStringLiteral("Other"));
        QTRY_VERIFY(says(panel, QStringLiteral("Only in version 1: states browse")));
        QVERIFY(says(panel, QStringLiteral("Only now: states look")));
    }

    void actionsAreCalledAsOnThePage()
    {
        const QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        hmm::Model model = hmm::ecommerceTemplate();
        model.actions = {"browse", "click", "favourite", "cart", "other"};
        QVERIFY(workflow::saveModel(*workspace, "shop", {model, {}, {}}));
        ModelDocument document;
        OpenModel open(*workspace, document);
        QVERIFY(open.openLast());
        QWidget page;
        VersionsPanel panel(open, document, &page);
        panel.present();
        synthesis::BehaviourModel other = document.model();
        other.hmm.actions = {"pv", "click", "favourite", "cart", "buy"}; // two are called browse
        document.replace(other, QStringLiteral("Other"));
        QTRY_VERIFY(says(panel, QStringLiteral("actions browse (pv), purchase")));
        QVERIFY(says(panel, QStringLiteral("Only in version 1: actions browse, other")));
    }

    void aMixtureIsComparedWithWhatItWas()
    {
        const QTemporaryDir folder;
        auto workspace = store::Workspace::open(folder.path().toStdString());
        QVERIFY(workspace.has_value());
        QVERIFY(workflow::saveModel(*workspace, "shop", {hmm::ecommerceTemplate(), {}, {}}));
        ModelDocument document;
        OpenModel open(*workspace, document);
        QVERIFY(open.openLast());
        QWidget page;
        VersionsPanel panel(open, document, &page);
        panel.present();
        const hmm::Persona hunter{"hunter", 0.25, hmm::ecommerceTemplate(), {}};
        QVERIFY(edits::mixIn(document, hunter, {}, "regular"));
        document.setValue(Part::Transition, 0, 1, document.value(Part::Transition, 0, 1) + 0.031);
        QTRY_VERIFY(says(panel, QStringLiteral("regular: browse → regular: click")));
        QVERIFY(says(panel, QStringLiteral("+3.1 pp")));
        QVERIFY(says(panel, QStringLiteral("Only now: states hunter: browse")));
        QVERIFY(says(panel, QStringLiteral("matched without the names of their personas")));
    }
};

QTEST_MAIN(TestVersionsPanel)
#include "versionspanel.moc"
