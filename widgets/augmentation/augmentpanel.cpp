// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/augmentation/augmentpanel.h"

#include "widgets/augmentation/augmentationsample.h"
#include "widgets/augmentation/changekey.h"
#include "widgets/augmentation/pipelineeditor.h"
#include "widgets/augmentation/sessionpairs.h"
#include "widgets/augmentation/steprow.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/common/integerbox.h"
#include "widgets/common/legend.h"
#include "widgets/common/texts.h"
#include "widgets/jobs/workbench.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include <limits>

namespace sessionsmith::widgets {

namespace {

constexpr std::size_t mostSessions = 40;
constexpr int previewDelay = 120; // ms
constexpr int fieldsWidth = 376;

} // namespace

AugmentPanel::AugmentPanel(Workbench& workbench, QWidget* page)
    : SidePanel(page, true), m_workbench(workbench), m_pipeline(new PipelineEditor), m_form(new QFormLayout),
      m_seed(new IntegerBox(0, std::numeric_limits<int>::max(), 1)), m_name(new QLineEdit),
      m_trainingPart(new QCheckBox), m_title(new QLabel), m_figures(subtitleLabel()), m_pairs(new SessionPairs),
      m_key(new ChangeKey), m_legend(new Legend)
{
    auto* columns = new QHBoxLayout;
    columns->setSpacing(20);
    columns->addWidget(buildFields());
    columns->addWidget(buildPreview(), 1);
    body()->addLayout(columns, 1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(previewDelay);
    connect(&m_delay, &QTimer::timeout, this, &AugmentPanel::startPreview);
    connect(m_pipeline, &PipelineEditor::changed, this, &AugmentPanel::change);
    connect(m_seed, &QSpinBox::valueChanged, this, &AugmentPanel::change);
    connect(m_trainingPart, &QCheckBox::toggled, this, &AugmentPanel::change);
    connect(this, &SidePanel::closed, &m_delay, &QTimer::stop);
    m_pipeline->setPipeline({StepRow::proposed(augmentation::StepKind::Mask)});
    retranslate();
}

QWidget* AugmentPanel::buildFields()
{
    auto* fields = new QWidget;
    fields->setFixedWidth(fieldsWidth);
    auto* layout = new QVBoxLayout(fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);
    for (QWidget* field : std::initializer_list<QWidget*>{m_seed, m_name})
        addField(m_form, field);
    m_form->addRow(m_trainingPart);
    layout->addWidget(m_pipeline);
    layout->addLayout(m_form);
    layout->addStretch(1);
    return fields;
}

QWidget* AugmentPanel::buildPreview()
{
    m_title->setProperty("strong", true);
    auto* preview = new QWidget;
    auto* layout = new QVBoxLayout(preview);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_figures);
    layout->addWidget(m_pairs, 1);
    layout->addWidget(m_key);
    layout->addWidget(m_legend);
    return preview;
}

void AugmentPanel::retranslate()
{
    setTitle(tr("Augment %1").arg(m_dataset), tr("Augment"));
    for (const auto& [field, label] :
         std::initializer_list<std::pair<QWidget*, QString>>{{m_seed, tr("Seed")}, {m_name, tr("Name")}})
        static_cast<QLabel*>(m_form->labelForField(field))->setText(label);
    m_name->setPlaceholderText(tr("named after the data set"));
    m_trainingPart->setText(tr("Only the training part of each user"));
    m_trainingPart->setToolTip(tr("Leaves out each user's last two events, the validation and test targets: a model "
                                  "that is pre-trained on the result must not know them."));
    m_title->setText(tr("Before, and below it after"));
    m_pairs->setAccessibleName(tr("Sessions before and after"));
    m_pairs->setPlaceholder(tr("What the steps do to some sessions appears here."));
    m_pipeline->retranslate();
    m_key->retranslate();
    m_legend->update();
    showTexts();
}

void AugmentPanel::setDataset(const QString& name, std::shared_ptr<const events::EventLog> log)
{
    if (isBusy()) return;
    m_dataset = name;
    m_log = std::move(log);
    showPreview(nullptr);
    retranslate();
    change();
}

void AugmentPanel::open()
{
    SidePanel::open();
    change();
    m_pipeline->fields().first()->setFocus();
}

/// Tab goes through the steps as they lie, although some were made later than what follows them.
void AugmentPanel::orderFields()
{
    const QList<QWidget*> fields = m_pipeline->fields() << m_seed << m_name << m_trainingPart << m_pairs;
    for (qsizetype i = 1; i < fields.size(); ++i)
        setTabOrder(fields[i - 1], fields[i]);
}

workflow::AugmentRequest AugmentPanel::request() const
{
    workflow::AugmentRequest request;
    request.data = m_dataset.toStdString();
    request.pipeline = m_pipeline->pipeline();
    request.trainingPart = m_trainingPart->isChecked();
    request.seed = std::uint64_t(m_seed->value());
    request.name = m_name->text().trimmed().toStdString();
    return request;
}

void AugmentPanel::change()
{
    orderFields();
    if (m_pipeline->pipeline().empty()) // it would be the same data set under another name
        setProblem(tr("Add a step: without one the data set stays as it is."));
    else
        setProblem({});
    if (isOpen()) m_delay.start();
}

/// In a worker, for what a step has to know of a large log takes a while.
void AugmentPanel::startPreview()
{
    if (m_previewing) m_previewing->stop();
    if (!m_log) return;
    const auto sample = std::make_shared<AugmentationSample>();
    const Wording title = [name = m_dataset] { return tr("Previewing the augmentation of %1").arg(name); };
    m_previewing = m_workbench.jobs().start(
        title, false,
        [sample, log = m_log, request = request()](store::Workspace&, const ProgressSink&,
                                                   const Control& control) -> Result<> {
            auto made = augmentationSample(log, request, mostSessions, control);
            if (!made) return tl::unexpected(made.error());
            *sample = std::move(*made);
            return {};
        },
        this,
        [this, sample](Job* job) {
            if (job != m_previewing) return; // something was changed meanwhile
            m_previewing = nullptr;
            showPreview(sample->log ? sample : nullptr);
            if (job->error() && !job->error()->isCancelled() && !isBusy()) setProblem(translated(*job->error()));
        });
}

void AugmentPanel::showPreview(std::shared_ptr<const AugmentationSample> sample)
{
    m_sample = std::move(sample);
    m_pairs->setSample(m_sample);
    m_key->setChanges(m_sample ? m_sample->changes : std::vector<Change>());
    m_legend->setNames(m_sample ? m_sample->log->actions.names() : std::vector<std::string>());
    showTexts();
}

void AugmentPanel::showTexts()
{
    m_figures->setText(m_sample ? tr("%1 sessions · mean length %2 → %3 · %4 of the events changed")
                                      .arg(formatInteger(std::int64_t(m_sample->sessions.size())),
                                           formatNumber(m_sample->meanBefore, 1), formatNumber(m_sample->meanAfter, 1),
                                           formatPercent(m_sample->changedShare))
                                : QString());
}

} // namespace sessionsmith::widgets
