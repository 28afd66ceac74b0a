// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/trainingform.h"

#include "engine/workflow/workflow.h"
#include "widgets/common/segments.h"
#include "widgets/common/specwords.h"
#include "widgets/common/texts.h"
#include "widgets/training/datachoice.h"
#include "widgets/training/formfields.h"
#include "widgets/training/generatorfields.h"
#include "widgets/training/learningfields.h"
#include "widgets/training/modelfields.h"
#include "widgets/training/runfields.h"
#include "widgets/training/startfields.h"
#include "widgets/training/taskfields.h"
#include "widgets/training/techniquefields.h"
#include "widgets/training/testfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>

namespace sessionsmith::widgets {

namespace {

void markInvalid(QWidget& field, bool invalid)
{
    if (field.property("invalid").toBool() == invalid) return;
    field.setProperty("invalid", invalid);
    field.style()->unpolish(&field);
    field.style()->polish(&field);
}

} // namespace

TrainingForm::TrainingForm(Workbench& workbench, QWidget* parent)
    : Card(QString(), QString(), parent), m_workbench(workbench), m_kind(new Segments), m_form(new QFormLayout),
      m_data(new DataChoice), m_startFields(new StartFields(this)), m_baseline(choices(4)), m_objective(new QLabel),
      m_task(new TaskFields(this, this)), m_model(new ModelFields(this)), m_learning(new LearningFields(this)),
      m_techniques(new TechniqueFields(this)), m_generator(new GeneratorFields(this)), m_test(new TestFields(this)),
      m_run(new RunFields(this)), m_holdOut(new QCheckBox), m_problem(new QLabel), m_start(new QPushButton)
{
    m_holdOut->setChecked(true);
    m_problem->setWordWrap(true);
    m_problem->setProperty("bad", true);
    m_start->setProperty("primary", true);
    buildRows();
    setSpec({});
    retranslate();
    showRows();

    connect(m_kind, &Segments::currentChanged, this, [this] {
        chooseData();
        showRows();
    });
    connect(m_startFields, &StartFields::runChanged, this, &TrainingForm::takeShapeOfStart);
    connect(m_task, &TaskFields::taskChanged, this, &TrainingForm::showRows);
    connect(m_model, &ModelFields::architectureChanged, this, &TrainingForm::showRows);
    connect(m_generator, &GeneratorFields::kindChanged, this, &TrainingForm::showRows);
    connect(m_techniques, &TechniqueFields::rowsChanged, this, &TrainingForm::showRows);
    for (const FieldGroup* group : groups())
        connect(group, &FieldGroup::changed, this, &TrainingForm::validate);
    connect(m_start, &QPushButton::clicked, this, &TrainingForm::startRequested);
    connect(m_run, &RunFields::failed, this, &TrainingForm::errorOccurred);
    connect(m_data, &QComboBox::currentIndexChanged, this, &TrainingForm::validate);
}

QList<FieldGroup*> TrainingForm::groups() const
{
    return {m_startFields, m_test, m_task, m_model, m_learning, m_techniques, m_generator, m_run};
}

/// Or learns on what another run has learnt.
bool TrainingForm::finetunes() const
{
    return m_kind->current() == Finetune;
}

std::map<std::string, QWidget*> TrainingForm::valuesByKey() const
{
    if (m_kind->current() == Generator) return m_generator->byKey();
    if (finetunes() && !m_task->trains()) return m_task->byKey();
    std::map<std::string, QWidget*> fields;
    if (finetunes()) fields = m_task->byKey();
    for (const FieldGroup* group : std::initializer_list<const FieldGroup*>{m_model, m_learning, m_techniques})
        fields.insert(group->byKey().begin(), group->byKey().end());
    return fields;
}

void TrainingForm::buildRows()
{
    m_form->setContentsMargins(0, 0, 4, 0);
    m_form->setVerticalSpacing(4);
    m_form->setHorizontalSpacing(12);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(m_data);
    for (const FieldGroup* group : groups()) {
        if (group == m_test) addRow(m_baseline);
        if (group == m_task) addRow(m_objective);
        if (group == m_techniques) m_form->addRow(m_techniques->fold());
        if (group == m_run) addRow(m_holdOut);
        for (QWidget* field : group->fields())
            addRow(field);
    }
    auto* content = new QWidget;
    content->setLayout(m_form);
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus); // its fields have it
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    addHeaderWidget(m_kind);
    body()->addWidget(scroll, 1);
    body()->addWidget(m_problem);
    body()->addWidget(m_start);
}

void TrainingForm::addRow(QWidget* field)
{
    auto* label = new QLabel;
    label->setProperty("muted", true);
    label->setBuddy(field);
    label->setMinimumHeight(28);
    field->setMinimumWidth(80);
    m_form->addRow(label, field);
}

void TrainingForm::setRowText(QWidget* field, const QString& text)
{
    static_cast<QLabel*>(m_form->labelForField(field))->setText(text);
    field->setAccessibleName(text);
}

void TrainingForm::showRows()
{
    const bool generates = m_kind->current() == Generator;
    const bool tells = finetunes() && !m_task->trains(); // of clicks or tags, without a training
    const bool trains = m_kind->current() != Baseline && !generates && !tells;
    const bool fromScratch = trains && (!finetunes() || m_startFields->run().empty());
    const auto show = [this](std::initializer_list<QWidget*> fields, bool visible) {
        for (QWidget* field : fields)
            m_form->setRowVisible(field, visible);
    };
    show({m_data}, !(finetunes() && m_task->task() == TaskFields::Tags)); // those of the run
    m_startFields->showRows(*m_form, finetunes(), fromScratch);
    m_task->showRows(*m_form, finetunes());
    show({m_baseline}, m_kind->current() == Baseline);
    const bool isBaseline = m_kind->current() == Baseline;
    m_test->showRows(*m_form, (finetunes() && trains) || isBaseline,
                     isBaseline || m_task->task() != TaskFields::NextAction);
    m_generator->showRows(*m_form, generates);
    show({m_holdOut}, generates);
    show({m_objective}, m_kind->current() == Pretrain);
    m_model->showRows(*m_form, fromScratch);
    m_learning->showRows(*m_form, trains, objective());
    m_techniques->showRows(*m_form, trains, finetunes());
    m_run->showRows(*m_form, trains || generates || tells, trains || tells);
    showTexts();
}

/// A fine-tuning goes on with the model of its start, so its shape is that run's.
void TrainingForm::takeShapeOfStart()
{
    if (const auto shape = m_startFields->shape()) {
        learning::TrainingSpec merged = spec();
        merged.model = *shape;
        setSpec(merged);
    }
    showRows();
}

void TrainingForm::setChoices(const std::vector<store::DatasetRecord>& datasets,
                              const std::vector<store::RunRecord>& runs)
{
    m_data->setDatasets(datasets);
    m_test->setDatasets(datasets);
    m_startFields->setRuns(runs);
    showRows();
}

/// Synthetic sessions to pre-train on, a real log for the others.
void TrainingForm::chooseData()
{
    const bool isPretraining = m_kind->current() == Pretrain;
    m_data->setKind(m_kind->current(), isPretraining ? store::DatasetKind::Synthetic : store::DatasetKind::Imported);
}

void TrainingForm::validate()
{
    const auto fields = valuesByKey();
    for (const auto& [key, field] : fields)
        markInvalid(*field, false);
    m_task->setActions(m_data->actions());
    const Result<> valid = checkValues();
    QString problem;
    if (m_data->count() == 0) problem = tr("There is no data set yet: import a log or synthesise sessions first");
    if (!valid) {
        problem = translated(valid.error());
        // The first argument of such an error is the key of the value, or the sentence begins with it.
        for (const auto& [key, field] : fields)
            if (const std::string& problemIn = valid.error().what().english();
                problemIn.starts_with(key + " ") || problemIn.starts_with(key + ":"))
                markInvalid(*field, true);
    }
    markPipelines();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_start->setEnabled(problem.isEmpty() && !m_isStarting);
}

/// Texts that only the engine can judge.
void TrainingForm::markPipelines()
{
    const learning::TrainingSpec asked = spec();
    learning::TrainingSpec withoutViews = asked;
    withoutViews.besides.clear();
    const bool badChange = withoutViews.validate() && !workflow::checkSpec(withoutViews);
    markInvalid(*m_learning->byKey().at("augmentation"), badChange);
    markInvalid(*m_techniques->byKey().at("views"), !badChange && asked.validate() && !workflow::checkSpec(asked));
}

void TrainingForm::setStarting(bool starting)
{
    m_isStarting = starting;
    validate();
}

void TrainingForm::retranslate()
{
    m_data->retranslate();
    showTexts();
}

void TrainingForm::showTexts()
{
    setTitle(tr("New run"));
    m_kind->setWords({tr("Pre-train"), tr("Fine-tune"), tr("Baseline"), tr("Generator")});
    for (const FieldGroup* group : groups())
        for (const auto& [key, field] : group->byKey())
            setRowText(field, specWord(text(key)));
    m_startFields->retranslate();
    m_task->retranslate();
    m_model->retranslate();
    m_learning->retranslate();
    m_techniques->retranslate();
    m_generator->retranslate();
    m_test->retranslate();
    m_run->retranslate();
    m_holdOut->setText(tr("leave out each user's last two events"));
    m_holdOut->setToolTip(tr("They are the validation and test targets: synthetic sessions must not know them."));
    setRowText(m_data, specWord(QStringLiteral("data")));
    setRowText(m_baseline, specWord(QStringLiteral("baseline")));
    setRowText(m_objective, specWord(QStringLiteral("objective")));
    nameChoices<learning::BaselineKind>(*m_baseline, QStringLiteral("baseline"));
    m_objective->setText(specValue(QStringLiteral("objective"), text(learning::name(objective()))));
    m_start->setText(m_kind->current() == Baseline      ? tr("Fit baseline")
                     : finetunes() && !m_task->trains() ? tr("Learn and test")
                                                        : tr("Start training"));
    validate();
}

void TrainingForm::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    m_run->loadDevices(m_workbench);
}

} // namespace sessionsmith::widgets
