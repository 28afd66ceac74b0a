// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training/trainingform.h"

#include "engine/workflow/preparation.h"
#include "engine/workflow/workflow.h"
#include "widgets/common/segments.h"
#include "widgets/common/specwords.h"
#include "widgets/common/texts.h"
#include "widgets/training/datachoice.h"
#include "widgets/training/devicelist.h"
#include "widgets/training/formfields.h"
#include "widgets/training/generatorfields.h"
#include "widgets/training/learningfields.h"
#include "widgets/training/modelfields.h"
#include "widgets/training/splitfield.h"
#include "widgets/training/startfields.h"
#include "widgets/training/taskfields.h"
#include "widgets/training/techniquefields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>

#include <limits>
#include <numeric>

namespace sessionsmith::widgets {

namespace {

constexpr int mostSeeds = 50;

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
      m_techniques(new TechniqueFields(this)), m_generator(new GeneratorFields(this)),
      m_seed(spinBox({0, double(std::numeric_limits<int>::max())})), m_seeds(spinBox({1, mostSeeds})),
      m_sequenceBy(choices(2)), m_split(new SplitField), m_excludeSeen(new QCheckBox), m_holdOut(new QCheckBox),
      m_device(new DeviceList), m_name(new QLineEdit), m_problem(new QLabel), m_start(new QPushButton)
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
    connect(m_device, &DeviceList::failed, this, &TrainingForm::errorOccurred);
    connect(m_data, &QComboBox::currentIndexChanged, this, &TrainingForm::validate);
}

QList<FieldGroup*> TrainingForm::groups() const
{
    return {m_startFields, m_task, m_model, m_learning, m_techniques, m_generator};
}

TrainingForm::Kind TrainingForm::kindOf(const workflow::TrainingTask& task)
{
    return task.index() > Generator ? Finetune : Kind(task.index());
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
    for (QWidget* field : m_startFields->fields())
        addRow(field);
    for (QWidget* field : std::initializer_list<QWidget*>{m_baseline, m_sequenceBy, m_split, m_objective})
        addRow(field);
    for (const FieldGroup* group : groups()) {
        if (group == m_startFields) continue;
        if (group == m_techniques) m_form->addRow(m_techniques->fold());
        for (QWidget* field : group->fields())
            addRow(field);
    }
    for (QWidget* field : std::initializer_list<QWidget*>{m_seed, m_seeds, m_excludeSeen, m_holdOut, m_device, m_name})
        addRow(field);
    auto* content = new QWidget;
    content->setLayout(m_form);
    auto* scroll = new QScrollArea;
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
    show({m_sequenceBy, m_split}, (finetunes() && trains) || m_kind->current() == Baseline);
    const bool ranks = trains && m_task->task() != TaskFields::NextAction;
    show({m_excludeSeen}, (finetunes() && ranks) || m_kind->current() == Baseline);
    m_generator->showRows(*m_form, generates);
    show({m_holdOut}, generates);
    show({m_objective}, m_kind->current() == Pretrain);
    m_model->showRows(*m_form, fromScratch);
    m_learning->showRows(*m_form, trains, objective());
    m_techniques->showRows(*m_form, trains, finetunes());
    show({m_seed, m_device}, trains || generates || tells);
    show({m_seeds}, trains || tells);
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

learning::GeneratorSpec TrainingForm::generatorSpec() const
{
    learning::GeneratorSpec spec = m_generator->spec();
    spec.seed = std::uint64_t(m_seed->value());
    spec.device = m_device->device();
    return spec;
}

learning::TrainingSpec TrainingForm::spec() const
{
    learning::TrainingSpec spec;
    spec.model = m_model->spec();
    spec.objective = learning::pretrainingOf(spec.model.architecture);
    if (finetunes()) m_task->read(spec);
    m_learning->read(spec);
    m_techniques->read(spec);
    spec.seed = std::uint64_t(m_seed->value());
    spec.device = m_device->device();
    spec.excludeSeen = m_excludeSeen->isChecked();
    return spec;
}

workflow::ClickRequest TrainingForm::clickRequest() const
{
    workflow::ClickRequest request;
    request.data = m_data->data();
    request.from = m_startFields->run();
    request.seed = std::uint64_t(m_seed->value());
    request.device = m_device->device();
    request.name = m_name->text().trimmed().toStdString();
    m_task->read(request);
    return request;
}

workflow::TagRequest TrainingForm::tagRequest() const
{
    workflow::TagRequest request;
    request.from = m_startFields->run();
    request.seed = std::uint64_t(m_seed->value());
    request.device = m_device->device();
    request.name = m_name->text().trimmed().toStdString();
    m_task->read(request);
    return request;
}

void TrainingForm::setSpec(const learning::TrainingSpec& spec)
{
    m_model->setSpec(spec.model);
    m_learning->setSpec(spec);
    m_techniques->setSpec(spec);
    m_seed->setValue(int(spec.seed));
    m_device->setDevice(spec.device);
    m_excludeSeen->setChecked(spec.excludeSeen);
}

learning::Objective TrainingForm::objective() const
{
    return spec().objective;
}

workflow::TrainingTask TrainingForm::task() const
{
    const std::string data = m_data->data();
    const std::string name = m_name->text().trimmed().toStdString();
    const auto by = events::SequenceBy(m_sequenceBy->currentIndex());
    switch (m_kind->current()) {
    case Pretrain:
        return workflow::PretrainRequest{data, spec(), name, m_startFields->weights()};
    case Finetune:
        if (m_task->task() == TaskFields::Click) return clickRequest();
        if (m_task->task() == TaskFields::Tags) return tagRequest();
        return workflow::FinetuneRequest{data,
                                         m_startFields->run(),
                                         spec(),
                                         by,
                                         name,
                                         m_split->split(),
                                         m_startFields->run().empty() ? m_startFields->weights()
                                                                      : std::filesystem::path()};
    case Generator:
        return workflow::GeneratorRequest{data, generatorSpec(), m_holdOut->isChecked(), name};
    default:
        return workflow::BaselineRequest{data, learning::BaselineKind(m_baseline->currentIndex()),
                                         by,   m_excludeSeen->isChecked(),
                                         name, m_split->split()};
    }
}

void TrainingForm::setTask(const workflow::TrainingTask& task)
{
    m_kind->setCurrent(kindOf(task));
    chooseData();
    std::visit(
        [this](const auto& request) {
            if constexpr (requires { request.data; }) m_data->setData(request.data);
        },
        task);
    if (const auto* pretrain = std::get_if<workflow::PretrainRequest>(&task)) {
        setSpec(pretrain->spec);
        m_startFields->setWeights(pretrain->startWeights);
    }
    if (const auto* finetune = std::get_if<workflow::FinetuneRequest>(&task)) {
        m_startFields->setRun(finetune->from);
        setSpec(finetune->spec);
        m_task->setSpec(finetune->spec);
        m_startFields->setWeights(finetune->startWeights);
        m_sequenceBy->setCurrentIndex(int(finetune->sequenceBy));
        m_split->setSplit(finetune->split);
    }
    const auto setTold = [this](const auto& request) {
        m_startFields->setRun(request.from);
        m_task->setRequest(request);
        m_seed->setValue(int(request.seed));
        m_device->setDevice(request.device);
    };
    if (const auto* click = std::get_if<workflow::ClickRequest>(&task)) setTold(*click);
    if (const auto* tags = std::get_if<workflow::TagRequest>(&task)) setTold(*tags);
    if (const auto* baseline = std::get_if<workflow::BaselineRequest>(&task)) {
        m_baseline->setCurrentIndex(int(baseline->kind));
        m_sequenceBy->setCurrentIndex(int(baseline->sequenceBy));
        m_split->setSplit(baseline->split);
        m_excludeSeen->setChecked(baseline->excludeSeen);
    }
    if (const auto* generator = std::get_if<workflow::GeneratorRequest>(&task)) {
        m_generator->setSpec(generator->spec);
        m_seed->setValue(int(generator->spec.seed));
        m_device->setDevice(generator->spec.device);
        m_holdOut->setChecked(generator->holdOut);
    }
    m_name->clear();
    m_seeds->setValue(1);
    showRows();
}

std::vector<workflow::TrainingTask> TrainingForm::tasks() const
{
    const bool isOnce = m_seeds->value() == 1 || m_kind->current() == Baseline || m_kind->current() == Generator;
    if (isOnce) return {task()};
    std::vector<std::uint64_t> seeds(std::size_t(m_seeds->value()));
    std::iota(seeds.begin(), seeds.end(), std::uint64_t(m_seed->value()));
    return workflow::withSeeds(task(), seeds);
}

void TrainingForm::setChoices(const std::vector<store::DatasetRecord>& datasets,
                              const std::vector<store::RunRecord>& runs)
{
    m_data->setDatasets(datasets);
    m_split->setDatasets(datasets);
    m_startFields->setRuns(runs);
    showRows();
}

/// Synthetic sessions to pre-train on, a real log for the others.
void TrainingForm::chooseData()
{
    const bool isPretraining = m_kind->current() == Pretrain;
    m_data->setKind(m_kind->current(), isPretraining ? store::DatasetKind::Synthetic : store::DatasetKind::Imported);
}

Result<> TrainingForm::checkValues() const
{
    if (m_kind->current() == Baseline) return {};
    if (m_kind->current() == Generator) return generatorSpec().validate();
    if (finetunes() && m_task->task() == TaskFields::Click) return clickRequest().validate();
    if (finetunes() && m_task->task() == TaskFields::Tags) return tagRequest().validate();
    return workflow::checkSpec(spec());
}

void TrainingForm::validate()
{
    const auto fields = valuesByKey();
    for (const auto& [key, field] : fields)
        markInvalid(*field, false);
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
    m_device->retranslate();
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
    m_holdOut->setText(tr("leave out each user's last two events"));
    m_holdOut->setToolTip(tr("They are the validation and test targets: synthetic sessions must not know them."));
    setRowText(m_data, specWord(QStringLiteral("data")));
    setRowText(m_baseline, specWord(QStringLiteral("baseline")));
    setRowText(m_sequenceBy, specWord(QStringLiteral("sequence_by")));
    setRowText(m_split, specWord(QStringLiteral("split")));
    m_split->retranslate();
    setRowText(m_objective, specWord(QStringLiteral("objective")));
    setRowText(m_seed, specWord(QStringLiteral("seed")));
    setRowText(m_seeds, tr("Seeds in a row"));
    m_seeds->setToolTip(tr("A run for each: seeds that follow the first one. Compared, they are one group"));
    setRowText(m_device, specWord(QStringLiteral("device")));
    setRowText(m_name, tr("Name"));
    m_excludeSeen->setText(tr("leave out items already seen"));
    m_name->setPlaceholderText(tr("automatic"));
    nameChoices<learning::BaselineKind>(*m_baseline, QStringLiteral("baseline"));
    for (int i = 0; i < m_sequenceBy->count(); ++i)
        m_sequenceBy->setItemText(
            i, specValue(QStringLiteral("sequence_by"), text(workflow::name(events::SequenceBy(i)))));
    m_objective->setText(specValue(QStringLiteral("objective"), text(learning::name(objective()))));
    m_start->setText(m_kind->current() == Baseline      ? tr("Fit baseline")
                     : finetunes() && !m_task->trains() ? tr("Learn and test")
                                                        : tr("Start training"));
    validate();
}

void TrainingForm::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    m_device->load(m_workbench);
}

} // namespace sessionsmith::widgets
