// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/pipelineeditor.h"

#include "widgets/augmentation/steprow.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sessionsmith::augmentation;
using namespace sessionsmith::widgets;

namespace {

const Pipeline three{{StepKind::Mask, 0.2}, {StepKind::Crop, 0.7}, {StepKind::Jitter, 2.5}};

QToolButton* button(const PipelineEditor& editor, const QString& name)
{
    for (auto* each : editor.findChildren<QToolButton*>())
        if (each->accessibleName() == name && each->parentWidget()->isVisibleTo(&editor)) return each;
    return nullptr;
}

} // namespace

class PipelineEditorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatItGot()
    {
        PipelineEditor editor;
        editor.setPipeline(three);
        QVERIFY(editor.pipeline() == three);
    }

    void stepsMove()
    {
        PipelineEditor editor;
        editor.setPipeline(three);
        QSignalSpy changed(&editor, &PipelineEditor::changed);
        QVERIFY(!button(editor, QStringLiteral("Do step 1 earlier"))->isEnabled());
        QVERIFY(!button(editor, QStringLiteral("Do step 3 later"))->isEnabled());
        button(editor, QStringLiteral("Do step 3 earlier"))->click();
        QVERIFY((editor.pipeline() == Pipeline{three[0], three[2], three[1]}));
        button(editor, QStringLiteral("Do step 1 later"))->click();
        QVERIFY((editor.pipeline() == Pipeline{three[2], three[0], three[1]}));
        QCOMPARE(changed.count(), 2);
        // As they lie on the screen, too.
        editor.resize(340, 600);
        editor.show();
        const auto rows = editor.findChildren<StepRow*>();
        for (const StepRow* row : rows)
            QCOMPARE(row->y() == 0, row->step() == three[2]);
    }

    void stepsAreAddedAndRemoved()
    {
        PipelineEditor editor;
        editor.show();
        auto* add = editor.findChild<QPushButton*>();
        add->click();
        add->click();
        QCOMPARE(editor.pipeline().size(), std::size_t(2));
        QVERIFY(editor.pipeline()[0].kind != editor.pipeline()[1].kind);
        QVERIFY(validate(editor.pipeline()));
        const Step second = editor.pipeline()[1];
        button(editor, QStringLiteral("Remove step 1"))->click();
        QVERIFY((editor.pipeline() == Pipeline{second}));
        button(editor, QStringLiteral("Remove step 1"))->click();
        QVERIFY(editor.pipeline().empty());
    }

    void tabFollowsTheOrder()
    {
        PipelineEditor editor;
        editor.setPipeline(three);
        button(editor, QStringLiteral("Do step 3 earlier"))->click();
        QStringList names;
        for (const QWidget* field : editor.fields())
            names << field->accessibleName();
        QCOMPARE(names.size(), 16);
        QCOMPARE(names.indexOf(QStringLiteral("Rate of step 2")), 6);
        QCOMPARE(static_cast<QDoubleSpinBox*>(editor.fields()[6])->value(), 2.5);
    }

    void everyKindHasARateThatItAllows()
    {
        PipelineEditor editor;
        editor.setPipeline({{StepKind::Jitter, 3}});
        auto* kind = editor.findChild<QComboBox*>();
        QCOMPARE(kind->count(), int(stepDescriptions().size()));
        for (int i = 0; i < kind->count(); ++i) {
            kind->setCurrentIndex(i);
            QVERIFY(!kind->currentText().isEmpty());
            QCOMPARE(int(editor.pipeline()[0].kind), i);
            QVERIFY(editor.pipeline()[0] == StepRow::proposed(StepKind(i)));
            QVERIFY(validate(editor.pipeline()));
        }
        editor.findChild<QDoubleSpinBox*>()->setValue(9);
        QCOMPARE(editor.pipeline()[0].rate, 3.0); // of jitter, the last
    }
};

QTEST_MAIN(PipelineEditorTest)
#include "pipelineeditor.moc"
